"""The network of a case as GraphML, for programs that draw and measure networks (Gephi, yEd, igraph).

Nodes are the client, people and organisations; edges are ties, and who works for which organisation.
Values are in their written form (`casefile.values`). A tie with an end that is not in the case is left out.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping

from navigator.casefile.case import Case
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.network import Tie
from navigator.layout.places import placed

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_NODE = ("kind", "name", "role", "sector", "closeness", "professional", "is_lead", "started", "ended")
_EDGE = (
    "kind",
    "strength",
    "under_stress",
    "support_flows",
    "talk_about_client",
    "last_talked",
    "started",
    "ended",
)
_PLACE = ("x", "y")
"""Where the map has a node, from the client, in map units: as the case keeps it, or would have it."""

_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def export_graphml(case: Case) -> bytes:
    """The network, as XML in UTF-8."""
    root = ET.Element("graphml", xmlns=_NAMESPACE)
    for domain, names in (("node", (*_NODE, *_PLACE)), ("edge", _EDGE)):
        for name in names:
            kind = "double" if name in _PLACE else "string"
            key = {"id": f"{domain}-{name}", "for": domain, "attr.name": name, "attr.type": kind}
            ET.SubElement(root, "key", key)
    graph = ET.SubElement(root, "graph", id="case", edgedefault="undirected")
    spots = placed(case).spots
    nodes = {CLIENT_ID, *case.people, *case.organisations}
    for item in (case.client, *case.people.values(), *case.organisations.values()):
        values = {name: getattr(item, name, None) for name in _NODE}
        values |= dict(zip(_PLACE, spots[item.id], strict=True))
        node = ET.SubElement(graph, "node", id=item.id)
        _add_data(node, "node", {**values, "kind": item.KIND, "name": item.title})
    for edge_id, source, target, edge_values in _edges(case):
        if source in nodes and target in nodes:
            edge = ET.SubElement(graph, "edge", id=edge_id, source=source, target=target)
            _add_data(edge, "edge", edge_values)
    ET.indent(root)
    text: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _edges(case: Case) -> Iterator[tuple[str, str, str, dict[str, object]]]:
    for tie in case.ties.values():
        yield tie.id, tie.one_end, tie.other_end, {**_tie_values(tie), "kind": "tie"}
    for person in case.people.values():
        if person.organisation:
            yield f"works-for-{person.id}", person.id, person.organisation, {"kind": "works for"}


def _tie_values(tie: Tie) -> dict[str, object]:
    return {name: getattr(tie, name) for name in _EDGE if name != "kind"}


def _add_data(to: ET.Element, domain: str, values: Mapping[str, object]) -> None:
    for name, value in values.items():
        if value not in (None, "", ()):
            text = ("yes" if value else "no") if isinstance(value, bool) else str(value)
            ET.SubElement(to, "data", key=f"{domain}-{name}").text = _NOT_XML.sub("\ufffd", text)

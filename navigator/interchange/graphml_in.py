"""The places of a map out of a GraphML file, such as one that another program has laid out.

GraphML 1.0 (graphml.graphdrawing.org). Only places come in: the people themselves have better forms.
"""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from xml.parsers import expat

from navigator.casefile.case import Case
from navigator.casefile.ids import CLIENT_ID, Ids
from navigator.casefile.network import Place
from navigator.errors import UnreadableFile
from navigator.interchange.file_text import FileText
from navigator.interchange.imported import Import, make_import
from navigator.layout.places import stored_places

MOST_CHARACTERS = 20_000_000
_MAP_WIDE = 2_000.0
"""Map units: a drawing from a bigger screen is brought down to this width."""

_DECIMALS = 2
"""Of a place, as the map keeps them."""

_GRAPHML = re.compile(r"<(?:[\w.-]{1,40}:)?graphml[\s>/]")
_NOTHING_CHANGED = "Nothing was imported."

Spot = tuple[float, float]


def is_graphml(head: str) -> bool:
    """Whether a text that begins like this is GraphML."""
    return _GRAPHML.search(head) is not None


def read_graphml(found: FileText, file_name: str, case: Case, ids: Ids) -> Import:
    """The Import of the places in a GraphML file; UnreadableFile when there is none of anybody here."""
    reader = _Reader()
    spots = _brought_to_the_map(reader.read(found.text), case)
    stored = stored_places(case)
    places = []
    for node, (x, y) in spots.items():
        old = stored.get(node)
        places.append(replace(old, x=x, y=y) if old else Place(id=ids.new(), node=node, x=x, y=y))
    return make_import(
        case, "graphml", file_name, places, read=len(reader.nodes), not_taken=_not_taken(reader, spots, case)
    )


def _brought_to_the_map(found: Mapping[str, Spot], case: Case) -> dict[str, Spot]:
    """The places of those who are in the case, from the client in the middle, at the map's size."""
    numbers = {node: spot for node, spot in found.items() if all(map(math.isfinite, spot))}
    middle_x, middle_y = numbers.get(CLIENT_ID, (0.0, 0.0))
    known = {*case.organisations, *case.people}
    spots = {
        node: (x / 2 - middle_x / 2, y / 2 - middle_y / 2)  # halves: the largest numbers have a difference
        for node, (x, y) in numbers.items()
        if node in known
    }
    if not spots:
        raise UnreadableFile(
            "This file has no places of anybody in this case.",
            _NOTHING_CHANGED,
            "Choose a file that was exported from this case as GraphML, and laid out.",
        )
    reach = max(max(abs(x), abs(y)) for x, y in spots.values())
    scale = min(2.0, _MAP_WIDE / 2 / reach) if reach else 1.0
    return {n: (round(x * scale, _DECIMALS), round(y * scale, _DECIMALS)) for n, (x, y) in spots.items()}


def _not_taken(reader: "_Reader", spots: Mapping[str, Spot], case: Case) -> Iterator[str]:
    """How many nodes came to nothing, and why."""
    rest = [node for node in reader.nodes if node not in spots and node != CLIENT_ID]
    strangers = sum(1 for node in rest if node not in case.people and node not in case.organisations)
    if strangers:
        who = "1 node is nobody" if strangers == 1 else f"{strangers:,} nodes are nobody"
        yield f"{who} in this case."
    if lost := len(rest) - strangers:
        who = "1 has" if lost == 1 else f"{lost:,} have"
        yield f"{who} no place that is a number."


class _Reader:
    """Takes x and y of each node out of a document."""

    def __init__(self) -> None:
        self.nodes: dict[str, None] = {}
        self._names: dict[str, str] = {}
        self._values: dict[str, dict[str, float]] = {}
        self._node = self._key = self._text = ""
        self._is_graphml = False

    def read(self, content: str) -> dict[str, Spot]:
        """The places by node; UnreadableFile when it is not GraphML, or names entities of its own."""
        if len(content) > MOST_CHARACTERS:
            raise UnreadableFile("This file is too large for a map.", _NOTHING_CHANGED)
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.EntityDeclHandler = self._entity
        try:
            parser.Parse(content, True)
        except (expat.ExpatError, ValueError) as error:
            raise _no_graphml() from error
        if not self._is_graphml:
            raise _no_graphml()
        return {
            node: (values["x"], values["y"])
            for node, values in self._values.items()
            if "x" in values and "y" in values
        }

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        match tag.rsplit(" ", 1)[-1]:
            case "graphml":
                self._is_graphml = True
            case "key":
                self._names[attributes.get("id", "")] = attributes.get("attr.name", "")
            case "node":
                self._node = attributes.get("id", "")
                self.nodes[self._node] = None
            case "data":
                self._key, self._text = self._names.get(attributes.get("key", ""), ""), ""

    def _characters(self, text: str) -> None:
        if self._key in ("x", "y") and len(self._text) < 60:
            self._text += text

    def _end(self, tag: str) -> None:
        name = tag.rsplit(" ", 1)[-1]
        if name == "data" and self._key in ("x", "y") and self._node:
            try:
                self._values.setdefault(self._node, {})[self._key] = float(self._text)
            except ValueError:
                # A word where a number should be: the node has no place then, like one that is not told.
                self._values.get(self._node, {}).pop(self._key, None)
        if name == "data":
            self._key = ""
        elif name == "node":
            self._node = ""

    def _entity(self, *_: object) -> None:
        raise ValueError("entities can make a small file endless")


def _no_graphml() -> UnreadableFile:
    return UnreadableFile("This file is not whole GraphML.", _NOTHING_CHANGED)

"""Whom the small map of the one page shows, and in which order they stand around the client.

Organisations and the inner ring; all others are only counted. The order is that of the map on the screen:
clockwise by where the case keeps its places, or by the stress of the ties where it keeps none. Where on
the paper they come to stand is decided in `page_map`.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from navigator.casefile.case import Case
from navigator.layout.network import CLOSE, DISTANT, ORGANISATIONS, REGULAR, Line, Network, Node, NodeKind
from navigator.layout.places import stored_places
from navigator.layout.ring_space import angle_of
from navigator.layout.stress import radial_angles

_RADII = {CLOSE: 40.0, REGULAR: 80.0, DISTANT: 120.0, ORGANISATIONS: 160.0}
_STRENGTHS = ("strong", "weak", "tenuous", "", "broken")
_BOTTOM = math.pi / 2


@dataclass(frozen=True, slots=True)
class Chosen:
    """The nodes that are shown, in clockwise order from the top, and how many there are of the others."""

    organisations: tuple[Node, ...]
    close: tuple[Node, ...]
    more_organisations: int
    more_close: int
    farther_out: int


def chosen(case: Case, network: Network, most_organisations: int, most_close: int) -> Chosen:
    """Those of the network who weigh most, up to these numbers; nobody who has ended."""
    people = [n for n in network.nodes.values() if n.kind in (NodeKind.WORKER, NodeKind.PERSONAL)]
    people = [node for node in people if not node.past]
    talks = {end for line in network.inner_lines if _talks(line) for end in line.ends}
    close = [node for node in people if node.ring == CLOSE]
    close.sort(key=lambda n: (not n.lead, not n.trusted, n.id not in talks, n.name, n.id))
    staff: dict[str, int] = {}
    for node in people:
        staff[node.organisation] = staff.get(node.organisation, 0) + 1 + 3 * (node.ring == CLOSE)
    organisations = [n for n in network.nodes.values() if n.kind is NodeKind.ORGANISATION]
    organisations.sort(key=lambda n: (-staff.get(n.id, 0), n.name, n.id))
    shown = organisations[:most_organisations], close[:most_close]
    angles = _angles(case, network, [node.id for nodes in shown for node in nodes])
    first, second = (sorted(nodes, key=lambda n: (_from_top(angles[n.id]), n.id)) for nodes in shown)
    return Chosen(
        organisations=tuple(first),
        close=tuple(second),
        more_organisations=len(organisations) - len(first),
        more_close=len(close) - len(second),
        farther_out=len(people) - len(close),
    )


@dataclass(frozen=True, slots=True)
class Joined:
    """A line between two who are shown: a tie of their own, or talk between their people."""

    one: str
    other: str
    line: Line


def joined(network: Network, shown: Iterable[str]) -> list[Joined]:
    """The lines between those who are shown, the one that says most for each pair.

    A tie of somebody who is not shown counts for their organisation, if the two talk about the client.
    """
    there = set(shown)
    best: dict[tuple[str, str], Joined] = {}
    for line in network.inner_lines:
        ends = [end if end in there else network.nodes[end].organisation for end in line.ends]
        lifted = tuple(ends) != line.ends
        if line.past or ends[0] == ends[1] or not there.issuperset(ends) or (lifted and not _talks(line)):
            continue
        key = min(ends), max(ends)
        found = Joined(ends[0], ends[1], line)
        if key not in best or _weight(line) < _weight(best[key].line):
            best[key] = found
    return [best[key] for key in sorted(best)]


def _weight(line: Line) -> tuple[bool, int, str]:
    strength = _STRENGTHS.index(line.strength) if line.strength in _STRENGTHS else len(_STRENGTHS)
    return line.talk != "regularly", strength, line.tie


def _talks(line: Line) -> bool:
    return line.talk in ("once", "regularly") and not line.past


def _angles(case: Case, network: Network, ids: Sequence[str]) -> Mapping[str, float]:
    """The angle of each: of its place on the map if it has one, else of those it belongs with."""
    stored = {node: place for node, place in stored_places(case).items() if node in network.nodes}
    if 2 * sum(1 for node in ids if node in stored) < len(ids):
        kept = {node: network.nodes[node] for node in ids}
        lines = tuple(line for line in network.inner_lines if kept.keys() >= set(line.ends))
        return radial_angles(Network(kept, lines), _RADII)
    angles = {node: angle_of((place.x or 0.0, place.y or 0.0)) for node, place in stored.items()}
    return {node: angles.get(node, angles.get(network.nodes[node].organisation, _BOTTOM)) for node in ids}


def _from_top(angle: float) -> float:
    """How far clockwise from the top an angle lies."""
    return (angle + math.pi / 2) % math.tau

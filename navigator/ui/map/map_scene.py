"""What the canvas shows at the moment: the network, its places and its look. No Qt, and no queries."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from navigator.actions.marks import Marks
from navigator.casefile.ids import CLIENT_ID
from navigator.layout.areas import Area
from navigator.layout.display_list import Anchor, Label, Shape
from navigator.layout.labels import Room, rooms_of
from navigator.layout.map_lines import tie_shapes
from navigator.layout.map_look import MapLook
from navigator.layout.map_marks import node_shapes
from navigator.layout.map_picture import extent, map_shapes
from navigator.layout.network import Line, Network, Node
from navigator.layout.ring_space import Spot
from navigator.ui.map.item_marks import marked_nodes, marked_ties, node_mark, tie_mark

_NEAR_LINE = 4.0
"""Map units from a tie that count as on it."""

NOBODY = "Nobody is on the map here. Choose “Add” to put somebody on it."
"""What an empty map says."""


@dataclass
class MapScene:
    """One network, placed."""

    network: Network
    spots: Mapping[str, Spot]
    pinned: frozenset[str] = frozenset()
    look: MapLook = field(default_factory=MapLook)
    rooms: Mapping[str, Room] = field(default_factory=dict)
    marks: Marks = field(default_factory=Marks)
    """What is marked as new or to be chosen, nodes and ties."""

    def __post_init__(self) -> None:
        if not self.rooms:
            self.rooms = rooms_of(self.network)

    @property
    def nodes(self) -> Mapping[str, Node]:
        """The nodes by id."""
        return self.network.nodes

    def shapes(self) -> list[Shape]:
        """Everything, in the order of drawing."""
        shapes = map_shapes(self.network, self.spots, self.look, self.rooms)
        shapes += self._marks(self.network, self.spots)
        if len(self.nodes) == 1 and CLIENT_ID in self.nodes:
            x, y = self.spots[CLIENT_ID]
            shapes.append(Label(x=x, y=y + 36.0, text=NOBODY, size=9.0, anchor=Anchor.MIDDLE, colour="muted"))
        return shapes

    def without(self, moving: frozenset[str]) -> list[Shape]:
        """Everything but these nodes and their ties."""
        nodes = {node: one for node, one in self.nodes.items() if node not in moving}
        lines = tuple(line for line in self.network.lines if not moving.intersection(line.ends))
        rest = Network(nodes, lines)
        shapes = map_shapes(rest, self.spots, replace(self.look, islands=()), self.rooms)
        return [*shapes, *self._marks(rest, self.spots)]

    def only(self, moving: frozenset[str], spots: Mapping[str, Spot]) -> list[Shape]:
        """These nodes and their ties, at other places."""
        placed = {**self.spots, **spots}
        shapes: list[Shape] = []
        for line in self._shown_lines():
            if moving.intersection(line.ends):
                shapes += tie_shapes(line, self.network, placed, self.rooms, self.look)
        for node in moving:
            shapes += node_shapes(
                self.nodes[node], self.rooms[node], placed[node], faded=False, names=self.look.names
            )
        lines = tuple(line for line in self.network.lines if moving.intersection(line.ends))
        nodes = {node: self.nodes[node] for node in moving}
        return [*shapes, *self._marks(Network(nodes, lines), placed)]

    def _marks(self, network: Network, spots: Mapping[str, Spot]) -> Iterator[Shape]:
        """The marks of these nodes and ties, over everything else."""
        if not self.marks:
            return
        drawn = self.look.client_lines
        for line in marked_ties(network, self.marks, client_lines=drawn):
            yield from tie_mark(line, spots, self.marks.of(line.tie))
        for node, word in sorted(marked_nodes(network, self.marks, client_lines=drawn).items()):
            yield from node_mark(self.nodes[node], self.rooms[node], spots[node], word)

    def extent(self) -> Area:
        """What the nodes take up; of the lines around the rings only paper wants all."""
        return extent(self.network, self.spots, self.rooms)

    def neighbours(self, node: str) -> frozenset[str]:
        """A node, and everybody tied to it or of one organisation with it."""
        found = {node}
        for line in self.network.lines:
            if node in line.ends:
                found.update(line.ends)
        for person, organisation in self.network.members():
            if node in (person, organisation):
                found.update((person, organisation))
        return frozenset(found)

    def node_at(self, x: float, y: float) -> str:
        """The node at a place, its name included; "" for none. Of two, the one drawn last."""
        found = ""
        for node in self.nodes:
            left, top, right, low = self.rooms[node].area(*self.spots[node])
            if left <= x <= right and top <= y <= low:
                found = node
        return found

    def tie_at(self, x: float, y: float) -> str:
        """The tie at a place, "" for none."""
        best, found = _NEAR_LINE, ""
        for line in self._shown_lines():
            away = _from_segment(x, y, self.spots[line.one], self.spots[line.other])
            if away < best:
                best, found = away, line.tie
        return found

    def towards(self, node: str, dx: float, dy: float) -> str:
        """The next node in a direction, as arrow keys go; the same one when there is none."""
        here = self.spots.get(node, (0.0, 0.0))
        best, found = math.inf, node
        for other in self.nodes:
            x, y = self.spots[other][0] - here[0], self.spots[other][1] - here[1]
            along, aside = x * dx + y * dy, abs(x * dy - y * dx)
            if other != node and along > 1e-6 and aside <= along * 1.8:
                cost = along + aside * 2.0
                if cost < best:
                    best, found = cost, other
        return found

    def within(self, area: Area) -> Sequence[str]:
        """The nodes whose places lie in an area."""
        left, top, right, low = area
        spots = self.spots
        return [n for n in self.nodes if left <= spots[n][0] <= right and top <= spots[n][1] <= low]

    def _shown_lines(self) -> list[Line]:
        return [line for line in self.network.lines if self.look.client_lines or CLIENT_ID not in line.ends]


def _from_segment(x: float, y: float, start: Spot, end: Spot) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    part = ((x - start[0]) * dx + (y - start[1]) * dy) / length if length else 0.0
    part = max(0.0, min(1.0, part))
    return math.hypot(x - start[0] - dx * part, y - start[1] - dy * part)

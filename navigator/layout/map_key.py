"""The key at the foot of every map: what marks, lines and badges mean, in the very shapes they have above."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from navigator.layout.display_list import Dash, Label, Measure, Path, Shape
from navigator.layout.labels import BOX_WIDE, MARK_RADIUS, Room
from navigator.layout.map_lines import NOT_NOTED, STYLES, arrow, bars, line_shapes, talk_mark, zigzag
from navigator.layout.map_look import badge_of
from navigator.layout.map_marks import CODE_SIZE, letters, node_shapes
from navigator.layout.network import Network, Node, NodeKind
from navigator.layout.ring_space import Spot

KEY_SIZE = 8.0
ROW = 19.0
_LINE = 30.0
_BETWEEN = 14.0
_AFTER = 5.0


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its words, how wide its sign is, and what draws that from a left end at a height."""

    words: str
    wide: float
    draw: Callable[[float, float], Sequence[Shape]]


def entries_of(network: Network, *, islands: bool = False) -> list[Entry]:
    """All entries: the lines always, the rest as far as it is on the map."""
    kinds = {node.kind for node in network.nodes.values()}
    found = [
        Entry("Strong", _LINE, _line("strong")),
        Entry("Weak", _LINE, _line("weak")),
        Entry("Tenuous", _LINE, _line("tenuous")),
        Entry("Not noted", _LINE, _line("")),
        Entry("Under stress", _LINE, _line("weak", stressed=True)),
        Entry("Broken", _LINE, _line("broken")),
        Entry("Support flows", _LINE, _line("weak", flows=True)),
        Entry("Talk about the client regularly", _LINE, _line("weak", talk="regularly")),
        Entry("Talked once", _LINE, _line("weak", talk="once")),
        Entry("Ended", _LINE, _line("weak", past=True)),
    ]
    if islands:
        found.append(Entry("An island of those who talk", _LINE, _island))
    if NodeKind.WORKER in kinds:
        found.append(_mark("Worker, with the letters of the organisation", NodeKind.WORKER, "AB"))
    if NodeKind.PERSONAL in kinds:
        found.append(_mark("Family or friend", NodeKind.PERSONAL, "SO"))
    people = [node for node in network.nodes.values() if node.kind in (NodeKind.WORKER, NodeKind.PERSONAL)]
    if any(node.lead for node in people):
        found.append(_mark("Lead", NodeKind.WORKER, "", lead=True))
    if any(node.trusted for node in people):
        found.append(_mark("Trusted by the client", NodeKind.WORKER, "", trusted=True))
    if any(node.past for node in people):
        found.append(_mark("Has ended", NodeKind.PERSONAL, "", past=True))
    sectors = dict.fromkeys(node.sector for node in network.nodes.values() if badge_of(node.sector).letters)
    ordered = sorted(sectors, key=lambda sector: badge_of(sector).label)
    return found + [Entry(badge_of(sector).label, BOX_WIDE / 2, _sector(sector)) for sector in ordered]


def key_shapes(
    network: Network, left: float, top: float, width: float, measure: Measure, *, islands: bool = False
) -> tuple[list[Shape], float]:
    """The key in rows of a width, and its height."""
    shapes: list[Shape] = []
    x, y = left, top + ROW / 2
    for entry in entries_of(network, islands=islands):
        said = measure(entry.words, KEY_SIZE, False)
        if x > left and x + entry.wide + _AFTER + said > left + width:
            x, y = left, y + ROW
        shapes += entry.draw(x, y)
        base = y + KEY_SIZE * 0.36
        shapes.append(
            Label(x=x + entry.wide + _AFTER, y=base, text=entry.words, size=KEY_SIZE, colour="muted")
        )
        x += entry.wide + _AFTER + said + _BETWEEN
    return shapes, y + ROW / 2 - top


def _island(x: float, y: float) -> Sequence[Shape]:
    """An outline as those under the map, of two who talk."""
    ends = ((x + 6, y), (x + _LINE - 6, y))
    return [
        Path(points=ends, stroke=colour, width=wide) for colour, wide in (("line", 11.6), ("hairline", 10.0))
    ]


def _line(
    strength: str, *, stressed: bool = False, flows: bool = False, talk: str = "", past: bool = False
) -> Callable[[float, float], Sequence[Shape]]:
    width, dash = STYLES.get(strength, NOT_NOTED)
    colour = (
        "line" if past else "ink" if strength == "strong" else "accent" if talk == "regularly" else "muted"
    )

    def draw(x: float, y: float) -> Sequence[Shape]:
        start, end = (x, y), (x + _LINE, y)
        shapes: list[Shape] = list(line_shapes(start, end, width, dash, colour))
        if stressed:
            shapes.append(zigzag(start, end, colour))
        if strength == "broken":
            shapes += bars(start, end, colour)
        if flows:
            shapes.append(arrow(start, end, colour))
        if talk:
            shapes.append(talk_mark((x + _LINE / 2, y), regularly=talk == "regularly"))
        return shapes

    return draw


def _mark(
    words: str, kind: NodeKind, code: str, *, lead: bool = False, trusted: bool = False, past: bool = False
) -> Entry:
    node = Node("", kind, "", code, 0, lead=lead, trusted=trusted, past=past)
    room = Room((), 0.0, 0.0, 0.0)

    def draw(x: float, y: float) -> Sequence[Shape]:
        spot: Spot = (x + MARK_RADIUS, y)
        return [_silent(shape) for shape in node_shapes(node, room, spot, faded=False, names=False)]

    return Entry(words, 2 * MARK_RADIUS, draw)


def _silent(shape: Shape) -> Shape:
    """A sign in the key stands for nobody."""
    return replace(shape, item="", says="")


def _sector(sector: str) -> Callable[[float, float], Sequence[Shape]]:
    badge = badge_of(sector)

    def draw(x: float, y: float) -> Sequence[Shape]:
        half = BOX_WIDE / 4
        corners = ((x, y - 6), (x + 2 * half, y - 6), (x + 2 * half, y + 6), (x, y + 6))
        box = Path(points=corners, closed=True, fill=badge.fill, stroke="ink", width=0.8, dash=Dash.SOLID)
        return [box, letters((x + half, y), "", badge.letters, CODE_SIZE, badge.ink)]

    return draw


def words_of_key(network: Network, *, islands: bool = False) -> Iterator[str]:
    """What the key explains, in words."""
    yield from (entry.words for entry in entries_of(network, islands=islands))

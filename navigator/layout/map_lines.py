"""The ties of the map as shapes, after A. Hartman, "Diagrammatic assessment of family relationships"
(Social Casework 59, 1978): solid and thick for strong, thin for weak, dashed for tenuous, a zigzag over it
for a tie under stress, and an arrow where support flows. A broken tie has two bars across; what the paper
lacks is the mark in the middle: the two talk about the client.
"""

import math
from collections.abc import Iterator, Mapping

from navigator.casefile.ids import CLIENT_ID
from navigator.layout.display_list import Dash, Disc, Path, Shape
from navigator.layout.labels import BOX_HIGH, BOX_WIDE, MARK_RADIUS, Room
from navigator.layout.map_look import MapLook
from navigator.layout.network import Line, Network, Node, NodeKind
from navigator.layout.ring_space import Spot

STYLES: Mapping[str, tuple[float, Dash]] = {
    "strong": (2.3, Dash.SOLID),
    "weak": (0.9, Dash.SOLID),
    "tenuous": (0.9, Dash.DASHED),
    "broken": (0.9, Dash.SOLID),
}
NOT_NOTED = (0.9, Dash.DOTTED)
"""The style of a tie whose strength nobody has noted."""

_BESIDE = 5.0
"""Between two ties of the same two."""

_ZIGZAG = 2.6
"""Its height to either side; its teeth are as wide."""

_LONGEST_ZIGZAG = 30.0

_ARROW = (6.0, 2.5)
"""Its length, and half its width; on a thick line both are half as much again."""

_CLEAR = 1.6
"""Between the end of a line and the mark."""


def tie_shapes(
    line: Line, network: Network, spots: Mapping[str, Spot], rooms: Mapping[str, Room], look: MapLook
) -> Iterator[Shape]:
    """One tie, from mark to mark."""
    start, end = _ends(line, network, spots, rooms)
    if start is None or end is None:
        return
    colour = _colour(line, look)
    width, dash = STYLES.get(line.strength, NOT_NOTED)
    says = in_words(line, network)
    body = _without_heads(start, end, width, at_start=line.to_one, at_end=line.to_other)
    yield from line_shapes(*body, width, dash, colour, item=line.tie, says=says)
    if line.stressed:
        yield zigzag(start, end, colour, line.tie)
    if line.strength == "broken":
        yield from bars(start, end, colour, line.tie)
    if line.to_other:
        yield arrow(start, end, colour, line.tie, width=width)
    if line.to_one:
        yield arrow(end, start, colour, line.tie, width=width)
    if line.talk in ("regularly", "once") and not line.past:
        middle = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
        yield talk_mark(
            middle, regularly=line.talk == "regularly", faded=look.fades(*line.ends), item=line.tie
        )


def line_shapes(
    start: Spot, end: Spot, width: float, dash: Dash, colour: str, *, item: str = "", says: str = ""
) -> Iterator[Shape]:
    """The line itself."""
    yield Path(points=(start, end), stroke=colour, width=width, dash=dash, item=item, says=says)


def zigzag(start: Spot, end: Spot, colour: str, item: str = "") -> Path:
    """Teeth over the middle half of a line."""
    length, (ux, uy) = _direction(start, end)
    stretch = min(max(min(length * 0.6, length - 8.0), min(length, 8.0)), _LONGEST_ZIGZAG)
    teeth = max(2, round(stretch / _ZIGZAG / 2) * 2)
    begin = (length - stretch) / 2
    points = []
    for at in range(teeth + 1):
        along = begin + stretch * at / teeth
        side = 0.0 if at in (0, teeth) else _ZIGZAG * (1 if at % 2 else -1)
        points.append((start[0] + ux * along - uy * side, start[1] + uy * along + ux * side))
    return Path(points=tuple(points), stroke=colour, width=0.9, item=item)


def bars(start: Spot, end: Spot, colour: str, item: str = "") -> Iterator[Path]:
    """Two bars across the middle of a broken tie."""
    length, (ux, uy) = _direction(start, end)
    for off in (-2.0, 2.0):
        x, y = start[0] + ux * (length / 2 + off), start[1] + uy * (length / 2 + off)
        tips = ((x - uy * 4.5, y + ux * 4.5), (x + uy * 4.5, y - ux * 4.5))
        yield Path(points=tips, stroke=colour, width=1.4, item=item)


def _without_heads(
    start: Spot, end: Spot, width: float, *, at_start: bool, at_end: bool
) -> tuple[Spot, Spot]:
    """The line between its arrow heads: a thick one would show around their tips."""
    length, (ux, uy) = _direction(start, end)
    head = min(_head(width)[0] * 0.8, length / 2)
    first, last = head * at_start, head * at_end
    return (start[0] + ux * first, start[1] + uy * first), (end[0] - ux * last, end[1] - uy * last)


def _head(width: float) -> tuple[float, float]:
    long, half = _ARROW
    return (long * 1.4, half * 1.5) if width > 1.5 else (long, half)


def arrow(start: Spot, end: Spot, colour: str, item: str = "", *, width: float = 0.9) -> Path:
    """A head at the end of a line."""
    _, (ux, uy) = _direction(start, end)
    long, half = _head(width)
    back = end[0] - ux * long, end[1] - uy * long
    points = (end, (back[0] - uy * half, back[1] + ux * half), (back[0] + uy * half, back[1] - ux * half))
    return Path(points=points, stroke=colour, width=0.5, closed=True, fill=colour, item=item)


def talk_mark(middle: Spot, *, regularly: bool, faded: bool = False, item: str = "") -> Disc:
    """The mark of two who talk about the client: full for regularly, open for once."""
    colour = "hairline" if faded else "accent"
    return Disc(
        x=middle[0],
        y=middle[1],
        radius=3.4 if regularly else 2.6,
        fill=colour if regularly else "surface",
        stroke="surface" if regularly else colour,
        width=0.8 if regularly else 1.2,
        item=item,
    )


def in_words(line: Line, network: Network) -> str:
    """ "Ada Obi and Dana Whitlock: strong, under stress, talk regularly"."""
    words = [line.strength or "strength not noted"]
    if line.stressed:
        words.append("under stress")
    if line.to_one or line.to_other:
        towards = [
            network.nodes[end].name
            for end, is_on in ((line.one, line.to_one), (line.other, line.to_other))
            if is_on
        ]
        words.append(f"support flows to {' and '.join(towards)}")
    if line.talk:
        words.append(
            {"regularly": "talk regularly", "once": "talked once", "never": "never talk"}.get(
                line.talk, line.talk
            )
        )
    if line.past:
        words.append("ended")
    if line.of > line.drawn and line.at == 0:
        words.append(f"{line.of} ties between them")
    return f"{network.nodes[line.one].name} and {network.nodes[line.other].name}: {', '.join(words)}"


def _colour(line: Line, look: MapLook) -> str:
    if look.fades(*line.ends):
        return "hairline"
    if line.past:
        return "line"
    if line.talk == "regularly":
        return "accent"
    return "ink" if line.strength == "strong" or look.bright is not None else "muted"


def _ends(
    line: Line, network: Network, spots: Mapping[str, Spot], rooms: Mapping[str, Room]
) -> tuple[Spot | None, Spot | None]:
    """Where a line leaves the marks at both ends; nothing of it where the marks touch."""
    one, other = spots[line.one], spots[line.other]
    length, (ux, uy) = _direction(one, other)
    off = (line.at - (line.drawn - 1) / 2) * _BESIDE
    first = leaves(network.nodes[line.one], rooms[line.one], ux, uy) + _CLEAR
    last = leaves(network.nodes[line.other], rooms[line.other], -ux, -uy) + _CLEAR
    if first + last >= length - 2.0:
        return None, None
    side = -uy * off, ux * off
    return (
        (one[0] + ux * first + side[0], one[1] + uy * first + side[1]),
        (other[0] - ux * last + side[0], other[1] - uy * last + side[1]),
    )


def leaves(node: Node, room: Room, ux: float, uy: float) -> float:
    """How far from a node's place a line in this direction leaves its mark, or the name under it."""
    if node.kind is NodeKind.PERSONAL:
        out = MARK_RADIUS
    elif node.kind is NodeKind.WORKER:
        out = _out_of_box(MARK_RADIUS, MARK_RADIUS, ux, uy)
    elif node.id == CLIENT_ID:
        return _out_of_box(room.half_width - 2, room.above - 2, ux, uy)
    else:
        out = _out_of_box(BOX_WIDE / 2, BOX_HIGH / 2, ux, uy)
    mark = BOX_HIGH / 2 if node.kind is NodeKind.ORGANISATION else MARK_RADIUS
    if uy > 0 and room.lines and abs(ux / uy) * mark < room.half_width:
        out = max(out, _out_of_box(room.half_width - 1, room.below - 2, ux, uy))
    return out


def _out_of_box(half_wide: float, half_high: float, ux: float, uy: float) -> float:
    return min(half_wide / abs(ux) if ux else math.inf, half_high / abs(uy) if uy else math.inf)


def _direction(start: Spot, end: Spot) -> tuple[float, Spot]:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy)
    return (length, (dx / length, dy / length)) if length else (0.0, (1.0, 0.0))

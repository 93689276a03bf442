"""The whole map as a display list: on a sheet with title, date, key and summary, or bare for a screen.

What is printed is what is on the screen: both are made here from the same network, places and look.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import cos, sin, tau

from navigator.casefile.date_words import say_date
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.partial_date import PartialDate
from navigator.layout.areas import Area
from navigator.layout.display_list import (
    Anchor,
    Box,
    Dash,
    Disc,
    Label,
    Measure,
    Path,
    Picture,
    Shape,
    rough_width,
)
from navigator.layout.graphemes import cut_to_width
from navigator.layout.labels import Room, rooms_of
from navigator.layout.map_islands import island_shapes
from navigator.layout.map_key import key_shapes
from navigator.layout.map_lines import tie_shapes
from navigator.layout.map_look import MapLook
from navigator.layout.map_marks import node_shapes
from navigator.layout.network import CLOSE, DISTANT, ORGANISATIONS, REGULAR, Network
from navigator.layout.ring_space import STRETCH, Spot, norm

A4, A3 = (841.89, 595.28), (1190.55, 841.89)
"""Landscape, in points."""

_MARGIN = 28.0
_TITLE, _SMALL = 15.0, 9.0
_LEAST_NAME = 4.6
"""Points: a name drawn smaller than this is no use, so it is left out."""

_NAME = 8.0
_MOST_SCALE = 1.5
_AROUND_ALL = 24.0
"""Map units that the outermost ring is given beyond its nodes, twice over."""

_RING_WORDS = {CLOSE: "Close", REGULAR: "Regular", DISTANT: "Distant"}


@dataclass(frozen=True, slots=True)
class Captions:
    """The words around a map on a sheet."""

    title: str
    summary: str
    on: date
    as_at: bool = False
    """Whether the day is not simply that of the printing."""


def map_shapes(
    network: Network, spots: Mapping[str, Spot], look: MapLook, rooms: Mapping[str, Room] | None = None
) -> list[Shape]:
    """Everything but title and key, in map units from the centre, in the order of drawing."""
    rooms = rooms or rooms_of(network)
    if not look.names:
        rooms = {node: replace(room, lines=()) for node, room in rooms.items()}
    shapes: list[Shape] = list(ring_shapes(network, spots)) if look.rings else []
    shapes += island_shapes(network, spots, look)
    if look.member_lines:
        shapes += _member_lines(network, spots, look)
    lines = [line for line in network.lines if look.client_lines or CLIENT_ID not in line.ends]
    for line in sorted(
        lines, key=lambda line: (not look.fades(*line.ends), line.talk == "regularly", line.tie)
    ):
        shapes += tie_shapes(line, network, spots, rooms, look)
    if look.rings:
        shapes += ring_names(network, spots)
    for node in network.nodes.values():
        faded = look.fades(node.id)
        shapes += node_shapes(node, rooms[node.id], spots[node.id], faded=faded, names=look.names)
    return shapes


def ring_shapes(network: Network, spots: Mapping[str, Spot]) -> Iterator[Shape]:
    """The line around each ring that has anybody on it."""
    for radius in boundaries(network, spots).values():
        yield Path(points=tuple(_ellipse(radius)), closed=True, curved=True, stroke="hairline", width=1.0)


def ring_names(network: Network, spots: Mapping[str, Spot]) -> Iterator[Shape]:
    """The name of each ring at its top, on paper of its own: ties pass behind it."""
    for ring, radius in boundaries(network, spots).items():
        words = _RING_WORDS[ring]
        wide = rough_width(words, 7.0) + 8
        yield Box(x=-wide / 2, y=-radius - 6, width=wide, height=12, fill="surface", stroke="")
        yield Label(x=0.0, y=-radius + 2.5, text=words, size=7.0, anchor=Anchor.MIDDLE, colour="muted")


def boundaries(network: Network, spots: Mapping[str, Spot]) -> dict[int, float]:
    """Where each ring ends: halfway to the next ring's innermost, whatever somebody has dragged elsewhere."""
    away = [(norm(spots[node.id]), node.ring) for node in network.nodes.values() if node.ring]
    rings = sorted({ring for _, ring in away} - {ORGANISATIONS})
    return {ring: _parting(sorted((r, of <= ring) for r, of in away)) for ring in rings}


def _parting(places: Sequence[tuple[float, bool]]) -> float:
    """The radius with the fewest on its wrong side, of places given with whether they belong inside.

    Of several such gaps it stands in the middle of the widest; when all belong inside, a little around them.
    """
    wrong = sum(inside for _, inside in places)
    best, found = (wrong, 0.0), 0.0
    for at, (radius, inside) in enumerate(places):
        wrong += -1 if inside else 1
        end = places[at + 1][0] if at + 1 < len(places) else radius + _AROUND_ALL
        if (wrong, radius - end) < best:
            best, found = (wrong, radius - end), (radius + end) / 2
    return found


def _ellipse(radius: float) -> Iterator[Spot]:
    for step in range(32):
        yield cos(tau * step / 32) * radius * STRETCH, sin(tau * step / 32) * radius


def _member_lines(network: Network, spots: Mapping[str, Spot], look: MapLook) -> Iterator[Shape]:
    for person, organisation in network.members():
        colour = "hairline" if look.fades(person, organisation) else "line"
        yield Path(points=(spots[person], spots[organisation]), stroke=colour, width=0.7, dash=Dash.DOTTED)


def extent(
    network: Network, spots: Mapping[str, Spot], rooms: Mapping[str, Room], *, rings: bool = False
) -> Area:
    """What the nodes take up, all together, and with `rings` the lines around those."""
    areas = [rooms[node].area(*spots[node]) for node in network.nodes]
    for radius in boundaries(network, spots).values() if rings else ():
        areas.append((-radius * STRETCH, -radius, radius * STRETCH, radius))
    return (
        min(area[0] for area in areas),
        min(area[1] for area in areas) - 10.0,
        max(area[2] for area in areas),
        max(area[3] for area in areas),
    )


def map_picture(
    network: Network,
    spots: Mapping[str, Spot],
    captions: Captions,
    *,
    size: tuple[float, float] = A4,
    look: MapLook | None = None,
    measure: Measure = rough_width,
) -> Picture:
    """The map on a sheet of this size in points. A network that is too large for names says so."""
    width, height = size
    look = look or MapLook()
    rooms = rooms_of(network)
    shapes = list(_heading(captions, width, measure))
    inside = width - 2 * _MARGIN
    key, key_height = key_shapes(network, _MARGIN, 0.0, inside, measure, islands=bool(look.islands))
    key_top = height - _MARGIN - key_height
    top = _MARGIN + _TITLE + 2 * _SMALL + 6
    left, high, right, low = extent(network, spots, rooms, rings=look.rings)
    scale = min(inside / (right - left), (key_top - 10 - top) / (low - high), _MOST_SCALE)
    named = scale * _NAME >= _LEAST_NAME
    drawn = map_shapes(network, spots, look if named else replace(look, names=False), rooms)
    across = width / 2 - (left + right) / 2 * scale
    down = (top + key_top - 10) / 2 - (high + low) / 2 * scale
    shapes += [moved(shape, scale, across, down) for shape in drawn]
    shapes += [moved(shape, 1.0, 0.0, key_top) for shape in key]
    if len(network.nodes) == 1:
        shapes.append(_nobody(width, down))
    if not named:
        words = "Too many for their names at this size: use larger paper, or show fewer by a filter."
        shapes.append(
            Label(x=width - _MARGIN, y=top - 4, text=words, size=_SMALL, anchor=Anchor.END, colour="muted")
        )
    return Picture(width, height, tuple(shapes), captions.title, captions.summary)


def _nobody(width: float, down: float) -> Label:
    words = "Nobody is on the map yet."
    return Label(x=width / 2, y=down + 44, text=words, size=10.0, anchor=Anchor.MIDDLE, colour="muted")


def _heading(captions: Captions, width: float, measure: Measure) -> Iterator[Shape]:
    day = (
        f"As it was on {say_date(PartialDate.on(captions.on))}"
        if captions.as_at
        else say_date(PartialDate.on(captions.on))
    )
    room = width - 3 * _MARGIN - measure(day, _SMALL, False)
    title = cut_to_width(captions.title, room, _TITLE, True, measure)
    summary = cut_to_width(captions.summary, width - 2 * _MARGIN, _SMALL, False, measure)
    base = _MARGIN + _TITLE * 0.8
    yield Label(x=_MARGIN, y=base, text=title, size=_TITLE, bold=True)
    yield Label(x=width - _MARGIN, y=base, text=day, size=_SMALL, anchor=Anchor.END, colour="muted")
    yield Label(x=_MARGIN, y=base + 15, text=summary, size=_SMALL, colour="muted")


def moved(shape: Shape, scale: float, across: float, down: float) -> Shape:
    """A shape made larger or smaller from the origin, and then put elsewhere."""
    match shape:
        case Path():
            points = tuple((x * scale + across, y * scale + down) for x, y in shape.points)
            return replace(shape, points=points, width=shape.width * scale)
        case Disc():
            return replace(
                shape, x=shape.x * scale + across, y=shape.y * scale + down,
                radius=shape.radius * scale, width=shape.width * scale,
            )  # fmt: skip
        case Box():
            return replace(
                shape, x=shape.x * scale + across, y=shape.y * scale + down, width=shape.width * scale,
                height=shape.height * scale, corner=shape.corner * scale, line=shape.line * scale,
            )  # fmt: skip
        case Label():
            return replace(
                shape, x=shape.x * scale + across, y=shape.y * scale + down, size=shape.size * scale
            )
        case _:
            raise TypeError(f"no way to move {type(shape).__name__}")

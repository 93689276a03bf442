"""The space in which the rings are circles: a landscape's ellipses, and who may stand where on them.

Norms and angles are those of a plane whose x axis is squeezed by STRETCH; places are in map units.
"""

import math
from collections.abc import Iterator, Mapping

from navigator.layout.areas import Area, Areas
from navigator.layout.labels import Room

Spot = tuple[float, float]

STRETCH = 1.85
"""How many times as wide as high the rings are."""

STEP = 6.0
"""Map units between the places that are tried."""


def norm(spot: Spot) -> float:
    """How far from the centre a place is, on the scale of the rings."""
    return math.hypot(spot[0] / STRETCH, spot[1])


def angle_of(spot: Spot) -> float:
    """The angle of a place, in radians clockwise from the right."""
    return math.atan2(spot[1], spot[0] / STRETCH)


def at_angle(angle: float, radius: float) -> Spot:
    """The place at an angle on the ring of this radius; to hundredths, as places are stored."""
    return round(math.cos(angle) * radius * STRETCH, 2), round(math.sin(angle) * radius, 2)


def turn_needed(room: Room, angle: float, radius: float) -> float:
    """How much of a turn two rooms of this size beside each other on a ring need not to overlap."""
    across = 2 * room.half_width / max(STRETCH * radius * abs(math.sin(angle)), 1e-6)
    down = (room.above + room.below) / max(radius * abs(math.cos(angle)), 1e-6)
    return min(across, down, math.pi)


def search(
    areas: Areas,
    room: Room,
    angle: float,
    radius: float,
    inner: float,
    outer: float,
    reach: float = math.inf,
) -> Spot | None:
    """The free place nearest to an angle and a radius, among those with inner <= norm < outer; None if none.

    `reach` is how far to either side along the ring one may go, on the scale of the rings.
    """
    for spot in _nearest_first(angle, radius, inner, outer, reach):
        if inner <= norm(spot) < outer and areas.free(room.area(*spot)):
            return spot
    return None


def _nearest_first(angle: float, radius: float, inner: float, outer: float, reach: float) -> Iterator[Spot]:
    """Places all over a band, those nearest to the one wanted first."""
    found: list[tuple[float, int, float]] = []
    rows = max(1, math.ceil((outer - inner) / STEP - 1e-9))
    for row in range(rows):
        r = inner + (outer - inner) * (row + 0.5) / rows
        found.append((abs(r - radius), row, r))
    tries: list[tuple[float, int, int, float, float]] = []
    for away, row, r in found:
        turns = max(8, int(math.tau * r * 1.25 / STEP))
        for turn in range(turns):
            off = (turn + 1) // 2 * (1 if turn % 2 else -1) * math.tau / turns
            sideways = abs(off) * r
            if sideways > reach:
                break
            tries.append((math.hypot(away, sideways * 1.2), row, turn, angle + off, r))
    tries.sort()
    for _, _, _, turned, r in tries:
        yield at_angle(turned, r)


def areas_of(spots: Mapping[str, Spot], rooms: Mapping[str, Room]) -> Areas:
    """What the nodes at these places take up."""
    areas = Areas()
    for node, spot in spots.items():
        if node in rooms:
            areas.add(node, rooms[node].area(*spot))
    return areas


def caption_area(boundary: float) -> Area:
    """Where the name of a ring stands: at the top, on the line around it."""
    return -34.0, -boundary - 6.0, 34.0, -boundary + 6.0

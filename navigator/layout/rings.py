"""The map by closeness: the client in the middle, everybody on the ring of their closeness, no two in each
other's way.

Angles come from the stress of the ties, the order of each ring from its crossings; then each node gets the
free place nearest to where it should stand, ring by ring from the inside out. A ring that is full grows
outwards, so that there is always a place, and the farther stand always outside of the nearer.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from navigator.casefile.ids import CLIENT_ID
from navigator.layout.areas import Area, Areas
from navigator.layout.crossings import Swaps
from navigator.layout.display_list import Measure, rough_width
from navigator.layout.labels import Room, rooms_of
from navigator.layout.network import CLOSE, DISTANT, ORGANISATIONS, REGULAR, Network
from navigator.layout.refining import refined
from navigator.layout.ring_space import Spot, angle_of, at_angle, caption_area, norm, search, turn_needed
from navigator.layout.stress import MEMBER_WEIGHT, radial_angles

RINGS = (CLOSE, REGULAR, DISTANT, ORGANISATIONS)
_FIRST = 38.0
"""The least norm of the innermost ring: the client's own mark stands inside."""

_ROW = 33.0
"""From one row of a ring to the next."""

_FULL = 0.9
"""How much of a row's turn may be given out before another row is opened."""

_REACH = 40.0
"""How far along its ring a node may be pushed before the ring grows outwards instead."""

_GROW = 8.0
"""By how much, each time."""

_BETWEEN = 12.0
"""From the outermost place of a ring to the line around it, and on to the next ring."""


@dataclass(frozen=True, slots=True)
class Band:
    """What a ring is expected to take: where it begins, and how many rows it has."""

    inner: float
    rows: int

    @property
    def middle(self) -> float:
        """The norm of its middle."""
        return self.inner + (self.rows - 1) * _ROW / 2


def lay_out(
    network: Network, measure: Measure = rough_width, pinned: Mapping[str, Spot] | None = None
) -> dict[str, Spot]:
    """A place for every node, from the centre in map units. Pinned nodes stay where they are."""
    pinned = {
        node: spot for node, spot in (pinned or {}).items() if node in network.nodes and node != CLIENT_ID
    }
    rooms = rooms_of(network, measure)
    bands = _bands(network, rooms)
    angles = radial_angles(network, {ring: band.middle for ring, band in bands.items()})
    angles.update({node: angle_of(spot) for node, spot in pinned.items()})
    order = {
        ring: sorted((n for n in angles if network.nodes[n].ring == ring), key=lambda n: (angles[n], n))
        for ring in RINGS
    }
    _spread(order, angles, rooms, bands)
    _uncross(network, order, angles, bands, pinned)
    _spread(order, angles, rooms, bands)
    spots, captions = _place(order, angles, rooms, bands, pinned)
    return refined(network, spots, rooms, pinned, captions)


def _bands(network: Network, rooms: Mapping[str, Room]) -> dict[int, Band]:
    """How thick each ring will be, from what its nodes need."""
    bands: dict[int, Band] = {}
    inner = _FIRST
    for ring in RINGS:
        members = [node.id for node in network.nodes.values() if node.ring == ring]
        rows = 1
        while (
            sum(_mean_turn(rooms[node], inner + rows * _ROW / 2) for node in members)
            > math.tau * _FULL * rows
        ):
            rows += 1
        bands[ring] = Band(inner, rows)
        if members:
            inner += (rows - 1) * _ROW + 2 * _BETWEEN
    return bands


def _mean_turn(room: Room, radius: float) -> float:
    """What a node needs of a turn, halfway between the sides and the top of the ellipse."""
    return (turn_needed(room, 0.6, radius) + turn_needed(room, 1.2, radius)) / 2


def _spread(
    order: Mapping[int, list[str]],
    angles: dict[str, float],
    rooms: Mapping[str, Room],
    bands: Mapping[int, Band],
) -> None:
    """Part the angles of each ring's neighbours as far as they need, moving none farther than it must."""
    for ring, nodes in order.items():
        band = bands[ring]
        needs = [turn_needed(rooms[node], angles[node], band.middle) / band.rows for node in nodes]
        for node, angle in zip(nodes, _parted([angles[node] for node in nodes], needs), strict=True):
            angles[node] = angle
        nodes.sort(key=lambda node: (angles[node], node))


def _parted(angles: Sequence[float], needs: Sequence[float]) -> list[float]:
    """Angles in rising order, each as far from the next as both need, as near to those given as can be.

    Least squares under an order, by pooling adjacent violators, on the circle cut at its widest gap.
    """
    count = len(angles)
    if count < 2:
        return list(angles)
    total = sum(needs)
    shrink = min(1.0, math.tau * 0.98 / total) if total else 1.0
    gaps = [(needs[at] + needs[(at + 1) % count]) / 2 * shrink for at in range(count)]
    slack = [(angles[(at + 1) % count] - angles[at]) % math.tau - gaps[at] for at in range(count)]
    cut = max(range(count), key=lambda at: (slack[at], -at))
    turned = [(cut + 1 + at) % count for at in range(count)]
    opened, sums = [], []
    last, gone = angles[turned[0]], 0.0
    for place, at in enumerate(turned):
        angle = last + (angles[at] - last) % math.tau if place else last
        if place:
            gone += gaps[turned[place - 1]]
        opened.append(angle - gone)
        sums.append(gone)
        last = angle
    pooled = _pooled(opened)
    longest = math.tau - gaps[cut] - sums[-1]
    if pooled[-1] - pooled[0] > longest:
        middle = sum(pooled) / count
        scale = max(longest, 0.0) / (pooled[-1] - pooled[0])
        pooled = [middle + (value - middle) * scale for value in pooled]
    found = [0.0] * count
    for place, at in enumerate(turned):
        found[at] = math.remainder(pooled[place] + sums[place], math.tau)
    return found


def _pooled(values: Sequence[float]) -> list[float]:
    """The nearest values, by least squares, that never fall."""
    pools: list[list[float]] = []
    for value in values:
        pools.append([value, 1.0])
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            mean, size = pools.pop()
            before = pools[-1]
            before[0] = (before[0] * before[1] + mean * size) / (before[1] + size)
            before[1] += size
    return [mean for mean, size in pools for _ in range(int(size))]


def _uncross(
    network: Network,
    order: Mapping[int, list[str]],
    angles: dict[str, float],
    bands: Mapping[int, Band],
    pinned: Mapping[str, Spot],
) -> None:
    """Turn the order of the rings for fewer crossings."""
    ids = list(angles)
    number = {node: at for at, node in enumerate(ids)}
    spots = [
        pinned.get(node) or at_angle(angles[node], _row_radius(bands[network.nodes[node].ring], place))
        for node, place in ((node, _place_in(order[network.nodes[node].ring], node)) for node in ids)
    ]
    lines = [(number[line.one], number[line.other]) for line in network.inner_lines]
    members = [(number[one], number[other], MEMBER_WEIGHT) for one, other in network.members()]
    slots = [[number[node] for node in order[ring] if node not in pinned] for ring in RINGS]

    def moved(one: int, other: int) -> None:
        a, b = ids[one], ids[other]
        angles[a], angles[b] = angles[b], angles[a]

    Swaps(spots, lines, members).improve(slots, moved)
    for nodes in order.values():
        nodes.sort(key=lambda node: (angles[node], node))


def _place_in(nodes: Sequence[str], node: str) -> int:
    return nodes.index(node)


def _row_radius(band: Band, place: int) -> float:
    """The row of the ring's n-th node: rows in turn, so that neighbours stand on different ones."""
    return band.inner + place % band.rows * _ROW


def _place(
    order: Mapping[int, Sequence[str]],
    angles: Mapping[str, float],
    rooms: Mapping[str, Room],
    bands: Mapping[int, Band],
    pinned: Mapping[str, Spot],
) -> tuple[dict[str, Spot], list[Area]]:
    """Give each node its place, from the inside out; also where the names of the rings stand."""
    captions: list[Area] = []
    areas = Areas()
    areas.add(CLIENT_ID, rooms[CLIENT_ID].area(0.0, 0.0))
    for node, spot in pinned.items():
        areas.add(node, rooms[node].area(*spot))
    spots: dict[str, Spot] = {CLIENT_ID: (0.0, 0.0), **pinned}
    inner = _FIRST
    for ring in RINGS:
        free = [node for node in order[ring] if node not in pinned]
        if not free:
            continue
        band = Band(inner, bands[ring].rows)
        outer = inner + (band.rows - 1) * _ROW + STEP_OVER
        for place, node in enumerate(free):
            outer = _put(
                node, areas, rooms[node], angles[node], _row_radius(band, place), inner, outer, spots
            )
        reached = max(norm(spots[node]) for node in free)
        boundary = reached + _BETWEEN
        captions.append(caption_area(boundary))
        areas.add(f"caption {ring}", captions[-1])
        inner = boundary + _BETWEEN
    return spots, captions


STEP_OVER = 1.0
"""So that the outermost row itself lies inside its band."""


def _put(
    node: str,
    areas: Areas,
    room: Room,
    angle: float,
    radius: float,
    inner: float,
    outer: float,
    spots: dict[str, Spot],
) -> float:
    """Place a node in its band, which grows until there is room; returns how far out it goes now."""
    spot = search(areas, room, angle, radius, inner, outer, _REACH)
    while spot is None:
        shell, outer = outer, outer + _GROW
        spot = search(areas, room, angle, outer, shell, outer, _REACH)
    areas.add(node, room.area(*spot))
    spots[node] = spot
    return outer

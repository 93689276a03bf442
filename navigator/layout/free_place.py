"""The best free place for somebody new on a map that stands: nobody else moves."""

import math
from collections.abc import Mapping

from navigator.casefile.ids import CLIENT_ID
from navigator.layout.areas import Areas
from navigator.layout.labels import Room
from navigator.layout.network import Network
from navigator.layout.ring_space import Spot, angle_of, areas_of, at_angle, norm, search
from navigator.layout.stress import MEMBER_WEIGHT

_LEAST, _THICK = 38.0, 34.0
_SHELL = 24.0
_NEAR, _FAR = 60.0, 1000.0
"""How far around the best place is looked, in map units, at first and at most: maps have no end."""


def free_place(network: Network, node: str, spots: Mapping[str, Spot], rooms: Mapping[str, Room]) -> Spot:
    """Where a node should stand among those that have their places.

    It is the free place on the node's ring nearest to those it is tied to. Where the ring has no room left
    at all, it is the nearest free place outside of it: no name is ever covered.
    """
    others = {one: spot for one, spot in spots.items() if one in network.nodes and one != node}
    areas = areas_of(others, rooms)
    inner, outer = _band(network, node, others)
    angle = _direction(network, node, others, areas, rooms[node], (inner + outer) / 2)
    radius = _radius(network, node, others, inner, outer)
    around = _NEAR
    while around < _FAR:
        band = max(inner, radius - around), min(outer, radius + around)
        spot = search(areas, rooms[node], angle, radius, *band, around * 2)
        if spot is not None:
            return spot
        around *= 2
    while True:
        spot = search(areas, rooms[node], angle, outer, outer, outer + _SHELL, _FAR)
        if spot is not None:
            return spot
        outer += _SHELL


def _band(network: Network, node: str, others: Mapping[str, Spot]) -> tuple[float, float]:
    """Beyond the outermost of nearer rings, within the innermost of farther ones."""
    ring = network.nodes[node].ring
    nearer = [norm(spot) for one, spot in others.items() if network.nodes[one].ring < ring]
    farther = [norm(spot) for one, spot in others.items() if network.nodes[one].ring > ring]
    inner = max([_LEAST, *(reach + 1.0 for reach in nearer)])
    if not farther:
        same = [norm(spot) for one, spot in others.items() if network.nodes[one].ring == ring]
        return inner, max([inner, *same]) + _THICK
    return inner, max(min(farther), inner + 1.0)


def _radius(network: Network, node: str, others: Mapping[str, Spot], inner: float, outer: float) -> float:
    """As far out as the others of its ring, on the whole."""
    ring = network.nodes[node].ring
    same = [norm(spot) for one, spot in others.items() if network.nodes[one].ring == ring]
    middle = sorted(same)[len(same) // 2] if same else inner + 12.0
    return min(max(middle, inner), outer)


def _direction(
    network: Network, node: str, others: Mapping[str, Spot], areas: Areas, room: Room, radius: float
) -> float:
    """Towards those it is tied to; where there are none, to the emptiest side."""
    x = y = 0.0
    pulls = [(end, 1.0) for line in network.inner_lines if node in line.ends for end in line.ends]
    pulls += [(end, MEMBER_WEIGHT) for pair in network.members() if node in pair for end in pair]
    for end, weight in pulls:
        if end in others and end != CLIENT_ID:
            angle = angle_of(others[end])
            x, y = x + math.cos(angle) * weight, y + math.sin(angle) * weight
    if math.hypot(x, y) > 1e-6:
        return math.atan2(y, x)
    sides = [math.tau * step / 24 for step in range(24)]
    return min(sides, key=lambda side: (_crowd(areas, room, side, radius), side))


def _crowd(areas: Areas, room: Room, side: float, radius: float) -> int:
    x, y = at_angle(side, radius)
    wide, high = room.half_width * 2, (room.above + room.below) * 1.5
    return len(areas.among((x - wide, y - high, x + wide, y + high)))

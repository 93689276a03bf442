"""Moving single nodes of a finished layout to free places of their own ring where fewer ties cross.

Swaps (`crossings`) need two nodes that fit each other's places; a node whose ties cross may also go where
nobody stands. Nodes are tried in a fixed order, a fixed number of times, over the same places: the same
network gives the same map.
"""

import math
from collections.abc import Mapping, Sequence

from navigator.layout.areas import Area, Areas
from navigator.layout.crossings import Swaps
from navigator.layout.labels import Room
from navigator.layout.network import Network
from navigator.layout.ring_space import Spot, at_angle, norm

ROUNDS = 2
_TURNS = 60
"""Angles that are tried around each ring."""


def relocate(
    network: Network,
    ids: Sequence[str],
    swaps: Swaps,
    rooms: Mapping[str, Room],
    stays: frozenset[int],
    taken: Sequence[Area],
) -> None:
    """Move nodes, by number in `ids`; those in `stays` remain. `taken` are areas that stay free."""
    areas = Areas()
    for at, area in enumerate(taken):
        areas.add(f"taken {at}", area)
    for node, spot in zip(ids, swaps.spots, strict=True):
        areas.add(node, rooms[node].area(*spot))
    places = {ring: _places(*band) for ring, band in _bands(network, ids, swaps.spots).items()}
    for _ in range(ROUNDS):
        moved = False
        for at in sorted(range(len(ids)), key=lambda at: (-swaps.crossings_of(at), at)):
            if at not in stays and swaps.crossings_of(at) and not swaps.is_tired:
                node = ids[at]
                areas.remove(node, rooms[node].area(*swaps.spots[at]))
                for spot in places[network.nodes[node].ring]:
                    if areas.free(rooms[node].area(*spot)):
                        moved |= swaps.move(at, spot)
                areas.add(node, rooms[node].area(*swaps.spots[at]))
        if not moved:
            return


def _bands(network: Network, ids: Sequence[str], spots: Sequence[Spot]) -> dict[int, tuple[float, float]]:
    """How far in and out the nodes of each ring stand now."""
    found: dict[int, tuple[float, float]] = {}
    for node, spot in zip(ids, spots, strict=True):
        ring, away = network.nodes[node].ring, norm(spot)
        least, most = found.get(ring, (math.inf, 0.0))
        found[ring] = min(least, away), max(most, away)
    return found


def _places(inner: float, outer: float) -> list[Spot]:
    """Places all over a ring, within its band."""
    rows = max(1, math.ceil((outer - inner) / 16.0))
    radii = [inner + (outer - inner) * row / rows for row in range(rows + 1)] if outer > inner else [inner]
    places = [at_angle(math.tau * turn / _TURNS, radius) for turn in range(_TURNS) for radius in radii]
    return [spot for spot in places if inner <= norm(spot) <= outer]

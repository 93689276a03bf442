"""The places that a case keeps for the map, and places for those who have none yet.

What is stored stands: it is taken as it is, so that opening a case moves nothing. What cannot be a place
(no number, or farther out than any screen) counts as none.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from navigator.casefile.case import Case
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.network import Place
from navigator.layout.display_list import Measure, rough_width
from navigator.layout.free_place import free_place
from navigator.layout.labels import rooms_of
from navigator.layout.network import whole_network
from navigator.layout.ring_space import Spot
from navigator.layout.rings import lay_out

FARTHEST = 20_000.0
"""Map units from the centre, in either direction."""

_MOST_ONE_BY_ONE = 12
"""Nodes without a place, up to which each is given the best free one; more are laid out together."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A place for every node; `pinned` are those that somebody put there, `fresh` those not stored yet."""

    spots: Mapping[str, Spot]
    pinned: frozenset[str]
    fresh: frozenset[str]


def stored_places(case: Case) -> dict[str, Place]:
    """The place that counts for each node: of several, which two laptops may have made, one always wins."""
    found: dict[str, Place] = {}
    for place in case.places.values():
        if place.node == CLIENT_ID or _spot(place) is None:
            continue
        old = found.get(place.node)
        if old is None or (bool(place.pinned), place.id) > (bool(old.pinned), old.id):
            found[place.node] = place
    return found


def placed(case: Case, known: Mapping[str, Spot] | None = None, measure: Measure = rough_width) -> Placed:
    """A place for everybody who is in the case, on any day.

    `known` are places that are not stored and count all the same where nothing is: those on a screen.
    """
    network = whole_network(case)
    stored = {node: place for node, place in stored_places(case).items() if node in network.nodes}
    spots: dict[str, Spot] = {node: spot for node, spot in (known or {}).items() if node in network.nodes}
    spots.update({node: spot for node, place in stored.items() if (spot := _spot(place)) is not None})
    spots[CLIENT_ID] = (0.0, 0.0)
    pinned = frozenset(node for node, place in stored.items() if place.pinned)
    missing = [node for node in network.nodes if node not in spots]
    if is_many(len(missing), len(network.nodes)):
        spots = lay_out(network, measure, spots)
    elif missing:
        rooms = rooms_of(network, measure)
        for node in missing:
            spots[node] = free_place(network, node, spots, rooms)
    fresh = frozenset(network.nodes) - set(stored) - {CLIENT_ID}
    return Placed(MappingProxyType(spots), pinned, fresh)


def is_many(missing: int, nodes: int) -> bool:
    """Whether so many lack a place that they are laid out together, which takes a while."""
    return missing > _MOST_ONE_BY_ONE or (missing > 1 and missing >= nodes - 1)


def lacking(case: Case, known: Mapping[str, Spot]) -> int:
    """How many would get a place only now."""
    stored = stored_places(case)
    nodes = (*case.people, *case.organisations)
    return sum(1 for node in nodes if node not in stored and node not in known)


def tidied(case: Case, measure: Measure = rough_width) -> dict[str, Spot]:
    """Places as if nobody had any but those pinned."""
    stored = stored_places(case)
    pins = {
        node: spot for node, place in stored.items() if place.pinned and (spot := _spot(place)) is not None
    }
    return lay_out(whole_network(case), measure, pins)


def _spot(place: Place) -> Spot | None:
    x, y = place.x, place.y
    if x is None or y is None or not (math.isfinite(x) and math.isfinite(y)):
        return None
    return (x, y) if max(abs(x), abs(y)) <= FARTHEST else None

"""The last touch of a layout: two of one ring change places where fewer ties cross and both have room."""

from collections.abc import Mapping

from navigator.layout.areas import Area, overlap
from navigator.layout.crossings import Swaps
from navigator.layout.labels import Room
from navigator.layout.network import Network
from navigator.layout.ring_space import Spot, angle_of
from navigator.layout.stress import MEMBER_WEIGHT


def refined(
    network: Network,
    spots: Mapping[str, Spot],
    rooms: Mapping[str, Room],
    pinned: Mapping[str, Spot],
    taken: list[Area],
) -> dict[str, Spot]:
    """The same places, some of them with another node. Pinned ones stay; `taken` is kept free as well."""
    ids = list(spots)
    number = {node: at for at, node in enumerate(ids)}
    areas = [rooms[node].area(*spots[node]) for node in ids]

    def both_fit(one: int, other: int) -> bool:
        """Asked when the two stand at each other's places already."""
        mine, theirs = (rooms[ids[at]].area(*swaps.spots[at]) for at in (one, other))
        if overlap(mine, theirs):
            return False
        others = [area for at, area in enumerate(areas) if at not in (one, other)]
        return not any(overlap(area, mine) or overlap(area, theirs) for area in (*others, *taken))

    swaps = Swaps(
        [spots[node] for node in ids],
        [(number[line.one], number[line.other]) for line in network.inner_lines],
        [(number[one], number[other], MEMBER_WEIGHT) for one, other in network.members()],
        both_fit,
    )

    def moved(one: int, other: int) -> None:
        for at in (one, other):
            areas[at] = rooms[ids[at]].area(*swaps.spots[at])

    rings: dict[int, list[str]] = {}
    for node in sorted(spots, key=lambda node: (angle_of(spots[node]), node)):
        if network.nodes[node].ring and node not in pinned:
            rings.setdefault(network.nodes[node].ring, []).append(node)
    swaps.improve([[number[node] for node in rings[ring]] for ring in sorted(rings)], moved)
    return {node: swaps.spots[at] for at, node in enumerate(ids)}

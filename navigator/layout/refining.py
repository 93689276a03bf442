"""The last touch of a layout: swaps and moves within the rings, where fewer ties cross and there is room."""

from collections.abc import Mapping, Sequence

from navigator.layout.areas import Area, overlap
from navigator.layout.crossings import Slots, Swaps
from navigator.layout.labels import Room
from navigator.layout.network import Network
from navigator.layout.relocating import relocate
from navigator.layout.ring_space import Spot, angle_of
from navigator.layout.stress import MEMBER_WEIGHT

_ROUNDS = 2
"""A move can make room for a swap, and the other way round; a third round gains next to nothing."""


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

    stays = frozenset(at for at, node in enumerate(ids) if node in pinned or not network.nodes[node].ring)
    for _ in range(_ROUNDS):
        swaps.improve(_slots(network, ids, swaps.spots, stays), moved)
        relocate(network, ids, swaps, rooms, stays, taken)
        areas = [rooms[node].area(*spot) for node, spot in zip(ids, swaps.spots, strict=True)]
    return {node: swaps.spots[at] for at, node in enumerate(ids)}


def _slots(network: Network, ids: Sequence[str], spots: Sequence[Spot], stays: frozenset[int]) -> Slots:
    """The nodes of each ring that may change places, in their order around it."""
    rings: dict[int, list[int]] = {}
    for at in sorted(range(len(ids)), key=lambda at: (angle_of(spots[at]), ids[at])):
        if at not in stays:
            rings.setdefault(network.nodes[ids[at]].ring, []).append(at)
    return [rings[ring] for ring in sorted(rings)]

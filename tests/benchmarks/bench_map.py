"""The people map: how long its layout takes, how good it is beside other programs', and how it moves.

Every layout gets the same ten seeded networks of 68 nodes, and then ten others on which nothing was ever
tuned (FRESH_SEEDS: only the crossings of those are told). Each is brought to the area that ours takes, with
our labels on it. Counted are the crossings of the ties that are shown (not the client's own and not who
belongs where), labels in each other's way, the stress of the distances without the client, and pairs of
people of whom the closer stands farther out than the other.
"""

import math
import os
import statistics
from collections import deque
from collections.abc import Mapping
from functools import partial
from itertools import combinations

from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.network import Person
from navigator.layout.areas import overlap
from navigator.layout.clusters import clusters
from navigator.layout.crossings import count_crossings
from navigator.layout.free_place import free_place
from navigator.layout.labels import rooms_of
from navigator.layout.network import Network, NodeKind, whole_network
from navigator.layout.ring_space import Spot, norm
from navigator.layout.rings import lay_out
from tests.benchmarks.figure import Figure
from tests.benchmarks.peer_layouts import Peer, edges_of, peers
from tests.benchmarks.side_by_side import seconds
from tests.factories import id_of
from tests.layout.networks import seeded

SEEDS = range(10)
FRESH_SEEDS = range(400, 410)
MEASURES = ("crossings", "overlaps", "stress", "closer but farther out, % of pairs")


def measure() -> list[Figure]:
    """All figures of the map."""
    return [*_times(), *_beside_peers(), *_frames()]


def _times() -> list[Figure]:
    networks = [whole_network(seeded(seed)) for seed in SEEDS]
    first = statistics.median(seconds(partial(lay_out, network)) for network in networks)
    forces = statistics.median(seconds(partial(clusters, network)) for network in networks)
    case = seeded(0)
    spots = lay_out(whole_network(case))
    new = Person(
        id=id_of("person", "new"),
        name="Nia Bell",
        closeness="regular",
        organisation=id_of("organisation", "0-1"),
    )
    grown = case.with_items({("person", new.id): new})

    def add() -> None:
        network = whole_network(grown)
        free_place(network, new.id, spots, rooms_of(network))

    large = whole_network(seeded(1, people=500, organisations=60))
    return [
        Figure("layout of 68 nodes", first, "s", aim=0.5),
        Figure("clusters of 68 nodes", forces, "s", aim=0.5),
        Figure(
            "a place for one more", statistics.median(seconds(add) for _ in range(9)) * 1000, "ms", aim=30.0
        ),
        Figure("layout of 561 nodes", seconds(lambda: lay_out(large)), "s"),
    ]


def _beside_peers() -> list[Figure]:
    """Ours beside each peer, by measure; the peers' names stand in the figures' names."""
    told, fresh = _Networks(SEEDS), _Networks(FRESH_SEEDS)
    figures = []
    for peer in peers():
        if peer.missing:
            print(f"{peer.name} was not compared: {peer.missing} is not on this machine.")
            continue
        figures += [
            Figure(f"map: {name}, mean of ten", mine, "", None, peer.name, value)
            for name, mine, value in zip(MEASURES, told.ours, told.of(peer), strict=True)
        ]
        mine, theirs = fresh.ours[0], fresh.of(peer)[0]
        figures.append(
            Figure(f"map: {MEASURES[0]}, mean of ten fresh seeds", mine, "", None, peer.name, theirs)
        )
    return figures


class _Networks:
    """The networks of some seeds, laid out by us."""

    def __init__(self, seeds: range) -> None:
        self._networks = [whole_network(seeded(seed)) for seed in seeds]
        self._placed = [lay_out(network) for network in self._networks]
        self.ours = _means([quality(*pair) for pair in zip(self._networks, self._placed, strict=True)])

    def of(self, peer: Peer) -> list[float]:
        """The MEASURES of a peer's layouts of the same."""
        found = []
        for network, spots in zip(self._networks, self._placed, strict=True):
            theirs = peer.lay_out(list(network.nodes), edges_of(network))
            found.append(quality(network, _brought_to(theirs, spots)))
        return _means(found)


def quality(network: Network, spots: Mapping[str, Spot]) -> tuple[float, ...]:
    """The MEASURES of one layout."""
    pairs = [line.ends for line in network.inner_lines]
    rooms = rooms_of(network)
    areas = [rooms[node].area(*spots[node]) for node in network.nodes]
    covered = sum(overlap(one, other) for one, other in combinations(areas, 2))
    return count_crossings(pairs, spots), covered, _stress(network, spots), _misplaced(network, spots)


def _brought_to(found: Mapping[str, Spot], ours: Mapping[str, Spot]) -> dict[str, Spot]:
    """A layout moved to the client's middle and stretched to the width and height of ours."""
    x, y = found[CLIENT_ID]
    wide = _span([place[0] for place in ours.values()]) / _span([place[0] for place in found.values()])
    high = _span([place[1] for place in ours.values()]) / _span([place[1] for place in found.values()])
    return {node: ((a - x) * wide, (b - y) * high) for node, (a, b) in found.items()}


def _span(values: list[float]) -> float:
    return max(values) - min(values) or 1.0


def _stress(network: Network, spots: Mapping[str, Spot]) -> float:
    """Normalised stress of graph distances without the client, at the scale that suits the layout best."""
    near: dict[str, list[str]] = {}
    for one, other in [line.ends for line in network.inner_lines] + list(network.members()):
        near.setdefault(one, []).append(other)
        near.setdefault(other, []).append(one)
    pairs = []
    for start in sorted(near):
        steps = {start: 0}
        todo = deque([start])
        while todo:
            here = todo.popleft()
            for there in near[here]:
                if there not in steps:
                    steps[there] = steps[here] + 1
                    todo.append(there)
        pairs += [(math.dist(spots[start], spots[end]), far) for end, far in steps.items() if end > start]
    if not pairs:
        return 0.0
    scale = sum(away / far for away, far in pairs) / sum((away / far) ** 2 for away, far in pairs)
    return sum((scale * away / far - 1) ** 2 for away, far in pairs) / len(pairs)


def _misplaced(network: Network, spots: Mapping[str, Spot]) -> float:
    people = [node for node in network.nodes.values() if node.kind in (NodeKind.WORKER, NodeKind.PERSONAL)]
    pairs = [(one, other) for one, other in combinations(people, 2) if one.ring != other.ring]
    wrong = sum(
        (norm(spots[one.id]) < norm(spots[other.id])) != (one.ring < other.ring) for one, other in pairs
    )
    return 100 * wrong / max(len(pairs), 1)


def _means(rows: list[tuple[float, ...]]) -> list[float]:
    return [statistics.mean(column) for column in zip(*rows, strict=True)]


def _frames() -> list[Figure]:
    """Painting offscreen: a whole frame, and one of a drag."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from tests.benchmarks.map_frames import frames

    return frames()

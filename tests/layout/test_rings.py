"""The map by closeness: laws that hold for every network."""

import math
from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from navigator.casefile.case import Case
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.network import Person
from navigator.layout.areas import overlap
from navigator.layout.clusters import clusters
from navigator.layout.free_place import free_place
from navigator.layout.labels import rooms_of
from navigator.layout.network import Network, whole_network
from navigator.layout.ring_space import Spot, norm
from navigator.layout.rings import lay_out
from tests.factories import id_of
from tests.layout.networks import NAMES, networks, seeded


def overlaps(network: Network, spots: dict[str, Spot]) -> list[tuple[str, str]]:
    """Who is in whose way."""
    rooms = rooms_of(network)
    areas = [(node, rooms[node].area(*spots[node])) for node in network.nodes]
    return [(a, b) for (a, one), (b, other) in combinations(areas, 2) if overlap(one, other)]


def rings_broken(network: Network, spots: dict[str, Spot]) -> list[str]:
    """Rings of which somebody stands farther out than somebody of a farther ring."""
    reach: dict[int, list[float]] = {}
    for node in network.nodes.values():
        reach.setdefault(node.ring, []).append(norm(spots[node.id]))
    rings = sorted(reach)
    return [f"{a} {b}" for a, b in pairwise(rings) if max(reach[a]) >= min(reach[b])]


@given(networks())
@settings(max_examples=60)
def test_no_two_are_in_each_others_way_and_closer_means_nearer(case: Case) -> None:
    network = whole_network(case)
    spots = lay_out(network)
    assert set(spots) == set(network.nodes)
    assert spots[CLIENT_ID] == (0.0, 0.0)
    assert not overlaps(network, spots)
    assert not rings_broken(network, spots)


@given(networks(most=16), st.randoms(use_true_random=False))
def test_the_same_case_gives_the_same_map_whatever_the_order_of_its_items(case: Case, chance: object) -> None:
    items = list(case.items())
    chance.shuffle(items)  # type: ignore[attr-defined]  # Hypothesis gives a random.Random
    assert lay_out(whole_network(Case.of(*items))) == lay_out(whole_network(case))


@given(networks(most=24), NAMES, st.sampled_from(["close", "regular", "distant"]))
@settings(max_examples=60)
def test_somebody_new_moves_nobody_and_covers_nobody(case: Case, name: str, closeness: str) -> None:
    spots = lay_out(whole_network(case))
    new = Person(id=id_of("person", "new"), name=name, closeness=closeness)
    network = whole_network(case.with_items({("person", new.id): new}))
    before = dict(spots)
    spots[new.id] = free_place(network, new.id, spots, rooms_of(network))
    assert {node: spots[node] for node in before} == before
    assert not overlaps(network, spots)


def test_somebody_new_finds_room_on_their_ring_in_an_ordinary_case() -> None:
    for seed in range(5):
        case = seeded(seed)
        spots = lay_out(whole_network(case))
        for at, closeness in enumerate(("close", "regular", "distant")):
            new = Person(id=id_of("person", f"new {at}"), name="Nia Bell", closeness=closeness)
            case = case.with_items({("person", new.id): new})
            network = whole_network(case)
            spots[new.id] = free_place(network, new.id, spots, rooms_of(network))
        assert not overlaps(network, spots)


@given(networks(most=24), st.floats(-400, 400), st.floats(-300, 300))
def test_who_is_pinned_stays_and_is_covered_by_nobody(case: Case, x: float, y: float) -> None:
    network = whole_network(case)
    pinned = dict.fromkeys(list(network.nodes)[1:2], (x, y))
    spots = lay_out(network, pinned=pinned)
    assert all(spots[node] == spot for node, spot in pinned.items())
    assert not {
        pair for pair in overlaps(network, spots) if pair != (CLIENT_ID, *pinned) and CLIENT_ID not in pair
    }


@given(networks())
@settings(max_examples=40)
def test_the_clusters_cover_nobody_either(case: Case) -> None:
    network = whole_network(case)
    spots = clusters(network)
    assert set(spots) == set(network.nodes)
    assert not overlaps(network, spots)
    assert spots == clusters(network)


def test_three_hundred_people_of_one_ring_have_room() -> None:
    people = [Person(id=id_of("person", str(at)), name="W" * 80, closeness="close") for at in range(300)]
    network = whole_network(Case.of(*people))
    spots = lay_out(network)
    assert not overlaps(network, spots)
    assert all(math.isfinite(x) and math.isfinite(y) for x, y in spots.values())

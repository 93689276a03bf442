"""The map by closeness: laws that hold for every network."""

import math
import os
import subprocess
import sys
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from navigator.casefile.case import Case
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.network import Person, Place
from navigator.layout.areas import overlap
from navigator.layout.clusters import clusters
from navigator.layout.free_place import free_place
from navigator.layout.labels import rooms_of
from navigator.layout.network import Network, whole_network
from navigator.layout.places import placed
from navigator.layout.ring_space import Spot, norm
from navigator.layout.rings import lay_out
from tests.factories import id_of
from tests.layout.networks import CLOSENESS, NAMES, networks, seeded


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


@st.composite
def crowded(draw: st.DrawFn) -> Case:
    """Up to three hundred nodes with up to three hundred ties, under names of 1 to 80 characters."""
    nodes = draw(st.integers(0, 300))
    organisations = draw(st.integers(0, nodes // 5))
    names = draw(st.lists(NAMES, min_size=1, max_size=6))
    case = seeded(draw(st.integers(0, 999)), people=nodes - organisations, organisations=organisations)
    people = [replace(one, name=names[at % len(names)]) for at, one in enumerate(case.people.values())]
    teams = [replace(one, name=names[-at % len(names)]) for at, one in enumerate(case.organisations.values())]
    return case.with_items({(one.KIND, one.id): one for one in (*people, *teams)})


@given(crowded())
@settings(max_examples=8)
def test_up_to_three_hundred_keep_their_rings_and_out_of_each_others_way(case: Case) -> None:
    network = whole_network(case)
    spots = lay_out(network)
    assert set(spots) == set(network.nodes) and spots[CLIENT_ID] == (0.0, 0.0)
    assert not overlaps(network, spots)
    assert not rings_broken(network, spots)


@given(networks(most=30), st.data())
@settings(max_examples=40)
def test_neither_who_comes_nor_who_goes_moves_anybody(case: Case, data: st.DataObject) -> None:
    first = placed(case).spots
    places = [Place(id=f"p{at}", node=node, x=x, y=y) for at, (node, (x, y)) in enumerate(first.items())]
    kept = case.with_items({("place", place.id): place for place in places})
    new = Person(id=id_of("person", "new"), name=data.draw(NAMES), closeness=data.draw(CLOSENESS))
    grown = placed(kept.with_items({("person", new.id): new})).spots
    assert {node: grown[node] for node in first} == first and new.id in grown
    nodes = [("person", one) for one in kept.people] + [("organisation", one) for one in kept.organisations]
    if nodes:
        gone = data.draw(st.sampled_from(nodes))
        left = placed(kept.with_items({gone: None})).spots
        assert left == {node: spot for node, spot in first.items() if node != gone[1]}


def test_the_map_is_the_same_in_every_process() -> None:
    program = (
        "from navigator.layout.network import whole_network\n"
        "from navigator.layout.rings import lay_out\n"
        "from tests.layout.networks import seeded\n"
        "print(sorted(lay_out(whole_network(seeded(7, 30, 8))).items()))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1 and len(told.pop()) > 500

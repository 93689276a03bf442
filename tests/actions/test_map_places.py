"""Acts on the map: pinning, tidying up, moving to a ring, each undone by one undo."""

import pytest

from navigator.actions.map_places import keep_places, move_on_map, move_to_ring, tidy_map, unpin
from navigator.casefile.network import Place
from navigator.errors import InvalidValue, UnknownItem
from navigator.layout.places import FARTHEST, placed, stored_places, tidied
from tests.actions.book import Book


def peopled() -> tuple[Book, str, str]:
    """Two people and a service, all with places."""
    book = Book()
    ada, ben = (book.add("person", name=name, closeness="close") for name in ("Ada", "Ben"))
    book.add("organisation", name="Service")
    book.commit(keep_places(book.case, book.ids, placed(book.case).spots))
    return book, ada, ben


def test_a_first_layout_is_kept_and_from_then_on_nobody_new_moves_anybody() -> None:
    book, _, _ = peopled()
    before = placed(book.case)
    assert book.name_of_last() == "Lay out the map"
    assert not before.fresh and not before.pinned and len(book.case.places) == 3
    new = book.add("person", name="Cem", closeness="close")
    after = placed(book.case)
    assert {node: after.spots[node] for node in before.spots} == dict(before.spots)
    assert after.fresh == {new}


def test_moving_pins_keeps_the_passing_places_of_others_and_is_undone_at_once() -> None:
    book, ada, _ = peopled()
    new = book.add("person", name="Cem")
    before = book.case
    passing = placed(book.case)
    book.commit(
        move_on_map(book.case, book.ids, {ada: (12.345, 1e9)}, {n: passing.spots[n] for n in passing.fresh})
    )
    assert book.name_of_last() == "Move Ada on the map"
    stored = stored_places(book.case)
    assert (stored[ada].x, stored[ada].y, stored[ada].pinned) == (12.35, FARTHEST, True) or stored[
        ada
    ].x == 12.34
    assert not stored[new].pinned and len(book.case.places) == 4
    book.undo()
    assert book.case == before


def test_tidying_up_keeps_pins_and_unpinning_lets_them_go() -> None:
    book, ada, ben = peopled()
    book.commit(move_on_map(book.case, book.ids, {ada: (300.0, 10.0), ben: (-200.0, 90.0)}))
    assert book.name_of_last() == "Move 2 people and organisations on the map"
    book.commit(unpin(book.case, book.ids, (ben,)))
    book.commit(tidy_map(book.case, book.ids, tidied(book.case)))
    assert book.name_of_last() == "Tidy up the map"
    spots = placed(book.case).spots
    assert spots[ada] == (300.0, 10.0)
    assert spots[ben] != (-200.0, 90.0)


def test_moving_to_a_ring_says_so_in_the_field() -> None:
    book, ada, _ = peopled()
    book.commit(move_to_ring(book.case, book.ids, ada, "distant", (150.0, 100.0)))
    assert book.name_of_last() == "Move Ada to the ring distant"
    assert book.case.people[ada].closeness == "distant"
    assert placed(book.case).spots[ada] == (150.0, 100.0)
    with pytest.raises(InvalidValue):
        move_to_ring(book.case, book.ids, ada, "nearby", (0.0, 0.0))
    with pytest.raises(UnknownItem):
        move_to_ring(book.case, book.ids, "nobody", "close", (0.0, 0.0))


def test_of_two_places_one_always_wins_and_what_is_no_place_counts_for_none() -> None:
    book, ada, ben = peopled()
    pinned = Place(id="0", node=ada, x=1.0, y=2.0, pinned=True)
    broken = Place(id="9", node=ben, x=float("nan"), y=2.0, pinned=True)
    far = Place(id="8", node=ben, x=4e9, y=2.0, pinned=True)
    case = book.case.with_items({("place", place.id): place for place in (pinned, broken, far)})
    assert stored_places(case)[ada] is pinned
    assert placed(case).spots[ben] == placed(book.case).spots[ben]

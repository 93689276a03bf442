import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.actions.network import add_tie, end_person, end_tie, link_same, same_as_first, unlink
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.partial_date import PartialDate
from navigator.errors import InvalidValue, UnknownItem
from tests.actions.book import Book

NOW = PartialDate.month(2026, 3)
BEFORE = PartialDate.month(2020, 1)


def test_a_tie_is_made_and_ended_and_stays() -> None:
    book = Book()
    book.add("client", preferred_name="Sam")
    doctor = book.add("person", name="Dr Patel")
    book.commit(add_tie(book.case, book.ids, CLIENT_ID, doctor, {"strength": "weak"}))
    assert book.name_of_last() == "Add tie Sam to Dr Patel"
    (tie,) = book.case.ties
    book.commit(end_tie(book.case, tie, NOW))
    assert book.name_of_last() == "End tie Sam to Dr Patel"
    assert book.case.ties[tie].ended == NOW


def test_a_person_who_leaves_takes_their_open_ties_along_and_one_undo_brings_all_back() -> None:
    book = Book()
    doctor, nurse, friend = (book.add("person", name=name) for name in ("Dr Patel", "Nurse Lee", "Jo"))
    book.add("tie", one_end=doctor, other_end=nurse)
    book.add("tie", one_end=friend, other_end=doctor, ended=BEFORE)
    book.add("tie", one_end=friend, other_end=nurse)
    before = book.case
    book.commit(end_person(book.case, doctor, NOW))
    assert book.name_of_last() == "End Dr Patel"
    assert book.case.people[doctor].ended == NOW
    assert [tie.ended for tie in book.case.ties.values()] == [NOW, BEFORE, None]
    book.undo()
    assert book.case == before


def test_duplicates_are_linked_and_the_link_is_taken_back() -> None:
    book = Book()
    one, two = book.add("person", name="Dana"), book.add("person", name="Dana Whitlock")
    book.commit(link_same(book.case, one, two))
    assert book.name_of_last() == "Link Dana as the same as Dana Whitlock"
    assert book.case.people[one].same_as == two
    book.commit(unlink(book.case, one))
    assert book.name_of_last() == "Unlink Dana"
    assert book.case.people[one].same_as == ""


def test_people_and_organisations_are_not_the_same_and_nothing_is_its_own_double() -> None:
    book = Book()
    person, organisation = book.add("person"), book.add("organisation")
    with pytest.raises(InvalidValue):
        link_same(book.case, person, organisation)
    with pytest.raises(InvalidValue):
        link_same(book.case, person, person)
    with pytest.raises(UnknownItem):
        link_same(book.case, person, "nothing")
    with pytest.raises(UnknownItem):
        end_person(book.case, organisation, NOW)
    with pytest.raises(UnknownItem):
        end_tie(book.case, person, NOW)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=12))
def test_whatever_is_linked_in_whatever_order_each_group_leads_to_one(pairs: list[tuple[int, int]]) -> None:
    book = Book()
    people = [book.add("person", name=str(number)) for number in range(6)]
    groups = [{person} for person in people]
    for a, b in pairs:
        if a != b:
            book.commit(link_same(book.case, people[a], people[b]))
            joined = next(g for g in groups if people[a] in g) | next(g for g in groups if people[b] in g)
            groups = [g for g in groups if not g & joined] + [joined]
    for group in groups:
        assert len({same_as_first(book.case, book.case.people[person]).id for person in group}) == 1
    assert len({same_as_first(book.case, person).id for person in book.case.people.values()}) == len(groups)


def test_links_that_lead_round_in_a_ring_end_somewhere() -> None:
    book = Book()
    one, two = book.add("person", name="Dana"), book.add("person", name="Dana W")
    from navigator.actions.items import change_item

    book.commit(change_item(book.case, one, {"same_as": two}))
    book.commit(change_item(book.case, two, {"same_as": one}))
    assert same_as_first(book.case, book.case.people[one]).id == two
    gone = book.add("person", name="Jo", same_as="gone")
    assert same_as_first(book.case, book.case.people[gone]).id == gone

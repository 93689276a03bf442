import pytest

from navigator.actions.items import (
    RingRefused,
    add_item,
    change_item,
    falls_with,
    pointing_to,
    purge_item,
    put_back,
    remove_item,
)
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.kinds import KINDS
from navigator.casefile.partial_date import PartialDate
from navigator.errors import InvalidValue, UnknownItem
from tests.actions.book import Book, everything

MET = PartialDate.year(2025)


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - {"client"}))
def test_an_item_of_any_kind_is_removed_and_one_undo_brings_all_of_it_back(kind: str) -> None:
    book = Book()
    ids = everything(book)
    before = book.case
    book.commit(remove_item(book.case, ids[kind]))
    assert book.case.find(ids[kind]) is None
    book.undo()
    assert book.case == before


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - {"client"}))
def test_nothing_is_left_that_cannot_stand_without_what_was_removed(kind: str) -> None:
    book = Book()
    ids = everything(book)
    book.commit(remove_item(book.case, ids[kind]))
    for tie in book.case.ties.values():
        assert book.case.find(tie.one_end) and book.case.find(tie.other_end)
    for dependency in book.case.dependencies.values():
        assert dependency.step in book.case.steps
    for reliance in book.case.reliances.values():
        assert reliance.step in book.case.steps and reliance.organisation in book.case.organisations
    assert all(view.need in book.case.needs for view in book.case.views.values())


def test_what_can_stand_stays_when_a_person_is_removed() -> None:
    book = Book()
    ids = everything(book)
    book.commit(remove_item(book.case, ids["person"]))
    assert {item.KIND for item in falls_with(book.case, ids["person"])} == set()
    assert book.case.entries[ids["entry"]].people == (ids["person"],)
    assert not book.case.ties and not book.case.places
    assert book.case.steps and book.case.meetings and book.case.attachments


def test_a_score_with_a_topic_and_a_condition_with_a_step_stand_alone() -> None:
    book = Book()
    need, step, other = book.add("need", what="Money"), book.add("step", what="A"), book.add("step", what="B")
    book.add("score", need=need, topic="money", value=3.0)
    book.add("dependency", step=step, waits_for=other, condition="A bank account")
    book.commit(remove_item(book.case, need))
    book.commit(remove_item(book.case, other))
    assert len(book.case.scores) == 1 and len(book.case.dependencies) == 1


def test_names_say_what_was_done() -> None:
    book = Book()
    person = book.add("person", name="Dana Whitlock")
    assert book.name_of_last() == "Add Dana Whitlock"
    book.commit(change_item(book.case, person, {"phones": ("07700 900123",)}))
    assert book.name_of_last() == "Change Dana Whitlock: phones"
    book.commit(change_item(book.case, person, {"name": "Dana Grey", "role": "Officer", "is_lead": True}))
    assert book.name_of_last() == "Change Dana Whitlock: name, role and is the lead"
    book.commit(
        change_item(book.case, person, {"role": "", "is_lead": None, "closeness": "close", "name": "Dana"})
    )
    assert book.name_of_last() == "Change Dana Grey: name, role and 2 more"
    book.commit(remove_item(book.case, person))
    assert book.name_of_last() == "Remove Dana"
    book.commit(put_back("person", person, "Dana"))
    assert book.name_of_last() == "Put back Dana"
    assert book.case.people[person].phones == ("07700 900123",)


def test_a_change_that_changes_nothing_is_no_act() -> None:
    book = Book()
    person = book.add("person", name="Dana Whitlock")
    assert book.commit(change_item(book.case, person, {"name": "Dana Whitlock"})) is None


def test_a_case_has_one_client_who_cannot_be_removed() -> None:
    book = Book()
    book.commit(change_item(book.case, CLIENT_ID, {"preferred_name": "Sam"}))
    assert book.case.clients[CLIENT_ID].preferred_name == "Sam"
    with pytest.raises(InvalidValue):
        add_item(book.case, book.ids, "client", {})
    with pytest.raises(InvalidValue):
        remove_item(book.case, CLIENT_ID)
    with pytest.raises(InvalidValue):
        purge_item(book.case, "client", CLIENT_ID)


def test_what_is_not_there_cannot_be_changed() -> None:
    book = Book()
    with pytest.raises(UnknownItem):
        change_item(book.case, "nothing", {})
    with pytest.raises(UnknownItem):
        remove_item(book.case, "nothing")


def test_a_purge_takes_what_falls_with_the_item_and_names_nobody() -> None:
    book = Book()
    ids = everything(book)
    book.commit(purge_item(book.case, "person", ids["person"]))
    assert book.name_of_last() == "Purge a person"
    assert ids["person"] not in book.case.people and not book.case.ties and not book.case.places


def test_a_ring_of_steps_is_refused_and_spelled_out_only_on_request() -> None:
    book = Book()
    flat, benefit, proof = (book.add("step", what=what) for what in ("Flat", "Benefit", "Proof"))
    book.add("dependency", step=flat, waits_for=benefit)
    book.add("dependency", step=benefit, waits_for=proof)
    with pytest.raises(RingRefused) as refused:
        add_item(book.case, book.ids, "dependency", {"step": proof, "waits_for": flat})
    assert refused.value.ring == "Proof waits for Flat, which waits for Benefit, which waits for Proof."
    assert "Flat" not in str(refused.value)


def test_a_ring_is_refused_in_a_change_too_but_a_ring_that_came_in_can_be_mended() -> None:
    book = Book()
    flat, benefit = book.add("step", what="Flat"), book.add("step", what="Benefit")
    book.add("dependency", step=flat, waits_for=benefit)
    other = book.add("dependency", step=benefit, condition="A letter")
    with pytest.raises(RingRefused):
        change_item(book.case, other, {"waits_for": flat})
    met = book.add("dependency", step=benefit, waits_for=flat, met_on=MET)
    with pytest.raises(RingRefused):
        change_item(book.case, met, {"met_on": None})
    change_item(book.case, met, {"condition": "A hostel bed"})
    change_item(book.case, other, {"condition": "Another letter"})


def test_a_done_step_closes_no_ring() -> None:
    book = Book()
    flat, benefit = book.add("step", what="Flat", status="done"), book.add("step", what="Benefit")
    book.add("dependency", step=flat, waits_for=benefit)
    assert add_item(book.case, book.ids, "dependency", {"step": benefit, "waits_for": flat}).edits


def test_what_points_to_an_item_is_found_in_every_kind() -> None:
    book = Book()
    ids = everything(book)
    kinds = {item.KIND for item in pointing_to(book.case, ids["person"])}
    assert kinds == {"tie", "step", "entry", "meeting", "ask", "place", "attachment", "set_aside"}

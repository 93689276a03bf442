from datetime import date

import pytest

from navigator.actions.items import RingRefused
from navigator.actions.plan import (
    add_dependency,
    agree_step,
    decline_step,
    finish_step,
    hold_step,
    meet_dependency,
    start_step,
    stop_step,
)
from navigator.casefile.partial_date import PartialDate
from navigator.errors import UnknownItem
from navigator.insights.sequencing import State, plan_of
from tests.actions.book import Book

TODAY = PartialDate.on(date(2026, 3, 10))
REVIEW = PartialDate.on(date(2026, 4, 1))


@pytest.fixture
def book() -> Book:
    return Book()


@pytest.fixture
def detox(book: Book) -> str:
    return book.add("step", what="Detox place", status="agreed")


def state(book: Book, step: str) -> State:
    return plan_of(book.case, TODAY.earliest).steps[step].state


def test_a_step_is_agreed_started_and_finished(book: Book, detox: str) -> None:
    book.commit(start_step(book.case, detox, TODAY))
    assert (book.name_of_last(), state(book, detox)) == ("Start Detox place", State.ACTIVE)
    assert book.case.steps[detox].actual_start == TODAY
    book.commit(finish_step(book.case, detox, REVIEW))
    assert (book.name_of_last(), state(book, detox)) == ("Finish Detox place", State.DONE)
    assert book.case.steps[detox].actual_end == REVIEW
    book.commit(agree_step(book.case, detox))
    assert (book.name_of_last(), state(book, detox)) == ("Agree Detox place", State.READY)


def test_holding_says_why_and_until_when_and_going_on_ends_the_hold(book: Book, detox: str) -> None:
    book.commit(start_step(book.case, detox, TODAY))
    book.commit(hold_step(book.case, detox, "In hospital", REVIEW))
    held = book.case.steps[detox]
    assert (book.name_of_last(), held.why_held, held.review_on) == ("Hold Detox place", "In hospital", REVIEW)
    book.commit(start_step(book.case, detox, REVIEW))
    going = book.case.steps[detox]
    assert book.name_of_last() == "Go on with Detox place"
    assert (going.status, going.why_held, going.review_on, going.actual_start) == ("active", "", None, TODAY)


@pytest.mark.parametrize(("act", "status"), [(stop_step, "stopped"), (decline_step, "declined")])
def test_a_reason_goes_into_the_journal_in_the_same_act(book: Book, detox: str, act, status: str) -> None:  # type: ignore[no-untyped-def]
    book.commit(act(book.case, book.ids, detox, "No bed for a dog", TODAY))
    (entry,) = book.case.entries.values()
    assert book.case.steps[detox].status == status
    assert (entry.text, entry.steps, entry.when) == ("No bed for a dog", (detox,), TODAY)
    book.undo()
    assert not book.case.entries and book.case.steps[detox].status == "agreed"


def test_without_a_reason_no_entry_is_made(book: Book, detox: str) -> None:
    book.commit(stop_step(book.case, book.ids, detox, " ", TODAY))
    assert not book.case.entries


def test_a_step_waits_until_what_it_waits_for_has_come_about(book: Book, detox: str) -> None:
    book.commit(add_dependency(book.case, book.ids, detox, condition="Proof of identity"))
    assert book.name_of_last() == "Add that Detox place waits for Proof of identity"
    assert state(book, detox) is State.BLOCKED
    (dependency,) = book.case.dependencies
    book.commit(meet_dependency(book.case, dependency, TODAY))
    assert book.name_of_last() == "Meet what Detox place waits for Proof of identity"
    assert state(book, detox) is State.READY


def test_a_ring_is_refused(book: Book, detox: str) -> None:
    flat = book.add("step", what="Flat")
    book.commit(add_dependency(book.case, book.ids, detox, waits_for=flat))
    with pytest.raises(RingRefused):
        add_dependency(book.case, book.ids, flat, waits_for=detox)
    with pytest.raises(RingRefused):
        add_dependency(book.case, book.ids, flat, waits_for=flat)


def test_what_is_no_step_is_refused(book: Book) -> None:
    with pytest.raises(UnknownItem):
        start_step(book.case, "nothing", TODAY)
    with pytest.raises(UnknownItem):
        meet_dependency(book.case, "nothing", TODAY)

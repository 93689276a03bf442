"""Moving steps in time, in one act."""

import pytest

from navigator.actions.step_dates import move_step
from navigator.casefile.case import Case
from navigator.errors import InvalidValue, UnknownItem
from navigator.history.draft import Draft
from tests.factories import id_of
from tests.insights.plans import day, step, waits

CASE = Case.of(
    step("Identity", 0, 9),
    step("Bank", 12, 12),
    step("Flat", 20, 40),
    waits("Bank", "Identity"),
    waits("Flat", "Bank"),
)
IDENTITY = id_of("step", "Identity")


def changed(draft: Draft) -> set[str]:
    return {CASE.steps[edit.register.item].what for edit in draft.edits}


def test_a_step_takes_along_what_waits_for_it_in_one_act() -> None:
    draft = move_step(CASE, IDENTITY, day(16), day(25))
    assert changed(draft) == {"Identity", "Bank", "Flat"}
    assert draft.name == "Move Identity to 8 December 2026, and 2 steps that wait for it"


def test_alone_it_goes_alone() -> None:
    assert changed(move_step(CASE, IDENTITY, day(16), day(25), alone=True)) == {"Identity"}


def test_another_end_is_named_as_that() -> None:
    assert move_step(CASE, IDENTITY, day(0), day(5)).name == "Let Identity end on 27 November 2026"


def test_no_dates_at_all_can_be_wished_for() -> None:
    assert move_step(CASE, IDENTITY, None, None).name == "Take the dates from Identity"


def test_the_same_dates_change_nothing() -> None:
    assert move_step(CASE, IDENTITY, day(0), day(9)).edits == ()


def test_what_cannot_be_is_refused_in_words() -> None:
    with pytest.raises(UnknownItem):
        move_step(CASE, "nobody", None, None)
    with pytest.raises(InvalidValue, match="end before it starts"):
        move_step(CASE, IDENTITY, day(9), day(2))
    for status, problem in (("done", "over"), ("active", "begun")):
        case = CASE.with_items({("step", IDENTITY): step("Identity", 0, 9, status=status)})
        with pytest.raises(InvalidValue, match=problem):
            move_step(case, IDENTITY, day(3), day(12))


def test_of_a_step_under_way_the_end_can_be_moved() -> None:
    begun = step("Identity", -5, 9, status="active", actual_start=day(-4))
    case = CASE.with_items({("step", IDENTITY): begun})
    assert {edit.register.field for edit in move_step(case, IDENTITY, day(-5), day(11)).edits} == {
        "planned_end"
    }

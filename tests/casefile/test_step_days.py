"""When a step began and ends, as far as its four dates say."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from navigator.casefile.partial_date import PartialDate
from navigator.casefile.plan import Step
from navigator.casefile.step_days import CLOSED, begins, ends, has_begun, is_closed
from navigator.casefile.vocabulary import vocabulary
from tests.factories import items_of


def step(status: str = "", **dates: str) -> Step:
    known: dict[str, Any] = {name: PartialDate.parse(text) for name, text in dates.items()}
    return replace(Step(id="a", status=status), **known)


@pytest.mark.parametrize("status", vocabulary("step_statuses").terms)
def test_a_step_is_closed_once_it_is_done_stopped_or_declined(status: str) -> None:
    assert is_closed(step(status)) == (status in CLOSED)


def test_every_closed_status_is_one_that_a_step_can_have() -> None:
    assert set(CLOSED) < set(vocabulary("step_statuses").terms)


def test_a_step_has_begun_when_somebody_said_so_or_when_a_start_is_known() -> None:
    assert has_begun(step("active"))
    assert has_begun(step("agreed", actual_start="2023"))
    assert not has_begun(step("agreed", planned_start="2023"))


def test_what_happened_counts_before_what_was_planned() -> None:
    done = step(planned_start="2023-01", planned_end="2023-02", actual_start="2023-03", actual_end="2023-04")
    assert (str(begins(done)), str(ends(done))) == ("2023-03", "2023-04")
    planned = step(planned_start="2023-01", planned_end="2023-02")
    assert (str(begins(planned)), str(ends(planned))) == ("2023-01", "2023-02")


def test_a_step_given_up_before_its_planned_start_never_began() -> None:
    given_up = step("stopped", planned_start="2023-05", actual_end="2023-04")
    assert begins(given_up) is None
    assert str(ends(given_up)) == "2023-04"


def test_a_step_without_dates_has_none() -> None:
    assert begins(step()) is None
    assert ends(step()) is None


@given(items_of(Step))
def test_any_step_can_be_looked_at(any_step: Step) -> None:
    known = {any_step.planned_start, any_step.actual_start, any_step.planned_end, any_step.actual_end, None}
    assert {begins(any_step), ends(any_step)} <= known
    assert begins(any_step) == any_step.actual_start or any_step.actual_start is None

"""Open asks chase themselves: when, in which words, and when no more."""

from typing import Any

import pytest

from navigator.casefile.case import Case
from navigator.casefile.item import Item
from navigator.casefile.journal import Ask, Meeting
from navigator.insights.due import due
from tests.factories import id_of, organisation, person
from tests.insights.plans import TODAY, day, step

HOUSING, DANA = organisation("Housing"), person("Dana")
MEETING = Meeting(id=id_of("meeting", "1"), purpose="Review", when=day(-14), came=(DANA.id,))


def ask(**known: Any) -> Ask:
    usual = {"kind": "ask", "from_whom": DANA.id, "to_whom": HOUSING.id, "what": "A letter", "state": "asked"}
    return Ask(id=id_of("ask", "1"), **{**usual, **known})


def told(*items: Item) -> list[str]:
    return [f"{one.urgency}: {one.words}" for one in due(Case.of(HOUSING, DANA, *items), TODAY)]


PROMISED = {"state": "accepted"}
OFFER = {"kind": "offer"}


@pytest.mark.parametrize(
    ("days", "known", "line"),
    [
        (2, {}, "this week: Answer due: A letter (asked of Housing)"),
        (-2, {}, "overdue: Chase the answer: A letter (asked of Housing)"),
        (2, PROMISED, "this week: Promised: A letter (by Housing)"),
        (-2, PROMISED, "overdue: Chase what was promised: A letter (by Housing)"),
        (-2, OFFER, "overdue: Ask whether it is wanted: A letter (offered to Housing)"),
        (0, {**OFFER, **PROMISED}, "today: Offer to keep: A letter (by Dana)"),
    ],
)
def test_who_is_chased_for_what(days: int, known: dict[str, Any], line: str) -> None:
    assert told(ask(by_when=day(days), **known)) == [line]


@pytest.mark.parametrize("state", ["declined", "done"])
def test_what_is_answered_or_done_is_not_chased(state: str) -> None:
    assert told(ask(by_when=day(-2), state=state)) == []


def test_what_was_asked_in_a_meeting_without_a_day_is_chased_all_the_same() -> None:
    undated = ask(meeting=MEETING.id)
    assert told(undated, MEETING) == ["today: Answer due: A letter (asked of Housing)"]
    assert told(undated) == [], "nobody knows when it was asked"


def test_what_stands_in_the_plan_is_chased_there_and_not_twice() -> None:
    accepted = ask(by_when=day(2), state="accepted")
    planned = step("A letter", end=2, organisation=HOUSING.id)
    assert told(accepted, planned) == ["this week: Finish: A letter"]
    by_another = step("A letter", end=2, organisation="somebody else")
    assert len(told(accepted, by_another)) == 2

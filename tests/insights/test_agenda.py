"""What a meeting could be about, and whom it takes."""

from datetime import timedelta
from typing import Any

from hypothesis import given

from navigator.casefile.case import Case
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.journal import Ask, Entry
from navigator.casefile.needs import Need, View
from navigator.insights.agenda import Reason, proposed_agenda, proposed_invitations
from navigator.insights.meeting_lines import lines_of
from tests.factories import cases, id_of, organisation, person
from tests.insights.plans import TODAY, day, step, waits

COUNCIL, PROBATION = organisation("Council"), organisation("Probation")
LENA = person("Lena", organisation=COUNCIL.id, professional=True)
PETER = person("Peter", organisation=COUNCIL.id, professional=True)
DANA = person("Dana", organisation=PROBATION.id, professional=True, is_lead=True)
GONE = person("Neil", organisation=PROBATION.id, professional=True, ended=day(-400))
NEED = Need(id=id_of("need", "home"), what="A home", status="open", topic="housing")


def agenda(*items: object) -> list[tuple[str, str]]:
    case = Case.of(COUNCIL, PROBATION, LENA, PETER, DANA, GONE, *items)  # type: ignore[arg-type]
    return [(line.reason, line.words) for line in proposed_agenda(case, TODAY)]


def test_an_empty_case_proposes_nothing() -> None:
    assert proposed_agenda(Case(), TODAY) == ()


def test_what_blocks_comes_first_then_asks_then_disagreement_then_what_is_late() -> None:
    found = agenda(
        step("Identity", organisation=COUNCIL.id),
        step("Flat"),
        waits("Flat", "Identity"),
        Ask(
            id=id_of("ask", "1"), kind="ask", from_whom=DANA.id, to_whom=LENA.id, what="A key", state="asked"
        ),
        NEED,
        View(id=id_of("view", "1"), need=NEED.id, organisation=COUNCIL.id, severity=2, date=day(-3)),
        View(id=id_of("view", "2"), need=NEED.id, organisation=PROBATION.id, severity=9, date=day(-3)),
        step("Course", -9, -2),
    )
    assert found == [
        (Reason.BLOCKED, "Identity: one step waits for it. What can each of us do?"),
        (Reason.OPEN_ASK, "Dana asked Lena for “A key”: yes or no?"),
        (Reason.DISAGREE, "“A home”: what do Probation and Council each see, and what do we go by?"),
        (Reason.OVERDUE, "Course: was due 13 November. What stands in the way?"),
    ]


def test_what_others_wait_for_is_not_told_again_as_late() -> None:
    found = agenda(step("Identity", -9, -2), step("Flat"), waits("Flat", "Identity"))
    assert [reason for reason, _ in found] == [Reason.BLOCKED]


def test_steps_that_wait_for_each_other_ask_who_goes_first() -> None:
    found = agenda(step("Flat"), step("Plan"), waits("Flat", "Plan"), waits("Plan", "Flat"))
    assert found[0][1].endswith("wait for each other: who goes first?")


def test_a_promise_that_is_late_asks_whether_it_is_done_and_a_promise_in_time_is_left_alone() -> None:
    promise: dict[str, Any] = {"kind": "ask", "to_whom": LENA.id, "what": "A key", "state": "accepted"}
    late = Ask(id=id_of("ask", "1"), by_when=day(-1), **promise)
    in_time = Ask(id=id_of("ask", "2"), by_when=day(9), **promise)
    assert agenda(late, in_time) == [
        (Reason.OPEN_ASK, "Somebody asked Lena for “A key” by 21 November: done?")
    ]


def test_what_is_due_within_a_fortnight_is_on_it_and_what_comes_later_is_not() -> None:
    found = agenda(step("Viewing", 10), step("Course", 40), step("Form", 1, 3))
    assert found == [(Reason.DUE, "Start: Form, 23 November"), (Reason.DUE, "Finish: Form, 25 November"),
                     (Reason.DUE, "Start: Viewing, 2 December")]  # fmt: skip


def test_the_client_and_the_lead_are_invited_and_of_an_organisation_whoever_was_heard_of_last() -> None:
    heard = Entry(id=id_of("entry", "1"), when=day(-2), kind="call", people=(PETER.id,))
    case = Case.of(
        COUNCIL, PROBATION, LENA, PETER, DANA, GONE, heard,
        step("Identity", organisation=COUNCIL.id), step("Flat"), waits("Flat", "Identity"),
    )  # fmt: skip
    found = proposed_invitations(case, proposed_agenda(case, TODAY), TODAY)
    assert [one.person for one in found] == [CLIENT_ID, DANA.id, PETER.id]
    assert found[2].why.startswith("Blocked: Identity")


@given(cases())
def test_any_case(case: Case) -> None:
    lines = proposed_agenda(case, TODAY)
    assert len(lines) <= 4 * len(Reason)
    assert all(line.words and "\n" not in line.words for line in lines)
    people = [one.person for one in proposed_invitations(case, lines, TODAY + timedelta(days=1))]
    assert len(set(people)) == len(people)
    assert all(one in case.people or one == CLIENT_ID for one in people)


def test_lines_however_they_were_typed() -> None:
    assert lines_of("Date; script; GP") == ("Date", "script", "GP")
    assert lines_of(" Date \n\nscript; more\n") == ("Date", "script; more")
    assert lines_of("") == ()

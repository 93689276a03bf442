"""What a schedule says of a step, in words."""

from navigator.casefile.case import Case
from navigator.insights.schedule import schedule_of
from navigator.insights.schedule_words import chains_in_words, outlook_in_words, slack_in_words
from navigator.insights.sequencing import plan_of
from tests.factories import id_of
from tests.insights.plans import TODAY, step, waits

CASE = Case.of(
    step("Proof of identity", 0, 9),
    step("Bank account", 5, 5),
    step("Flat", 30, 40),
    step("Leaflet", 2, 3),
    waits("Bank account", "Proof of identity"),
    waits("Flat", "Bank account"),
)


def said(case: Case, name: str) -> str:
    plan = plan_of(case, TODAY)
    return outlook_in_words(plan, schedule_of(plan), id_of("step", name))


def slack(case: Case, name: str) -> str:
    plan = plan_of(case, TODAY)
    return slack_in_words(plan, schedule_of(plan), id_of("step", name))


def test_slack_is_said_where_something_waits_and_nowhere_else() -> None:
    assert slack(CASE, "Proof of identity") == "19 days of slack"
    assert slack(CASE, "Flat") == slack(CASE, "Leaflet") == ""
    tight = CASE.with_items({("step", id_of("step", "Flat")): step("Flat", 8, 12)})
    assert slack(tight, "Bank account") == "No slack"


def test_what_comes_later_than_planned_says_what_decides_it() -> None:
    assert said(CASE, "Bank account") == (
        "At the earliest 2 December 2026, after proof of identity: 5 days later than planned. "
        "19 days of slack: after that, the last step that waits for it is late too."
    )


def test_what_can_go_as_planned_needs_no_words() -> None:
    assert said(CASE, "Leaflet") == said(CASE, "Flat") == ""
    assert said(CASE, "nobody") == ""


def test_the_chains_that_decide_are_spelled_out_and_the_latest_comes_first() -> None:
    late = (step("Letter", 0, 19), step("Register", 3, 4), waits("Register", "Letter"))
    plan = plan_of(Case.of(*CASE.steps.all, *CASE.dependencies.all, *late), TODAY)
    assert chains_in_words(plan, schedule_of(plan)) == (
        "Letter, then register (over on 13 December 2026 at the earliest, 17 days late)",
        "Proof of identity, then bank account (over on 2 December 2026 at the earliest, 5 days late)",
    )


def test_a_ring_has_neither_slack_nor_dates() -> None:
    ring = Case.of(step("a", 0, 3), step("b", 1, 2), waits("a", "b"), waits("b", "a"))
    plan = plan_of(ring, TODAY)
    assert (said(ring, "a"), slack(ring, "a"), chains_in_words(plan, schedule_of(plan))) == ("", "", ())


def test_what_has_begun_is_not_told_when_to_start() -> None:
    begun = Case.of(step("Course", -20, -5, status="active"))
    assert said(begun, "Course") == ""


def test_an_end_before_its_start_is_said_as_that() -> None:
    assert said(Case.of(step("Backwards", 9, 2)), "Backwards") == "It is planned to end before it starts."

"""What is due, and what is not worth a word."""

from datetime import timedelta

from navigator.casefile.case import Case
from navigator.casefile.journal import Alert, Ask, Meeting
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.sharing import Agreement
from navigator.insights.due import due
from tests.factories import id_of, organisation
from tests.insights.plans import TODAY, day, step


def lines(*items: object) -> list[str]:
    case = Case.of(*items)  # type: ignore[arg-type]  # whatever kinds of item the test is about
    return [f"{one.urgency}: {one.words}" for one in due(case, TODAY)]


def test_what_waited_longest_comes_first() -> None:
    found = lines(
        step("today", 0, 0), step("soon", 6, 8), step("late", -3, 4), step("later", -9, 4), step("far", 7)
    )
    assert found == [
        "overdue: Start: later", "overdue: Start: late", "today: Start: today",
        "this week: Finish: late", "this week: Finish: later", "this week: Start: soon",
    ]  # fmt: skip


def test_a_step_that_should_be_over_is_not_also_to_be_started() -> None:
    assert lines(step("identity", -30, -2)) == ["overdue: Finish: identity"]


def test_a_step_under_way_is_only_to_be_finished() -> None:
    assert lines(step("course", -30, 2, status="active")) == ["this week: Finish: course"]
    assert lines(step("course", -30, None, status="active")) == []


def test_a_held_step_is_due_for_its_review_and_nothing_else() -> None:
    assert lines(step("detox", -30, -2, status="held", review_on=day(1))) == [
        "this week: Look again at what is held: detox"
    ]


def test_what_is_over_is_not_due() -> None:
    assert lines(*(step(one, -5, -2, status=one) for one in ("done", "stopped", "declined"))) == []


def test_a_month_is_overdue_when_all_of_it_is_over() -> None:
    november, october = PartialDate.month(2026, 11), PartialDate.month(2026, 10)
    assert lines(step("a", planned_start=november)) == []
    assert lines(step("b", planned_start=october)) == ["overdue: Start: b"]


def test_asks_meetings_alerts_and_agreements() -> None:
    housing = organisation()
    found = lines(
        Ask(id=id_of("ask", "1"), kind="ask", state="asked", what="A key", by_when=day(0)),
        Ask(id=id_of("ask", "2"), kind="offer", state="accepted", what="A room", by_when=day(1)),
        Ask(id=id_of("ask", "3"), kind="ask", state="done", what="A phone", by_when=day(1)),
        Meeting(id=id_of("meeting", "1"), purpose="Plan for release", when=day(2)),
        Meeting(id=id_of("meeting", "2"), purpose="Review", when=day(-2)),
        Meeting(id=id_of("meeting", "3"), purpose="Old", when=day(-80), came=("x",), next_review=day(-30)),
        Alert(id=id_of("alert", "1"), what="Insulin", review_on=day(-1)),
        Agreement(id=id_of("agreement", "1"), organisation=housing.id, until=day(3)),
        Agreement(id=id_of("agreement", "2"), organisation=housing.id, until=day(-3)),
        housing,
    )
    assert found == [
        "overdue: Review: Old",
        "overdue: Look again at the alert: Insulin",
        "today: Answer due: A key",
        "this week: Offer to keep: A room",
        "this week: Meet: Plan for release",
        "this week: Agreement to share ends: Example Housing",
    ]


def test_a_review_that_took_place_is_not_due_any_more() -> None:
    first = Meeting(
        id=id_of("meeting", "1"), purpose="First", when=day(-80), came=("x",), next_review=day(-30)
    )
    second = Meeting(id=id_of("meeting", "2"), purpose="Second", when=day(-29), came=("x",))
    assert lines(first, second) == []


def test_how_far_ahead_is_up_to_the_caller() -> None:
    case = Case.of(step("far", 20))
    assert due(case, TODAY) == ()
    assert [one.when.latest for one in due(case, TODAY, 30)] == [TODAY + timedelta(days=20)]

"""Items as spans of moments, whatever dates somebody typed."""

from datetime import date

from hypothesis import given

from navigator.casefile.case import Case
from navigator.casefile.journal import Entry
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.plan import Step
from navigator.layout.time_items import Look, Standing, TimeItem, step_item, time_items, undated_steps
from tests.layout.timelines import NOW, STANDING, TODAY, any_dates, cases_in_time, on


def item(**known: object) -> TimeItem:
    found = step_item(Step(id="s", what="Step", **known), STANDING)  # type: ignore[arg-type]
    assert found is not None
    return found


def test_a_step_lasts_through_its_last_day() -> None:
    assert item(planned_start=on(0), planned_end=on(2))[2:4] == (NOW, NOW + 3)


def test_what_really_was_counts_more_than_what_was_planned() -> None:
    found = item(planned_start=on(-9), planned_end=on(-8), actual_start=on(-5), actual_end=on(-4))
    assert (found.start, found.end) == (NOW - 5, NOW - 3)


def test_what_runs_without_end_runs_until_today() -> None:
    found = item(actual_start=on(-30), status="active")
    assert found.runs_on and found.end == NOW + 1


def test_an_end_before_its_start_is_drawn_and_said() -> None:
    found = item(planned_start=on(10), planned_end=on(3))
    assert (found.start, found.end) == (NOW + 3, NOW + 11)
    assert found.label == "Step (it ends before it starts)"


def test_a_step_given_up_before_its_start_stands_where_it_was_given_up() -> None:
    found = item(planned_start=on(10), planned_end=on(20), actual_end=on(2), status="declined")
    assert (found.start, found.end, found.wrong) == (NOW + 2, NOW + 3, "")


def test_a_month_fades_over_itself() -> None:
    found = item(planned_start=PartialDate.month(2026, 12), planned_end=on(60))
    assert found.start == date(2026, 12, 1).toordinal()
    assert found.fade_start == 30


def test_about_a_day_is_about_a_week_around_it() -> None:
    found = item(planned_start=PartialDate.on(TODAY, approximate=True), planned_end=on(30))
    assert (found.start, found.fade_start) == (NOW - 7, 14)


def test_a_century_is_a_span_like_any_other() -> None:
    found = item(planned_start=PartialDate.year(1890), planned_end=PartialDate.year(2110))
    assert found.end - found.start > 80_000


def test_an_entry_stands_at_its_hour_and_one_without_at_noon() -> None:
    case = Case.of(Entry(id="a", when=on(0, 540), text="x"), Entry(id="b", when=on(0), text="y"))
    assert [one.start - NOW for one in time_items(case, STANDING)] == [0.375, 0.5]


def test_a_milestone_is_a_diamond_and_a_date_is_needed() -> None:
    case = Case.of(Entry(id="a", kind="milestone", when=on(0)), Entry(id="b", kind="call"))
    assert [one.look for one in time_items(case, STANDING)] == [Look.DIAMOND]


def test_late_is_said_beside_the_name() -> None:
    found = step_item(Step(id="s", what="Step", planned_start=on(-9)), Standing(TODAY, {}, frozenset({"s"})))
    assert found is not None and found.label == "Step (late)"


def test_open_steps_without_dates_are_found_elsewhere() -> None:
    case = Case.of(Step(id="a"), Step(id="b", status="done"), Step(id="c", planned_end=on(0)))
    assert [one.id for one in undated_steps(case)] == ["a"]


@given(cases_in_time(dates=any_dates()))
def test_no_item_ends_before_it_begins_and_no_fade_is_longer_than_its_item(case: Case) -> None:
    for one in time_items(case, STANDING):
        assert one.end >= one.start
        assert one.fade_start >= 0 and one.fade_end >= 0
        assert one.fade_start + one.fade_end <= one.end - one.start + 1e-6

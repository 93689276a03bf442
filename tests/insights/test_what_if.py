"""What moves when a step is moved."""

from hypothesis import given
from hypothesis import strategies as st

from navigator.casefile.case import Case
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.plan import Step
from navigator.insights.what_if import Shift, last_day, later, too_soon, what_follows, what_if
from tests.factories import id_of, partial_dates
from tests.insights.plans import TODAY, day, plans, step, waits

CASE = Case.of(
    step("identity", 0, 9),
    step("bank", 12, 12),
    step("flat", 20, 40),
    step("far away", 300, 310),
    waits("bank", "identity"),
    waits("flat", "bank"),
    waits("far away", "flat"),
)


def shifts_by_id(shifts: tuple[Shift, ...]) -> dict[str, Shift]:
    return {shift.after.id: shift for shift in shifts}


def moved(case: Case, name: str, start: int | None, end: int | None) -> dict[str, int]:
    dates = [None if one is None else day(one) for one in (start, end)]
    return {shift.after.what: shift.days for shift in what_if(case, id_of("step", name), *dates)}


def test_what_still_fits_stays() -> None:
    assert moved(CASE, "identity", 2, 11) == {"identity": 2}


def test_what_waits_moves_as_far_as_it_must_and_no_further() -> None:
    assert moved(CASE, "identity", 8, 17) == {"identity": 8, "bank": 6}
    assert moved(CASE, "identity", 16, 25) == {"identity": 16, "bank": 14, "flat": 7}


def test_a_step_keeps_its_length() -> None:
    shifts = shifts_by_id(what_if(CASE, id_of("step", "identity"), day(16), day(25)))
    flat = shifts[id_of("step", "flat")].after
    assert (flat.planned_start, flat.planned_end) == (day(27), day(47))


def test_what_moves_is_told_in_the_order_of_the_plan_each_time_alike() -> None:
    many = [step(f"s{at}", 12, 13) for at in range(12)]
    case = Case.of(step("identity", 0, 9), *many, *(waits(one.what, "identity") for one in many))
    found = what_if(case, id_of("step", "identity"), day(10), day(19))
    assert [shift.after.id for shift in found[1:]] == sorted(one.id for one in many)


def test_moving_a_step_earlier_moves_only_that() -> None:
    assert moved(CASE, "bank", 3, 3) == {"bank": -9}


def test_the_same_dates_move_nothing() -> None:
    assert moved(CASE, "bank", 12, 12) == {}
    assert what_if(CASE, "nobody", day(1), day(2)) == ()


def test_what_was_begun_or_done_or_met_stays() -> None:
    for known in ({"status": "active"}, {"status": "done"}):
        case = CASE.with_items({("step", id_of("step", "bank")): step("bank", 12, 12, **known)})
        assert moved(case, "identity", 30, 40) == {"identity": 30}
    met = waits("bank", "identity", met_on=day(-1))
    assert moved(CASE.with_items({("dependency", met.id): met}), "identity", 30, 40) == {"identity": 30}


def test_a_ring_moves_nothing_round_and_round() -> None:
    ring = CASE.with_items({(one.KIND, one.id): one for one in [waits("identity", "flat")]})
    assert moved(ring, "identity", 16, 25)["identity"] == 16


def test_it_says_what_would_then_start_too_soon() -> None:
    bank = step("bank", 5, 5)
    assert [one.what for one in too_soon(CASE, bank)] == ["identity"]
    assert too_soon(CASE, step("bank", 10, 10)) == ()
    assert too_soon(CASE, step("bank")) == ()


def test_a_month_that_is_moved_becomes_about_a_day_and_a_time_stays() -> None:
    assert str(later(PartialDate.parse("2027-03"), 5)) == "2027-04-05~"
    assert str(later(PartialDate.parse("2027-03-01T15:00"), 5)) == "2027-03-06T15:00"
    assert later(None, 5) is None


@given(partial_dates(), st.integers(-4_000_000, 4_000_000))
def test_dates_stay_in_the_calendar(when: PartialDate, days: int) -> None:
    found = later(when, days)
    assert found is not None
    assert 1 <= found.earliest.year <= 9999


@given(plans(), st.integers(-30, 90), st.integers(0, 30), st.data())
def test_whatever_moved_starts_after_what_moved_it(
    case: Case, start: int, length: int, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(sorted(case.steps)))
    shifts = shifts_by_id(what_if(case, name, day(start), day(start + length)))
    ring = _in_rings(case)
    for one, shift in shifts.items():
        if one == name or one in ring:
            continue
        before = [
            shifts[d.waits_for].after for d in case.dependencies.by("step", one) if d.waits_for in shifts
        ]
        assert before
        assert shift.days > 0
        assert shift.after.planned_start is not None
        assert shift.after.planned_start.latest.toordinal() == max(last_day(b) or 0 for b in before) + 1
        assert _length(shift.after) == _length(shift.before)


def _length(one: Step) -> int | None:
    if one.planned_start is None or one.planned_end is None:
        return None
    return (one.planned_end.latest - one.planned_start.latest).days


def _in_rings(case: Case) -> set[str]:
    from navigator.insights.sequencing import plan_of

    edges = {one: [d.waits_for for d in case.dependencies.by("step", one)] for one in case.steps}
    from navigator.insights.step_graph import StepGraph

    assert plan_of(case, TODAY).steps
    graph = StepGraph(case.steps, edges)
    alone = {node for node in graph.nodes if node in graph.waits_for[node]}
    return alone | {node for group in graph.groups if len(group) > 1 for node in group}


def test_what_follows_is_said_in_sentences() -> None:
    def said(name: str, start: int, end: int) -> str:
        return what_follows(CASE, what_if(CASE, id_of("step", name), day(start), day(end)))

    assert said("identity", 2, 11) == "Nothing else moves."
    assert said("identity", 16, 25) == "Moves with it: bank, flat."
    assert said("bank", 3, 3) == "That is before identity is over."

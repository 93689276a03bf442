"""When steps can start and end, and how far they may slip."""

import itertools

from hypothesis import given

from navigator.casefile.case import Case
from navigator.casefile.plan import Dependency
from navigator.insights.schedule import Dated, Schedule, Task, dated, schedule_of
from navigator.insights.sequencing import Plan, plan_of
from navigator.insights.step_graph import StepGraph
from tests.factories import id_of
from tests.insights.plans import TODAY, plans, step, waits

NOW = TODAY.toordinal()


def schedule(case: Case) -> Schedule:
    return schedule_of(plan_of(case, TODAY))


def at(case: Case, name: str) -> Dated:
    return schedule(case).steps[id_of("step", name)]


CHAIN = Case.of(
    step("proof of identity", 0, 9),
    step("bank account", 5, 5),
    step("flat", 30, 40),
    step("leaflet", 2, 3),
    waits("bank account", "proof of identity"),
    waits("flat", "bank account"),
    waits("flat", "leaflet"),
)


def test_a_step_starts_the_day_after_what_it_waits_for() -> None:
    assert at(CHAIN, "bank account").start == NOW + 10
    assert at(CHAIN, "bank account").driver == id_of("step", "proof of identity")


def test_a_date_that_was_promised_is_not_brought_forward() -> None:
    assert at(CHAIN, "flat").start == NOW + 30
    assert at(CHAIN, "flat").driver == ""


def test_slack_is_how_far_a_step_may_slip_before_the_last_one_does() -> None:
    assert at(CHAIN, "bank account").slack == 19
    assert at(CHAIN, "proof of identity").slack == 19
    assert at(CHAIN, "proof of identity").free == 0, "one day later moves the bank account"
    assert at(CHAIN, "leaflet").slack == 26
    assert at(CHAIN, "flat").slack == 0


def test_the_critical_path_is_what_decides_the_last_date() -> None:
    tight = CHAIN.with_items({("step", id_of("step", "flat")): step("flat", 8, 12)})
    path = schedule(tight).critical_path()
    assert [tight.title_of(one) for one in path] == ["proof of identity", "bank account", "flat"]
    assert [at(tight, name).slack for name in ("proof of identity", "bank account", "flat")] == [0, 0, 0]


def test_it_says_by_how_much_a_step_will_be_late() -> None:
    assert at(CHAIN, "bank account").late_by == 5
    assert at(CHAIN, "flat").late_by == 0


def test_a_step_that_has_begun_is_not_moved_by_what_it_waited_for() -> None:
    begun = CHAIN.with_items({("step", id_of("step", "flat")): step("flat", -3, 2, status="active")})
    assert at(begun, "flat").start == NOW - 3
    assert at(begun, "bank account").slack == 0, "nothing that waits is left to be late for"


def test_a_step_that_runs_without_end_may_be_over_today_at_the_earliest() -> None:
    assert at(Case.of(step("methadone", -400, None, status="active")), "methadone").end == NOW


def test_a_held_step_waits_for_its_review() -> None:
    held = step("detox", 2, 4, status="held", review_on=step("x", 30).planned_start)
    assert at(Case.of(held), "detox").start == NOW + 30


def test_what_has_no_date_makes_uncertain_and_holds_nothing_up() -> None:
    condition = Dependency(
        id=id_of("dependency", "c"), step=id_of("step", "leaflet"), condition="a room to sit in"
    )
    case = CHAIN.with_items({("dependency", condition.id): condition})
    assert at(case, "leaflet").start == NOW + 2
    assert not at(case, "leaflet").certain
    assert not at(case, "flat").certain, "it waits for the leaflet"
    assert at(case, "bank account").certain


def test_a_step_that_was_stopped_or_removed_holds_nothing_up() -> None:
    stopped = CHAIN.with_items(
        {
            ("step", id_of("step", "proof of identity")): step("proof of identity", 0, 9, status="stopped"),
            ("step", id_of("step", "leaflet")): None,
        }
    )
    assert at(stopped, "bank account").start == NOW + 5
    assert not at(stopped, "bank account").certain
    assert not at(stopped, "flat").certain


def test_a_ring_is_survived() -> None:
    ring = Case.of(
        step("a", 3, 4), step("b", 1, 1), waits("a", "b"), waits("b", "a"), step("c"), waits("c", "a")
    )
    assert at(ring, "a").start == NOW + 3
    assert at(ring, "b").start == NOW + 1
    assert at(ring, "c").start == NOW + 5
    assert not at(ring, "c").certain


def test_a_century_and_the_end_of_the_calendar_are_survived() -> None:
    case = Case.of(step("long", 0, 36_500), step("after"), waits("after", "long"))
    assert at(case, "after").start == NOW + 36_501
    last = Dated(10**7, 10**7, 0, 0, 0, "", True)
    assert (last.first_day.year, last.last_day.year) == (9999, 9999)


def test_an_empty_plan_has_an_empty_schedule() -> None:
    assert schedule(Case()).last == ""
    assert schedule(Case()).critical_path() == ()


def open_plan(case: Case) -> tuple[Plan, Schedule]:
    plan = plan_of(case, TODAY)
    return plan, schedule_of(plan)


@given(plans(loops=False))
def test_nothing_starts_before_what_it_waits_for_is_over(case: Case) -> None:
    plan, found = open_plan(case)
    for one, dates in found.steps.items():
        begun = plan.steps[one].state == "active" or plan.steps[one].step.actual_start
        for before in plan.graph.waits_for[one]:
            if before in found.steps and not begun:
                assert dates.start > found.steps[before].end
        assert begun or dates.start >= NOW
        assert dates.end >= dates.start


@given(plans())
def test_slack_is_never_below_free_slack_nor_below_nothing(case: Case) -> None:
    for dates in open_plan(case)[1].steps.values():
        assert 0 <= dates.free <= dates.slack


@given(plans(loops=False))
def test_a_step_as_late_as_its_slack_makes_no_last_step_later_and_one_day_more_does(case: Case) -> None:
    plan, found = open_plan(case)
    tasks = tasks_of(plan)
    for one, dates in found.steps.items():
        if not any(other in tasks and not tasks[other].begun for other in plan.graph.waited_by[one]):
            continue
        for extra, late in ((dates.slack, False), (dates.slack + 1, True)):
            slower = {**tasks, one: Task(dates.start, dates.end - dates.start + 1 + extra, tasks[one].begun)}
            again = dated(slower, plan.graph, NOW)
            assert late == any(again[last].end > limit for last, limit in limits(plan, found, one).items())


@given(plans(loops=False))
def test_the_critical_path_has_no_gap(case: Case) -> None:
    found = open_plan(case)[1]
    path = found.critical_path()
    for before, after in itertools.pairwise(path):
        assert found.steps[after].start == found.steps[before].end + 1


@given(plans())
def test_every_open_step_has_a_date_and_no_other(case: Case) -> None:
    plan, found = open_plan(case)
    assert set(found.steps) == set(plan.order)


def tasks_of(plan: Plan) -> dict[str, Task]:
    from navigator.insights.schedule import task_of

    return {one: task_of(plan.steps[one].step, NOW) for one in plan.order}


def limits(plan: Plan, found: Schedule, one: str) -> dict[str, int]:
    """By when each last step behind this one was promised, or can be over."""
    behind = [node for node in _moved_by(plan, one) if node in found.steps]
    tasks = tasks_of(plan)
    lasts = [n for n in behind if not any(o in tasks and not tasks[o].begun for o in plan.graph.waited_by[n])]
    return {last: max(found.steps[last].end, tasks[last].due or 0) for last in lasts}


def _moved_by(plan: Plan, one: str) -> set[str]:
    """What waits for a step and can still be moved, at whatever remove."""
    tasks = tasks_of(plan)
    seen: set[str] = set()
    todo = [one]
    while todo:
        for other in plan.graph.waited_by[todo.pop()]:
            if other in tasks and not tasks[other].begun and other not in seen:
                seen.add(other)
                todo.append(other)
    return seen


@given(plans(loops=False))
def test_one_more_dependency_makes_nothing_earlier(case: Case) -> None:
    names = sorted(case.steps, key=lambda one: case.steps[one].what.split()[1].zfill(3))
    if len(names) < 2:
        return
    more = Dependency(id=id_of("dependency", "more"), step=names[-1], waits_for=names[0])
    before, after = open_plan(case)[1], open_plan(case.with_items({("dependency", more.id): more}))[1]
    for one, dates in before.steps.items():
        assert after.steps[one].start >= dates.start


def test_the_order_of_nodes_in_a_graph_changes_no_date() -> None:
    tasks = {"a": Task(NOW, 3), "b": Task(NOW, 2), "c": Task(NOW, 1)}
    edges = {"c": ["a", "b"], "b": ["a"]}
    one = dated(tasks, StepGraph("abc", edges), NOW)
    other = dated(tasks, StepGraph("cba", edges), NOW)
    assert one == other

"""When each open step can start and end at the earliest, and how many days it may slip: the critical path.

Days are ordinals (`date.toordinal`) and all spans include both ends. The method is the critical path
method (Kelley and Walker, "Critical-Path Planning and Scheduling", 1959), with what a life adds to it:
- a step that has begun is not moved by what it waited for;
- steps that wait for each other in a ring are dated as if they did not;
- what has no date (a condition, a step that was stopped) holds nothing up here, and makes uncertain.
A last step that has no planned end may not slip at all; one that has may slip until then.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import NamedTuple

from navigator.casefile.plan import Step
from navigator.casefile.step_days import begins, ends, has_begun
from navigator.insights.sequencing import Plan, State
from navigator.insights.step_graph import StepGraph

_LAST_DAY = date.max.toordinal()


class Task(NamedTuple):
    """What a schedule has to know of a step: the first day wanted, its length in days, and its last day.

    `due` is None where no end is promised. A task that has `begun` starts on the day wanted whatever
    it waits for.
    """

    wanted: int
    length: int
    begun: bool = False
    due: int | None = None


class Dated(NamedTuple):
    """A step in the schedule; days are ordinals.

    `slack` is by how many days it may end later before a last step that waits for it, at whatever
    remove, is later than promised; `free` before anything at all is. `late_by` is how much later than
    planned it will end. `driver` is what it waits for that decides its start, or "".
    """

    start: int
    end: int
    slack: int
    free: int
    late_by: int
    driver: str
    certain: bool

    @property
    def first_day(self) -> date:
        """The day on which it can start at the earliest."""
        return date.fromordinal(min(self.start, _LAST_DAY))

    @property
    def last_day(self) -> date:
        """The day on which it can be over at the earliest."""
        return date.fromordinal(min(self.end, _LAST_DAY))


class Schedule:
    """The earliest dates of all open steps of a plan, by id."""

    def __init__(self, dated: Mapping[str, Dated]) -> None:
        self.steps = dated

    @cached_property
    def last(self) -> str:
        """The step that ends last; "" when there is none."""
        return max(self.steps, key=lambda step: (self.steps[step].end, step), default="")

    def critical_path(self, step: str = "") -> tuple[str, ...]:
        """The steps that decide when a step (by default the last one) can be over, in their order."""
        way: list[str] = []
        node = step or self.last
        while node in self.steps and node not in way:
            way.append(node)
            node = self.steps[node].driver
        return tuple(reversed(way))

    @cached_property
    def chains(self) -> tuple[tuple[str, ...], ...]:
        """The critical paths of at least two steps to each step that decides nothing itself.

        Those whose last step is latest against its plan come first, then those that end last.
        """
        decide = {dated.driver for dated in self.steps.values()}
        ends = [step for step, dated in self.steps.items() if dated.driver and step not in decide]
        ends.sort(key=lambda step: (-self.steps[step].late_by, -self.steps[step].end, step))
        return tuple(self.critical_path(step) for step in ends)


def schedule_of(plan: Plan) -> Schedule:
    """When the open steps of a plan can start and end at the earliest, from its day on."""
    today = plan.today.toordinal()
    open_steps = {node: plan.steps[node] for node in plan.graph.nodes if node in plan.steps}
    tasks = {
        node: task_of(planned.step, today) for node, planned in open_steps.items() if planned.state.is_open
    }
    doubtful = [node for node in plan.graph.nodes if node not in tasks]
    doubtful += [
        node for node in tasks if open_steps[node].in_loop or _is_undated_hold(open_steps[node].step)
    ]
    return Schedule(dated(tasks, plan.graph, today, doubtful))


def _is_undated_hold(step: Step) -> bool:
    return step.status == State.HELD and step.review_on is None


def task_of(step: Step, today: int) -> Task:
    """A step as a schedule sees it. One without a known length is taken as a day; a held one waits for its
    review.
    """
    start, end = begins(step), ends(step)
    wanted = start.earliest.toordinal() if start else today
    due = end.latest.toordinal() if end else None
    begun = has_begun(step)
    length = due - wanted + 1 if start and due is not None else 1
    if step.status == State.HELD and step.review_on is not None and not begun:
        wanted = max(wanted, step.review_on.earliest.toordinal())
    return Task(wanted, max(length, 1), begun, due)


def dated(
    tasks: Mapping[str, Task], graph: StepGraph, today: int, doubtful: Iterable[str] = ()
) -> dict[str, Dated]:
    """The dates of all tasks. Nodes of the graph that are no tasks have no date and hold nothing up."""
    first, last, drivers = _forward(tasks, graph, today)
    latest, free = _backward(tasks, graph, last, first)
    uncertain = _uncertain(tasks, graph, doubtful)
    found: dict[str, Dated] = {}
    for node, (_, _, _, due) in tasks.items():
        end = last[node]
        late = end - due if due is not None and end > due else 0
        certain = node not in uncertain
        slack, space = latest[node] - end, free[node] - end
        found[node] = Dated(first[node], end, slack, space, late, drivers[node], certain)
    return found


def _uncertain(tasks: Mapping[str, Task], graph: StepGraph, doubtful: Iterable[str]) -> set[str]:
    """What is doubtful, and what waits for that, unless it has begun anyway."""
    found = set(doubtful)
    if found:
        for group in graph.groups:
            for node in group:
                if not found.isdisjoint(graph.waits_for[node]) and not (node in tasks and tasks[node].begun):
                    found.add(node)
    return found


def _forward(
    tasks: Mapping[str, Task], graph: StepGraph, today: int
) -> tuple[dict[str, int], dict[str, int], dict[str, str]]:
    """The earliest first and last day of each task, and what decided the first."""
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    drivers: dict[str, str] = {}
    for group in graph.groups:
        ringed = group if len(group) > 1 else ()
        for node in group:
            task = tasks.get(node)
            if task is None:
                continue
            start, driver = task.wanted, ""
            if not task.begun:
                start = max(start, today)
                for other in graph.waits_for[node]:
                    end = last.get(other)
                    if end is not None and other not in ringed and end >= start:
                        start, driver = end + 1, other
            end = start + task.length - 1
            first[node], last[node], drivers[node] = start, max(end, today) if task.begun else end, driver
    return first, last, drivers


def _backward(
    tasks: Mapping[str, Task], graph: StepGraph, last: Mapping[str, int], first: Mapping[str, int]
) -> tuple[dict[str, int], dict[str, int]]:
    """The latest last day of each task: so that no last step is late, and so that nothing moves at all."""
    latest: dict[str, int] = {}
    free: dict[str, int] = {}
    for group in reversed(graph.groups):
        ringed = group if len(group) > 1 else ()
        for node in group:
            task = tasks.get(node)
            if task is None:
                continue
            by = soonest = None
            for other in graph.waited_by[node]:
                if other in latest and other not in ringed and not tasks[other].begun:
                    mine, next_one = latest[other] - tasks[other].length, first[other] - 1
                    by = mine if by is None or mine < by else by
                    soonest = next_one if soonest is None or next_one < soonest else soonest
            if by is None or soonest is None:
                by = soonest = max(last[node], task.due or 0)
            latest[node], free[node] = by, soonest
    return latest, free

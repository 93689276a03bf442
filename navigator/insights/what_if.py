"""What moves when one step is moved: whatever waits for it and would otherwise start too soon.

Only what has a planned date moves, only later, and only as far as it must: a date that somebody promised
stays wherever it can. A step that has begun or is over stays too. Nothing is changed here.
"""

import dataclasses
from dataclasses import dataclass
from datetime import date

from navigator.casefile.case import Case
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.plan import Step
from navigator.casefile.step_days import has_begun, is_closed
from navigator.insights.step_graph import StepGraph

_LAST_DAY = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Shift:
    """A step with other planned dates; `days` is how many days later (or, below 0, earlier) it starts."""

    before: Step
    after: Step
    days: int


def what_if(
    case: Case, step_id: str, start: PartialDate | None, end: PartialDate | None
) -> tuple[Shift, ...]:
    """The step with these planned dates, and every step that has to move with it, in the order of the plan.

    () when the step is not there or already has these dates. Steps that wait for each other in a ring do
    not move each other.
    """
    step = case.steps.get(step_id)
    if step is None or (step.planned_start, step.planned_end) == (start, end):
        return ()
    moved = {step_id: _shift(step, start, end)}
    waits_for = _unmet(case)
    graph = StepGraph((*waits_for, step_id), waits_for)
    behind = set(graph.behind(step_id)) - {step_id}
    for group in graph.groups:
        for node in group:
            if node in behind:
                follower = _follower(case.steps[node], [moved[o] for o in waits_for[node] if o in moved])
                if follower is not None:
                    moved[node] = follower
    return tuple(moved.values())


def _unmet(case: Case) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {step: [] for step in case.steps}
    for one in case.dependencies.values():
        if one.met_on is None and one.step in found and one.waits_for in found:
            found[one.step].append(one.waits_for)
    return found


def _follower(step: Step, before: list[Shift]) -> Shift | None:
    """Where a step goes when these before it have moved; None when it can stay."""
    if step.planned_start is None or is_closed(step) or has_begun(step):
        return None
    free_from = max((last_day(shift.after) or 0 for shift in before), default=0) + 1
    days = free_from - step.planned_start.latest.toordinal()
    if days <= 0:
        return None
    return _shift(step, later(step.planned_start, days), later(step.planned_end, days))


def _shift(step: Step, start: PartialDate | None, end: PartialDate | None) -> Shift:
    after = dataclasses.replace(step, planned_start=start, planned_end=end)
    was, now = step.planned_start or step.planned_end, start or end
    days = now.earliest.toordinal() - was.earliest.toordinal() if was and now else 0
    return Shift(step, after, days)


def last_day(step: Step) -> int | None:
    """The ordinal of the last day planned for a step; None when none is."""
    if step.planned_end is not None:
        return step.planned_end.latest.toordinal()
    return step.planned_start.latest.toordinal() if step.planned_start else None


def later(when: PartialDate | None, days: int) -> PartialDate | None:
    """A date so many days later (or earlier) with its time, held to the years 1 to 9999.

    A month or a year cannot be moved by days: it becomes "about" the day that its last one moves to.
    """
    if when is None or not days:
        return when
    day = date.fromordinal(min(max(when.latest.toordinal() + days, 1), _LAST_DAY))
    return PartialDate(day, day, when.approximate or not when.is_day, when.minute)


def too_soon(case: Case, step: Step) -> tuple[Step, ...]:
    """What the step waits for that is planned to be over only on its first day or after it."""
    if step.planned_start is None:
        return ()
    start = step.planned_start.latest.toordinal()
    found = []
    for dependency in case.dependencies.by("step", step.id):
        before = case.steps.get(dependency.waits_for)
        if dependency.met_on is None and before is not None and before.id != step.id:
            end = last_day(before)
            if not is_closed(before) and end is not None and end >= start:
                found.append(before)
    return tuple(dict.fromkeys(found))


def what_follows(case: Case, shifts: tuple[Shift, ...]) -> str:
    """What moves with the first of these shifts, and whether that starts too soon, as sentences."""
    words = []
    others = [shift.after.what or "a step without a name" for shift in shifts[1:]]
    if others:
        named = ", ".join(others[:3]) + (f" and {len(others) - 3} more" if len(others) > 3 else "")
        words.append(f"Moves with it: {named}.")
    blocked = too_soon(case, shifts[0].after) if shifts else ()
    if blocked:
        words.append(f"That is before {blocked[0].what or 'what it waits for'} is over.")
    return " ".join(words) or "Nothing else moves."

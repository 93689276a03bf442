"""Moving steps in time: one act for a step and all that have to move with it, taken back by one undo."""

from navigator.actions.naming import name_of
from navigator.casefile.case import Case
from navigator.casefile.date_words import say_date
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.step_days import has_begun, is_closed
from navigator.errors import InvalidValue, UnknownItem
from navigator.history.draft import Draft, changing
from navigator.insights.what_if import Shift, what_if


def move_step(
    case: Case, step_id: str, start: PartialDate | None, end: PartialDate | None, *, alone: bool = False
) -> Draft:
    """Plan a step for other dates, and move later what waits for it and would start too soon.

    With `alone` nothing moves with it. UnknownItem without such a step; InvalidValue for a step that is
    over, for another start of one that has begun, and for an end before the start.
    """
    step = case.steps.get(step_id)
    if step is None:
        raise UnknownItem("There is no such step in this case.", "Nothing was changed.")
    if is_closed(step):
        raise InvalidValue(
            "The step is over, so it is not planned any more.", "Change when it really was instead."
        )
    if has_begun(step) and start != step.planned_start:
        raise InvalidValue(
            "The step has begun, so its start cannot be planned any more.", field="planned_start"
        )
    first = step.actual_start or start
    if first is not None and end is not None and end.latest < first.earliest:
        raise InvalidValue("The step would end before it starts.", "Choose a later end.", field="planned_end")
    shifts = what_if(case, step_id, start, end)
    return _draft(case, shifts[:1] if alone else shifts)


def _draft(case: Case, shifts: tuple[Shift, ...]) -> Draft:
    if not shifts:
        return Draft("Move a step", ())
    step, others = shifts[0].after, len(shifts) - 1
    begins, was = step.planned_start, shifts[0].before.planned_start
    if begins is not None and begins != was:
        name = f"Move {name_of(case, step)} to {say_date(begins)}"
    elif step.planned_end is not None:
        name = f"Let {name_of(case, step)} end on {say_date(step.planned_end)}"
    else:
        name = f"Take the dates from {name_of(case, step)}"
    if others:
        name += f", and {others} {'step that waits' if others == 1 else 'steps that wait'} for it"
    return Draft(name, tuple(edit for shift in shifts for edit in changing(shift.before, shift.after)))

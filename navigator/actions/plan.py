"""What can be done with a step: begin it, hold it, finish it, stop or decline it, and make it wait.

A reason for stopping or declining goes into the journal as an entry about the step, in the same change
set: the plan says how a step stands, the journal why.
"""

import dataclasses
from typing import Any

from navigator.actions.items import add_item
from navigator.actions.naming import name_of
from navigator.casefile.case import Case
from navigator.casefile.ids import Ids
from navigator.casefile.journal import Entry
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.plan import Dependency, Step
from navigator.errors import InvalidValue, UnknownItem
from navigator.history.draft import Draft, changing, making


def agree_step(case: Case, step_id: str) -> Draft:
    """The step is agreed, and may start as soon as nothing blocks it."""
    return _set(case, step_id, "Agree", status="agreed")


def start_step(case: Case, step_id: str, on: PartialDate) -> Draft:
    """The step is under way. A hold ends; a start that is known already stays."""
    step = _step(case, step_id)
    return _set(
        case,
        step_id,
        "Go on with" if step.status == "held" else "Start",
        status="active",
        actual_start=step.actual_start or on,
        why_held="",
        review_on=None,
    )


def hold_step(case: Case, step_id: str, why: str, review_on: PartialDate | None) -> Draft:
    """The step is held, not closed: why, and when to look at it again."""
    return _set(case, step_id, "Hold", status="held", why_held=why, review_on=review_on)


def finish_step(case: Case, step_id: str, on: PartialDate) -> Draft:
    """The step is done, and what waited for it no longer does."""
    return _set(case, step_id, "Finish", status="done", actual_end=on)


def stop_step(case: Case, ids: Ids, step_id: str, reason: str, on: PartialDate) -> Draft:
    """The step was begun and is given up."""
    return _closed(case, ids, step_id, "Stop", "stopped", reason, on)


def decline_step(case: Case, ids: Ids, step_id: str, reason: str, on: PartialDate) -> Draft:
    """The step was turned down, by the client or by who should provide it."""
    return _closed(case, ids, step_id, "Decline", "declined", reason, on)


def add_dependency(case: Case, ids: Ids, step_id: str, *, waits_for: str = "", condition: str = "") -> Draft:
    """The step waits for another step, for a condition in words, or for a condition that a step brings.

    RingRefused when steps would then wait for each other; InvalidValue when nothing is waited for.
    """
    _step(case, step_id)
    if not waits_for and not condition.strip():
        raise InvalidValue("Say what it waits for: another step, or a condition in words.")
    return add_item(
        case, ids, "dependency", {"step": step_id, "waits_for": waits_for, "condition": condition}
    )


def meet_dependency(case: Case, dependency_id: str, on: PartialDate) -> Draft:
    """What the step waited for has come about."""
    dependency = case.dependencies.get(dependency_id)
    if dependency is None:
        raise UnknownItem("There is no such dependency in this case.", "Nothing was changed.")
    met: Dependency = dataclasses.replace(dependency, met_on=on)
    name = name_of(case, dependency).removeprefix("that ")
    return Draft(f"Meet what {name}", changing(dependency, met))


def _closed(
    case: Case, ids: Ids, step_id: str, verb: str, status: str, reason: str, on: PartialDate
) -> Draft:
    draft = _set(case, step_id, verb, status=status, actual_end=on)
    if not reason.strip():
        return draft
    entry = Entry(id=ids.new(), kind="note", when=on, text=reason, steps=(step_id,))
    return dataclasses.replace(draft, edits=(*draft.edits, *making(entry)))


def _set(case: Case, step_id: str, verb: str, **values: Any) -> Draft:
    step = _step(case, step_id)
    return Draft(f"{verb} {name_of(case, step)}", changing(step, dataclasses.replace(step, **values)))


def _step(case: Case, step_id: str) -> Step:
    step = case.steps.get(step_id)
    if step is None:
        raise UnknownItem("There is no such step in this case.", "Nothing was changed.")
    return step

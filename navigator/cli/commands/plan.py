"""`plan`."""

from typing import TYPE_CHECKING

import click

from navigator.cli.options import as_json, pass_session
from navigator.cli.session import Session
from navigator.cli.terminal import say, say_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from navigator.insights.schedule import Schedule
    from navigator.insights.sequencing import Plan, PlannedStep

_MOST = 5
"""How many critical paths are printed: the others are not as late."""


@click.command("plan")
@click.argument("case")
@as_json
@pass_session
def plan_command(session: Session, case: str, as_json: bool) -> None:
    """Show what is ready, what is under way, what is blocked and why, in a workable order.

    And when each step can be over, by how much it may slip, what unblocks most and what decides the dates.
    """
    from navigator.cli.json_shapes import plan_shape
    from navigator.insights.sequencing import plan_of

    with session.case(case) as opened:
        plan = plan_of(opened.case, session.today)
    if as_json:
        say_json(plan_shape(plan))
    else:
        say("\n".join(_lines(plan)) or "There are no steps in the plan yet.")


def _lines(plan: "Plan") -> "Iterator[str]":
    from navigator.insights.schedule import schedule_of
    from navigator.insights.schedule_words import chains_in_words
    from navigator.insights.sequencing import State

    schedule = schedule_of(plan)
    headings = {
        State.READY: "Ready",
        State.ACTIVE: "Under way",
        State.BLOCKED: "Blocked",
        State.HELD: "Held",
        State.DONE: "Done",
        State.STOPPED: "Stopped",
        State.DECLINED: "Declined",
    }
    for state, heading in headings.items():
        planned = plan.of(state)
        if planned:
            yield f"{heading} ({len(planned)})"
            for one in planned:
                yield from _step_lines(plan, one, schedule)
            yield ""
    levers = [lever for lever in plan.levers() if lever.waiting][:3]
    if levers:
        yield "Unblocks most"
        for lever in levers:
            count = len(lever.waiting)
            yield f"  {lever.words}: {count} {'step waits' if count == 1 else 'steps wait'} for it"
        yield ""
    decisive = chains_in_words(plan, schedule)[:_MOST]
    if decisive:
        yield "Decides the dates"
        yield from (f"  {words}" for words in decisive)
        yield ""
    if plan.unawaited:
        yield f"No other step waits for these ({len(plan.unawaited)})"
        yield from (f"  {plan.words.name(plan.steps[one].step)}" for one in plan.unawaited)


def _step_lines(plan: "Plan", planned: "PlannedStep", schedule: "Schedule") -> "Iterator[str]":
    from navigator.insights.schedule_words import outlook_in_words

    step = planned.step
    who = [plan.case.title_of(step.person), plan.case.title_of(step.organisation)]
    late = "starts late" if planned.starts_late else ""
    late = "overdue" if planned.ends_late else late
    about = ", ".join(part for part in (*who, late) if part)
    yield f"  {plan.words.name(step)}{f' ({about})' if about else ''}"
    if reason := plan.reason(step.id):
        yield f"    {reason}"
    if outlook := outlook_in_words(plan, schedule, step.id):
        yield f"    {outlook}"

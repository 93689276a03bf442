"""What a card of the plan says of its step: late, what it waits for, who provides it, what it relies on."""

from typing import NamedTuple

from navigator.casefile.case import Case
from navigator.casefile.date_words import say_date, say_moment
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.plan import Reliance, Step
from navigator.casefile.step_days import begins, ends
from navigator.insights.schedule import Schedule
from navigator.insights.schedule_words import days_in_words, slack_in_words
from navigator.insights.sequencing import Plan, PlannedStep, State
from navigator.ui.item_words import name_of
from navigator.ui.plan_words import without_name


class Line(NamedTuple):
    """A line of a card and its tone."""

    words: str
    tone: str = "muted"


def card_lines(plan: Plan, schedule: Schedule, planned: PlannedStep) -> tuple[Line, ...]:
    """The lines under a step's name, what one would want to know first at the top."""
    step, case = planned.step, plan.case
    lines = [Line(_when(planned), "warn" if planned.overdue else "muted")]
    if planned.state.is_open:
        lines.append(Line(without_name(plan.reason(step.id), step.what), "ink"))
    lines.append(Line(_who(case, step)))
    lines += [
        Line(_reliance(plan, one), "muted" if one.agreed else "warn")
        for one in case.reliances.by("step", step.id)
    ]
    lines += [Line(_earliest(schedule, step), "warn"), Line(_behind(plan, schedule, planned))]
    return tuple(line for line in lines if line.words)


def _earliest(schedule: Schedule, step: Step) -> str:
    """What the plan does not say itself: that something before it makes it late."""
    dated = schedule.steps.get(step.id)
    if dated is None or not (dated.driver and dated.late_by and dated.certain):
        return ""
    return f"Not over before {say_date(PartialDate.on(dated.last_day))}: {days_in_words(dated.late_by)} late"


def _behind(plan: Plan, schedule: Schedule, planned: PlannedStep) -> str:
    """How many wait for it, and by how much it may slip."""
    count = len(plan.waiting_for(planned.step.id)) if planned.state.is_open else 0
    if not count:
        return ""
    slack = slack_in_words(plan, schedule, planned.step.id)
    words = f"{count} {'step waits' if count == 1 else 'steps wait'} for it"
    return f"{words}, {plan.words.inside(slack)}" if slack else words


def _when(planned: PlannedStep) -> str:
    step = planned.step
    start, end = begins(step), ends(step)
    late = "Late: " if planned.overdue else ""
    if planned.state is State.HELD:
        return f"Review was due {say_moment(step.review_on)}" if planned.review_overdue else ""
    if start is not None and end is not None and (start.earliest, start.latest) != (end.earliest, end.latest):
        return f"{late}{say_moment(start)} to {say_moment(end)}"
    if start is None and end is None:
        return "No date yet" if planned.state.is_open else ""
    since = "since " if end is None and step.actual_start is not None and planned.state.is_open else ""
    return f"{late}{since}{say_moment(start or end)}"


def _who(case: Case, step: Step) -> str:
    names = [name_of(case, step.person), name_of(case, step.organisation)]
    return ", ".join(name for name in names if name) or "Nobody provides it yet"


def _reliance(plan: Plan, one: Reliance) -> str:
    agreed = "not agreed yet" if one.agreed is None else "agreed" if one.agreed else "refused"
    what = f" for {plan.words.inside(one.for_what)}" if one.for_what else ""
    return f"Relies on {name_of(plan.case, one.organisation) or 'somebody'}{what}: {agreed}"

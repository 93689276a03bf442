"""What a schedule says of a step, in words: when it can be over, by how much it may slip, what decides that.

Only wording: the days are found in `schedule`.
"""

from datetime import date

from navigator.casefile.date_words import say_date
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.step_days import has_begun
from navigator.insights.schedule import Dated, Schedule
from navigator.insights.sequencing import Plan


def slack_in_words(plan: Plan, schedule: Schedule, step: str) -> str:
    """ "No slack", "15 days of slack"; "" where nothing waits that could become late."""
    dated = schedule.steps.get(step)
    if dated is None or not _is_awaited(plan, step):
        return ""
    return f"{days_in_words(dated.slack)} of slack" if dated.slack else "No slack"


def outlook_in_words(plan: Plan, schedule: Schedule, step: str) -> str:
    """When a step can be over, what decides that, and what becomes of its being late, as sentences."""
    dated = schedule.steps.get(step)
    if dated is None:
        return ""
    parts = (_earliest(plan, dated, step), _slack(plan, dated, step))
    return " ".join(part for part in parts if part)


def chains_in_words(plan: Plan, schedule: Schedule) -> tuple[str, ...]:
    """What decides the dates: each critical path whose days are certain in a line, the latest first."""
    certain = (chain for chain in schedule.chains if schedule.steps[chain[-1]].certain)
    return tuple(_chain(plan, schedule, chain) for chain in certain)


def _chain(plan: Plan, schedule: Schedule, chain: tuple[str, ...]) -> str:
    names = [plan.words.name(plan.steps[step].step) for step in chain]
    words = ", then ".join([names[0], *(plan.words.inside(name) for name in names[1:])])
    last = schedule.steps[chain[-1]]
    late = f", {days_in_words(last.late_by)} late" if last.late_by else ""
    return f"{words} (over on {_say(last.last_day)} at the earliest{late})"


def _earliest(plan: Plan, dated: Dated, step: str) -> str:
    planned = plan.steps[step].step
    start, end = planned.planned_start, planned.planned_end
    if start is not None and end is not None and end.latest < start.earliest:
        return "It is planned to end before it starts."
    if has_begun(planned) or not (dated.driver or dated.late_by):
        return ""
    span = _say(dated.first_day)
    if dated.end != dated.start:
        span += f" to {_say(dated.last_day)}"
    after = f", after {plan.words.inside(plan.words.name(plan.case.steps.get(dated.driver)))}"
    late = f": {days_in_words(dated.late_by)} later than planned" if dated.late_by else ""
    return f"At the earliest {span}{after if dated.driver else ''}{late}."


def _slack(plan: Plan, dated: Dated, step: str) -> str:
    if not _is_awaited(plan, step):
        return ""
    if not dated.slack:
        return "No slack: with each day later, what waits for it is later too."
    return f"{days_in_words(dated.slack)} of slack: after that, the last step that waits for it is late too."


def _is_awaited(plan: Plan, step: str) -> bool:
    """Whether a step that has not begun waits for it; within a ring no day can be told."""
    if plan.steps[step].in_loop:
        return False
    steps = (plan.steps.get(other) for other in plan.graph.waited_by.get(step, ()))
    return any(one is not None and one.state.is_open and not has_begun(one.step) for one in steps)


def days_in_words(number: int) -> str:
    """A number of days."""
    return f"{number:,} day{'' if number == 1 else 's'}"


def _say(day: date) -> str:
    return say_date(PartialDate.on(day))

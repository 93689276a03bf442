"""What is due: overdue, today, and in the days to come, out of one case.

A date that is a month or a year is overdue when all of it is over, and due when its last day comes near.
A hold is asked about on its review date only: a step that is held is not late.
"""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from navigator.casefile.case import Case
from navigator.casefile.frozen import frozen
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.plan import Step
from navigator.casefile.step_days import has_begun, is_closed
from navigator.insights.open_asks import chases
from navigator.insights.plan_words import PlanWords

DAYS_AHEAD = 7


class Urgency(StrEnum):
    """How soon."""

    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "this week"


@frozen
class Reminder:
    """One thing to be done or looked at: the item it is about, what to do, which item it is, and when."""

    item: str
    act: str
    what: str
    when: PartialDate
    urgency: Urgency

    @property
    def words(self) -> str:
        """What to do with what, in a line."""
        return f"{self.act}: {self.what}"


def due(case: Case, today: date, days_ahead: int = DAYS_AHEAD) -> tuple[Reminder, ...]:
    """Everything that is overdue, due today, or due within so many days; what has waited longest first."""
    found = []
    for item, act, what, when in _dates(case, today):
        urgency = _urgency(when, today, days_ahead)
        if urgency is not None and not (urgency is Urgency.OVERDUE and act in _PASSES):
            found.append(Reminder(item, act, what, when, urgency))
    order = list(Urgency)
    found.sort(key=lambda r: (order.index(r.urgency), r.when.latest, r.when.sort_key, r.act, r.what, r.item))
    return tuple(found)


_MEET, _ENDS = "Meet", "Agreement to share ends"
_PASSES = (_MEET, _ENDS)
"""What is simply over when its day is over: an agreement that ended is a matter of the check."""


def _urgency(when: PartialDate, today: date, days_ahead: int) -> Urgency | None:
    if when.latest < today:
        return Urgency.OVERDUE
    days = (when.latest - today).days
    if days == 0:
        return Urgency.TODAY
    return Urgency.SOON if days < days_ahead else None


Found = tuple[str, str, str, PartialDate]


def _dates(case: Case, today: date) -> Iterator[Found]:
    words = PlanWords(case)
    for step in case.steps.values():
        yield from _step(step, words.name(step), today)
    for chase in chases(case, today):
        yield chase.ask.id, chase.act, chase.what, chase.when
    for meeting in case.meetings.values():
        name = meeting.purpose or meeting.where or "a meeting"
        if meeting.when is not None and not meeting.came:
            yield meeting.id, _MEET, name, meeting.when
        if meeting.next_review is not None and not _met_since(case, meeting.next_review):
            yield meeting.id, "Review", name, meeting.next_review
    for alert in case.alerts.values():
        if alert.review_on is not None:
            yield alert.id, "Look again at the alert", alert.what or "an alert", alert.review_on
    for agreement in case.agreements.values():
        if agreement.until is not None and agreement.withdrawn_on is None:
            yield agreement.id, _ENDS, case.title_of(agreement.organisation) or "nobody", agreement.until


def _step(step: Step, name: str, today: date) -> Iterator[Found]:
    if is_closed(step):
        return
    if step.review_on is not None:
        yield (
            step.id,
            "Look again at what is held" if step.status == "held" else "Review",
            name,
            step.review_on,
        )
    if step.status == "held":
        return
    begun = has_begun(step)
    end = step.planned_end
    long_over = end is not None and end.latest < today
    if step.planned_start is not None and not begun and not long_over:
        yield step.id, "Start", name, step.planned_start
    start = step.planned_start
    if end is not None and (begun or long_over or start is None or end.latest != start.latest):
        yield step.id, "Finish", name, end


def _met_since(case: Case, review: PartialDate) -> bool:
    """Whether there was a meeting on the review's day or after it."""
    return any(
        other.when is not None and other.came and other.when.latest >= review.earliest
        for other in case.meetings.values()
    )

"""Moving a step by its bar: which dates a drag of so many days would give it, and what would move with it."""

from dataclasses import dataclass

from navigator.casefile.case import Case
from navigator.casefile.date_words import say_date
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.plan import Step
from navigator.casefile.step_days import has_begun, is_closed
from navigator.insights.what_if import Shift, later, what_follows, what_if
from navigator.layout.hits import Part

_WEEKS_BELOW = 1.5
"""Pixels for a day: where a day is narrower, a drag goes by whole weeks."""


@dataclass(frozen=True, slots=True)
class Move:
    """A move that was begun and not let go of: how many days so far, and by which part of the bar."""

    step: Step
    part: Part
    days: int
    shifts: tuple[Shift, ...] = ()

    @property
    def dates(self) -> tuple[PartialDate | None, PartialDate | None]:
        """The planned start and end that it would give the step."""
        return dragged(self.step, self.part, self.days)

    def by(self, case: Case, days: int) -> "Move":
        """The same move, so many days from where it began."""
        dates = dragged(self.step, self.part, days)
        return Move(self.step, self.part, days, what_if(case, self.step.id, *dates))

    def words(self, case: Case) -> str:
        """What would happen, in sentences."""
        if not self.shifts:
            return "Back where it was."
        start, end = self.dates
        if start is not None and end is not None and start != end:
            words = f"{say_date(start)} to {say_date(end)}."
        else:
            words = f"{say_date(start or end)}."
        words += f" {what_follows(case, self.shifts)}".rstrip()
        return words


def begin(step: Step | None, part: Part) -> Move | None:
    """A move of a step by a part of its bar; None for what cannot be moved.

    That is what is over, and what has no dates. Of what has begun only the end can be moved.
    """
    if step is None or is_closed(step) or (step.planned_start is None and step.planned_end is None):
        return None
    if has_begun(step):
        return Move(step, Part.END, 0) if part is not Part.START else None
    return Move(step, part, 0)


def dragged(step: Step, part: Part, days: int) -> tuple[PartialDate | None, PartialDate | None]:
    """The planned dates of a step after a drag: an end is never before its start."""
    start, end = step.planned_start, step.planned_end
    if not days:
        return start, end
    if part is Part.BODY:
        return later(start, days), later(end, days)
    if part is Part.START:
        moved = later(start or end, days)
        return (end, end) if moved and end and moved.latest > end.latest else (moved, end)
    first = step.actual_start or start
    moved = later(end or first, days)
    if moved and first and moved.latest < first.earliest:
        moved = PartialDate.on(first.earliest)
    return start, moved


def snapped(days: float, per_day: float) -> int:
    """A distance in whole days, or in whole weeks where a day is too narrow to be hit."""
    return round(days / 7) * 7 if per_day < _WEEKS_BELOW else round(days)

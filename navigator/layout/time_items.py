"""What a timeline shows: every dated step, entry and meeting of a case as a span of moments.

Moments are days as in `timeline_scale`; a span ends with the midnight after its last day. A date that is
a month, a year or "about" some day makes an end that fades over the days it may be.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from navigator.casefile.case import Case
from navigator.casefile.journal import Entry, Meeting
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.plan import Step
from navigator.casefile.step_days import begins, ends, is_closed
from navigator.casefile.vocabulary import vocabulary


class Look(StrEnum):
    """How an item is drawn."""

    BAR = "bar"
    MARK = "mark"
    DIAMOND = "diamond"


class TimeItem(NamedTuple):
    """One item of the case on the line of time.

    `fade_start` and `fade_end` are the days over which its ends are uncertain. `state` is where a step
    stands, or the kind of an entry. `runs_on` is true for what has begun and has no end. `wrong` says
    what is impossible about its dates, "" for nothing.
    """

    id: str
    look: Look
    start: float
    end: float
    words: str
    state: str
    fade_start: float = 0.0
    fade_end: float = 0.0
    late: bool = False
    runs_on: bool = False
    wrong: str = ""

    @property
    def label(self) -> str:
        """The words beside it: with what one should know before its dates."""
        if self.wrong:
            return f"{self.words} ({self.wrong[:1].lower()}{self.wrong[1:]})"
        return f"{self.words} (late)" if self.late else self.words


@dataclass(frozen=True)
class Standing:
    """What is known of a plan on one day: where each step stands, and which are late, by id."""

    today: date
    states: Mapping[str, str]
    late: frozenset[str] = frozenset()


def time_items(case: Case, standing: Standing) -> Iterator[TimeItem]:
    """Every item with a date, in no order."""
    kinds = vocabulary("entry_kinds")
    labels = {key: term.label for key, term in kinds.terms.items()}
    for step in case.steps.all:
        item = step_item(step, standing)
        if item is not None:
            yield item
    for entry in case.entries.all:
        if entry.when is not None:
            yield _entry(entry, entry.when, labels)
    for meeting in case.meetings.all:
        if meeting.when is not None:
            yield _meeting(meeting, meeting.when)


def undated_steps(case: Case) -> tuple[Step, ...]:
    """The open steps that no line of time can show, in the order in which they were made."""
    return tuple(s for s in case.steps.all if begins(s) is None and ends(s) is None and not is_closed(s))


def step_item(step: Step, standing: Standing) -> TimeItem | None:
    """A step as a span; None when nothing is known of when. An end before its start is drawn and said."""
    first, last = begins(step), ends(step)
    if first is None and last is None:
        return None
    state = standing.states.get(step.id) or step.status
    words = step.what or (vocabulary("step_kinds").label(step.kind) if step.kind else "A step without a name")
    today = float(standing.today.toordinal())
    wrong = ""
    if first is not None and last is not None and last.latest < first.earliest:
        first, last, wrong = last, first, "It ends before it starts"
    start, end, fade_start, fade_end = _span(first or last, last or first)
    runs_on = last is None and step.actual_start is not None and not is_closed(step)
    if runs_on:
        end = max(end, today + 1)
    late = step.id in standing.late
    return TimeItem(step.id, Look.BAR, start, end, words, state, fade_start, fade_end, late, runs_on, wrong)


def _span(first: PartialDate | None, last: PartialDate | None) -> tuple[float, float, float, float]:
    """From, until, and over how many days each end fades."""
    if first is None or last is None:
        raise ValueError("a span has two ends")
    around_first, around_last = _doubt(first), _doubt(last)
    start = float(first.earliest.toordinal()) - around_first
    end = float(last.latest.toordinal()) + 1 + around_last
    if first.minute is not None and first is last:
        start += first.minute / 1440
    fade_start = 0.0 if first.is_day and not around_first else _length(first) + 2 * around_first
    fade_end = 0.0 if last.is_day and not around_last else _length(last) + 2 * around_last
    whole = end - start
    if fade_start + fade_end > whole:
        share = whole / (fade_start + fade_end)
        fade_start, fade_end = fade_start * share, fade_end * share
    return start, end, fade_start, fade_end


def _length(when: PartialDate) -> float:
    return float((when.latest - when.earliest).days)


def _doubt(when: PartialDate) -> float:
    """By how many days more "about" may be wrong: a week for a day, a quarter of what is longer."""
    return max(7.0, (_length(when) + 1) / 4) if when.approximate else 0.0


def _entry(entry: Entry, when: PartialDate, labels: Mapping[str, str]) -> TimeItem:
    kind = entry.kind
    look = Look.DIAMOND if kind == "milestone" else Look.MARK
    label = labels.get(kind, kind)
    words = entry.text or label or "An entry without words"
    if when.is_day and not when.approximate:
        at = when.earliest.toordinal() + (0.5 if when.minute is None else when.minute / 1440)
        return TimeItem(entry.id, look, at, at, words, kind)
    start, end, _, _ = _span(when, when)
    half = (end - start) / 2
    return TimeItem(entry.id, look, start, end, words, kind, half, half)


def _meeting(meeting: Meeting, when: PartialDate) -> TimeItem:
    words = meeting.purpose or meeting.where or "Meeting"
    at = when.earliest.toordinal() + (0.5 if when.minute is None else when.minute / 1440)
    if when.is_day and not when.approximate:
        return TimeItem(meeting.id, Look.DIAMOND, at, at, words, "meeting")
    start, end, _, _ = _span(when, when)
    half = (end - start) / 2
    return TimeItem(meeting.id, Look.DIAMOND, start, end, words, "meeting", half, half)

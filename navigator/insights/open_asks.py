"""Asks and offers that are still open: who is to do them, when they are chased, what the plan has of them."""

from collections.abc import Iterator
from datetime import date, timedelta

from navigator.casefile.case import Case
from navigator.casefile.frozen import frozen
from navigator.casefile.journal import Ask
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.plan import Step

_CHASED_AFTER_DAYS = 14
"""Days after a meeting: what was asked in it without a day is chased by then, or at the next review."""


@frozen
class Chase:
    """One open ask: what to do about it, in words with and without what it is about, and when."""

    ask: Ask
    act: str
    what: str
    when: PartialDate


def doer_of(ask: Ask) -> str:
    """The id of whoever is to do it: whoever offers, and whoever is asked."""
    return ask.from_whom if ask.kind == "offer" else ask.to_whom


def planned_step(case: Case, ask: Ask) -> Step | None:
    """The step of the plan that an ask has become: of the same words, by whoever is to do it; or None."""
    doer = doer_of(ask)
    for step in case.steps.by("what", ask.what) if ask.what else ():
        if doer in (step.person, step.organisation):
            return step
    return None


def chases(case: Case, today: date) -> Iterator[Chase]:
    """The open asks that have a day. What was accepted and stands in the plan is chased there."""
    for ask in case.asks.values():
        if ask.state not in ("", "asked", "accepted"):
            continue
        when = chased_on(case, ask)
        if when is None or (ask.state == "accepted" and planned_step(case, ask) is not None):
            continue
        act, link = _act(ask, late=when.latest < today)
        whom = case.title_of(doer_of(ask) if ask.state == "accepted" else ask.to_whom)
        what = ask.what or "an ask without words"
        yield Chase(ask, act, f"{what} ({link} {whom})" if whom else what, when)


def chased_on(case: Case, ask: Ask) -> PartialDate | None:
    """By when somebody has to come back to it: its day, the review of its meeting, or two weeks after."""
    if ask.by_when is not None:
        return ask.by_when
    meeting = case.meetings.get(ask.meeting)
    if meeting is None:
        return None
    if meeting.next_review is not None or meeting.when is None:
        return meeting.next_review
    latest = min(meeting.when.latest, date.max - timedelta(days=_CHASED_AFTER_DAYS))
    return PartialDate.on(latest + timedelta(days=_CHASED_AFTER_DAYS))


def _act(ask: Ask, *, late: bool) -> tuple[str, str]:
    """What to do about it, and the word between what it is and who has to do with it."""
    if ask.state == "accepted":
        if ask.kind == "offer":
            return ("Chase an offer that was taken up" if late else "Offer to keep", "by")
        return ("Chase what was promised" if late else "Promised", "by")
    if ask.kind == "offer":
        return ("Ask whether it is wanted" if late else "Answer due", "offered to")
    return ("Chase the answer" if late else "Answer due", "asked of")

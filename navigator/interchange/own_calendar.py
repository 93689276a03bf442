"""One's own appointments over all cases as a calendar (iCalendar, RFC 5545): kinds and times, and no names.

The feed goes to a phone, whose calendar shows on locked screens and in shared rooms, and to whoever keeps
that calendar: a title is the kind of the appointment and nothing else; no client, no initials, no place.
Times are wall-clock times without a zone, as the cases have them. What has no certain day is left out.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from navigator.casefile.case import Case
from navigator.casefile.step_days import is_closed
from navigator.casefile.vocabulary import vocabulary
from navigator.interchange.ics_file import Event


class Own(NamedTuple):
    """Who one is, and for which organisation: by name, as the vault knows it."""

    name: str
    organisation: str


def own_appointments(case: Case, own: Own, today: date) -> tuple[Event, ...]:
    """What is planned for oneself from `today` on.

    A step or a meeting is one's own when it names oneself, relies on one's organisation, or names nobody.
    """
    return tuple(
        one
        for one in (*_steps(case, own), *_meetings(case, own))
        if one.when.is_day and not one.when.approximate and one.when.earliest >= today
    )


def _steps(case: Case, own: Own) -> Iterator[Event]:
    me = _of_name(case, own)
    mine = {one.id for one in case.organisations.values() if _same(one.name, own.organisation)}
    relying = {one.step for one in case.reliances.values() if one.organisation in mine}
    kinds = vocabulary("step_kinds")
    for step in case.steps.values():
        if step.planned_start is None or step.actual_start is not None or is_closed(step):
            continue
        if not step.person or step.person in me or step.id in relying:
            yield Event(step.id, step.planned_start, kinds.label(step.kind) or "Appointment")


def _meetings(case: Case, own: Own) -> Iterator[Event]:
    me = _of_name(case, own)
    for meeting in case.meetings.values():
        named = (*meeting.invited, *meeting.came)
        if named and me.isdisjoint(named):
            continue
        if meeting.when is not None:
            yield Event(meeting.id, meeting.when, "Meeting")
        if meeting.next_review is not None:
            yield Event(f"{meeting.id}-review", meeting.next_review, "Review meeting")


def _of_name(case: Case, own: Own) -> set[str]:
    return {one.id for one in case.people.values() if _same(one.name, own.name)}


def _same(one: str, other: str) -> bool:
    return bool(one) and one.casefold().split() == other.casefold().split()

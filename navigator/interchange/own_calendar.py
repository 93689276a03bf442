"""One's own appointments over all cases as a calendar (iCalendar, RFC 5545): kinds and times, and no names.

The feed goes to a phone, whose calendar shows on locked screens and in shared rooms, and to whoever keeps
that calendar: a title is the kind of the appointment and nothing else; no client, no initials, no place.
Times are wall-clock times without a zone, as the cases have them. What has no certain day is left out.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from navigator.casefile.case import Case
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.step_days import is_closed
from navigator.casefile.vocabulary import vocabulary


class Own(NamedTuple):
    """Who one is, and for which organisation: by name, as the vault knows it."""

    name: str
    organisation: str


class Appointment(NamedTuple):
    """An id that stays the same from one feed to the next, when, and the kind in a word or two."""

    uid: str
    when: PartialDate
    kind: str


def own_appointments(case: Case, own: Own, today: date) -> tuple[Appointment, ...]:
    """What is planned for oneself from `today` on.

    A step or a meeting is one's own when it names oneself, relies on one's organisation, or names nobody.
    """
    return tuple(
        one
        for one in (*_steps(case, own), *_meetings(case, own))
        if one.when.is_day and not one.when.approximate and one.when.earliest >= today
    )


def appointments_to_ics(appointments: Iterable[Appointment], today: date) -> bytes:
    """A calendar of these in the order of their days."""
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Case Navigator//EN")
    calendar.add("version", "2.0")
    for one in sorted(appointments, key=lambda one: (one.when.sort_key, one.uid)):
        event = icalendar.Event()
        event.add("uid", f"{one.uid}@case-navigator")
        event.add("dtstamp", datetime.combine(today, time(), UTC))
        event.add("dtstart", _start(one.when))
        event.add("summary", one.kind)
        event.add("class", "CONFIDENTIAL")
        calendar.add_component(event)
    text: bytes = calendar.to_ical()
    return text


def _steps(case: Case, own: Own) -> Iterator[Appointment]:
    me = _of_name(case, own)
    mine = {one.id for one in case.organisations.values() if _same(one.name, own.organisation)}
    relying = {one.step for one in case.reliances.values() if one.organisation in mine}
    kinds = vocabulary("step_kinds")
    for step in case.steps.values():
        if step.planned_start is None or step.actual_start is not None or is_closed(step):
            continue
        if not step.person or step.person in me or step.id in relying:
            yield Appointment(step.id, step.planned_start, kinds.label(step.kind) or "Appointment")


def _meetings(case: Case, own: Own) -> Iterator[Appointment]:
    me = _of_name(case, own)
    for meeting in case.meetings.values():
        named = (*meeting.invited, *meeting.came)
        if named and me.isdisjoint(named):
            continue
        if meeting.when is not None:
            yield Appointment(meeting.id, meeting.when, "Meeting")
        if meeting.next_review is not None:
            yield Appointment(f"{meeting.id}-review", meeting.next_review, "Review meeting")


def _of_name(case: Case, own: Own) -> set[str]:
    return {one.id for one in case.people.values() if _same(one.name, own.name)}


def _same(one: str, other: str) -> bool:
    return bool(one) and one.casefold().split() == other.casefold().split()


def _start(when: PartialDate) -> date | datetime:
    if when.minute is None:
        return when.earliest
    return datetime.combine(when.earliest, time()) + timedelta(minutes=when.minute)

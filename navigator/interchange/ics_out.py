"""What is planned in a case as a calendar (iCalendar, RFC 5545), to put into one's own.

A calendar on a phone shows on locked screens and in shared rooms: a title has the client's initials and
the kind of appointment, and nothing else goes out but the place of a meeting. Times are wall-clock
times without a zone, as the case has them. Steps and meetings without a certain day are left out.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from navigator.casefile.case import Case
from navigator.casefile.journal import Meeting
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.vocabulary import vocabulary

_OVER = ("done", "stopped", "declined")


class _Planned(NamedTuple):
    uid: str
    when: PartialDate
    what: str
    where: str = ""


def export_ics(case: Case, today: date) -> bytes:
    """Everything planned from `today` on."""
    return _calendar(case, (one for one in _planned(case) if one.when.earliest >= today), today)


def export_meeting_ics(case: Case, meeting: Meeting, today: date) -> bytes:
    """One meeting and its next review, whenever they are; without entries when neither has a day."""
    return _calendar(case, _meeting(meeting), today)


def _calendar(case: Case, found: Iterable[_Planned], today: date) -> bytes:
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Case Navigator//EN")
    calendar.add("version", "2.0")
    for planned in sorted(found, key=lambda planned: (planned.when.sort_key, planned.uid)):
        if not planned.when.is_day:
            continue
        event = icalendar.Event()
        event.add("uid", f"{planned.uid}@case-navigator")
        event.add("dtstamp", datetime.combine(today, time(), UTC))
        event.add("dtstart", _start(planned.when))
        event.add("summary", ": ".join(part for part in (_initials(case), planned.what) if part))
        event.add("class", "CONFIDENTIAL")
        if planned.where:
            event.add("location", planned.where)
        calendar.add_component(event)
    text: bytes = calendar.to_ical()
    return text


def _planned(case: Case) -> Iterator[_Planned]:
    kinds = vocabulary("step_kinds")
    for step in case.steps.values():
        if step.planned_start is not None and step.actual_start is None and step.status not in _OVER:
            yield _Planned(step.id, step.planned_start, kinds.label(step.kind) or "Appointment")
    for meeting in case.meetings.values():
        yield from _meeting(meeting)


def _meeting(meeting: Meeting) -> Iterator[_Planned]:
    if meeting.when is not None:
        yield _Planned(meeting.id, meeting.when, "Meeting", meeting.where)
    if meeting.next_review is not None:
        yield _Planned(f"{meeting.id}-review", meeting.next_review, "Review meeting")


def _start(when: PartialDate) -> date | datetime:
    if when.minute is None:
        return when.earliest
    return datetime.combine(when.earliest, time()) + timedelta(minutes=when.minute)


def _initials(case: Case) -> str:
    return "".join(word[0].upper() for word in case.client.title.split())

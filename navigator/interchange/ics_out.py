"""What is planned in a case as a calendar (iCalendar, RFC 5545), to put into one's own.

A calendar on a phone shows on locked screens and in shared rooms: a title has the client's initials and
the kind of appointment, and nothing else goes out but the place of a meeting. Times are wall-clock
times without a zone, as the case has them. Steps and meetings without a certain day are left out.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from navigator.casefile.case import Case
from navigator.casefile.journal import Meeting
from navigator.casefile.vocabulary import vocabulary
from navigator.interchange.ics_file import Event, events_to_ics

_OVER = ("done", "stopped", "declined")


def export_ics(case: Case, today: date) -> bytes:
    """Everything planned from `today` on."""
    return _calendar(case, (one for one in _planned(case) if one.when.earliest >= today), today)


def export_meeting_ics(case: Case, meeting: Meeting, today: date) -> bytes:
    """One meeting and its next review, whenever they are; without entries when neither has a day."""
    return _calendar(case, _meeting(meeting), today)


def _calendar(case: Case, found: Iterable[Event], today: date) -> bytes:
    initials = _initials(case)
    titled = (one._replace(title=f"{initials}: {one.title}") if initials else one for one in found)
    return events_to_ics(titled, today)


def _planned(case: Case) -> Iterator[Event]:
    kinds = vocabulary("step_kinds")
    for step in case.steps.values():
        if step.planned_start is not None and step.actual_start is None and step.status not in _OVER:
            yield Event(step.id, step.planned_start, kinds.label(step.kind) or "Appointment")
    for meeting in case.meetings.values():
        yield from _meeting(meeting)


def _meeting(meeting: Meeting) -> Iterator[Event]:
    if meeting.when is not None:
        yield Event(meeting.id, meeting.when, "Meeting", meeting.where)
    if meeting.next_review is not None:
        yield Event(f"{meeting.id}-review", meeting.next_review, "Review meeting")


def _initials(case: Case) -> str:
    return "".join(word[0].upper() for word in case.client.title.split())

"""Events as the text of a calendar file (iCalendar, RFC 5545).

What becomes an event, and what its title may tell, is decided by who makes them. Times are wall-clock times
without a zone; events without one certain day are left out.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from navigator.casefile.partial_date import PartialDate


class Event(NamedTuple):
    """An id that stays the same from one file to the next, when, the title, and where."""

    uid: str
    when: PartialDate
    title: str
    where: str = ""


def events_to_ics(events: Iterable[Event], today: date) -> bytes:
    """A calendar of these in the order of their days, made on a day."""
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Case Navigator//EN")
    calendar.add("version", "2.0")
    for one in sorted(events, key=lambda one: (one.when.sort_key, one.uid)):
        if not one.when.is_day:
            continue
        event = icalendar.Event()
        event.add("uid", f"{one.uid}@case-navigator")
        event.add("dtstamp", datetime.combine(today, time(), UTC))
        event.add("dtstart", _start(one.when))
        event.add("summary", one.title)
        event.add("class", "CONFIDENTIAL")
        if one.where:
            event.add("location", one.where)
        calendar.add_component(event)
    text: bytes = calendar.to_ical()
    return text


def _start(when: PartialDate) -> date | datetime:
    if when.minute is None:
        return when.earliest
    return datetime.combine(when.earliest, time()) + timedelta(minutes=when.minute)

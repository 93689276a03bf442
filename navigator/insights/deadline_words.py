"""Days ahead as people say them in a room: "Friday", "3 December", "in two weeks", "the end of the month".

What `casefile.date_words` reads is read here too; this adds what only makes sense of a day that is still to
come, such as a day and a month without a year. Nothing is refused: what is no day ahead is None.
"""

import re
from datetime import date, timedelta

from navigator.casefile.date_words import MONTHS, read_date
from navigator.casefile.partial_date import PartialDate
from navigator.errors import InvalidValue

_NUMBERS = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
} | {"a": 1, "an": 1}
_IN = re.compile(r"^(?:in |within )?(a|an|\d{1,2}|[a-z]+) (day|week|fortnight|month)s?(?: time)?$")
_DAY_OF_MONTH = re.compile(r"^(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]{3,9})\.?$")
_MONTH_AND_DAY = re.compile(r"^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?$")
_TIME = re.compile(r"^(.+?)(?:,| at)? (\d{1,2}(?:[:.]\d{2})?\s*[ap]\.?m\.?|\d{1,2}[:.]\d{2}|noon|midday)$")
_END_OF = re.compile(r"^(?:the )?end of (?:(the|this|next) )?(week|month|year)$")
_LONGEST = 60
"""Characters: nobody says a day at greater length."""


def read_deadline(words: str, today: date) -> PartialDate | None:
    """The day that is meant, seen from today; None when no day is meant.

    A day and month without a year are the next ones to come, today among them. "The end of the week" is its
    Friday. A month without a year is the next one that is not over.
    """
    said = " ".join(words.split()).strip(" ,.;!")
    if not said or len(said) > _LONGEST:
        return None
    plain = (
        said.casefold().removeprefix("the ") if not said.casefold().startswith("the end") else said.casefold()
    )
    try:
        return _ahead(plain, today) or _typed(said, today) or _timed(plain, today)
    except (ValueError, OverflowError):
        return None


def _typed(said: str, today: date) -> PartialDate | None:
    try:
        found = read_date(said, today)
    except InvalidValue:
        return None
    # A bare number is a year to whoever types a date of birth, and a price or a room to whoever talks.
    return None if said.isdecimal() else found


def _timed(said: str, today: date) -> PartialDate | None:
    """A day that only makes sense ahead, with a time after it."""
    found = _TIME.match(said)
    day = _ahead(found[1], today) if found else None
    if found is None or day is None or not day.is_day:
        return None
    time = "12:00" if found[2] in ("noon", "midday") else found[2]
    return _typed(f"{day.earliest.isoformat()} {time}", today)


def _ahead(said: str, today: date) -> PartialDate | None:
    if found := _DAY_OF_MONTH.match(said):
        return _next(today, int(found[1]), found[2])
    if found := _MONTH_AND_DAY.match(said):
        return _next(today, int(found[2]), found[1])
    if found := _END_OF.match(said):
        return _end_of(today, found[2], later=found[1] == "next")
    if said in ("next week", "this week"):
        monday = today + timedelta(days=(7 if said == "next week" else 0) - today.weekday())
        return PartialDate(max(monday, today), monday + timedelta(days=6))
    if said in ("next month", "this month"):
        return _month_ahead(today, 1 if said == "next month" else 0)
    if found := _IN.match(said):
        return _in(today, found[1], found[2])
    month = _month(said)
    if month and len(said) >= 3:
        return PartialDate.month(today.year + (month < today.month), month)
    return None


def _next(today: date, day: int, name: str) -> PartialDate | None:
    month = _month(name)
    if not month:
        return None
    # The 29th of February may be four years away, and eight about a century.
    for year in range(today.year, today.year + 9):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= today:
            return PartialDate.on(found)
    return None


def _end_of(today: date, what: str, *, later: bool) -> PartialDate:
    if what == "week":
        friday = today + timedelta(days=4 - today.weekday())
        return PartialDate.on(friday + timedelta(days=7 if later or friday < today else 0))
    if what == "year":
        return PartialDate.on(date(today.year + later, 12, 31))
    return PartialDate.on(_month_ahead(today, int(later)).latest)


def _in(today: date, number: str, unit: str) -> PartialDate | None:
    count = int(number) if number.isdecimal() else _NUMBERS.get(number, 0)
    if not count:
        return None
    if unit == "month":
        return _month_ahead(today, count)
    return PartialDate.on(today + timedelta(days=count * {"day": 1, "week": 7, "fortnight": 14}[unit]))


def _month_ahead(today: date, months: int) -> PartialDate:
    at = today.year * 12 + today.month - 1 + months
    return PartialDate.month(at // 12, at % 12 + 1)


def _month(name: str) -> int:
    """The number of a month by its name or the beginning of it; 0 for none."""
    name = "sep" if name == "sept" else name
    if len(name) < 3:
        return 0
    return next((at for at, month in enumerate(MONTHS, 1) if month.casefold().startswith(name)), 0)

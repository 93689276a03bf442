"""A date as people know it: a day, a month, a year, "about 2015", "between 2018 and 2020".

A `PartialDate` is the span of days that it may mean. Its text form is a subset of the Extended
Date/Time Format (ISO 8601-2:2019; Library of Congress, EDTF level 1): `2019`, `2019-03`,
`2019-03-14`, `2019-03-14T17:30`, `201X` (the 2010s), `2018/2020`, and a final `~` for "about".
Times are wall-clock times as one would write them into a paper diary; they carry no time zone, so
that two laptops show the same call at the same hour. How a person types and reads dates is in
`date_words`.
"""

import calendar
import re
from datetime import date, datetime
from functools import lru_cache

from navigator.casefile.frozen import frozen

_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2}))?)?)?", re.ASCII)
_DECADE = re.compile(r"(\d{3})X", re.ASCII)
_LONGEST = len("2018-01-01/2020-12-31~")


@frozen
class PartialDate:
    """The days from `earliest` to `latest`, both included; `minute` of the day only when they are one."""

    earliest: date
    latest: date
    approximate: bool = False
    minute: int | None = None

    def __post_init__(self) -> None:
        if self.latest < self.earliest:
            raise ValueError("a date cannot end before it begins")
        if self.minute is not None and not (self.earliest == self.latest and 0 <= self.minute < 1440):
            raise ValueError("only one certain day has a time, from 00:00 to 23:59")

    @property
    def is_day(self) -> bool:
        """Whether it is one known day."""
        return self.earliest == self.latest

    @property
    def sort_key(self) -> tuple[int, int, int]:
        """Orders by first day, then time (a day without a time comes first), then last day."""
        return (
            self.earliest.toordinal(),
            -1 if self.minute is None else self.minute,
            self.latest.toordinal(),
        )

    def __lt__(self, other: "PartialDate") -> bool:
        return self.sort_key < other.sort_key

    def __str__(self) -> str:
        return _text(self) + ("~" if self.approximate else "")

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read the text form; ValueError when it is not one."""
        if len(text) > _LONGEST:
            raise ValueError("not a date")
        return _parse(text)

    @classmethod
    def on(cls, day: date, *, approximate: bool = False) -> "PartialDate":
        """One day."""
        return cls(date(day.year, day.month, day.day), date(day.year, day.month, day.day), approximate)

    @classmethod
    def at(cls, moment: datetime) -> "PartialDate":
        """One day and the time on it, to the minute."""
        day = moment.date()
        return cls(day, day, minute=moment.hour * 60 + moment.minute)

    @classmethod
    def month(cls, year: int, month: int, *, approximate: bool = False) -> "PartialDate":
        """A whole month."""
        return cls(date(year, month, 1), _month_end(year, month), approximate)

    @classmethod
    def year(cls, year: int, *, approximate: bool = False) -> "PartialDate":
        """A whole year."""
        return cls(date(year, 1, 1), date(year, 12, 31), approximate)


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _text(value: PartialDate) -> str:
    first, last = value.earliest, value.latest
    if first == last:
        time = "" if value.minute is None else f"T{value.minute // 60:02d}:{value.minute % 60:02d}"
        return first.isoformat() + time
    if (first.month, first.day) == (1, 1) and (last.month, last.day) == (12, 31):
        if first.year == last.year:
            return f"{first.year:04d}"
        if first.year % 10 == 0 and last.year == first.year + 9:
            return f"{first.year // 10:03d}X"
        return f"{first.year:04d}/{last.year:04d}"
    if first.day == 1 and last == _month_end(last.year, last.month):
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.year:04d}-{first.month:02d}"
        return f"{first.year:04d}-{first.month:02d}/{last.year:04d}-{last.month:02d}"
    return f"{first.isoformat()}/{last.isoformat()}"


@lru_cache(maxsize=16384)
def _parse(text: str) -> PartialDate:
    approximate = text.endswith("~")
    body = text[:-1] if approximate else text
    if "/" in body:
        start, _, end = body.partition("/")
        first, last = _point(start), _point(end)
        if first.minute is not None or last.minute is not None:
            raise ValueError("not a date")
        return PartialDate(first.earliest, last.latest, approximate)
    point = _point(body)
    return PartialDate(point.earliest, point.latest, approximate, point.minute)


def _point(text: str) -> PartialDate:
    if decade := _DECADE.fullmatch(text):
        start = int(decade[1]) * 10
        return PartialDate(date(max(start, 1), 1, 1), date(start + 9, 12, 31))
    found = _POINT.fullmatch(text)
    if found is None:
        raise ValueError("not a date")
    year, month, day, hour, minute = (None if part is None else int(part) for part in found.groups())
    if year is None or month is None:
        return PartialDate.year(int(found[1]))
    if day is None:
        return PartialDate.month(year, month)
    if hour is None or minute is None:
        return PartialDate.on(date(year, month, day))
    return PartialDate.at(datetime(year, month, day, hour, minute))

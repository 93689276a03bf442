"""Dates as people type and read them: "16 October 2023", "about 2015", "Mar 2019", "14/3/19, 5:30pm".

`read_date` turns what was typed into a PartialDate, days before months as in the United Kingdom;
`say_date` and `say_time` turn one into words. Words that depend on today ("yesterday", "last Monday")
need `today`. What `say_date` and `say_moment` say, `read_date` reads back to the same.
"""

import re
import unicodedata
from dataclasses import replace
from datetime import date, timedelta

from navigator.casefile.partial_date import PartialDate
from navigator.errors import InvalidValue

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SEASONS = {
    "spring": (3, 5),
    "summer": (6, 8),
    "autumn": (9, 11),
    "early": (1, 4),
    "mid": (5, 8),
    "late": (9, 12),
}
_LONGEST = 80
"""Characters: no date that anybody writes is longer."""

_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_ABOUT = re.compile(
    r"^(?:(?:about|around|approximately|approx\.?|roughly|circa|ca?\.|c|~|maybe|perhaps)\s*)+(?=\S)",
    re.IGNORECASE,
)
_UNSURE = re.compile(r"\s*[?~]+$")
_TIME = re.compile(
    r"(?:,|\bat\b|\s|T)\s*(\d{1,2})(?:[:.](\d{2})(?::\d{2})?)?\s*(?:([ap])\.?m\.?)?$", re.IGNORECASE
)
_BETWEEN = re.compile(r"^(?:between\s|from\s)?\s*(.+?)\s+(?:and|to|until|-)\s+(.+)$", re.IGNORECASE)
_YEARS = re.compile(r"^(?:from\s)?(\d{4})\s*-\s*(\d{4})$", re.IGNORECASE)
_DAY_FIRST = re.compile(r"^(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})$")
_YEAR_FIRST = re.compile(r"^(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})$")
_WEEKDAY = r"(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:r|rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?"
_DAY_MONTH = re.compile(
    rf"^(?:{_WEEKDAY}\s+)?(\d{{1,2}})(?:st|nd|rd|th)?[\s\-]+(?:of\s+)?([a-z]+)\.?,?[\s\-]+(\d{{4}}|\d{{2}})$",
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(r"^([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$", re.IGNORECASE)
_MONTH_YEAR = re.compile(r"^([a-z]+)\.?,?\s+(\d{4})$|^(\d{1,2})[/.](\d{4})$", re.IGNORECASE)
_DECADE = re.compile(r"^(?:the\s+)?(\d{3})0s$", re.IGNORECASE)
_AGO = re.compile(r"^(\d{1,3})\s+(day|week|month|year)s?\s+ago$", re.IGNORECASE)


def read_date(text: str, today: date | None = None) -> PartialDate | None:
    """What was typed as a date; None for nothing typed; InvalidValue, saying how to write it, otherwise."""
    words = " ".join(text.split())
    if not words:
        return None
    found = None
    if len(words) <= _LONGEST:
        # Digits of whatever script, and dashes of whatever length, are what they look like.
        plain = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in words.translate(_DASHES))
        try:
            found = _read(plain, today)
        except (ValueError, OverflowError):
            found = None
    if found is None:
        raise InvalidValue(
            f"“{words[:40]}” could not be read as a date.",
            "Write it like 16 October 2023, 16/10/2023, October 2023, 2023 or about 2015.",
        )
    return found


def _read(words: str, today: date | None) -> PartialDate | None:
    """Raises ValueError or OverflowError for what looks like a date and is none, such as 31 June."""
    certain = _UNSURE.sub("", _ABOUT.sub("", words))
    found = _point(certain, today) or _span(certain, today) or _moment(certain, today)
    if found is None or certain == words:
        return found
    return replace(found, approximate=True)


def _point(words: str, today: date | None) -> PartialDate | None:
    try:
        return PartialDate.parse(words)
    except ValueError:
        return _plain(words, today)


def _span(words: str, today: date | None) -> PartialDate | None:
    between = _YEARS.match(words) or _BETWEEN.match(words)
    if between is None:
        return None
    first, last = _point(between[1], today), _point(between[2], today)
    if first is None or last is None:
        return None
    return PartialDate(first.earliest, last.latest, first.approximate or last.approximate)


def _moment(words: str, today: date | None) -> PartialDate | None:
    time = _TIME.search(words)
    if time is None:
        return None
    day = _point(words[: time.start()].strip().rstrip(","), today)
    return replace(day, minute=_minutes(time)) if day is not None and day.is_day else None


def _minutes(time: re.Match[str]) -> int:
    hour, minute, half = int(time[1]), int(time[2] or 0), (time[3] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            raise ValueError("hour")
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59:
        raise ValueError("time")
    return hour * 60 + minute


def _plain(words: str, today: date | None) -> PartialDate | None:
    if re.fullmatch(r"\d{4}", words):
        return PartialDate.year(int(words))
    if m := _DAY_FIRST.match(words):
        return PartialDate.on(date(_full_year(m[3], today), int(m[2]), int(m[1])))
    if m := _YEAR_FIRST.match(words):
        return PartialDate.on(date(int(m[1]), int(m[2]), int(m[3])))
    if (m := _DAY_MONTH.match(words)) and (month := _month(m[2])):
        return PartialDate.on(date(_full_year(m[3], today), month, int(m[1])))
    if (m := _MONTH_DAY.match(words)) and (month := _month(m[1])):
        return PartialDate.on(date(int(m[3]), month, int(m[2])))
    if m := _MONTH_YEAR.match(words):
        if m[3]:
            return PartialDate.month(int(m[4]), int(m[3]))
        if month := _month(m[1]):
            return PartialDate.month(int(m[2]), month)
        if season := _SEASONS.get(m[1].lower()):
            first, last = (PartialDate.month(int(m[2]), month) for month in season)
            return PartialDate(first.earliest, last.latest, approximate=True)
    if m := _DECADE.match(words):
        return PartialDate.parse(f"{m[1]}X")
    return _relative(words.lower(), today) if today else None


def _relative(words: str, today: date) -> PartialDate | None:
    if words in ("today", "now", "yesterday", "tomorrow"):
        return PartialDate.on(today + timedelta({"yesterday": -1, "tomorrow": 1}.get(words, 0)))
    if m := _AGO.match(words):
        number, unit = int(m[1]), m[2].lower()
        if unit in ("day", "week"):
            return PartialDate.on(today - timedelta(days=number * (7 if unit == "week" else 1)))
        months = today.year * 12 + today.month - 1 - number * (12 if unit == "year" else 1)
        return PartialDate.month(months // 12, months % 12 + 1, approximate=True)
    which, _, name = words.rpartition(" ")
    index = next((i for i, day in enumerate(DAYS) if name in (day.lower(), day[:3].lower())), None)
    if index is None or which not in ("last", "next", "on", "this", ""):
        return None
    ahead = (index - today.weekday()) % 7
    if which == "last":
        ahead -= 7
    elif which == "next":
        ahead = ahead or 7
    return PartialDate.on(today + timedelta(ahead))


def _full_year(text: str, today: date | None) -> int:
    year = int(text)
    if len(text) == 4:
        return year
    pivot = (today or date.today()).year % 100 + 10
    return 2000 + year if year <= pivot else 1900 + year


def _month(word: str) -> int | None:
    word = "sep" if word.lower() == "sept" else word.lower()
    if len(word) < 3:
        return None
    return next((i for i, name in enumerate(MONTHS, 1) if name.lower().startswith(word)), None)


def say_date(value: PartialDate | None) -> str:
    """In words: "16 October 2023", "October 2023", "about 2015"; nothing for None. Never the time."""
    if value is None:
        return ""
    first, last = value.earliest, value.latest
    text = str(PartialDate(first, last))
    if first == last:
        words = f"{first.day} {MONTHS[first.month - 1]} {first.year:04d}"
    elif text.endswith("X"):
        words = f"the {first.year:04d}s"
    elif "/" in text:
        words = " to ".join(say_date(PartialDate.parse(part)) for part in text.split("/"))
    elif "-" in text:
        words = f"{MONTHS[first.month - 1]} {first.year:04d}"
    else:
        words = f"{first.year:04d}"
    return f"about {words}" if value.approximate else words


def say_time(minute: int) -> str:
    """A time of day in words, such as "5:30pm"."""
    hour, minutes = divmod(minute, 60)
    return f"{hour % 12 or 12}:{minutes:02d}{'am' if hour < 12 else 'pm'}"


def say_moment(value: PartialDate | None) -> str:
    """The date and, where known, the time: "16 October 2023, 5:30pm"."""
    if value is None or value.minute is None:
        return say_date(value)
    return f"{say_date(value)}, {say_time(value.minute)}"

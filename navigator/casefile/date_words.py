"""Dates as people type and read them: "16 October 2023", "about 2015", "Mar 2019", "14/3/19, 5:30pm".

`read_date` turns what was typed into a PartialDate, days before months as in the United Kingdom;
`say_date` and `say_time` turn one into words. Words that depend on today ("yesterday") need `today`.
"""

import re
from datetime import date, datetime, timedelta

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
_ABOUT = re.compile(
    r"^(?:about|around|approximately|approx\.?|roughly|circa|ca?\.|c|~|maybe|perhaps)\s*(?=\S)", re.IGNORECASE
)
_TIME = re.compile(r"(?:,|\bat\b|\s|T)\s*(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?$", re.IGNORECASE)
_BETWEEN = re.compile(
    r"^(?:between|from)?\s*(.+?)\s+(?:and|to|until)\s+(.+)$|^(\d{4})\s*[-\u2013]\s*(\d{4})$", re.IGNORECASE
)
_DAY_FIRST = re.compile(r"^(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})$")
_DAY_MONTH = re.compile(
    r"^(?:[a-z]+day,?\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([a-z]+)\.?,?\s+(\d{4})$", re.IGNORECASE
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
    try:
        return PartialDate.parse(
            words.replace(" ", "T") if re.match(r"^\d{4}-\d\d-\d\d \d\d:\d\d$", words) else words
        )
    except ValueError:
        pass
    try:
        found = _read(words, today)
    except (ValueError, OverflowError):
        found = None
    if found is None:
        raise InvalidValue(
            f"“{words[:40]}” could not be read as a date.",
            "Write it like 16 October 2023, 16/10/2023, October 2023, 2023 or about 2015.",
        )
    return found


def _read(words: str, today: date | None) -> PartialDate | None:
    about = _ABOUT.match(words)
    if about:
        inner = _read(words[about.end() :], today) or PartialDate.parse(words[about.end() :])
        return PartialDate(inner.earliest, inner.latest, approximate=True)
    if words.endswith("?"):
        inner = _read(words[:-1].strip(), today) or PartialDate.parse(words[:-1].strip())
        return PartialDate(inner.earliest, inner.latest, approximate=True)
    plain = _plain(words, today)
    if plain is not None:
        return plain
    if between := _BETWEEN.match(words):
        start, end = between[1] or between[3], between[2] or between[4]
        first, last = read_date(start, today), read_date(end, today)
        return PartialDate(first.earliest, last.latest) if first and last else None
    if time := _TIME.search(words):
        day = _plain(words[: time.start()].strip().rstrip(","), today)
        if day is None and re.match(r"^\d{4}-\d\d-\d\d$", words[: time.start()].strip()):
            day = PartialDate.parse(words[: time.start()].strip())
        if day is not None and day.is_day:
            return PartialDate(day.earliest, day.latest, minute=_minutes(time))
    return None


def _minutes(time: re.Match[str]) -> int:
    hour, minute, half = int(time[1]), int(time[2] or 0), (time[3] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            raise ValueError("hour")
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or minute > 59:
        raise ValueError("time")
    return hour * 60 + minute


def _plain(words: str, today: date | None) -> PartialDate | None:
    if re.fullmatch(r"\d{4}", words):
        return PartialDate.year(int(words))
    if m := _DAY_FIRST.match(words):
        return PartialDate.on(date(_full_year(m[3], today), int(m[2]), int(m[1])))
    if (m := _DAY_MONTH.match(words)) and (month := _month(m[2])):
        return PartialDate.on(date(int(m[3]), month, int(m[1])))
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
    for word, step in (("last ", -1), ("next ", 1), ("on ", 0), ("", 0)):
        name = words.removeprefix(word)
        index = next((i for i, day in enumerate(DAYS) if name in (day.lower(), day[:3].lower())), None)
        if words.startswith(word) and index is not None:
            ahead = (index - today.weekday()) % 7
            return PartialDate.on(
                today + timedelta((ahead or 7) - 7 if step < 0 and ahead == 0 else _shift(ahead, step))
            )
    return None


def _shift(ahead: int, step: int) -> int:
    return (ahead or 7) if step > 0 else ahead - 7 if step < 0 else ahead


def _full_year(text: str, today: date | None) -> int:
    year = int(text)
    if len(text) == 4:
        return year
    pivot = (today.year if today else datetime.now().year) % 100 + 10
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
        words = f"{first.day} {MONTHS[first.month - 1]} {first.year}"
    elif text.endswith("X"):
        words = f"the {first.year}s"
    elif "/" in text:
        words = " to ".join(say_date(PartialDate.parse(part)) for part in text.split("/"))
    elif "-" in text:
        words = f"{MONTHS[first.month - 1]} {first.year}"
    else:
        words = str(first.year)
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

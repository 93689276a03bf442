"""From days to places across a timeline and back, and where its rulings stand.

A moment is a number of days: `date.toordinal()` for midnight, and a fraction for the time of day. Places
are pixels or points from the left. Times are wall-clock times without a zone, so a day always has 24 hours
here: when the clocks change, nothing shifts.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from navigator.casefile.date_words import DAYS, MONTHS

FIRST_DAY, LAST_DAY = date.min.toordinal(), date.max.toordinal()
LEAST_PER_DAY, MOST_PER_DAY = 0.00005, 480.0
"""From all of the calendar on a screen to a day across a third of it."""


@dataclass(frozen=True, slots=True)
class Scale:
    """`start` is the moment at the left edge, `per_day` the width of a day."""

    start: float
    per_day: float

    def x(self, moment: float) -> float:
        """Where a moment is."""
        return (moment - self.start) * self.per_day

    def moment(self, x: float) -> float:
        """Which moment is there."""
        return self.start + x / self.per_day

    def zoomed(self, factor: float, x: float) -> "Scale":
        """Closer or farther by a factor; what is at `x` stays there."""
        per_day = min(max(self.per_day * factor, LEAST_PER_DAY), MOST_PER_DAY)
        return Scale(self.moment(x) - x / per_day, per_day).held()

    def moved(self, by: float) -> "Scale":
        """The same scale with everything so far to the left."""
        return Scale(self.start + by / self.per_day, self.per_day).held()

    def held(self) -> "Scale":
        """The same scale with its left edge in the calendar."""
        return Scale(min(max(self.start, float(FIRST_DAY)), float(LAST_DAY)), self.per_day)

    @property
    def octave(self) -> float:
        """The power of two at or under the width of a day: what is decided by it stays while one zooms."""
        power = 1.0
        while power > self.per_day:
            power /= 2
        while power * 2 <= self.per_day:
            power *= 2
        return power


def fitted(first: float, last: float, width: float) -> Scale:
    """The scale at which a span of moments fills a width, with a little room at both ends."""
    span = max(last - first, 1.0)
    room = min(24.0, width * 0.05)
    per_day = min(max((width - 2 * room) / span, LEAST_PER_DAY), MOST_PER_DAY)
    middle = (first + last) / 2
    return Scale(middle - width / 2 / per_day, per_day).held()


@dataclass(frozen=True, slots=True)
class Tick:
    """One ruling: its moment, its place, and its words."""

    moment: float
    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Ticks:
    """Fine rulings, and coarse ones that say what the fine ones leave out."""

    fine: tuple[Tick, ...]
    coarse: tuple[Tick, ...]


_LEVELS: tuple[tuple[str, str, float, float], ...] = (
    ("6 hours", "whole day", 0.25, 34.0),
    ("day name", "month of year", 1.0, 42.0),
    ("day", "month of year", 1.0, 17.0),
    ("week", "month of year", 7.0, 22.0),
    ("month", "year", 30.4, 26.0),
    ("quarter", "year", 91.3, 26.0),
    ("year", "decade", 365.2, 34.0),
    ("5 years", "century", 1826.2, 34.0),
    ("decade", "century", 3652.4, 34.0),
    ("50 years", "century", 18262.0, 34.0),
    ("century", "", 36524.0, 34.0),
    ("500 years", "", 182620.0, 34.0),
)
"""Fine unit, coarse unit, days in a fine unit, and the width that its words need at type of 9 points."""


def ticks(scale: Scale, width: float, *, type_size: float = 9.0) -> Ticks:
    """The rulings of a scale over a width, as fine as their words have room."""
    grown = type_size / 9.0
    fitting = (level for level in _LEVELS if level[2] * scale.per_day >= level[3] * grown)
    fine, coarse, _, _ = next(fitting, _LEVELS[-1])
    first, last = scale.start, min(scale.moment(width), float(LAST_DAY) + 1)
    return Ticks(
        tuple(Tick(at, scale.x(at), words) for at, words in _marks(fine, first, last)),
        tuple(Tick(at, scale.x(at), words) for at, words in _marks(coarse, first, last)),
    )


def _marks(unit: str, first: float, last: float) -> Iterator[tuple[float, str]]:
    """All rulings of a unit in a span of moments, and the one before it, whose words may reach in."""
    low = max(int(first), FIRST_DAY)
    if unit == "6 hours":
        for quarter in range(int(first * 4) - 1, int(last * 4) + 1):
            yield quarter / 4, ("12am", "6am", "12pm", "6pm")[quarter % 4]
    elif unit in ("day", "day name", "whole day"):
        for ordinal in range(low, int(min(last, LAST_DAY)) + 1):
            yield float(ordinal), _day(unit, date.fromordinal(ordinal))
    elif unit == "week":
        for ordinal in range(max(low - (low - 1) % 7, FIRST_DAY), int(min(last, LAST_DAY)) + 1, 7):
            yield float(ordinal), str(date.fromordinal(ordinal).day)
    elif unit in ("month", "quarter", "month of year"):
        yield from _months(low, last, 3 if unit == "quarter" else 1, with_year=unit == "month of year")
    elif unit:
        yield from _years(low, last, _YEARS[unit])


_YEARS = {"year": 1, "5 years": 5, "decade": 10, "50 years": 50, "century": 100, "500 years": 500}


def _day(unit: str, day: date) -> str:
    if unit == "day":
        return str(day.day)
    words = f"{DAYS[day.weekday()][:3]} {day.day}"
    return words if unit == "day name" else f"{words} {MONTHS[day.month - 1]} {day.year}"


def _months(low: int, last: float, step: int, *, with_year: bool) -> Iterator[tuple[float, str]]:
    start = date.fromordinal(low)
    number = start.year * 12 + (start.month - 1) // step * step
    while number // 12 <= 9999:
        at = date(number // 12, number % 12 + 1, 1).toordinal()
        if at > last:
            break
        yield float(at), f"{MONTHS[number % 12]} {number // 12}" if with_year else MONTHS[number % 12]
        number += step


def _years(low: int, last: float, step: int) -> Iterator[tuple[float, str]]:
    year = date.fromordinal(low).year // step * step
    while year <= 9999:
        at = date(max(year, 1), 1, 1).toordinal()
        if at > last:
            break
        yield float(at), f"{year}s" if step == 10 else str(max(year, 1))
        year += step

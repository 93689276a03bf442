"""A strip of the timeline for a page: what happened last, today, and what comes next, along a line of time.

Places, bars and signs are those of the timeline; here every item has a row of its own, in the order of its
date, so that each has room for words. Which items a strip of some height has room for is decided here too.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from navigator.casefile.case import Case
from navigator.casefile.date_words import MONTHS, say_date
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.plan import Step
from navigator.casefile.vocabulary import vocabulary
from navigator.layout.display_list import Anchor, Box, Label, Measure, Path, Picture, Shape
from navigator.layout.graphemes import cut_to_width
from navigator.layout.time_items import Look, Standing, TimeItem
from navigator.layout.timeline import Metrics
from navigator.layout.timeline_frame import Bar, Frame, Glyph, Words, tick_words
from navigator.layout.timeline_scale import fitted, ticks
from navigator.layout.timeline_shapes import FrameShapes

TYPE = 8.0
"""Points: the size of all words on it, and the least that anything on paper may have."""

LINE = 12.0
"""Points from one row to the next where room is short."""

_WIDEST_LINE = 17.0
_AXIS = 13.0
_GAP = 5.0
_MOST_WORDS = 110
"""Characters of a moment that are looked at: no strip has room for more."""

_OPEN_STEPS = ("", "proposed", "agreed", "active", "held")
_STRIP = Metrics(gutter=0.0, row=LINE, bar=6.0, type_size=TYPE, small=TYPE, axis=_AXIS, glyph=7.0)


@dataclass(frozen=True, slots=True)
class Moment:
    """Something on one date: what, the item that says so, and as what sign; a step as its bar."""

    item: str
    when: PartialDate
    words: str
    sign: str = ""
    step: Step | None = field(default=None, repr=False)


def moments(case: Case, today: date) -> tuple[tuple[Moment, ...], tuple[Moment, ...]]:
    """What was, the latest first, and what is to come, the soonest first."""
    past = [moment for moment in _journal(case) if moment.when.earliest <= today]
    past.sort(key=lambda moment: (moment.when.sort_key, moment.item), reverse=True)
    coming = [moment for moment in _ahead(case, today) if moment.when.latest >= today]
    coming.sort(key=lambda moment: (moment.when.sort_key, moment.item))
    return tuple(past), tuple(coming)


def timeline_strip(
    case: Case, standing: Standing, *, width: float, height: float, measure: Measure, most: int = 5
) -> Picture:
    """The last and the next moments, at most so many of each, in a width and height in points."""
    today = standing.today
    past, coming = moments(case, today)
    lines = max(int((height - _AXIS) // LINE), 1)
    before, after = _shared(min(len(past), most), min(len(coming), most), lines)
    shown = (*reversed(past[:before]), *coming[:after])
    row = min((height - _AXIS) / max(len(shown), 1), _WIDEST_LINE)
    strip = _Strip(shown, before, standing, width, max(row, LINE), measure)
    title = "What happened last and what comes next"
    return Picture(
        width, strip.height, tuple(strip.shapes()), title, _summary(shown[:before], shown[before:])
    )


class _Strip:
    """The frame of one strip: a row for each moment, the past above and the future below."""

    def __init__(
        self, shown: Sequence[Moment], before: int, standing: Standing, width: float, row: float,
        measure: Measure,
    ) -> None:  # fmt: skip
        self._standing = standing
        self._measure = measure
        self._row = row
        self.height = _AXIS + len(shown) * row
        now = float(standing.today.toordinal())
        places = [_place(moment, now, ahead=at >= before) for at, moment in enumerate(shown)]
        scale = fitted(min([now, *places]), max([now + 1, *places]), width)
        frame = Frame(scale, width, len(shown) * row, scale.x(now), ticks(scale, width, type_size=TYPE))
        for at, (moment, place) in enumerate(zip(shown, places, strict=True)):
            self._add(frame, moment, place, (at + 0.5) * row)
        self._frame = frame

    def _add(self, frame: Frame, moment: Moment, place: float, y: float) -> None:
        # The scale does not reach from one end of the calendar to the other.
        x = min(max(frame.scale.x(place), _STRIP.glyph), frame.width - _STRIP.glyph)
        if moment.step is None:
            item = TimeItem(moment.item, Look.DIAMOND, place, place, moment.words, moment.sign)
            frame.glyphs.append(Glyph(item, 1, x, y, x, x, True))
            start, end = x - _STRIP.glyph / 2, x + _STRIP.glyph / 2
        else:
            start, end = self._bar(frame, moment, moment.step, x, y)
        self._say(frame, moment, (start - _GAP, end + _GAP), y)

    def _bar(self, frame: Frame, moment: Moment, step: Step, x: float, y: float) -> tuple[float, float]:
        """From the day that counts to the end planned, or from today to the day by which it is to be done."""
        state = self._standing.states.get(step.id) or step.status
        first, last = step.planned_start, step.planned_end
        if first is not None and moment.when == first:
            start, end = x, frame.scale.x(last.latest.toordinal() + 1) if last else x
        elif last is not None and moment.when == last:
            start, end = max(frame.today, frame.scale.x(first.earliest.toordinal()) if first else 0.0), x
        else:
            start = end = x
        start = min(max(start, 0.0), frame.width - 2 * _STRIP.bar)
        end = min(max(end, start + 1.6 * _STRIP.bar), frame.width)
        item = TimeItem(moment.item, Look.BAR, 0.0, 0.0, moment.words, state)
        today = min(max(frame.today, start), end)
        frame.bars.append(Bar(item, 1, start, end, y - _STRIP.bar / 2, today, 0.0, 0.0, True))
        return start, end

    def _say(self, frame: Frame, moment: Moment, beside: tuple[float, float], y: float) -> None:
        """The date and the words: to the right of the sign where there is room, else where there is more."""
        words = " ".join(moment.words[:_MOST_WORDS].split())
        text = f"{short_date(moment.when, self._standing.today)} · {words}"
        left, right = beside[0], frame.width - beside[1]
        wide = self._measure(text, TYPE, False)
        if wide <= right or (right >= left and wide > left):
            x, room = beside[1], right
        else:
            x, room = max(beside[0] - wide, 0.0), left
        cut = cut_to_width(text, room, TYPE, False, self._measure)
        if cut:
            frame.words.append(Words(moment.item, x, y + TYPE * 0.36, cut, True, TYPE))

    def shapes(self) -> Iterator[Shape]:
        """The frame under a line of months or years, with today marked."""
        drawn = FrameShapes(self._frame, _STRIP, self._measure, 0.0, _AXIS)
        yield from drawn.all()
        yield from self._axis()

    def _axis(self) -> Iterator[Shape]:
        frame, measure = self._frame, self._measure
        half = measure(_TODAY, TYPE, True) / 2 + 4
        middle = min(max(frame.today, half), frame.width - half)
        for tick in tick_words(frame.ticks.coarse, frame.width, TYPE, measure):
            x = tick.x + 2
            text = _fitting(tick.label, frame.width - x if x > middle else middle - half - 2 - x, measure)
            if text and not middle - half - 2 < x <= middle + half + 2:
                yield Label(x=x, y=_AXIS - 4, text=text, size=TYPE, colour="muted")
        yield Path(points=((0.0, _AXIS), (frame.width, _AXIS)), stroke="line", width=0.8)
        yield Box(
            x=middle - half,
            y=0.5,
            width=2 * half,
            height=11.0,
            corner=5.0,
            fill="accent",
            stroke="",
            line=0.0,
        )
        yield Label(
            x=middle, y=8.8, text=_TODAY, size=TYPE, bold=True, anchor=Anchor.MIDDLE, colour="on_accent"
        )


_TODAY = "today"


def _fitting(label: str, room: float, measure: Measure) -> str:
    """The words of a ruling, without its year, or none, as there is room."""
    ways = (label, label.partition(" ")[0])
    return next((text for text in ways if measure(text, TYPE, False) <= room), "")


def _place(moment: Moment, now: float, *, ahead: bool) -> float:
    """Where a moment stands: what was never after today's line, what is to come never before it."""
    first, last = moment.when.earliest.toordinal(), moment.when.latest.toordinal()
    minute = 720 if moment.when.minute is None else moment.when.minute
    place = (first + last) / 2 + minute / 1440
    return max(place, now) if ahead else min(place, now)


def _journal(case: Case) -> list[Moment]:
    kinds = vocabulary("entry_kinds")
    found = []
    for entry in case.entries.values():
        if entry.when is None:
            continue
        kind = kinds.label(entry.kind) if entry.kind and entry.kind != "note" else ""
        words = ": ".join(part for part in (kind, entry.text) if part) or "Entry"
        found.append(Moment(entry.id, entry.when, words, entry.kind))
    meetings = [meeting for meeting in case.meetings.values() if meeting.when is not None and meeting.came]
    found += [
        Moment(meeting.id, meeting.when, f"Meeting: {meeting.title or 'no purpose yet'}", "meeting")
        for meeting in meetings
        if meeting.when is not None
    ]
    return found


def _ahead(case: Case, today: date) -> list[Moment]:
    """Meetings, steps and asks with a date, and reviews that were promised."""
    found: list[Moment] = []
    for meeting in case.meetings.values():
        if meeting.when is not None and not meeting.came:
            found.append(
                Moment(meeting.id, meeting.when, f"Meeting: {meeting.title or 'no purpose yet'}", "meeting")
            )
        if meeting.next_review is not None:
            found.append(Moment(meeting.id, meeting.next_review, "Review", "meeting"))
    for step in case.steps.values():
        if step.status not in _OPEN_STEPS:
            continue
        name = step.what or (
            vocabulary("step_kinds").label(step.kind) if step.kind else "A step without a name"
        )
        if step.status == "held":
            if step.review_on is not None:
                found.append(
                    Moment(step.id, step.review_on, f"Look again at what is held: {name}", step=step)
                )
        elif step.planned_start is not None and step.planned_start.latest >= today:
            found.append(Moment(step.id, step.planned_start, name, step=step))
        elif step.planned_end is not None:
            found.append(Moment(step.id, step.planned_end, f"{name}: to be done by then", step=step))
    for ask in case.asks.values():
        if ask.by_when is not None and ask.state not in ("done", "declined"):
            found.append(
                Moment(ask.id, ask.by_when, f"{'Offer' if ask.kind == 'offer' else 'Ask'}: {ask.what}")
            )
    return found


def _shared(past: int, coming: int, lines: int) -> tuple[int, int]:
    """How many of each are shown when there are only so many lines: what is to come weighs more."""
    after = min(coming, max(lines - min(past, lines // 2), 0))
    before = min(past, lines - after)
    return before, min(coming, lines - before)


def short_date(when: PartialDate, today: date) -> str:
    """A date in the space of a margin: "3 Dec", "3 Dec 2024", "Dec 2024", "about 2015"."""
    first, last = when.earliest, when.latest
    about = "about " if when.approximate else ""
    month = MONTHS[first.month - 1][:3]
    if first == last:
        year = "" if abs((first - today).days) <= 182 else f" {first.year}"
        return f"{about}{first.day} {month}{year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{about}{month} {first.year}"
    return f"{about}{first.year}" if first.year == last.year else f"{about}{first.year}\u2013{last.year}"


def _summary(past: Sequence[Moment], coming: Sequence[Moment]) -> str:
    """The strip in sentences, for whoever cannot see it."""
    parts = []
    for opening, some in (("Last: ", past), ("Next: ", coming)):
        if some:
            parts.append(opening + "; ".join(f"{_said(moment)}" for moment in some) + ".")
    return " ".join(parts) or "Nothing is written down yet."


def _said(moment: Moment) -> str:
    return f"{say_date(moment.when)}, {' '.join(moment.words[:120].split())}"

"""A short strip of time for a page: what happened last, today, and what comes next.

It runs downwards, so that every moment has a line of words: discs for what was, rings for what will be,
diamonds for milestones and meetings. The timeline of the screen is not this.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from navigator.casefile.case import Case
from navigator.casefile.date_words import MONTHS, say_date
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.vocabulary import vocabulary
from navigator.layout.display_list import Anchor, Dash, Disc, Label, Measure, Path, Picture, Shape
from navigator.layout.graphemes import cut_to_width

TYPE = 8.0
"""Points: the size of all words on it, and the least that anything on paper may have."""

LINE = 12.0
"""Points from one moment to the next where room is short."""

_WIDEST_LINE = 17.0
_AXIS = 66.0
_OPEN_STEPS = ("", "proposed", "agreed", "active", "held")


@dataclass(frozen=True, slots=True)
class Moment:
    """Something on one date: what, and the item that says so."""

    item: str
    when: PartialDate
    words: str
    milestone: bool = False


def moments(case: Case, today: date) -> tuple[tuple[Moment, ...], tuple[Moment, ...]]:
    """What was, the latest first, and what is to come, the soonest first."""
    past = [moment for moment in _journal(case) if moment.when.earliest <= today]
    past.sort(key=lambda moment: (moment.when.sort_key, moment.item), reverse=True)
    coming = [moment for moment in _ahead(case, today) if moment.when.latest >= today]
    coming.sort(key=lambda moment: (moment.when.sort_key, moment.item))
    return tuple(past), tuple(coming)


def simple_strip(
    case: Case, *, today: date, width: float, height: float, measure: Measure, most: int = 5
) -> Picture:
    """The last and the next moments, at most so many of each, in a width and height in points."""
    past, coming = moments(case, today)
    lines = max(int(height // LINE) - 1, 1)
    before, after = _shared(min(len(past), most), min(len(coming), most), lines)
    shown = (*reversed(past[:before]), *coming[:after])
    step = min(height / (len(shown) + 1), _WIDEST_LINE)
    shapes: list[Shape] = []
    now = (before + 0.5) * step
    shapes.append(Path(points=((_AXIS, step * 0.5), (_AXIS, now)), stroke="line", width=1.4))
    end = (before + 1 + max(after - 1, 0)) * step + step * 0.5
    shapes.append(Path(points=((_AXIS, now), (_AXIS, end)), stroke="line", width=1.0, dash=Dash.DASHED))
    for place, moment in enumerate(shown):
        ahead = place >= before
        y = (place + 0.5 + ahead) * step
        shapes.extend(_moment(moment, y, today, ahead, width, measure))
    shapes.extend(_today(now, today, width, measure))
    title = "What happened last and what comes next"
    return Picture(
        width, (len(shown) + 1) * step, tuple(shapes), title, _summary(shown[:before], shown[before:])
    )


def _journal(case: Case) -> list[Moment]:
    kinds = vocabulary("entry_kinds")
    found = []
    for entry in case.entries.values():
        if entry.when is None:
            continue
        kind = kinds.label(entry.kind) if entry.kind and entry.kind != "note" else ""
        words = ": ".join(part for part in (kind, entry.text) if part) or "Entry"
        found.append(Moment(entry.id, entry.when, words, entry.kind in ("milestone", "meeting")))
    meetings = [meeting for meeting in case.meetings.values() if meeting.when is not None and meeting.came]
    found += [
        Moment(meeting.id, meeting.when, f"Meeting: {meeting.title or 'no purpose yet'}", True)
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
                Moment(meeting.id, meeting.when, f"Meeting: {meeting.title or 'no purpose yet'}", True)
            )
        if meeting.next_review is not None:
            found.append(Moment(meeting.id, meeting.next_review, "Review", True))
    for step in case.steps.values():
        if step.status not in _OPEN_STEPS:
            continue
        name = step.what or (
            vocabulary("step_kinds").label(step.kind) if step.kind else "A step without a name"
        )
        if step.status == "held":
            if step.review_on is not None:
                found.append(Moment(step.id, step.review_on, f"Look again at what is held: {name}"))
        elif step.planned_start is not None and step.planned_start.latest >= today:
            found.append(Moment(step.id, step.planned_start, name))
        elif step.planned_end is not None:
            found.append(Moment(step.id, step.planned_end, f"{name}: to be done by then"))
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


def _moment(
    moment: Moment, y: float, today: date, ahead: bool, width: float, measure: Measure
) -> list[Shape]:
    base = y + TYPE * 0.36
    room = width - _AXIS - 9
    text = cut_to_width(moment.words, room, TYPE, False, measure)
    mark: Shape
    if moment.milestone:
        size = 3.4
        mark = Path(
            points=((_AXIS, y - size), (_AXIS + size, y), (_AXIS, y + size), (_AXIS - size, y)),
            stroke="accent",
            width=1.0,
            closed=True,
            fill="surface" if ahead else "accent",
            item=moment.item,
            says=moment.words,
        )
    else:
        mark = Disc(
            x=_AXIS,
            y=y,
            radius=2.5,
            fill="surface" if ahead else "ink",
            stroke="ink",
            width=1.0,
            item=moment.item,
            says=moment.words,
        )
    when = cut_to_width(short_date(moment.when, today), _AXIS - 8, TYPE, False, measure)
    return [
        mark,
        Label(x=_AXIS - 7, y=base, text=when, size=TYPE, anchor=Anchor.END, colour="muted"),
        Label(x=_AXIS + 8, y=base, text=text, size=TYPE, item=moment.item),
    ]


def _today(y: float, today: date, width: float, measure: Measure) -> list[Shape]:
    words = f"today, {today.day} {MONTHS[today.month - 1]}"
    end = _AXIS + 8 + measure(words, TYPE, True) + 4
    return [
        Path(points=((_AXIS - 5, y), (_AXIS + 5, y)), stroke="accent", width=1.6),
        Label(x=_AXIS + 8, y=y + TYPE * 0.36, text=words, size=TYPE, bold=True, colour="accent"),
        Path(points=((end, y), (width, y)), stroke="accent", width=0.6),
    ]


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

"""A timeline in a sentence or two, for whoever cannot see it, and each of its items in a line."""

from collections import Counter
from datetime import date

from navigator.casefile.date_words import say_date
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.vocabulary import vocabulary
from navigator.layout.bar_looks import bar_look
from navigator.layout.time_items import Look, TimeItem
from navigator.layout.timeline import Timeline


def summary_of(timeline: Timeline) -> str:
    """From when to when, how many lanes, and how many steps stand where."""
    items = timeline.items.values()
    if not items:
        return "Nothing with a date is written down yet."
    first, last = (int(moment) for moment in timeline.span)
    lanes = len(timeline.lanes)
    words = f"From {day_in_words(first)} to {day_in_words(last - 1)}, in {_many(lanes, 'lane')}"
    words += f" by {timeline.by}."
    steps = [item for item in items if item.look is Look.BAR]
    if steps:
        counts = Counter(bar_look(item.state).words.lower() for item in steps)
        words += (
            f" {_many(len(steps), 'step')}: {_listed([f'{n} {name}' for name, n in counts.most_common()])}."
        )
    marks = len(timeline.items) - len(steps)
    if marks:
        words += (
            f" {_many(marks, 'entry', 'entries')} and meetings." if marks != 1 else " 1 entry or meeting."
        )
    late = sum(item.late for item in steps)
    return f"{words} {late} {'is' if late == 1 else 'are'} late." if late else words


def item_in_words(item: TimeItem, lane: str = "") -> str:
    """One item as it is announced: what, where it stands, when, and in which lane."""
    if item.look is Look.BAR:
        state = bar_look(item.state).words.lower()
        kind = (
            f"step, {state}{', late' if item.late else ''}{f', {item.wrong.lower()}' if item.wrong else ''}"
        )
    else:
        kind = vocabulary("entry_kinds").label(item.state).lower() or "entry"
    parts = [" ".join(item.words.split())[:160], kind, span_in_words(item)]
    return ", ".join(part for part in (*parts, lane and f"in {lane}") if part)


def span_in_words(item: TimeItem) -> str:
    """When it is, in words."""
    first, last = int(item.start), max(int(item.start), int(item.end - 1e-9))
    about = "about " if item.fade_start or item.fade_end else ""
    if item.runs_on:
        return f"{about}since {day_in_words(first)}"
    if first == last:
        return f"{about}{day_in_words(first)}"
    return f"{about}{day_in_words(first)} to {day_in_words(last)}"


def day_in_words(ordinal: int) -> str:
    """A day by its ordinal, held to the calendar."""
    return say_date(PartialDate.on(date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))))


def _many(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"

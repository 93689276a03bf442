"""Timelines made for tests: random items in random lanes, and ways to look at them."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from navigator.casefile.case import Case
from navigator.casefile.journal import Entry, Meeting
from navigator.casefile.needs import Need, Score
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.plan import Step
from navigator.layout.time_items import Standing
from tests.factories import id_of, partial_dates

TODAY = date(2026, 11, 22)
NOW = float(TODAY.toordinal())
STANDING = Standing(TODAY, {})
NEEDS = tuple(
    Need(id=id_of("need", name), what=name, rank=at + 1.0) for at, name in enumerate(("home", "health"))
)


def on(days: int, minute: int | None = None) -> PartialDate:
    """A day so many days from today."""
    day = TODAY + timedelta(days=days)
    return PartialDate(day, day, minute=minute)


def near_dates() -> st.SearchStrategy[PartialDate]:
    """Dates of a few years, most of them days."""
    days = st.builds(on, st.integers(-700, 400), st.none() | st.integers(0, 1439))
    months = st.builds(
        PartialDate.month, st.integers(2024, 2027), st.integers(1, 12), approximate=st.booleans()
    )
    return days | days | months


@st.composite
def cases_in_time(
    draw: st.DrawFn, *, dates: st.SearchStrategy[PartialDate] | None = None, most: int = 40
) -> Case:
    """Steps, entries, meetings and scores about two needs, at any dates; some ends before their starts."""
    when = near_dates() if dates is None else dates
    items: list[Step | Entry | Meeting | Score] = []
    for number in range(draw(st.integers(0, most))):
        needs = tuple(need.id for need in NEEDS if draw(st.booleans()))
        kind = draw(st.sampled_from(("step", "step", "entry", "entry", "milestone", "meeting", "score")))
        one = id_of(kind, str(number))
        words = draw(st.sampled_from(("", "Proof of identity", "A step with a very long name, " * 4)))
        if kind == "step":
            dated: dict[str, Any] = {
                name: draw(st.none() | when)
                for name in ("planned_start", "planned_end", "actual_start", "actual_end")
            }
            status = draw(st.sampled_from(("", "agreed", "active", "held", "done", "stopped", "declined")))
            items.append(Step(id=one, what=words, needs=needs, status=status, **dated))
        elif kind == "meeting":
            items.append(Meeting(id=one, purpose=words, when=draw(st.none() | when)))
        elif kind == "score":
            value = draw(st.none() | st.floats(-5, 20))
            need = draw(st.sampled_from(NEEDS)).id
            items.append(Score(id=one, need=need, scale="journey", value=value, by="client", date=draw(when)))
        else:
            entry_kind = "milestone" if kind == "milestone" else draw(st.sampled_from(("call", "visit", "")))
            items.append(Entry(id=one, kind=entry_kind, text=words, needs=needs, when=draw(st.none() | when)))
    return Case.of(*NEEDS, *items)


def any_dates() -> st.SearchStrategy[PartialDate]:
    """Dates anywhere in the calendar."""
    return partial_dates()

"""Cases with a plan in them, made for the tests of scheduling and of what is due."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from navigator.casefile.case import Case
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.plan import Dependency, Step
from tests.factories import id_of

TODAY = date(2026, 11, 22)


def day(days: int) -> PartialDate:
    """A day so many days from today."""
    return PartialDate.on(TODAY + timedelta(days=days))


def step(name: str, start: int | None = None, end: int | None = None, **known: Any) -> Step:
    """An agreed step, planned from and until so many days from today."""
    values: dict[str, Any] = {"status": "agreed", "what": name}
    if start is not None:
        values["planned_start"] = day(start)
    if end is not None:
        values["planned_end"] = day(end)
    return Step(id=id_of("step", name), **{**values, **known})


def waits(later: str, earlier: str, **known: Any) -> Dependency:
    """One step waits for another, both by name."""
    name = f"{later} waits for {earlier}"
    ends = {"step": id_of("step", later), "waits_for": id_of("step", earlier)}
    return Dependency(id=id_of("dependency", name), **{**ends, **known})


@st.composite
def plans(draw: st.DrawFn, *, loops: bool = True) -> Case:
    """Up to a dozen steps in any state and any order of dates, with dependencies, and rings if wanted."""
    names = [f"step {number}" for number in range(draw(st.integers(1, 12)))]
    steps = [_any_step(draw, name) for name in names]
    pairs = draw(st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=20, unique=True))
    edges = [
        waits(names[later], names[earlier])
        for later, earlier in pairs
        if max(later, earlier) < len(names) and (loops or earlier < later)
    ]
    return Case.of(*steps, *edges)


def _any_step(draw: st.DrawFn, name: str) -> Step:
    start = draw(st.none() | st.integers(-60, 60))
    length = draw(st.none() | st.integers(0, 40))
    end = None if length is None else (start or 0) + length
    status = draw(
        st.sampled_from(("", "proposed", "agreed", "agreed", "agreed", "active", "held", "done", "stopped"))
    )
    known: dict[str, Any] = {"status": status}
    if status == "active" and start is not None:
        known["actual_start"] = day(min(start, 0))
    if status == "held" and draw(st.booleans()):
        known["review_on"] = day(draw(st.integers(-5, 50)))
    return step(name, start, end, **known)

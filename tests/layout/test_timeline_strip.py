"""The strip of time on the page: the last and the next along a line of time, as many as have room."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.casefile.case import Case
from navigator.casefile.item import Item
from navigator.casefile.journal import Ask, Entry, Meeting
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.plan import Step
from navigator.layout.display_list import Box, Dash, Label, Path, Picture, rough_width
from navigator.layout.time_items import Standing
from navigator.layout.timeline_strip import TYPE, moments, short_date, timeline_strip
from tests.layout.timelines import STANDING, any_dates, cases_in_time, near_dates

TODAY = date(2026, 11, 22)
WIDTH = 240.0


def on(days: int) -> PartialDate:
    return PartialDate.on(TODAY + timedelta(days=days))


def drawn(case: Case, height: float = 150.0) -> Picture:
    standing = Standing(TODAY, {})
    return timeline_strip(case, standing, width=WIDTH, height=height, measure=rough_width)


def entries(*days: int) -> list[Item]:
    return [Entry(id=f"e{day}", when=on(day), kind="call", text=f"Call {day}") for day in days]


def test_what_was_is_newest_first_and_what_comes_is_soonest_first() -> None:
    past, coming = moments(
        Case.of(
            *entries(-9, -2, 0),
            Entry(id="undated", text="When?"),
            Step(id="s", what="View the flat", planned_start=on(11)),
            Step(id="done", what="Old", status="done", planned_start=on(3)),
            Step(id="held", what="Detox", status="held", planned_start=on(2), review_on=on(22)),
            Ask(id="a", kind="offer", what="A lift", by_when=on(5)),
            Ask(id="no", what="No", by_when=on(5), state="declined"),
            Meeting(id="m", purpose="Review", when=on(-3), came=("p",), next_review=on(30)),
        ),
        TODAY,
    )
    assert [moment.item for moment in past] == ["e0", "e-2", "m", "e-9"]
    assert [(moment.item, moment.words) for moment in coming] == [
        ("a", "Offer: A lift"),
        ("s", "View the flat"),
        ("held", "Look again at what is held: Detox"),
        ("m", "Review"),
    ]


@pytest.mark.parametrize(("height", "most"), [(150.0, 10), (96.0, 6), (30.0, 1), (1.0, 1)])
def test_it_shows_no_more_than_has_room_and_stays_within_its_height(height: float, most: int) -> None:
    case = Case.of(
        *entries(*range(-20, 0)), *(Ask(id=f"a{day}", what="x", by_when=on(day)) for day in range(1, 20))
    )
    picture = drawn(case, height)
    shown = [shape for shape in picture.shapes if isinstance(shape, Label) and shape.item]
    assert 1 <= len(shown) <= most
    assert picture.height <= max(height, 25.0)
    assert [label.y for label in shown] == sorted(label.y for label in shown)


def marks(picture: Picture) -> dict[str, Path | Box]:
    """The sign or the bar of each item."""
    return {one.item: one for one in picture.shapes if isinstance(one, Path | Box) and one.item and one.says}


def today_at(picture: Picture) -> float:
    line = next(
        one for one in picture.shapes if isinstance(one, Path) and one.stroke == "accent" and not one.item
    )
    return line.points[0][0]


def test_the_past_is_filled_and_left_of_today_and_the_future_is_open_and_right_of_it() -> None:
    picture = drawn(Case.of(*entries(-1), Entry(id="soon", kind="visit", when=on(0), text="x"), *soon(4)))
    found, now = marks(picture), today_at(picture)
    assert [found[one].fill for one in ("e-1", "soon", "m4")] == ["ink", "ink", "surface"]
    assert isinstance(found["e-1"], Path) and isinstance(found["m4"], Path)
    assert max(x for x, _ in found["e-1"].points) < now < min(x for x, _ in found["m4"].points)


def soon(*days: int) -> list[Item]:
    return [Meeting(id=f"m{day}", purpose="Review", when=on(day)) for day in days]


def test_a_day_has_the_same_width_everywhere() -> None:
    picture = drawn(Case.of(*soon(2, 4, 12)))
    found = marks(picture)
    signs = [found[one] for one in ("m2", "m4", "m12")]
    x = [sum(px for px, _ in one.points) / 4 for one in signs if isinstance(one, Path)]
    assert x[2] - x[1] == pytest.approx(4 * (x[1] - x[0]))


def test_steps_are_bars_with_the_look_of_where_they_stand() -> None:
    steps = [
        Step(id="blocked", what="View", status="agreed", planned_start=on(3), planned_end=on(6)),
        Step(id="held", what="Detox", status="held", review_on=on(9)),
        Step(id="due", what="Form", status="active", actual_start=on(-9), planned_end=on(5)),
    ]
    standing = Standing(TODAY, {"blocked": "blocked", "held": "held", "due": "active"})
    picture = timeline_strip(Case.of(*steps), standing, width=WIDTH, height=150.0, measure=rough_width)
    found = marks(picture)
    bars = [found[one] for one in ("blocked", "held", "due")]
    assert all(isinstance(bar, Box) for bar in bars)
    assert [bar.dash for bar in bars] == [Dash.DASHED, Dash.SOLID, Dash.SOLID]
    assert [bar.hatched for bar in bars] == [False, True, False]
    assert isinstance(found["due"], Box) and found["due"].x == pytest.approx(today_at(picture))


@given(cases_in_time(dates=near_dates() | any_dates(), most=25), st.floats(1, 200), st.floats(60, 300))
def test_nothing_is_smaller_than_eight_points_or_out_of_the_strip(
    case: Case, height: float, width: float
) -> None:
    picture = timeline_strip(case, STANDING, width=width, height=height, measure=rough_width)
    past, coming = moments(case, TODAY)
    said = [one.item for one in picture.shapes if isinstance(one, Label) and one.item]
    assert len(said) <= 10 and set(said) <= {one.item for one in (*past[:5], *coming[:5])}
    for shape in picture.shapes:
        if isinstance(shape, Label):
            assert shape.size >= TYPE and 0 <= shape.y <= picture.height
            if shape.text != "today":
                assert shape.x >= -0.01
                assert shape.x + rough_width(shape.text, shape.size, shape.bold) <= width + 0.01
        elif isinstance(shape, Box) and shape.says:
            assert shape.x >= -0.01 and shape.x + shape.width <= width + 0.01


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (PartialDate.on(date(2026, 12, 3)), "3 Dec"),
        (PartialDate.on(date(2024, 12, 3)), "3 Dec 2024"),
        (PartialDate.month(2024, 12), "Dec 2024"),
        (PartialDate.year(2015, approximate=True), "about 2015"),
        (PartialDate.parse("201X"), "2010\u20132019"),
    ],
)
def test_dates_in_a_margin(when: PartialDate, said: str) -> None:
    assert short_date(when, TODAY) == said


def test_nothing_known_is_said_so() -> None:
    assert drawn(Case()).summary == "Nothing is written down yet."

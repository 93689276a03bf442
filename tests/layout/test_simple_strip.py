"""The short strip of time: the last and the next, in order, as many as have room."""

from datetime import date, timedelta

import pytest

from navigator.casefile.case import Case
from navigator.casefile.item import Item
from navigator.casefile.journal import Ask, Entry, Meeting
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.plan import Step
from navigator.layout.display_list import Label, Picture, rough_width
from navigator.layout.simple_strip import moments, short_date, simple_strip

TODAY = date(2026, 11, 22)


def on(days: int) -> PartialDate:
    return PartialDate.on(TODAY + timedelta(days=days))


def drawn(case: Case, height: float = 150.0) -> Picture:
    return simple_strip(case, today=TODAY, width=240.0, height=height, measure=rough_width)


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


@pytest.mark.parametrize(("height", "most"), [(150.0, 10), (96.0, 7), (30.0, 2), (1.0, 1)])
def test_it_shows_no_more_than_has_room_and_stays_within_its_height(height: float, most: int) -> None:
    case = Case.of(
        *entries(*range(-20, 0)), *(Ask(id=f"a{day}", what="x", by_when=on(day)) for day in range(1, 20))
    )
    picture = drawn(case, height)
    shown = [shape for shape in picture.shapes if isinstance(shape, Label) and shape.item]
    assert 1 <= len(shown) <= most
    assert picture.height <= max(height, 24.0)
    assert [label.y for label in shown] == sorted(label.y for label in shown)


def test_the_past_is_filled_and_the_future_is_open() -> None:
    case = Case.of(*entries(-1), Ask(id="a", what="x", by_when=on(1)))
    fills = {
        shape.item: getattr(shape, "fill", "") for shape in drawn(case).shapes if shape.item and shape.says
    }
    assert fills == {"e-1": "ink", "a": "surface"}


def test_today_stands_between() -> None:
    labels = [
        s
        for s in drawn(Case.of(*entries(-1), Ask(id="a", what="x", by_when=on(1)))).shapes
        if isinstance(s, Label)
    ]
    where = {label.text: label.y for label in labels}
    assert where["Call: Call -1"] < where["today, 22 November"] < where["Ask: x"]


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

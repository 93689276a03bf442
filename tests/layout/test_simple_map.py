"""The small map: everybody is on it, and no name lies over another."""

from datetime import date

import pytest
from hypothesis import given, settings

from navigator.casefile.case import Case
from navigator.casefile.network import Organisation, Person, Tie
from navigator.casefile.partial_date import PartialDate
from navigator.interchange.example import example_case
from navigator.layout.display_list import Anchor, Dash, Label, Path, Picture, rough_width
from navigator.layout.simple_map import TYPE, simple_map
from tests.summary.crowds import crowds

TODAY = date(2026, 11, 22)
Area = tuple[float, float, float, float]


def drawn(case: Case, width: float = 240.0, height: float = 110.0) -> Picture:
    return simple_map(case, today=TODAY, width=width, height=height, measure=rough_width)


def area(label: Label) -> Area:
    wide = rough_width(label.text, label.size, label.bold)
    left = label.x - {Anchor.START: 0.0, Anchor.MIDDLE: wide / 2, Anchor.END: wide}[label.anchor]
    return (left, label.y - label.size * 0.75, left + wide, label.y + label.size * 0.2)


def overlapping(one: Area, other: Area) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@settings(max_examples=40)
@given(crowds((0, 1, 5, 52)))
def test_everybody_is_marked_and_no_two_names_overlap(case: Case) -> None:
    picture = drawn(case)
    items = {shape.item for shape in picture.shapes}
    around = {p.id for p in case.people.values() if p.ended is None or p.ended.latest >= TODAY}
    assert around | set(case.organisations) <= items
    labels = [shape for shape in picture.shapes if isinstance(shape, Label)]
    assert all(label.size >= TYPE for label in labels)
    areas = [area(label) for label in labels]
    for place, one in enumerate(areas):
        assert one[0] >= -1 and one[2] <= picture.width + 1
        assert not any(overlapping(one, other) for other in areas[:place])


def test_the_same_case_is_drawn_the_same_way() -> None:
    assert drawn(example_case(TODAY)) == drawn(example_case(TODAY))


def test_who_has_left_is_not_on_it() -> None:
    gone = Person(id="p", name="Gone", ended=PartialDate.on(date(2026, 1, 1)))
    assert "p" not in {shape.item for shape in drawn(Case.of(gone)).shapes}


@pytest.mark.parametrize(
    ("strength", "dash"),
    [("strong", Dash.SOLID), ("weak", Dash.SOLID), ("tenuous", Dash.DASHED), ("broken", Dash.DOTTED)],
)
def test_a_tie_is_told_by_its_line_and_not_by_colour(strength: str, dash: Dash) -> None:
    case = Case.of(
        Person(id="a", name="A"),
        Organisation(id="b", name="B"),
        Tie(id="t", one_end="a", other_end="b", strength=strength),
    )
    (line,) = [shape for shape in drawn(case).shapes if isinstance(shape, Path) and shape.item == "t"]
    assert line.dash is dash
    assert line.says == strength


def test_the_sentence_says_what_the_picture_shows() -> None:
    summary = drawn(example_case(TODAY)).summary
    assert summary.startswith("45 people and 15 organisations around Sam")
    assert "talk with one another" in summary

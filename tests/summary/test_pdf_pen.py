"""Pictures on paper: the same shapes, one figure with words, fonts and all."""

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from navigator.casefile.case import Case
from navigator.interchange.example import example_case
from navigator.layout.display_list import Anchor, Box, Disc, Label, Path, Picture, Shape
from navigator.layout.page_map import page_map
from navigator.summary.page import paper_measure, picture_to_pdf
from tests.layout.test_svg_pen import shapes
from tests.summary.reading import Sheet

TODAY = date(2026, 11, 22)


def sheet_of(*some: Shape) -> Sheet:
    return Sheet(picture_to_pdf(Picture(300.0, 200.0, some, "Map", "Two people."), today=TODAY))


def content_of(shape: Shape) -> bytes:
    """The operators that draw one shape."""
    sheet = sheet_of(shape)
    return sheet.page.Contents.read_bytes()


def test_a_picture_is_one_figure_on_a_sheet_of_its_own_size() -> None:
    picture = page_map(example_case(TODAY), today=TODAY, width=700.0, height=500.0, measure=paper_measure())
    sheet = Sheet(picture_to_pdf(picture, today=TODAY, title="People map"))
    assert sheet.box == [0, 0, 700, 500]
    (figure,) = sheet.structure.kids
    assert not isinstance(figure, int)
    assert (figure.role, figure.alt) == ("Figure", f"{picture.title}. {picture.summary}")
    assert "Ada Obi" in sheet.text and "Harbour House" in sheet.text
    assert str(sheet.file.docinfo["/Title"]) == "People map"
    assert "Sam" not in str(dict(sheet.file.docinfo))


def test_a_label_stands_where_its_anchor_says() -> None:
    labels = [Label(x=150, y=50 + place, text="wide", size=9, anchor=a) for place, a in enumerate(Anchor)]
    starts = [shown.x for shown in sheet_of(*labels).texts]
    assert starts[0] == 150 > starts[1] > starts[2]
    assert abs((starts[0] - starts[1]) * 2 - (starts[0] - starts[2])) < 0.05


@settings(max_examples=40)
@given(st.lists(shapes(), max_size=5))
def test_any_picture_is_drawn(some: list[Shape]) -> None:
    sheet = sheet_of(*some)
    texts = [shape.text for shape in some if isinstance(shape, Label) and shape.text.strip()]
    assert len(sheet.file.pages) == 1
    assert bool(sheet.texts) <= bool(texts)


def test_nothing_of_a_shape_is_forgotten() -> None:
    """Each property of a shape changes what is drawn."""
    plain: list[tuple[Any, dict[str, Any]]] = [
        (
            Path(points=((0, 0), (50, 10), (90, 90))),
            {"curved": True, "closed": True, "fill": "accent", "hatched": True},
        ),
        (Disc(x=50, y=50, radius=9), {"fill": "danger", "stroke": "good", "width": 3.0}),
        (
            Box(x=9, y=9, width=50, height=20),
            {"corner": 4.0, "hatched": True, "fade_start": 9.0, "fade_end": 9.0},
        ),
    ]
    for shape, changes in plain:
        before = content_of(shape)
        for name, value in changes.items():
            assert content_of(replace(shape, **{name: value})) != before, name


def test_an_empty_case_has_a_map_too() -> None:
    picture = page_map(Case(), today=TODAY, width=240, height=110, measure=paper_measure())
    assert Sheet(picture_to_pdf(picture, today=TODAY)).text.startswith("Client")

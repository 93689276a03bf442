"""The timeline on paper: sheets, nothing off them, nothing too small."""

import pytest
from hypothesis import given, settings

from navigator.casefile.case import Case
from navigator.casefile.journal import Entry
from navigator.casefile.partial_date import PartialDate
from navigator.insights.sequencing import plan_of
from navigator.interchange.example import example_case
from navigator.layout.display_list import Box, Label, Picture, rough_width
from navigator.layout.lanes import By
from navigator.layout.svg_pen import picture_to_svg
from navigator.layout.timeline_picture import A4_LONG, A4_SHORT, Span, one_picture, timeline_pages
from navigator.layout.tokens import LIGHT
from navigator.summary.timeline import standing_of, timeline_sheets
from tests.layout.timelines import NOW, STANDING, TODAY, any_dates, cases_in_time, on


def pages(case: Case, by: By = By.NEED, span: Span | None = None) -> tuple[Picture, ...]:
    return timeline_pages(case, STANDING, by=by, span=span, measure=rough_width)


@settings(max_examples=40)
@given(cases_in_time(dates=any_dates()))
def test_whatever_the_dates_every_sheet_is_a4_and_every_word_on_it_legible(case: Case) -> None:
    for page in pages(case):
        assert (page.width, page.height) == (A4_LONG, A4_SHORT)
        for shape in page.shapes:
            if isinstance(shape, Label):
                assert shape.size >= 8
                assert 0 <= shape.y <= page.height
            if isinstance(shape, Box):
                assert shape.width >= 0 and shape.height >= 0


def test_an_empty_case_says_so() -> None:
    (page,) = pages(Case())
    words = [shape.text for shape in page.shapes if isinstance(shape, Label)]
    assert "Nothing with a date is written down yet." in words
    assert page.summary == "Nothing with a date is written down yet."


def test_the_example_takes_several_sheets_and_each_lane_is_on_one_of_them() -> None:
    case = example_case(TODAY)
    found = timeline_sheets(case, today=TODAY)
    assert len(found) > 1
    written = " ".join(s.text for page in found for s in page.shapes if isinstance(s, Label))
    for need in case.needs.all:
        assert need.title.split()[0] in written


def test_the_summary_counts_what_is_drawn() -> None:
    case = example_case(TODAY)
    summary = timeline_sheets(case, today=TODAY)[0].summary
    plan = plan_of(case, TODAY)
    dated = [s for s in case.steps.all if s.planned_start or s.planned_end or s.actual_start or s.actual_end]
    active = sum(plan.steps[step.id].state == "active" for step in dated)
    assert f"{len(dated)} steps" in summary
    assert f"{active} under way" in summary
    assert f"{len(standing_of(plan).late)} are late." in summary


def test_one_picture_is_as_high_as_it_needs() -> None:
    tall = one_picture(example_case(TODAY), STANDING, measure=rough_width)
    assert tall.height > 2 * A4_SHORT
    assert picture_to_svg(tall).count("data-item") > 100


@pytest.mark.parametrize("by", list(By))
def test_every_way_of_making_lanes_can_be_drawn(by: By) -> None:
    assert pages(example_case(TODAY), by)


def test_ten_thousand_entries_on_one_day_fit_on_a_sheet() -> None:
    case = Case.of(*(Entry(id=f"{n:05}", kind="call", text="x", when=on(-1)) for n in range(10_000)))
    (page,) = pages(case)
    assert any(isinstance(s, Label) and s.text == "10000" for s in page.shapes)


def test_dates_far_away_are_drawn() -> None:
    far = (PartialDate.year(1823), PartialDate.year(2190), PartialDate.year(9999), PartialDate.year(1))
    case = Case.of(
        *(Entry(id=str(n), kind="milestone", text=str(n), when=when) for n, when in enumerate(far))
    )
    (page,) = pages(case)
    assert len({s.text for s in page.shapes if isinstance(s, Label)} & {"0", "1", "2", "3"}) >= 3


def test_a_span_leaves_out_what_is_not_in_it() -> None:
    case = Case.of(*(Entry(id=str(n), kind="milestone", text=f"day {n}", when=on(-n)) for n in (1, 40)))
    (page,) = pages(case, span=Span(NOW - 7, NOW + 7))
    words = {shape.text for shape in page.shapes if isinstance(shape, Label)}
    assert "day 1" in words and "day 40" not in words


def test_no_colour_is_named_that_the_palette_has_not() -> None:
    for page in pages(example_case(TODAY)):
        for shape in page.shapes:
            names = [getattr(shape, field, "") for field in ("colour", "fill", "stroke")]
            assert all(not name or hasattr(LIGHT, name) for name in names)

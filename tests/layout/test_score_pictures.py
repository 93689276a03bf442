"""The line chart and the radar: all within the picture, better always up and out, told without colour."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from navigator.layout.display_list import Dash, Disc, Label, Path, Picture, rough_width
from navigator.layout.radar import Spoke, radar
from navigator.layout.score_chart import ChartLine, Mark, score_chart

START = date(2025, 1, 1)
GOODNESS = st.floats(0, 1)
MARKS = st.builds(
    lambda day, good: Mark(f"{day}", START + timedelta(days=day), round(good * 10, 1), good),
    st.integers(0, 1500),
    GOODNESS,
)
LINES = st.lists(
    st.builds(
        lambda name, marks: ChartLine(name, tuple(sorted(marks, key=lambda m: m.day))),
        st.text(st.characters(categories=["L"]), min_size=1, max_size=60),
        st.lists(MARKS, min_size=1, max_size=8),
    ),
    max_size=5,
)
SPOKES = st.lists(
    st.builds(
        Spoke,
        st.text("abc", min_size=1),
        st.text(st.characters(categories=["L"]), max_size=60),
        GOODNESS,
        GOODNESS,
        st.just("2 then, 4 now"),
    ),
    min_size=3,
    max_size=14,
)


def inside(picture: Picture) -> None:
    for shape in picture.shapes:
        if isinstance(shape, Path):
            points = shape.points
        elif isinstance(shape, Disc):
            points = ((shape.x, shape.y),)
        else:
            assert isinstance(shape, Label)
            points = ((shape.x, shape.y),)
        for x, y in points:
            assert -1 <= x <= picture.width + 1 and -1 <= y <= picture.height + 1, shape


@given(LINES)
def test_every_line_stays_within_its_chart(lines: list[ChartLine]) -> None:
    picture = score_chart(lines, title="Home", width=220, height=160, measure=rough_width, ends=("1", "10"))
    inside(picture)
    for line in lines:
        assert f"{line.marks[-1].value:g}" in picture.summary
    assert {shape.item for shape in picture.shapes if shape.item} == {
        m.item for line in lines for m in line.marks
    }


def test_better_is_up_and_lines_differ_by_dash_and_mark() -> None:
    lines = [
        ChartLine("Sam", (Mark("a", START, 2, 0.1), Mark("b", START + timedelta(days=90), 8, 0.8))),
        ChartLine("Keyworker", (Mark("c", START, 3, 0.2), Mark("d", START + timedelta(days=90), 3, 0.2))),
    ]
    picture = score_chart(lines, title="Home", width=220, height=120, measure=rough_width, ends=("1", "10"))
    at = {shape.item: shape for shape in picture.shapes if isinstance(shape, Disc) and shape.item}
    assert at["b"].y < at["a"].y and at["b"].x > at["a"].x
    assert at["a"].fill != at["c"].fill
    dashes = [s.dash for s in picture.shapes if isinstance(s, Path) and s.width == 1.4 and len(s.points) == 2]
    assert Dash.SOLID in dashes and Dash.DASHED in dashes
    assert picture.summary == "Home: Sam from 2 to 8; Keyworker from 3 to 3."


def test_nothing_scored_says_so() -> None:
    picture = score_chart([], title="Home", width=220, height=120, measure=rough_width, ends=("1", "10"))
    assert picture.summary == "Home: not scored yet."


@given(SPOKES, st.integers(260, 600), st.integers(180, 400))
def test_the_radar_stays_within_its_picture(spokes: list[Spoke], width: int, height: int) -> None:
    picture = radar(spokes, title="Now", width=width, height=height, measure=rough_width, key=("Then", "Now"))
    inside(picture)
    assert picture.summary.count("2 then, 4 now") == len(spokes)


def test_then_is_dashed_and_now_is_solid_and_better_is_further_out() -> None:
    spokes = [Spoke(name, name, 0.2, 0.9, "2 then, 9 now") for name in ("a", "b", "c", "d")]
    picture = radar(spokes, title="Now", width=300, height=240, measure=rough_width, key=("Then", "Now"))
    rings = [
        s for s in picture.shapes if isinstance(s, Path) and s.closed and s.stroke in ("muted", "accent")
    ]
    assert [ring.dash for ring in rings] == [Dash.DASHED, Dash.SOLID]
    (then, now) = (ring.points[0][1] for ring in rings)
    assert now < then


def test_two_needs_make_no_radar() -> None:
    spokes = [Spoke("a", "A", 0, 1, "1 then, 10 now")] * 2
    picture = radar(spokes, title="Now", width=300, height=240, measure=rough_width, key=("Then", "Now"))
    assert picture.summary.endswith("A radar needs three needs that were scored.")

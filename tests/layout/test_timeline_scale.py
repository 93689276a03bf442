"""Days and places, there and back; and the rulings."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from navigator.layout.timeline_scale import (
    FIRST_DAY,
    LAST_DAY,
    LEAST_PER_DAY,
    MOST_PER_DAY,
    Scale,
    fitted,
    ticks,
)

SCALES = st.builds(Scale, st.floats(FIRST_DAY, LAST_DAY), st.floats(LEAST_PER_DAY, MOST_PER_DAY))


def day(*parts: int) -> float:
    return float(date(*parts).toordinal())


@given(SCALES, st.floats(FIRST_DAY, LAST_DAY))
def test_a_moment_comes_back_from_its_place(scale: Scale, moment: float) -> None:
    assert abs(scale.moment(scale.x(moment)) - moment) < 1e-3


@given(
    st.floats(day(1990, 1, 1), day(2060, 1, 1)), st.floats(0.05, 100), st.floats(0, 1400), st.floats(0.5, 2)
)
def test_zooming_keeps_what_is_under_the_pointer(
    start: float, per_day: float, x: float, factor: float
) -> None:
    before = Scale(start, per_day)
    after = before.zoomed(factor, x)
    assert abs(after.x(before.moment(x)) - x) < 1e-3 * max(1, before.per_day)


@given(SCALES, st.floats(0.001, 1000), st.floats(0, 5000))
def test_no_zoom_leaves_the_calendar(scale: Scale, factor: float, x: float) -> None:
    found = scale.zoomed(factor, x)
    assert FIRST_DAY <= found.start <= LAST_DAY
    assert LEAST_PER_DAY <= found.per_day <= MOST_PER_DAY


@given(SCALES)
def test_an_octave_is_within_a_factor_of_two(scale: Scale) -> None:
    assert scale.octave <= scale.per_day < 2 * scale.octave


@given(st.floats(day(1900, 1, 1), day(2100, 1, 1)), st.floats(0, 40_000))
def test_what_is_fitted_is_seen(first: float, length: float) -> None:
    scale = fitted(first, first + length, 1000)
    assert scale.x(first) >= -0.5 and scale.x(first + length) <= 1000.5


@given(SCALES, st.floats(50, 3000))
def test_rulings_rise_and_are_not_too_many(scale: Scale, width: float) -> None:
    found = ticks(scale, width)
    for marks in (found.fine, found.coarse):
        moments = [tick.moment for tick in marks]
        assert moments == sorted(set(moments))
        assert len(moments) < width / 8 + 10


def labels(start: float, days: float) -> tuple[list[str], list[str]]:
    found = ticks(Scale(start, 1000 / days), 1000)
    return [tick.label for tick in found.coarse], [tick.label for tick in found.fine]


def test_a_week_shows_its_days() -> None:
    coarse, fine = labels(day(2026, 11, 16), 12)
    assert coarse == ["November 2026"]
    assert fine[:3] == ["Mon 16", "Tue 17", "Wed 18"]


def test_a_year_shows_its_months_and_a_life_its_decades() -> None:
    assert labels(day(2026, 1, 1), 364)[1][:3] == ["January", "February", "March"]
    assert "1990s" in labels(day(1985, 1, 1), 366 * 20)[0]


def test_the_night_the_clocks_change_is_a_day_like_any_other() -> None:
    scale = Scale(day(2026, 10, 24), 100)
    assert [scale.x(day(2026, 10, 24) + step) for step in range(4)] == [0, 100, 200, 300]


def test_the_ends_of_the_calendar_have_rulings() -> None:
    assert labels(float(FIRST_DAY), 900)[0]
    assert labels(float(LAST_DAY) - 300, 900)[1]

"""A partial date says the same after a round trip, and dates of all forms have one order."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.casefile.partial_date import PartialDate
from tests.factories import DAYS, partial_dates


@given(partial_dates())
def test_the_text_form_reads_back_to_the_same(value: PartialDate) -> None:
    assert PartialDate.parse(str(value)) == value


@given(partial_dates())
def test_the_text_form_is_of_the_standard_characters_only(value: PartialDate) -> None:
    assert set(str(value)) <= set("0123456789-/X~T:")


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("2019-02", date(2019, 2, 1), date(2019, 2, 28)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2019-03-14", date(2019, 3, 14), date(2019, 3, 14)),
        ("201X", date(2010, 1, 1), date(2019, 12, 31)),
        ("2018/2020", date(2018, 1, 1), date(2020, 12, 31)),
        ("2018-11/2019-02", date(2018, 11, 1), date(2019, 2, 28)),
        ("2018-11-05/2018-11-07", date(2018, 11, 5), date(2018, 11, 7)),
    ],
)
def test_every_form_spans_the_days_it_may_mean(text: str, earliest: date, latest: date) -> None:
    found = PartialDate.parse(text)
    assert (found.earliest, found.latest, found.approximate) == (earliest, latest, False)
    assert str(found) == text
    assert PartialDate.parse(f"{text}~").approximate


@pytest.mark.parametrize(
    "text",
    [
        "",
        "~",
        "19",
        "2019-3",
        "2019-13",
        "2019-02-30",
        "2019-03-14T25:00",
        "2019-03-14T17:60",
        "0000",
        "20X",
        "2020/2018",
        "2019-03-14T10:00/2019-03-15",
        "2019-03-14/2019-03-15T10:00",
        "//",
        "2019/",
        " 2019",
        "2019\n",
        "٢٠١٩",
        "２０１９",
        "2019-03-14T17:30:00",
        "-2019",
        "+2019",
        "x" * 1_000_000,
    ],
)
def test_nothing_else_is_a_date(text: str) -> None:
    with pytest.raises(ValueError, match=r"date|hour|minute|day|month|year"):
        PartialDate.parse(text)


@given(st.text(max_size=30) | st.text("0123456789-/X~T:", max_size=24))
def test_any_text_is_a_date_or_a_value_error(text: str) -> None:
    try:
        found = PartialDate.parse(text)
    except ValueError:
        return
    assert PartialDate.parse(str(found)) == found


def test_a_date_that_ends_before_it_begins_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="before"):
        PartialDate(date(2020, 1, 2), date(2020, 1, 1))


@pytest.mark.parametrize("minute", [-1, 1440])
def test_there_is_no_time_outside_the_day(minute: int) -> None:
    with pytest.raises(ValueError, match="time"):
        PartialDate(date(2020, 1, 1), date(2020, 1, 1), minute=minute)


def test_only_one_day_has_a_time() -> None:
    with pytest.raises(ValueError, match="time"):
        PartialDate(date(2020, 1, 1), date(2020, 1, 2), minute=60)


@given(partial_dates(), partial_dates(), partial_dates())
def test_the_order_is_one(a: PartialDate, b: PartialDate, c: PartialDate) -> None:
    assert not a < a
    assert not (a < b and b < a)
    if a < b and b < c:
        assert a < c
    if a.sort_key == b.sort_key:
        assert not a < b
        assert not b < a
    else:
        assert (a < b) != (b < a)


@given(DAYS, st.integers(0, 1439))
def test_a_day_comes_before_its_own_hours_and_after_the_day_before(day: date, minute: int) -> None:
    timed = PartialDate(day, day, minute=minute)
    assert PartialDate.on(day) < timed
    if day > date.min:
        before = day - timedelta(days=1)
        assert PartialDate(before, before, minute=1439) < PartialDate.on(day)


def test_a_moment_is_kept_to_the_minute_and_without_a_time_zone() -> None:
    assert str(PartialDate.at(datetime(2023, 10, 16, 17, 30, 59))) == "2023-10-16T17:30"
    assert PartialDate.on(datetime(2023, 10, 16, 17, 30)) == PartialDate.on(date(2023, 10, 16))

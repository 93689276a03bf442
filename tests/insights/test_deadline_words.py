"""Days ahead, as they are said in a room."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.casefile.date_words import MONTHS, say_date
from navigator.casefile.partial_date import PartialDate
from navigator.insights.deadline_words import read_deadline

TODAY = date(2026, 11, 22)
"""A Sunday."""


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Friday", "2026-11-27"),
        ("next Friday", "2026-11-27"),
        ("tomorrow", "2026-11-23"),
        ("3 December", "2026-12-03"),
        ("the 3rd of December", "2026-12-03"),
        ("December 3rd", "2026-12-03"),
        ("3 Dec at 2pm", "2026-12-03T14:00"),
        ("Friday, 10:30am", "2026-11-27T10:30"),
        ("1 March", "2027-03-01"),
        ("29 February", "2028-02-29"),
        ("December", "2026-12"),
        ("two weeks", "2026-12-06"),
        ("in a fortnight", "2026-12-06"),
        ("the end of the week", "2026-11-27"),
        ("end of next month", "2026-12-31"),
        ("end of the month", "2026-11-30"),
        ("next month", "2026-12"),
        ("16 October 2027", "2027-10-16"),
    ],
)
def test_what_people_say(words: str, day: str) -> None:
    assert str(read_deadline(words, TODAY)) == day


@pytest.mark.parametrize(
    "words", ["", "the landlord", "30", "2027", "31 June", "room 4", "a friend", "x" * 500]
)
def test_what_is_no_day(words: str) -> None:
    assert read_deadline(words, TODAY) is None


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 364))
def test_a_day_and_month_are_the_next_to_come(today: date, ahead: int) -> None:
    day = today + timedelta(days=ahead)
    if (day.month, day.day) != (2, 29):
        assert read_deadline(f"{day.day} {MONTHS[day.month - 1]}", today) == PartialDate.on(day)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.dates(date(1000, 1, 1), date(9999, 12, 31)))
def test_a_whole_date_is_that_day_whenever_it_is_said(today: date, day: date) -> None:
    assert read_deadline(say_date(PartialDate.on(day)), today) == PartialDate.on(day)


@given(st.text(max_size=80), st.dates())
def test_nothing_that_is_said_is_refused(words: str, today: date) -> None:
    found = read_deadline(words, today)
    assert found is None or found.earliest <= found.latest

"""Dates as people type them are read, nonsense is refused kindly, and what is said reads back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.casefile.date_words import read_date, say_date, say_moment, say_time
from navigator.casefile.partial_date import PartialDate
from navigator.errors import InvalidValue
from tests.factories import partial_dates

MONDAY = date(2023, 10, 16)


@given(partial_dates())
def test_what_is_said_reads_back_to_the_same_day(value: PartialDate) -> None:
    assert read_date(say_date(value)) == PartialDate(value.earliest, value.latest, value.approximate)


@given(partial_dates())
def test_what_is_said_with_its_time_reads_back_to_the_same_minute(value: PartialDate) -> None:
    assert read_date(say_moment(value)) == value


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2023-10-16", "16 October 2023"),
        ("2023-10-16T17:30", "16 October 2023, 5:30pm"),
        ("2023-10-16T00:05~", "about 16 October 2023, 12:05am"),
        ("2023-10", "October 2023"),
        ("2015~", "about 2015"),
        ("201X", "the 2010s"),
        ("2018/2020", "2018 to 2020"),
        ("2018-03/2018-07", "March 2018 to July 2018"),
        ("2018-03-14/2018-04-02~", "about 14 March 2018 to 2 April 2018"),
        ("0987", "0987"),
    ],
)
def test_a_date_in_words(value: str, words: str) -> None:
    assert say_moment(PartialDate.parse(value)) == words


def test_no_date_is_no_words() -> None:
    assert say_date(None) == say_moment(None) == ""


@pytest.mark.parametrize(
    ("minute", "words"),
    [(0, "12:00am"), (59, "12:59am"), (720, "12:00pm"), (1050, "5:30pm"), (1439, "11:59pm")],
)
def test_a_time_in_words(minute: int, words: str) -> None:
    assert say_time(minute) == words


TYPED = {
    # days
    "16 October 2023": "2023-10-16",
    "16 oct 2023": "2023-10-16",
    "16 Oct. 2023": "2023-10-16",
    "16th October 2023": "2023-10-16",
    "1st of March 2019": "2019-03-01",
    "16 Oct 23": "2023-10-16",
    "16-Oct-2023": "2023-10-16",
    "Monday 16 October 2023": "2023-10-16",
    "Mon, 16 Oct 2023": "2023-10-16",
    "October 16, 2023": "2023-10-16",
    "March 14 2019": "2019-03-14",
    "16/10/2023": "2023-10-16",
    "16/10/23": "2023-10-16",
    "6.1.2019": "2019-01-06",
    "06-01-2019": "2019-01-06",
    "1/2/85": "1985-02-01",
    "2023-10-16": "2023-10-16",
    "2023/10/16": "2023-10-16",
    "2019-3-4": "2019-03-04",
    "16–10–2023": "2023-10-16",
    "  16   October\n2023 ": "2023-10-16",
    "29 Feb 2020": "2020-02-29",
    "3 Sept 2019": "2019-09-03",
    "4 may 2019": "2019-05-04",
    # digits of other scripts are digits
    "٢٠١٩": "2019",
    "१६/१०/२०२३": "2023-10-16",
    "１６/１０/２０２３": "2023-10-16",
    # with a time
    "16 October 2023, 5:30pm": "2023-10-16T17:30",
    "16 October 2023 at 5.30pm": "2023-10-16T17:30",
    "16/10/2023 17:30": "2023-10-16T17:30",
    "16/10/2023 5 pm": "2023-10-16T17:00",
    "16/10/2023 12am": "2023-10-16T00:00",
    "16/10/2023 12 p.m.": "2023-10-16T12:00",
    "2023-10-16 17:30": "2023-10-16T17:30",
    "2023-10-16T17:30": "2023-10-16T17:30",
    "2023-10-16T17:30:59": "2023-10-16T17:30",
    "today 9am": "2023-10-16T09:00",
    "yesterday at 14:05": "2023-10-15T14:05",
    # months, years, decades, parts of years
    "October 2023": "2023-10",
    "oct 2023": "2023-10",
    "10/2023": "2023-10",
    "2023-10": "2023-10",
    "2015": "2015",
    "the 1990s": "199X",
    "1990s": "199X",
    "summer 2019": "2019-06/2019-08~",
    "early 2019": "2019-01/2019-04~",
    # about
    "about 2015": "2015~",
    "around March 2019": "2019-03~",
    "c. 2015": "2015~",
    "c2015": "2015~",
    "~2015": "2015~",
    "ca. 2015": "2015~",
    "2015?": "2015~",
    "2015~": "2015~",
    "maybe about 2015 ?": "2015~",
    "roughly 16/10/2023": "2023-10-16~",
    "about the 1990s": "199X~",
    "about 2023-10-16 17:30": "2023-10-16T17:30~",
    # spans
    "2018 to 2020": "2018/2020",
    "between 2018 and 2020": "2018/2020",
    "2018-2020": "2018/2020",
    "2018 – 2020": "2018/2020",
    "from March 2018 to July 2019": "2018-03/2019-07",
    "2018/2020": "2018/2020",
    "1 March 2019 until 3 March 2019": "2019-03-01/2019-03-03",
    "about 2018 to 2020": "2018/2020~",
    "1/3/2019 - 3/3/2019": "2019-03-01/2019-03-03",
    # words that depend on today, a Monday
    "today": "2023-10-16",
    "Yesterday": "2023-10-15",
    "tomorrow": "2023-10-17",
    "now": "2023-10-16",
    "monday": "2023-10-16",
    "last Monday": "2023-10-09",
    "next monday": "2023-10-23",
    "last fri": "2023-10-13",
    "on Friday": "2023-10-20",
    "next wed": "2023-10-18",
    "2 days ago": "2023-10-14",
    "1 week ago": "2023-10-09",
    "3 months ago": "2023-07~",
    "10 years ago": "2013-10~",
}


@pytest.mark.parametrize(("typed", "means"), TYPED.items())
def test_what_people_type(typed: str, means: str) -> None:
    assert str(read_date(typed, MONDAY)) == means


@pytest.mark.parametrize("typed", ["", " ", "\n\t", "\u2003"])
def test_nothing_typed_is_no_date(typed: str) -> None:
    assert read_date(typed, MONDAY) is None


NONSENSE = [
    "soon",
    "when he was released",
    "30 February 2023",
    "31/4/2023",
    "32/1/2023",
    "1/13/2023",
    "0/0/0000",
    "0000",
    "2023-13-01",
    "16 Octember 2023",
    "16 2023",
    "October",
    "ma 2019",
    "25:00",
    "5pm",
    "16/10/2023 25:00",
    "16/10/2023 13pm",
    "16/10/2023 0am",
    "16/10/2023 5:60pm",
    "2020 to 2018",
    "between 2018",
    "to",
    "and and and",
    "about",
    "about about",
    "?",
    "~~~~",
    "????????",
    "c",
    "999999",
    "99999999999999999999/1/2019",
    "-1",
    "1e9",
    "😀",
    "16 😀 2023",
    "١٦/١٣/٢٠٢٣",
    "²⁰¹⁹",
    "Ⅻ 2019",
    "\x00",
    "2019\x00",
    "\ud800",
    "'; DROP TABLE person; --",
    "last",
    "next",
    "on",
    "last last monday",
    "1000 years ago",
    "0 parsecs ago",
    "9999 days ago",
    "\u200f2019\u200f and",
    "2019 " * 30,
    "2018 to " * 30 + "2019",
    "~" * 79 + "x",
    "about " * 13,
    "?" * 1_000_000,
    "9" * 1_000_000,
    "to " * 500_000,
    "2019 to 2020 to 2021",
]


@pytest.mark.parametrize("typed", NONSENSE, ids=lambda typed: ascii(typed[:20]))
def test_nonsense_is_refused_with_an_example_of_how_to_write_it(typed: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        read_date(typed, MONDAY)
    assert "16 October 2023" in refused.value.next_step
    assert len(str(refused.value)) < 300


_WORDS = st.sampled_from(
    (
        "about",
        "between",
        "and",
        "to",
        "from",
        "-",
        "/",
        ".",
        ",",
        ":",
        "16",
        "3",
        "2019",
        "23",
        "0",
        "march",
        "oct",
        "sunday",
        "last",
        "next",
        "ago",
        "weeks",
        "year",
        "am",
        "pm",
        "?",
        "~",
        "T",
        "X",
        "early",
        "the",
        "1990s",
        "th",
        "of",
        "at",
        "now",
        "١٢",
        "９",
        "😀",
        "\u202e",
    )
)


@given(st.text() | st.lists(_WORDS, max_size=14).map(" ".join) | st.lists(_WORDS, max_size=9).map("".join))
def test_anything_typed_is_read_or_refused(typed: str) -> None:
    try:
        found = read_date(typed, MONDAY)
    except InvalidValue:
        return
    assert found is None or read_date(say_moment(found)) == found


def test_words_that_depend_on_today_need_today() -> None:
    with pytest.raises(InvalidValue):
        read_date("yesterday")


@pytest.mark.parametrize(
    ("today", "means"), [(date(2023, 1, 1), "2033-02-01"), (date(2022, 1, 1), "1933-02-01")]
)
def test_a_year_of_two_digits_is_at_most_ten_years_ahead(today: date, means: str) -> None:
    assert str(read_date("1/2/33", today)) == means

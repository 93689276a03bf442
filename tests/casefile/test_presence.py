"""Who is there on a day: dates that nobody is sure of are read in favour of being there."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.casefile.network import Person, Tie
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.presence import has_begun, is_over, is_there
from tests.factories import partial_dates


def when(text: str) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


@pytest.mark.parametrize(
    ("started", "ended", "on", "there"),
    [
        ("", "", "1900-01-01", True),
        ("2023-03", "", "2023-02-28", False),
        ("2023-03", "", "2023-03-01", True),
        ("", "2023-03", "2023-03-31", True),
        ("", "2023-03", "2023-04-01", False),
        ("2023-03-14", "2023-03-14", "2023-03-14", True),
        ("2020", "2021", "2019-12-31", False),
        ("2020", "2021", "2022-01-01", False),
        ("2020~", "", "2020-01-01", True),
    ],
)
def test_a_person_and_a_tie_are_there_as_long_as_they_may_be(
    started: str, ended: str, on: str, there: bool
) -> None:
    for item in (
        Person(id="a", started=when(started), ended=when(ended)),
        Tie(id="a", started=when(started), ended=when(ended)),
    ):
        assert is_there(item, date.fromisoformat(on)) == there


@given(st.none() | partial_dates(), st.none() | partial_dates(), st.dates(max_value=date(9999, 12, 30)))
def test_what_has_begun_stays_begun_and_what_is_over_stays_over(
    started: PartialDate | None, ended: PartialDate | None, on: date
) -> None:
    item = Person(id="a", started=started, ended=ended)
    later = on + timedelta(days=1)
    assert has_begun(item, later) or not has_begun(item, on)
    assert is_over(item, later) or not is_over(item, on)
    assert is_there(item, on) == (has_begun(item, on) and not is_over(item, on))

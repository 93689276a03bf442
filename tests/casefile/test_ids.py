"""Ids are UUIDs of version 7, unique and in order, whatever the clock does."""

import uuid
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.casefile.ids import CLIENT_ID, Ids, is_id, wall_clock_ms

CLOCKS = st.lists(st.integers(-(10**15), 10**15), min_size=1, max_size=30)


@given(CLOCKS, st.binary(min_size=8, max_size=8))
def test_ids_grow_and_are_of_version_7_whatever_the_clock_does(clock: list[int], entropy: bytes) -> None:
    times: Iterator[int] = iter(clock)
    ids = Ids(lambda: next(times), lambda size: entropy[:size])
    made = [ids.new() for _ in clock]
    assert made == sorted(made)
    assert len(set(made)) == len(made)
    for one in made:
        assert is_id(one)
        assert uuid.UUID(one).version == 7
        assert uuid.UUID(one).variant == uuid.RFC_4122


def test_an_id_says_when_it_was_made() -> None:
    made = Ids(lambda: 1_697_457_600_000, bytes).new()
    assert uuid.UUID(made).int >> 80 == 1_697_457_600_000


@pytest.mark.parametrize(("clock", "says"), [(-1, 0), (-(10**15), 0), (10**18, (1 << 47) - 1)])
def test_a_broken_clock_does_not_use_up_the_ids(clock: int, says: int) -> None:
    ids = Ids(lambda: clock, bytes)
    assert uuid.UUID(ids.new()).int >> 80 == says
    assert is_id([ids.new() for _ in range(5000)][-1])


def test_ten_thousand_ids_of_one_millisecond_are_in_order() -> None:
    ids = Ids(lambda: 1_697_457_600_000, bytes)
    made = [ids.new() for _ in range(10_000)]
    assert made == sorted(set(made))


def test_two_sources_at_the_same_time_do_not_meet() -> None:
    one, other = Ids(lambda: 1), Ids(lambda: 1)
    assert not {one.new() for _ in range(1000)} & {other.new() for _ in range(1000)}


def test_the_wall_clock_is_in_milliseconds() -> None:
    assert 1_600_000_000_000 < wall_clock_ms() < 10_000_000_000_000


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        CLIENT_ID[:-1],
        f"{{{CLIENT_ID}}}",
        f"urn:uuid:{CLIENT_ID}",
        CLIENT_ID.replace("-", ""),
        "🙂" * 36,
    ],
)
def test_no_id(text: str) -> None:
    assert not is_id(text)


@given(st.text())
def test_any_text_is_an_id_or_not(text: str) -> None:
    assert is_id(text) in (True, False)


def test_the_client_has_an_id_like_all_others() -> None:
    assert is_id(CLIENT_ID)
    assert is_id(CLIENT_ID.upper())
    assert uuid.UUID(CLIENT_ID).version == 7

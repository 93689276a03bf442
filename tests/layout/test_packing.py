"""Rows without overlaps, and no more of them than needed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.layout.packing import pack

SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)), max_size=60).map(
    lambda pairs: sorted((float(start), float(start + length)) for start, length in pairs)
)


def test_what_only_touches_may_share_a_row() -> None:
    assert pack([(0, 5), (5, 9), (7, 8), (9, 10)]) == (0, 0, 1, 0)


def test_what_begins_together_stands_below_each_other() -> None:
    assert pack([(0, 1), (0, 1), (0, 1)]) == (0, 1, 2)


def test_nothing_is_packed_into_nothing() -> None:
    assert pack([]) == ()


def test_spans_out_of_order_are_refused() -> None:
    with pytest.raises(ValueError, match="order"):
        pack([(3, 4), (1, 2)])


@given(SPANS)
def test_no_two_in_a_row_overlap(spans: list[tuple[float, float]]) -> None:
    rows = pack(spans)
    for place, (start, _) in enumerate(spans):
        for other in range(place):
            if rows[other] == rows[place]:
                assert spans[other][1] <= start


@given(SPANS)
def test_there_are_as_many_rows_as_overlap_at_one_moment(spans: list[tuple[float, float]]) -> None:
    rows = pack(spans)
    at_once = max((sum(s <= start < e for s, e in spans) for start, _ in spans), default=0)
    empty = {(s, e) for s, e in spans if s == e}
    if not empty:
        assert max(rows, default=-1) + 1 == at_once

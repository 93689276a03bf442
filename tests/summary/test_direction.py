"""Which way a line reads, beside another implementation of the same standard."""

import bidi  # type: ignore[import-untyped]  # the library carries no types
from hypothesis import given
from hypothesis import strategies as st

from navigator.summary.direction import levels, reads_right_to_left, visual_order

LETTERS = "ab אבעغ 12٣(),.-+$%[]{}\u0301\u064b/:;!"


def displayed(text: str) -> str:
    """The text as it stands on paper from the left."""
    depths = levels(text, reads_right_to_left(text))
    return text if depths is None else "".join(text[i] for i in visual_order(depths))


@given(st.text(LETTERS, min_size=1, max_size=40))
def test_order_is_that_of_the_unicode_algorithm(text: str) -> None:
    assert displayed(text) == bidi.get_display(text)


def test_a_phone_number_and_a_bracket_stay_whole_within_arabic() -> None:
    assert displayed("اتصل 07700 900123 (مساء)") == ")ءاسم( 900123 07700 لصتا"


@given(st.lists(st.integers(0, 4)))
def test_order_draws_each_piece_once(depths: list[int]) -> None:
    assert sorted(visual_order(depths)) == list(range(len(depths)))


def test_plain_text_costs_nothing() -> None:
    assert levels("Harbour House", False) is None

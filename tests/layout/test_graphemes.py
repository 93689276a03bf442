"""Cutting between characters, as people see them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.layout.display_list import rough_width
from navigator.layout.graphemes import ELLIPSIS, cut_to_width, graphemes

MARKS = f"{ELLIPSIS}\u200f"


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("ab", ["a", "b"]),
        ("e\u0301x", ["e\u0301", "x"]),
        ("\r\n.", ["\r\n", "."]),
        ("🇬🇧🇵🇱", ["🇬🇧", "🇵🇱"]),
        ("👨\u200d👩\u200d👧👍🏽", ["👨\u200d👩\u200d👧", "👍🏽"]),
        ("한국", ["한", "국"]),
        ("\u1112\u1161\u11ab\u1100", ["\u1112\u1161\u11ab", "\u1100"]),
        ("กำ", ["กำ"]),
        ("क्षि", ["क्षि"]),
        ("நி", ["நி"]),
        ("", []),
    ],
)
def test_a_piece_is_what_looks_like_one_character(text: str, pieces: list[str]) -> None:
    assert list(graphemes(text)) == pieces


@given(st.text())
def test_nothing_is_lost(text: str) -> None:
    assert "".join(graphemes(text)) == text


@given(st.text(min_size=1, max_size=400), st.integers(0, 300))
def test_a_label_fits_or_there_is_none(text: str, width: int) -> None:
    shown = cut_to_width(text, width, 8.0, False, rough_width)
    assert rough_width(shown, 8.0) <= width
    whole = " ".join(text.split())
    if shown and shown != whole:
        kept = shown.rstrip(MARKS)
        assert ELLIPSIS in shown
        assert " ".join(text[:300].split()).startswith(kept)


def test_the_ellipsis_stays_at_the_end_of_what_reads_leftwards() -> None:
    assert cut_to_width("محمد عبد الله الأحمد", 40.0, 8.0, False, rough_width).endswith("\u2026\u200f")
    assert cut_to_width("Harbour House Hostel", 40.0, 8.0, False, rough_width).endswith("\u2026")

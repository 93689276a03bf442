"""What is typed on any keyboard finds what was written with another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.casefile.folding import fold, needs_folding


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Żółć", "zolc"),
        ("Øslo", "oslo"),
        ("Nguyễn Thị Hương", "nguyen thi huong"),
        ("Straße", "strasse"),
        ("İstanbul", "istanbul"),
        ("Ægir Þórsson", "aegir thorsson"),
        ("ﬁnance", "finance"),
        ("Σίσυφος", "σισυφοσ"),
        ("Сергей", "сергеи"),
        ("שָׁלוֹם", "שלום"),
        ("محمّد", "محمد"),
        ("김하늘", "김하늘"),
        ("李雷", "李雷"),
        ("O'Neill", "o'neill"),
    ],
)
def test_case_accents_and_strokes_do_not_matter(text: str, folded: str) -> None:
    assert fold(text) == fold(text.upper()) == folded


@given(st.text(st.characters()))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters()))
def test_what_needs_no_folding_differs_in_capitals_at_most(text: str) -> None:
    assert needs_folding(text) or fold(text) == text.lower()


def test_plain_english_needs_none_and_a_sharp_s_does() -> None:
    assert not needs_folding("Ann’s flat – “the blue one”")
    assert needs_folding("Straße")

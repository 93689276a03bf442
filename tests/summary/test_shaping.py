"""Names in every script we bring fonts for, and what stands where there is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.summary.shaping import BLANK, Typesetter, drawable
from tests.summary.crowds import NAMES

NOTDEF = 0


@pytest.mark.parametrize("script", NAMES)
def test_every_name_is_drawn_in_full(script: str) -> None:
    prepared = drawable(NAMES[script])
    assert prepared.text == NAMES[script]
    assert not prepared.lacking


@given(st.text(max_size=30), st.booleans())
def test_no_text_is_ever_drawn_as_an_empty_box(text: str, bold: bool) -> None:
    word = Typesetter().word(drawable(text).text, bold)
    assert all(glyph.number != NOTDEF for piece in word.pieces for glyph in piece.glyphs)


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("ᏣᎳᎩ Smith", "[Cherokee] Smith"),
        ("home 🏠", "home [house\u00a0building]"),
        ("𝐀𝐛", "Ab"),
        ("\u1112\u1161\u11ab", "한"),
        ("\ue000", "[U+E000]"),
        ("\ud800", "[U+D800]"),
        ("a\x00b", "a[U+0000]b"),
    ],
)
def test_what_no_font_has_is_put_in_words(text: str, drawn: str) -> None:
    prepared = drawable(text)
    assert prepared.text == drawn
    assert bool(prepared.lacking) == ("[" in drawn)


def test_a_pile_of_marks_does_not_cover_the_lines_above() -> None:
    prepared = drawable("a" + "\u0301" * 1000)
    assert len(prepared.text) <= 5
    assert prepared.lacking


def test_letters_join_and_read_back_one_by_one() -> None:
    """Lam and alef are one glyph; a program that turns codes round has to find both letters."""
    (piece,) = Typesetter().word("لا", False, (1, 1)).pieces
    assert [glyph.text for glyph in piece.glyphs] == ["ا", "ل"]
    assert [glyph.number == BLANK for glyph in piece.glyphs] == [False, True]


def test_thick_letters_stand_in_for_a_bold_face_that_is_not_there() -> None:
    assert Typesetter().word("王", True).pieces[0].thickened
    assert not Typesetter().word("Wang", True).pieces[0].thickened

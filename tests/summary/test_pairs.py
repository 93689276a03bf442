"""Plain Latin text by the table is what the shaper makes of it, letter by letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.interchange.example import example_case
from navigator.summary.faces import latin
from navigator.summary.pairs import glyphs_by_table
from navigator.summary.shaping import _shaped
from tests.summary.crowds import NAMES, TODAY

LETTERS = st.text(
    st.characters(min_codepoint=0x20, max_codepoint=0x24F) | st.sampled_from("“”‘’–—…€•"), min_size=1
)


def check(text: str) -> bool:
    """Compare where the table knows the text; whether it does."""
    known = False
    for bold in (False, True):
        found = glyphs_by_table(text, latin(bold))
        if found is not None:
            known = True
            assert found == _shaped(text, latin(bold), False)
    return known


@given(LETTERS)
def test_any_latin_text_comes_out_as_the_shaper_has_it(text: str) -> None:
    check(text)


def test_the_words_of_the_example_come_out_of_the_table() -> None:
    case = example_case(TODAY)
    words = {word for entry in case.entries.values() for word in entry.text.split()}
    assert sum(map(check, words)) > 0.95 * len(words)


@pytest.mark.parametrize(
    "text", ["e\u0301", "\u200d", "שלום", "مرحبا", "नमस्ते", "สวัสดี", "王", "\t", "a\u200eb"]
)
def test_what_only_the_shaper_can_tell_is_left_to_it(text: str) -> None:
    assert glyphs_by_table(text, latin(False)) is None


def test_names_in_latin_letters_with_marks_are_in_the_table() -> None:
    assert check(NAMES["Polish"])

"""Every vocabulary that a field names is there, well formed and without doubles."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.casefile.fields import fields_of
from navigator.casefile.kinds import ENTITIES
from navigator.casefile.resources import resource
from navigator.casefile.vocabulary import read_vocabulary, vocabulary

FILES = sorted(resource("vocabularies").glob("*.toml"))
NAMED = {f.vocabulary for entity in ENTITIES for f in fields_of(entity).values() if f.vocabulary}

every_vocabulary = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def test_every_vocabulary_that_a_field_names_is_there_and_none_is_idle() -> None:
    assert {path.stem for path in FILES} == NAMED


@every_vocabulary
def test_keys_and_labels_are_well_formed(path: Path) -> None:
    words = read_vocabulary(path)
    assert words.terms
    for key, term in words.terms.items():
        assert re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", key), key
        assert term.key == key
        assert term.label == " ".join(term.label.split()) != ""
        assert term.label[0].isupper()


@every_vocabulary
def test_no_two_terms_could_be_meant_by_the_same_words(path: Path) -> None:
    words = read_vocabulary(path)
    for key, term in words.terms.items():
        assert (
            words.key_of(key) == words.key_of(term.label) == words.key_of(f"  {term.label.upper()} ") == key
        )
        assert words.label(key) == term.label


def test_a_word_that_is_not_in_it_is_shown_as_it_is() -> None:
    assert vocabulary("topics").label("beekeeping") == "beekeeping"
    assert vocabulary("topics").key_of("beekeeping") is None


@given(st.text())
def test_any_words_mean_a_key_or_none(text: str) -> None:
    assert vocabulary("topics").key_of(text) in {None, *vocabulary("topics").terms}


def test_sectors_have_a_badge_of_two_letters_each_its_own_and_a_colour() -> None:
    terms = vocabulary("sectors").terms.values()
    badges = [term.more["badge"] for term in terms]
    assert all(re.fullmatch(r"[A-Z]{2}", badge) for badge in badges)
    assert len(set(badges)) == len(badges)
    assert all(re.fullmatch(r"#[0-9A-F]{6}", term.more["colour"]) for term in terms)


def test_scales_have_two_ends_and_a_better_one() -> None:
    for term in vocabulary("scales").terms.values():
        assert term.more["least"] < term.more["most"]
        assert term.more["better"] in ("higher", "lower")
        steps = term.more.get("steps")
        assert steps is None or len(steps) == term.more["most"] - term.more["least"] + 1


def test_sensitivities_rise() -> None:
    levels = [term.more["level"] for term in vocabulary("sensitivities").terms.values()]
    assert levels == list(range(len(levels)))

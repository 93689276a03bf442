"""Which passphrases are the same, which are refused, and that a doctored cost is not believed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.errors import InvalidValue, NavigatorError, UnreadableFile
from navigator.store.passphrase import (
    DEFAULT_COST,
    PassphraseCost,
    as_secret,
    check_new,
    key_from_passphrase,
    normalised,
)
from tests.store.vaults import CHEAP, PASSPHRASE

SALT = bytes(16)


@pytest.mark.parametrize(
    "same",
    ["café über", "cafe\u0301 u\u0308ber", " café  über\n", "ｃａｆé\u3000über", "café\u00a0über"],
)
def test_the_same_passphrase_typed_on_other_keyboards(same: str) -> None:
    assert as_secret(same) == as_secret("café über")


def test_capitals_make_another_passphrase() -> None:
    assert as_secret("Orbit lantern") != as_secret("orbit lantern")


@given(st.text())
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cn"])))
def test_composed_and_decomposed_are_the_same(text: str) -> None:
    assert as_secret(unicodedata.normalize("NFD", text)) == as_secret(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("passphrase", "because"),
    [
        ("", "is needed"),
        ("   \t ", "is needed"),
        ("seven77", "too short"),
        ("a      b", "too short"),
        ("x" * 1025, "too long"),
        ("aaaaaaaaaaaa", "among the first"),
        ("Password1", "among the first"),
        ("12345678", "among the first"),
        ("tab\x00 inside it", "typed the same way"),
        ("not yet \u0378 a letter", "typed the same way"),
    ],
)
def test_a_passphrase_that_is_refused_says_why_and_does_not_repeat_it(passphrase: str, because: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        check_new(as_secret(passphrase))
    assert because in str(refused.value)
    assert refused.value.field == "passphrase"
    assert "words" in refused.value.next_step
    if len(passphrase.strip()) > 3:
        assert passphrase not in str(refused.value)


@pytest.mark.parametrize(
    "passphrase", [PASSPHRASE, "ten to 8", "Zażółć gęślą jaźń", "ሰላም ለዓለም ሁሉ", "密码短语要长一点"]
)
def test_a_passphrase_in_any_script_is_taken(passphrase: str) -> None:
    check_new(as_secret(passphrase))


def test_the_key_depends_on_passphrase_salt_and_cost() -> None:
    keys = {
        key_from_passphrase(as_secret(passphrase), salt, cost).reveal()
        for passphrase in ("one one", "two two")
        for salt in (SALT, bytes(15) + b"1")
        for cost in (CHEAP, PassphraseCost(2, 8192))
    }
    assert len(keys) == 8


def test_an_empty_passphrase_is_a_wrong_one_and_no_fault() -> None:
    assert len(key_from_passphrase(as_secret(""), SALT, CHEAP)) == 32


def test_the_default_costs_what_libsodium_calls_moderate() -> None:
    assert (DEFAULT_COST.passes, DEFAULT_COST.memory) == (3, 256 << 20)
    assert len(key_from_passphrase(as_secret(PASSPHRASE), SALT, DEFAULT_COST)) == 32


@pytest.mark.parametrize(
    ("passes", "memory"),
    [
        (1, 100 << 30),
        (1, (1 << 30) + 1),
        (0, 8192),
        (-1, 8192),
        (1, 0),
        (1, 8191),
        (5, 1 << 30),
        (1 << 40, 8192),
    ],
)
def test_a_cost_that_would_stall_the_computer_is_refused(passes: int, memory: int) -> None:
    with pytest.raises(UnreadableFile):
        PassphraseCost(passes, memory)


def test_too_little_memory_is_a_sentence_without_the_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_memory(*_: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr("navigator.store.passphrase.argon2id.kdf", no_memory)
    with pytest.raises(NavigatorError, match="256 megabytes") as refused:
        key_from_passphrase(as_secret(PASSPHRASE), SALT, DEFAULT_COST)
    assert refused.value.__context__ is None

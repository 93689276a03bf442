"""The recovery code comes back from paper as it was, however it is typed, and notices every slip."""

import os
import re

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from navigator.errors import InvalidValue
from navigator.store.keys import Secret
from navigator.store.recovery_code import RecoveryCode
from tests.store.vaults import seeded

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SALT = bytes(16)
codes = st.binary(min_size=17, max_size=17).map(lambda chance: RecoveryCode.new(lambda _: chance))


def parsed(text: str) -> RecoveryCode:
    """The code that was typed."""
    return RecoveryCode.parse(Secret.of_text(text))


def key(code: RecoveryCode) -> bytes:
    """What a code is good for."""
    return code.key(SALT).reveal()


def test_it_is_seven_groups_of_four_that_can_be_read_aloud() -> None:
    code = RecoveryCode.new(os.urandom)
    assert re.fullmatch(rf"([{ALPHABET}]{{4}}-){{6}}[{ALPHABET}]{{4}}", code.text)
    assert "-".join(code.groups) == code.text


def test_it_hides_itself() -> None:
    code = RecoveryCode.new(os.urandom)
    assert code.text not in f"{code!r} {code} {vars(code)}"


@given(codes)
def test_what_was_printed_opens_what_it_was_made_for(code: RecoveryCode) -> None:
    assert key(parsed(code.text)) == key(code)


@given(codes, st.randoms(use_true_random=False))
def test_it_forgives_capitals_spaces_hyphens_and_look_alikes(code: RecoveryCode, chance: "object") -> None:
    import random

    assert isinstance(chance, random.Random)
    spoken = {"0": "0Oo", "1": "1IiLl"}
    typed = ""
    for symbol in code.text.replace("-", ""):
        typed += chance.choice(spoken.get(symbol, symbol + symbol.lower()))
        typed += chance.choice(["", "", " ", "-", "\u2013", "\n"])
    assert key(parsed(typed)) == key(code)


@given(codes, st.integers(0, 27), st.sampled_from(ALPHABET))
def test_one_wrong_symbol_is_always_noticed_and_its_group_is_named(
    code: RecoveryCode, place: int, wrong: str
) -> None:
    symbols = list(code.text.replace("-", ""))
    assume(symbols[place] != wrong)
    symbols[place] = wrong
    with pytest.raises(InvalidValue) as slip:
        parsed("".join(symbols))
    assert f"group {place // 4 + 1} of 7" in slip.value.happened
    assert "".join(symbols) not in str(slip.value)


@given(codes, st.lists(st.integers(0, 27), min_size=2, max_size=2, unique=True), st.data())
def test_two_wrong_symbols_are_always_noticed(
    code: RecoveryCode, places: list[int], data: st.DataObject
) -> None:
    symbols = list(code.text.replace("-", ""))
    for place in places:
        symbols[place] = data.draw(st.sampled_from(ALPHABET.replace(symbols[place], "")))
    with pytest.raises(InvalidValue):
        parsed("".join(symbols))


@given(codes, st.integers(0, 27), st.integers(0, 27))
def test_two_symbols_that_changed_places_are_always_noticed(code: RecoveryCode, one: int, other: int) -> None:
    symbols = list(code.text.replace("-", ""))
    assume(symbols[one] != symbols[other])
    symbols[one], symbols[other] = symbols[other], symbols[one]
    with pytest.raises(InvalidValue):
        parsed("".join(symbols))


def test_every_single_slip_in_one_code_is_noticed() -> None:
    symbols = RecoveryCode.new(seeded(5)).text.replace("-", "")
    for place in range(28):
        for wrong in set(ALPHABET) - {symbols[place]}:
            with pytest.raises(InvalidValue):
                parsed(symbols[:place] + wrong + symbols[place + 1 :])


@given(st.text())
@example("")
@example("\ud800")
@example("U" * 28)
@example("ß" * 28)
@example("0" * 28 + "0" * 28)
def test_anything_else_is_a_kind_refusal(typed: str) -> None:
    plain = re.sub(r"[\s\-]", "", typed)
    assume(plain.strip("0Oo") != "" or len(plain) != 28)
    with pytest.raises(InvalidValue) as refused:
        parsed(typed)
    assert refused.value.field == "recovery_code"


def test_the_length_that_was_typed_is_told() -> None:
    with pytest.raises(InvalidValue, match="has 28 letters and digits; that was 27"):
        parsed(RecoveryCode.new(os.urandom).text[:-1])


def test_codes_of_two_vaults_give_two_keys() -> None:
    code = RecoveryCode.new(os.urandom)
    assert code.key(SALT) != code.key(bytes(15) + b"1")
    assert key(code) != key(RecoveryCode.new(os.urandom))

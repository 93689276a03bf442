"""Which case is meant: whole names and ids only, and no name is ever repeated."""

import pytest

from navigator.errors import UnknownItem
from navigator.store.case_choice import choose, folded
from navigator.store.keys import Secret
from navigator.store.vault_contents import CaseEntry

DANA = CaseEntry("abcd" + "0" * 28, "Dana Whitlock", Secret(b"1"), 1)
ZOE = CaseEntry("abce" + "0" * 28, "Zoë  Müller-Łęcka", Secret(b"2"), 2)
TWIN = CaseEntry("f" * 32, "Dana Whitlock", Secret(b"3"), 3)
HEX = CaseEntry("e" * 32, "abcd", Secret(b"4"), 4)


@pytest.mark.parametrize(
    "words", ["Dana Whitlock", "dana whitlock", "  DANA   whitlock ", "abcd", DANA.case_id]
)
def test_a_case_is_found(words: str) -> None:
    assert choose([DANA, ZOE], words) is DANA


@pytest.mark.parametrize("words", ["zoe muller-łęcka", "ZOE MÜLLER-ŁĘCKA", "zoë müller-łęcka", "ABCE00"])
def test_accents_and_capitals_are_forgiven(words: str) -> None:
    assert choose([DANA, ZOE], words) is ZOE


@pytest.mark.parametrize("words", ["Dana", "Whitlock", "abc", "abcf", "", " ", "Dana Whitlocks", "\ud800"])
def test_a_part_of_a_name_is_not_enough(words: str) -> None:
    with pytest.raises(UnknownItem, match="None of the 2 cases") as unknown:
        choose([DANA, ZOE], words)
    assert "whole name" in unknown.value.next_step


def test_two_of_a_name_are_told_by_id_and_not_by_name() -> None:
    with pytest.raises(UnknownItem, match="2 cases answer to that") as unknown:
        choose([DANA, ZOE, TWIN], "Dana Whitlock")
    assert DANA.case_id in str(unknown.value)
    assert TWIN.case_id in str(unknown.value)
    assert "Dana" not in str(unknown.value)


def test_two_ids_with_the_same_start_are_told() -> None:
    with pytest.raises(UnknownItem, match="2 cases answer"):
        choose([DANA, CaseEntry("abcd" + "1" * 28, "Ash", Secret(b"5"), 5)], "abcd")


def test_a_whole_id_and_then_a_name_come_before_the_start_of_an_id() -> None:
    assert choose([DANA, HEX], "abcd") is HEX
    assert choose([DANA, HEX, CaseEntry("9" * 32, DANA.case_id, Secret(b"6"), 6)], DANA.case_id) is DANA


def test_scripts_without_capitals_are_left_alone() -> None:
    assert folded("  ሰላም   ተስፋዬ ") == "ሰላም ተስፋዬ"

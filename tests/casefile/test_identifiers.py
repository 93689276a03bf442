"""Identifiers against examples that others have published."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.casefile.identifiers import is_nhs_number, is_ni_number, is_pnc, say_nhs_number


@pytest.mark.parametrize(
    "number",
    [
        "943 476 5919",  # this and 401 023 2137 are the examples that are published everywhere
        "9434765919",
        "943-476-5919",
        "943\u2011476\u20115919",  # dashes that do not break, as word processors write them
        "401 023 2137",
        "999 999 9999",  # the range that the NHS keeps for tests
    ],
)
def test_an_nhs_number_with_its_right_check_digit(number: str) -> None:
    assert is_nhs_number(number)


@pytest.mark.parametrize(
    "number",
    [
        "943 476 5918",
        "943 476 591",
        "943 476 59190",
        "",
        "abc",
        "943 476 591X",
        "987 654 4320",
        "٩٤٣٤٧٦٥٩١٩",
        "123 456 7890",
    ],
)
def test_no_nhs_number(number: str) -> None:
    assert not is_nhs_number(number)


@given(st.integers(0, 999_999_999), st.integers(0, 9), st.integers(0, 8))
def test_one_wrong_digit_is_always_noticed(first: int, other: int, at: int) -> None:
    """What a check by modulus 11 is for."""
    right = [f"{first:09d}{check}" for check in range(10) if is_nhs_number(f"{first:09d}{check}")]
    assert len(right) <= 1
    for number in right:
        wrong = f"{number[:at]}{other}{number[at + 1 :]}"
        assert is_nhs_number(wrong) == (wrong == number)


def test_an_nhs_number_is_shown_in_its_groups() -> None:
    assert say_nhs_number("9434765919") == say_nhs_number("943-476 5919") == "943 476 5919"
    assert say_nhs_number("not known yet") == "not known yet"


@pytest.mark.parametrize(
    "number", ["AB123456C", "ab 12 34 56 c", "JG 10 37 59 A", "AA 37 07 73 A", "AB123456"]
)
def test_a_national_insurance_number(number: str) -> None:
    assert is_ni_number(number)


@pytest.mark.parametrize(
    "number",
    # HMRC manual NIM39110: letters and prefixes that are not used; QQ is its example because nobody has it
    [
        "QQ123456C",
        "DA123456A",
        "AO123456A",
        "BG123456A",
        "GB123456A",
        "KN123456A",
        "NK123456A",
        "NT123456A",
        "TN123456A",
        "ZZ123456A",
        "AB123456E",
        "AB12345C",
        "AB1234567C",
        "",
        "1B123456C",
        "ÄB123456C",
    ],
)
def test_no_national_insurance_number(number: str) -> None:
    assert not is_ni_number(number)


@pytest.mark.parametrize(
    "number",
    # the examples in the tests of the Ministry of Justice's hmpps-person-record
    [
        "81/34U",
        "02/73319Z",
        "00/223R",
        "79/163001B",
        "0273319Z",
        "79163001B",
        "033Y",
        "67/9893091D",
        "20020073319Z",
        "19790163001B",
        "2002/0073319Z",
        "1979/0163001B",
        "1979/0163001b",
        " 1979 / 0163001 B ",
    ],
)
def test_a_pnc_id(number: str) -> None:
    assert is_pnc(number)


@pytest.mark.parametrize(
    "number",
    [
        "20030011985Z",
        "20120052494O",
        "20230583843N",
        "2001/0171310S",
        "TOTALLYINVALID",
        "1X23/1234567A",
        "1923[1234567A",
        "1923/1Z34567A",
        "1923/1234567AA",
        "",
        "01",
        "0123456789",
        "01234567890123",
        "197/0163001B",
    ],
)
def test_no_pnc_id(number: str) -> None:
    assert not is_pnc(number)


@given(st.text())
def test_any_text_is_an_identifier_or_not(text: str) -> None:
    for question in (is_nhs_number, is_ni_number, is_pnc):
        assert question(text) in (True, False)
    assert say_nhs_number(text) == text or sum(c.isdigit() for c in text) == 10

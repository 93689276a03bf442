"""Every field of every entity keeps its value through files and forms; nothing typed breaks it."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from navigator.casefile.fields import Field, FieldType, fields_of
from navigator.casefile.item import Item
from navigator.casefile.kinds import ENTITIES
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.values import (
    LONGEST_LINE,
    LONGEST_TEXT,
    clean,
    from_json,
    read_typed,
    say,
    scalar_from_json,
    to_json,
    writable,
)
from navigator.errors import InvalidValue
from tests.factories import items_of, values_of

TODAY = date(2023, 10, 16)
FIELDS = [(entity, field) for entity in ENTITIES for field in fields_of(entity).values()]
NAMES = [f"{entity.KIND}.{field.name}" for entity, field in FIELDS]
FORMS = {(field.type, field.many): field for _, field in FIELDS}

every_field = pytest.mark.parametrize("field", [field for _, field in FIELDS], ids=NAMES)
every_entity = pytest.mark.parametrize("entity", ENTITIES, ids=lambda entity: entity.KIND)
every_form = pytest.mark.parametrize("field", FORMS.values(), ids=lambda field: f"{field.type}-{field.many}")

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)


@every_entity
def test_every_value_is_the_same_after_a_file(entity: type[Item]) -> None:
    @settings(max_examples=40)
    @given(items_of(entity))
    def holds(item: Item) -> None:
        for field in fields_of(entity).values():
            value = getattr(item, field.name)
            assert from_json(field, json.loads(json.dumps(to_json(field, value)))) == value

    holds()


@every_field
def test_the_empty_value_is_the_same_after_a_file_and_is_said_as_nothing(field: Field) -> None:
    assert from_json(field, to_json(field, field.empty)) == field.empty
    assert from_json(field, None) == field.empty
    assert say(field, field.empty) == ""
    assert read_typed(field, "") == field.empty


@every_form
def test_what_is_said_reads_back_where_a_person_could_have_typed_it(field: Field) -> None:
    """Not so for members that hold what parts members, nor for words that are in no vocabulary here."""

    @given(values_of(field))
    def holds(value: Any) -> None:
        members = value if field.many else ()
        if any(set(member) & set(",;\n") or member == "a_word_of_a_newer_set" for member in members):
            return
        if field.type is FieldType.CHOICE and (value == "a_word_of_a_newer_set" or field.many):
            return
        if field.many and field.type is FieldType.LINE and len(value) > 1:
            return  # such a field has commas in its members, and semicolons between them
        assert read_typed(field, say(field, value)) == value

    if field.type is FieldType.NUMBER:
        field = Field("n", "Number", FieldType.NUMBER)
    holds()


@every_form
def test_anything_in_a_file_is_a_value_or_is_refused(field: Field) -> None:
    @given(JSON)
    def holds(raw: Any) -> None:
        try:
            value = from_json(field, raw)
        except InvalidValue as refused:
            assert refused.field == field.name
        else:
            assert from_json(field, to_json(field, value)) == value

    holds()


@every_form
def test_anything_typed_is_a_value_or_is_refused(field: Field) -> None:
    @given(st.text() | st.from_regex(r"[£\-+0-9.,eE_ nNaAiIfF]{1,12}", fullmatch=True))
    def holds(typed: str) -> None:
        try:
            value = read_typed(field, typed, TODAY)
        except InvalidValue:
            return
        assert from_json(field, to_json(field, value)) == value

    holds()


@every_form
@pytest.mark.parametrize("typed", ["x" * 1_000_001, "9" * 1_000_001, "\ud800" * 1_000_001, ";" * 1_000_001])
def test_a_huge_text_is_a_value_or_is_refused(field: Field, typed: str) -> None:
    try:
        value = read_typed(field, typed, TODAY)
    except InvalidValue as refused:
        assert len(str(refused)) < 1000
    else:
        assert value == field.empty or field.type in (FieldType.LINE, FieldType.TEXT)


@pytest.mark.parametrize(
    "raw", [10**400, -(10**400), float("nan"), float("inf"), 1e300, True, "1", [1], {"a": 1}]
)
@pytest.mark.parametrize("kind", [FieldType.NUMBER, FieldType.MONEY])
def test_no_number_is_too_strange_to_be_refused(kind: FieldType, raw: Any) -> None:
    with pytest.raises(InvalidValue):
        scalar_from_json(Field("cost", "Cost", kind), raw)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("£1,250", "1250.00"),
        ("12.5", "12.50"),
        (" £ 0.10 ", "0.10"),
        ("0", "0.00"),
        ("999999999", "999999999.00"),
    ],
)
def test_money_as_people_type_it(typed: str, value: str) -> None:
    assert read_typed(_field("step", "cost"), typed) == Decimal(value)


@pytest.mark.parametrize(
    "typed", ["-1", "1e10", "NaN", "sNaN", "Infinity", "£", "twelve", "1.2.3", "--1", "1e-99999x"]
)
def test_what_is_no_sum_of_money_is_refused_in_plain_words(typed: str) -> None:
    with pytest.raises(InvalidValue, match=r"^Cost is a number"):
        read_typed(_field("step", "cost"), typed)


@pytest.mark.parametrize("value", [0.1, 7.25, 123.456789, 1e-7, 1234567.5, 12345678.0, -3.0, 1e15])
def test_a_number_is_said_with_all_its_digits(value: float) -> None:
    field = Field("x", "x", FieldType.NUMBER)
    assert read_typed(field, say(field, value)) == value


@pytest.mark.parametrize(
    ("typed", "value"),
    [("Yes", True), ("y", True), ("NO", False), ("0", False), ("?", None), ("unknown", None)],
)
def test_yes_and_no(typed: str, value: bool | None) -> None:
    assert read_typed(_field("person", "professional"), typed) is value


def test_maybe_is_neither_yes_nor_no() -> None:
    with pytest.raises(InvalidValue, match="yes, no, or left empty"):
        read_typed(_field("person", "professional"), "maybe")


@pytest.mark.parametrize("typed", ["no_show", "No-show", "no show", "NO SHOW", " no-Show "])
def test_a_choice_is_known_by_its_key_or_its_label(typed: str) -> None:
    assert read_typed(_field("entry", "kind"), typed) == "no_show"


def test_an_unknown_choice_is_refused_with_the_words_there_are() -> None:
    with pytest.raises(InvalidValue) as refused:
        read_typed(_field("entry", "kind"), "telegram")
    assert "No-show" in refused.value.next_step


def test_an_unknown_choice_from_a_file_is_kept_and_shown_as_it_is() -> None:
    field = _field("need", "topic")
    assert say(field, from_json(field, "beekeeping")) == "beekeeping"


def test_members_are_parted_and_each_is_kept_once() -> None:
    phones = _field("person", "phones")
    assert read_typed(phones, "07700 900123; 07700 900456,07700 900123\n") == ("07700 900123", "07700 900456")
    languages = _field("client", "languages")
    assert read_typed(languages, "Polish, a little English; Vietnamese") == (
        "Polish, a little English",
        "Vietnamese",
    )


def test_a_line_and_a_text_have_a_longest_length() -> None:
    name, note = _field("person", "name"), _field("entry", "text")
    assert len(read_typed(name, "x" * LONGEST_LINE)) == LONGEST_LINE
    assert len(read_typed(note, "x" * LONGEST_TEXT)) == LONGEST_TEXT
    with pytest.raises(InvalidValue, match="too long"):
        read_typed(name, "x" * (LONGEST_LINE + 1))
    with pytest.raises(InvalidValue, match="1,000,001 characters"):
        read_typed(note, "x" * (LONGEST_TEXT + 1))


@given(st.text(st.characters()), st.booleans())
def test_a_clean_text_is_clean_and_can_be_written(text: str, one_line: bool) -> None:
    once = clean(text, one_line=one_line)
    assert clean(once, one_line=one_line) == once
    assert once.encode("utf-8").decode("utf-8") == once
    assert "\x00" not in once
    assert "\r" not in once
    if one_line:
        assert once == " ".join(once.split())


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufffe\uffff")))
def test_cleaning_takes_nothing_from_what_anybody_writes(text: str) -> None:
    assert clean(text, one_line=False) == text.rstrip()


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a\x00b", "a\ufffdb"),
        ("a\ud800b", "a\ufffdb"),
        ("a\x1bb", "a\ufffdb"),
        ("a\r\nb\rc\x0bd\x0ce", "a\nb\nc\nd\ne"),
        ("\u200fשלום\u200e (Shalom)", "\u200fשלום\u200e (Shalom)"),
        ("\u202eevil", "\u202eevil"),
        ("👩‍👩‍👧", "👩‍👩‍👧"),
        ("tab\tstays", "tab\tstays"),
    ],
)
def test_only_what_no_file_can_hold_is_replaced(text: str, written: str) -> None:
    assert writable(text) == clean(text, one_line=False) == written


def test_a_million_characters_are_cleaned() -> None:
    assert clean("\x00\ud800" * 500_000, one_line=False) == "\ufffd" * 1_000_000
    assert clean(" \n" * 500_000, one_line=True) == ""


def test_dates_in_files_are_strict_and_dates_in_forms_are_not() -> None:
    born = _field("client", "born")
    assert read_typed(born, "March 1985") == PartialDate.month(1985, 3)
    assert from_json(born, "1985-03") == PartialDate.month(1985, 3)
    with pytest.raises(InvalidValue, match="Born is not a date"):
        from_json(born, "March 1985")


def _field(kind: str, name: str) -> Field:
    entity = next(entity for entity in ENTITIES if kind == entity.KIND)
    return fields_of(entity)[name]

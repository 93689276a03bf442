"""Values of fields to and from their written form, and out of what a person typed.

The written form is plain JSON: str, number, true, false, null, and lists of str for fields with many
members. `read_typed` is forgiving about form and strict about sense; `from_json` is strict, for files.
"""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from navigator.casefile.date_words import read_date, say_moment
from navigator.casefile.fields import Field, FieldType
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.vocabulary import vocabulary
from navigator.errors import InvalidValue

Scalar = str | int | float | bool | None
LONGEST_LINE = 2_000
LONGEST_TEXT = 1_000_000
"""Characters. A line longer than this is no name, and a text longer than this is no note but a file."""

_LARGEST = 10.0**15
"""The largest number that a field holds: all whole numbers up to it are exact, whoever reads the file."""

_UNUSABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile(r"\r\n|[\r\x0b\x0c]")
_YES = ("yes", "y", "true", "1", "on")
_NO = ("no", "n", "false", "0", "off")
_WORDS = (FieldType.LINE, FieldType.TEXT, FieldType.PHONE, FieldType.EMAIL, FieldType.WEB)


def writable(text: str) -> str:
    """The text with nothing in it that some file cannot hold: control characters, half surrogates.

    These become U+FFFD; every way to end a line becomes a line feed (word processors paste U+000B).
    """
    if text.isprintable():
        return text
    return _UNUSABLE.sub("\ufffd", _LINE_ENDS.sub("\n", text))


def clean(text: str, *, one_line: bool) -> str:
    """The text with nothing in it that some file cannot hold, trimmed, and on one line if it has to be."""
    text = writable(text)
    return " ".join(text.split()) if one_line else text.strip("\n").rstrip()


def to_json(field: Field, value: Any) -> Any:
    """The written form of a field's value (a list for a field with many members)."""
    return [scalar_to_json(member) for member in value] if field.many else scalar_to_json(value)


def scalar_to_json(value: Any) -> Scalar:
    """The written form of one value or one member."""
    if isinstance(value, PartialDate):
        return str(value)
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    return value  # type: ignore[no-any-return]


def from_json(field: Field, raw: Any) -> Any:
    """The value of a written form; InvalidValue when it is not one."""
    if not field.many:
        return scalar_from_json(field, raw)
    if raw is None:
        return ()
    if not isinstance(raw, list):
        raise InvalidValue(f"{field.label} has to be a list.", field=field.name)
    return tuple(
        dict.fromkeys(str(scalar_from_json(field, member)) for member in raw if member not in (None, ""))
    )


def scalar_from_json(field: Field, raw: Any) -> Any:
    """One value or one member out of its written form; InvalidValue when it is not one."""
    if raw is None:
        return "" if field.many else field.empty
    match field.type:
        case FieldType.DATE:
            if isinstance(raw, str):
                try:
                    return PartialDate.parse(raw)
                except ValueError as error:
                    raise InvalidValue(
                        f"{field.label} is not a date as the format writes it.", field=field.name
                    ) from error
        case FieldType.YES_NO:
            if isinstance(raw, bool):
                return raw
        case FieldType.NUMBER:
            if isinstance(raw, int | float) and not isinstance(raw, bool) and abs(raw) <= _LARGEST:
                return float(raw)
        case FieldType.MONEY:
            if isinstance(raw, int | float) and not isinstance(raw, bool) and abs(raw) <= 999_999_999:
                return Decimal(str(raw)).quantize(Decimal("0.01"))
        case _:
            if isinstance(raw, str):
                return clean(raw, one_line=field.type is not FieldType.TEXT)
    raise InvalidValue(f"{field.label} holds something of the wrong type.", field=field.name)


def read_typed(field: Field, typed: str, today: date | None = None) -> Any:
    """What a person typed into a field, as its value; InvalidValue, in plain words, when it makes no sense.

    The members of a field with many are parted by semicolons, commas or new lines.
    """
    if field.many:
        parts = re.split(r"[;\n,]" if field.type is not FieldType.LINE else r"[;\n]", typed)
        members: Iterable[Any] = (read_one(field, part, today) for part in parts if part.strip())
        return tuple(dict.fromkeys(members))
    return read_one(field, typed, today)


def read_one(field: Field, typed: str, today: date | None = None) -> Any:
    """What a person typed, as one value or one member; InvalidValue when it makes no sense."""
    if field.type in _WORDS or field.type is FieldType.REF:
        one_line = field.type is not FieldType.TEXT
        text = clean(typed, one_line=one_line)
        longest = LONGEST_LINE if one_line else LONGEST_TEXT
        if len(text) > longest:
            raise InvalidValue(
                f"{field.label} is too long: {len(text):,} characters, and it holds {longest:,}.",
                "Keep the long text as an attachment.",
                field=field.name,
            )
        return text
    text = clean(typed, one_line=True)
    if not text:
        return field.empty if not field.many else ""
    match field.type:
        case FieldType.CHOICE:
            return _read_choice(field, text)
        case FieldType.DATE:
            return read_date(text, today)
        case FieldType.YES_NO:
            return _read_yes_no(field, text)
        case _:
            return _read_number(field, text)


def _read_choice(field: Field, text: str) -> str:
    words = vocabulary(field.vocabulary)
    key = words.key_of(text)
    if key is None:
        known = ", ".join(term.label for term in words.terms.values())
        raise InvalidValue(
            f"{field.label}: “{text[:40]}” is not one of the known words.",
            f"Known: {known}.",
            field=field.name,
        )
    return key


def _read_yes_no(field: Field, text: str) -> bool | None:
    word = text.lower()
    if word in _YES:
        return True
    if word in _NO:
        return False
    if word in ("?", "unknown", "not known"):
        return None
    raise InvalidValue(f"{field.label} is yes, no, or left empty.", field=field.name)


def _read_number(field: Field, text: str) -> float | Decimal:
    try:
        value = Decimal(text.replace(",", "").lstrip("£").strip())
    except InvalidOperation as error:
        raise InvalidValue(
            f"{field.label} is a number, and “{text[:40]}” is not.", field=field.name
        ) from error
    inside = value.is_finite() and (field.least is None or value >= Decimal(field.least))
    if (
        not inside
        or (field.most is not None and value > Decimal(field.most))
        or value.copy_abs() > Decimal(_LARGEST)  # abs() would round, and can overflow
    ):
        bounds = [f"at least {field.least:g}"] if field.least is not None else []
        bounds += [f"at most {field.most:,.0f}"] if field.most is not None else []
        raise InvalidValue(
            f"{field.label} is a number {' and '.join(bounds) or 'that can be counted'}.", field=field.name
        )
    return value.quantize(Decimal("0.01")) if field.type is FieldType.MONEY else float(value)


def say(field: Field, value: Any) -> str:
    """A field's value as a person reads it; ids of other items as they are."""
    if field.many:
        return ", ".join(say_one(field, member) for member in value)
    return say_one(field, value)


def say_one(field: Field, value: Any) -> str:
    """One value or one member as a person reads it."""
    if value is None or value == "":
        return ""
    match field.type:
        case FieldType.DATE:
            return say_moment(value)
        case FieldType.YES_NO:
            return "yes" if value else "no"
        case FieldType.MONEY:
            return f"£{value:,.2f}".removesuffix(".00")
        case FieldType.NUMBER:
            return _say_number(float(value))
        case FieldType.CHOICE:
            return vocabulary(field.vocabulary).label(value)
        case _:
            return str(value)


def _say_number(value: float) -> str:
    """As few digits as read back to the same number; from a million on in groups of three."""
    if not value.is_integer():
        return repr(value)
    return f"{value:,.0f}" if abs(value) >= 1e6 else f"{value:.0f}"

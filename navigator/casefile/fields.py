"""How a field of an entity is declared, and what the declaration says of it.

One declaration serves the forms on the screen, the tables of the store, the JSON and its schema, the
words of the command line and the validation. The values themselves are plain Python: str, bool, float,
Decimal, PartialDate, and tuples of str for fields with many members.
"""

import dataclasses
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any

from navigator.casefile.frozen import frozen


class FieldType(StrEnum):
    """What a field holds."""

    LINE = "line"  # str without line breaks
    TEXT = "text"  # str
    PHONE = "phone"  # str
    EMAIL = "email"  # str
    WEB = "web"  # str
    CHOICE = "choice"  # str, a key of `vocabulary`; unknown keys are kept
    DATE = "date"  # PartialDate or None
    NUMBER = "number"  # float or None
    MONEY = "money"  # Decimal pounds or None, at most two places
    YES_NO = "yes or no"  # bool, or None for "not known"
    REF = "ref"  # str, the id of an item whose kind is one of `targets`


@frozen
class Field:
    """One field: its name in code and files, its label for people, and what it may hold."""

    name: str
    label: str
    type: FieldType
    many: bool = False
    vocabulary: str = ""
    targets: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None
    hint: str = ""

    @property
    def empty(self) -> Any:
        """The value of a field about which nothing is known."""
        if self.many:
            return ()
        if self.type in (FieldType.DATE, FieldType.NUMBER, FieldType.MONEY, FieldType.YES_NO):
            return None
        return ""


_KEY = "navigator"


def _declare(label: str, type_: FieldType, *, many: bool = False, **more: Any) -> Any:
    stub = Field("", label, type_, many, **more)
    return dataclasses.field(default=stub.empty, metadata={_KEY: stub})


def line(label: str, *, many: bool = False, hint: str = "") -> Any:
    """One line of text."""
    return _declare(label, FieldType.LINE, many=many, hint=hint)


def prose(label: str, *, hint: str = "") -> Any:
    """Text with line breaks."""
    return _declare(label, FieldType.TEXT, hint=hint)


def phone_list(label: str = "Phones") -> Any:
    """Any number of telephone numbers, as they were written."""
    return _declare(label, FieldType.PHONE, many=True)


def email_list(label: str = "Emails") -> Any:
    """Any number of email addresses, as they were written."""
    return _declare(label, FieldType.EMAIL, many=True)


def web(label: str) -> Any:
    """A web address."""
    return _declare(label, FieldType.WEB)


def choice(label: str, vocabulary: str, *, many: bool = False, hint: str = "") -> Any:
    """A key out of a vocabulary in `resources/vocabularies/`."""
    return _declare(label, FieldType.CHOICE, many=many, vocabulary=vocabulary, hint=hint)


def day(label: str, *, hint: str = "") -> Any:
    """A date, which may be partial, approximate, or carry a time."""
    return _declare(label, FieldType.DATE, hint=hint)


def number(label: str, *, least: float | None = None, most: float | None = None, hint: str = "") -> Any:
    """A number."""
    return _declare(label, FieldType.NUMBER, least=least, most=most, hint=hint)


def money(label: str, *, hint: str = "") -> Any:
    """Pounds and pence."""
    return _declare(label, FieldType.MONEY, least=0, most=999_999_999, hint=hint)


def yes_no(label: str, *, hint: str = "") -> Any:
    """Yes, no, or not known."""
    return _declare(label, FieldType.YES_NO, hint=hint)


def ref(label: str, *targets: str, many: bool = False, hint: str = "") -> Any:
    """The id of another item (or of many), of one of the kinds named."""
    return _declare(label, FieldType.REF, many=many, targets=targets, hint=hint)


def fields_of(entity: type) -> Mapping[str, Field]:
    """The declared fields of an entity class by name, in order; `id` is not among them."""
    return _fields_of(entity)


@cache
def _fields_of(entity: type) -> Mapping[str, Field]:
    return MappingProxyType(
        {
            f.name: dataclasses.replace(f.metadata[_KEY], name=f.name)
            for f in dataclasses.fields(entity)
            if _KEY in f.metadata
        }
    )

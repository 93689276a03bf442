"""What the columns of a table say of an item, and how they sort."""

from collections.abc import Callable
from datetime import date
from typing import Any

from navigator.casefile.case import Case
from navigator.casefile.fields import Field, FieldType, fields_of
from navigator.casefile.frozen import frozen
from navigator.casefile.item import Item
from navigator.casefile.partial_date import PartialDate
from navigator.ui.item_words import say_field, title_of

Says = Callable[[Case, Any], str]


@frozen
class Column:
    """One column: its heading, what it says of an item, and how wide it wants to be, in characters."""

    heading: str
    says: Says
    width: int = 16
    sort: Callable[[Case, Any], Any] | None = None
    tone: Says | None = None
    """The tone of a chip around the words; None for plain words."""
    strong: bool = False
    """Whether the words carry weight: the one column that says which item it is."""
    badge: Callable[[Case, Any], tuple[str, str]] | None = None
    """A two-letter badge and its fill (RRGGBB) before the words."""


def sort_key_of_date(value: PartialDate | None) -> str:
    """Sorts as the dates do, those without a date last."""
    if value is None:
        return "9"
    first, minute, last = value.sort_key
    return f"{first:08d} {minute + 1:05d} {last:08d}"


_WIDTHS = {
    FieldType.TEXT: 40,
    FieldType.REF: 24,
    FieldType.DATE: 18,
    FieldType.YES_NO: 10,
    FieldType.NUMBER: 8,
    FieldType.MONEY: 10,
}


def column_of(field: Field) -> Column:
    """A column that shows one field of an item as it is declared."""

    def says(case: Case, item: Item) -> str:
        return say_field(case, field, getattr(item, field.name))

    def by_date(_: Case, item: Item) -> str:
        return sort_key_of_date(getattr(item, field.name))

    def by_number(_: Case, item: Item) -> str:
        value = getattr(item, field.name)
        return "9" if value is None else f"{float(value) + 1e12:024.6f}"

    sort = None
    if field.type is FieldType.DATE:
        sort = by_date
    elif field.type in (FieldType.NUMBER, FieldType.MONEY):
        sort = by_number
    return Column(field.label, says, _WIDTHS.get(field.type, 18), sort)


_MOST_COLUMNS = 5


def plain_columns(entity: type[Item]) -> tuple[Column, ...]:
    """Columns for any kind: its title, and the first few fields that the title does not say."""
    fields = [field for name, field in fields_of(entity).items() if name not in entity.TITLE[:1]]
    short = [field for field in fields if field.type is not FieldType.TEXT] + [
        field for field in fields if field.type is FieldType.TEXT
    ]
    return (
        Column("Which", title_of, 32, strong=True),
        *(column_of(field) for field in short[:_MOST_COLUMNS]),
    )


def today() -> date:
    """The day it is on this laptop."""
    return date.today()

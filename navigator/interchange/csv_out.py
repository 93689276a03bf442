"""People and organisations as one table, to open in a spreadsheet or to import elsewhere.

One file with a column "Kind", organisations first. Headings are the labels of the fields; each phone
and email has a column of its own ("Phone 1", "Phone 2"), as address books have it. UTF-8 with a byte
order mark, so that Excel knows; what could run as a formula is escaped as `csv_cells` says. Ties,
links between duplicates and everything else of a case are not in it: that is what JSON is for.
"""

import csv
import io
from collections.abc import Iterator

from navigator.casefile.case import Case
from navigator.casefile.date_words import read_date, say_moment
from navigator.casefile.fields import Field, FieldType, fields_of
from navigator.casefile.item import Item
from navigator.casefile.network import Organisation, Person
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.values import say
from navigator.errors import InvalidValue
from navigator.interchange.csv_cells import escape

_LEFT_OUT = ("same_as", "organisation", "name")


def export_csv(case: Case) -> bytes:
    """The table of a case's people and organisations."""
    items: tuple[Person | Organisation, ...] = (*case.organisations.all, *case.people.all)
    fields = {**_plain_fields(Person), **_plain_fields(Organisation)}
    many = {
        name: max((len(getattr(item, name)) for item in items), default=0) for name in ("phones", "emails")
    }
    phones, emails = (max(1, many[name]) for name in ("phones", "emails"))
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    numbered = [f"Phone {n + 1}" for n in range(phones)] + [f"Email {n + 1}" for n in range(emails)]
    writer.writerow(["Kind", "Name", "Organisation", *numbered, *(field.label for field in fields.values())])
    for item in items:
        writer.writerow([escape(cell) for cell in _cells(case, item, fields, phones, emails)])
    return ("\ufeff" + out.getvalue()).encode()


def _plain_fields(entity: type[Item]) -> dict[str, Field]:
    return {n: field for n, field in fields_of(entity).items() if not field.many and n not in _LEFT_OUT}


def _cells(
    case: Case, item: Person | Organisation, fields: dict[str, Field], phones: int, emails: int
) -> Iterator[str]:
    yield "Person" if isinstance(item, Person) else "Organisation"
    yield item.name
    yield case.title_of(item.organisation) if isinstance(item, Person) else ""
    yield from (*item.phones, *[""] * (phones - len(item.phones)))
    yield from (*item.emails, *[""] * (emails - len(item.emails)))
    own = fields_of(type(item))
    for name, field in fields.items():
        yield _cell(field, getattr(item, name)) if name in own else ""


def _cell(field: Field, value: object) -> str:
    if field.type is FieldType.DATE and isinstance(value, PartialDate):
        return say_date_to_be_read(value)
    return say(field, value)


def say_date_to_be_read(value: PartialDate) -> str:
    """A date in words where they are read back as the same date, else in its text form."""
    words = say_moment(value)
    try:
        return words if read_date(words) == value else str(value)
    except InvalidValue:
        return str(value)

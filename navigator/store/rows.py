"""Items out of their rows, straight from the driver: opening a case is waited for.

No row leaves the store: what comes out are the frozen entities. Writing rows is in row_writing.py.
"""

from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import cache
from typing import Any

from navigator.casefile.case import Case
from navigator.casefile.fields import FieldType, fields_of
from navigator.casefile.item import Item
from navigator.casefile.kinds import ENTITIES, KINDS
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.shelf import Shelf
from navigator.store.connection import Driver
from navigator.store.no_collecting import no_collecting

_READ: dict[FieldType, Callable[[Any], Any]] = {
    FieldType.DATE: PartialDate.parse,
    FieldType.MONEY: lambda raw: Decimal(str(raw)).quantize(Decimal("0.01")),
    FieldType.YES_NO: bool,
}
_MAY_BE_NONE = (FieldType.DATE, FieldType.NUMBER, FieldType.MONEY, FieldType.YES_NO)


def read_case(driver: Driver) -> Case:
    """The whole Case out of the item tables."""
    with no_collecting():
        shelves: dict[str, Any] = {e.PLURAL: Shelf(_read_items(driver, e)) for e in ENTITIES}
    return Case(**shelves)


def _read_items(driver: Driver, entity: type[Item]) -> Iterable[Item]:
    fields = fields_of(entity)
    names = ["id", *(field.name for field in fields.values() if not field.many)]
    rows = driver.execute(_reading(entity.KIND)).fetchall()
    if not rows:
        return
    readers = [(name, _READ[fields[name].type]) for name in names[1:] if fields[name].type in _READ]
    members = [
        (field.name, _read_members(driver, entity.KIND, field.name))
        for field in fields.values()
        if field.many
    ]
    for row in rows:
        values = dict(zip(names, row, strict=True))
        for name, reader in readers:
            if values[name] is not None:
                values[name] = reader(values[name])
        for name, of_items in members:
            if (found := of_items.get(row[0])) is not None:
                values[name] = tuple(found)
        yield entity(**values)


@cache
def _reading(kind: str) -> str:
    fields = fields_of(KINDS[kind])
    single = (field for field in fields.values() if not field.many)
    columns = [
        f'"{field.name}"' if field.type in _MAY_BE_NONE else f"coalesce(\"{field.name}\", '')"
        for field in single
    ]
    return f'SELECT {", ".join(["id", *columns])} FROM "{kind}"'


def _read_members(driver: Driver, kind: str, field: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    rows = driver.execute(f'SELECT id, member FROM "{kind}_{field}" ORDER BY id, position')
    for item_id, member in rows.fetchall():
        found.setdefault(item_id, []).append(member)
    return found

"""Items to and from their rows. No row leaves the store: what comes out are the frozen entities."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from sqlalchemy import Connection

from navigator.casefile.case import Case
from navigator.casefile.fields import FieldType, fields_of
from navigator.casefile.item import Item
from navigator.casefile.kinds import ENTITIES, KINDS
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.shelf import Shelf
from navigator.store.many_rows import delete_rows, insert_rows, no_collecting
from navigator.store.tables import item_tables, member_tables

_READ: dict[FieldType, Callable[[Any], Any]] = {
    FieldType.DATE: PartialDate.parse,
    FieldType.MONEY: lambda raw: Decimal(str(raw)).quantize(Decimal("0.01")),
    FieldType.YES_NO: bool,
}
_MAY_BE_NONE = (FieldType.DATE, FieldType.NUMBER, FieldType.MONEY, FieldType.YES_NO)


def read_case(connection: Connection) -> Case:
    """The whole Case out of the item tables.

    Opening a case is waited for, so rows go straight from the driver into the entities: the statements
    are written from the tables once and need no compiling.
    """
    with no_collecting():
        shelves: dict[str, Any] = {e.PLURAL: Shelf(_read_items(connection, e)) for e in ENTITIES}
    return Case(**shelves)


def _read_items(connection: Connection, entity: type[Item]) -> Iterable[Item]:
    fields = fields_of(entity)
    names = [column.name for column in item_tables[entity.KIND].columns]
    rows = connection.exec_driver_sql(_reading(entity.KIND)).cursor.fetchall()
    if not rows:
        return
    readers = [(name, _READ[fields[name].type]) for name in names[1:] if fields[name].type in _READ]
    members = [
        (field.name, _read_members(connection, entity.KIND, field.name))
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


def _read_members(connection: Connection, kind: str, field: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    table = member_tables[kind, field].name
    rows = connection.exec_driver_sql(f'SELECT id, member FROM "{table}" ORDER BY id, position')
    for item_id, member in rows.cursor.fetchall():
        found.setdefault(item_id, []).append(member)
    return found


def write_items(connection: Connection, items: Mapping[tuple[str, str], Item | None]) -> None:
    """Put items, by kind and id, in place of their old rows; None takes the rows away."""
    by_kind: dict[str, dict[str, Item | None]] = {}
    for (kind, item_id), item in items.items():
        by_kind.setdefault(kind, {})[item_id] = item
    for entity in ENTITIES:
        if entity.KIND in by_kind:
            _write_kind(connection, entity, by_kind[entity.KIND])


def _write_kind(connection: Connection, entity: type[Item], items: Mapping[str, Item | None]) -> None:
    fields = fields_of(entity)
    members = {field.name: member_tables[entity.KIND, field.name] for field in fields.values() if field.many}
    table = item_tables[entity.KIND]
    for old in (table, *members.values()):
        delete_rows(connection, old, "id", items)
    there = [item for item in items.values() if item is not None]
    columns = [column.name for column in table.columns]
    insert_rows(connection, table, ([_written(getattr(item, name)) for name in columns] for item in there))
    for name, of_members in members.items():
        insert_rows(
            connection,
            of_members,
            (
                (item.id, position, member)
                for item in there
                for position, member in enumerate(getattr(item, name))
            ),
        )


def _written(value: Any) -> Any:
    if isinstance(value, PartialDate):
        return str(value)
    if isinstance(value, Decimal):
        return float(value)
    return None if value == "" else value

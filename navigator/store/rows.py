"""Items to and from their rows. No row leaves the store: what comes out are the frozen entities."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select

from navigator.casefile.case import Case
from navigator.casefile.fields import FieldType, fields_of
from navigator.casefile.item import Item
from navigator.casefile.kinds import ENTITIES
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.shelf import Shelf
from navigator.store.tables import item_tables, member_tables

_READ: dict[FieldType, Callable[[Any], Any]] = {
    FieldType.DATE: PartialDate.parse,
    FieldType.MONEY: lambda raw: Decimal(str(raw)).quantize(Decimal("0.01")),
}


def read_case(connection: Connection) -> Case:
    """The whole Case out of the item tables."""
    shelves: dict[str, Any] = {entity.PLURAL: Shelf(_read_items(connection, entity)) for entity in ENTITIES}
    return Case(**shelves)


def _read_items(connection: Connection, entity: type[Item]) -> Iterable[Item]:
    fields = fields_of(entity)
    table = item_tables[entity.KIND]
    names = [column.name for column in table.columns]
    readers = {name: _READ[fields[name].type] for name in names[1:] if fields[name].type in _READ}
    rows = connection.execute(select(table)).all()
    if not rows:
        return
    members = {
        field.name: _read_members(connection, entity.KIND, field.name)
        for field in fields.values()
        if field.many
    }
    for row in rows:
        values = {name: value for name, value in zip(names, row, strict=True) if value is not None}
        for name, reader in readers.items():
            if name in values:
                values[name] = reader(values[name])
        for name, of_items in members.items():
            if row[0] in of_items:
                values[name] = tuple(of_items[row[0]])
        yield entity(**values)


def _read_members(connection: Connection, kind: str, field: str) -> dict[str, list[str]]:
    table = member_tables[kind, field]
    found: dict[str, list[str]] = {}
    query = select(table.c.id, table.c.member).order_by(table.c.id, table.c.position)
    for item_id, member in connection.execute(query):
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
    old = [{"old": item_id} for item_id in items]
    tables = [item_tables[entity.KIND]]
    tables += [member_tables[entity.KIND, field.name] for field in fields.values() if field.many]
    for table in tables:
        connection.execute(delete(table).where(table.c.id == bindparam("old")), old)
    there = [item for item in items.values() if item is not None]
    if not there:
        return
    single = [field for field in fields.values() if not field.many]
    connection.execute(
        insert(item_tables[entity.KIND]),
        [
            {"id": item.id, **{field.name: _written(getattr(item, field.name)) for field in single}}
            for item in there
        ],
    )
    for field in fields.values():
        if field.many:
            rows = [
                {"id": item.id, "position": position, "member": member}
                for item in there
                for position, member in enumerate(getattr(item, field.name))
            ]
            if rows:
                connection.execute(insert(member_tables[entity.KIND, field.name]), rows)


def _written(value: Any) -> Any:
    if isinstance(value, PartialDate):
        return str(value)
    if isinstance(value, Decimal):
        return float(value)
    return None if value == "" else value

"""Items into their rows. Reading them is in rows.py."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert

from navigator.casefile.fields import fields_of
from navigator.casefile.item import Item
from navigator.casefile.kinds import ENTITIES
from navigator.casefile.partial_date import PartialDate
from navigator.store.tables import item_tables, member_tables


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

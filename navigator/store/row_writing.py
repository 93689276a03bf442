"""Items into their rows. Reading them is in rows.py."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from navigator.casefile.fields import fields_of
from navigator.casefile.item import Item
from navigator.casefile.kinds import ENTITIES
from navigator.casefile.partial_date import PartialDate
from navigator.store.many_rows import delete_rows, insert_rows
from navigator.store.tables import item_tables, member_tables


def write_items(
    connection: Connection, items: Mapping[tuple[str, str], Item | None], fresh: AbstractSet[tuple[str, str]]
) -> None:
    """Put items, by kind and id, in place of their old rows, which `fresh` ones do not have; None: no row."""
    by_kind: dict[str, dict[str, Item | None]] = {}
    for (kind, item_id), item in items.items():
        by_kind.setdefault(kind, {})[item_id] = item
    for entity in ENTITIES:
        if entity.KIND in by_kind:
            _write_kind(connection, entity, by_kind[entity.KIND], fresh)


def _write_kind(
    connection: Connection,
    entity: type[Item],
    items: Mapping[str, Item | None],
    fresh: AbstractSet[tuple[str, str]],
) -> None:
    fields = fields_of(entity)
    members = {field.name: member_tables[entity.KIND, field.name] for field in fields.values() if field.many}
    table = item_tables[entity.KIND]
    old = [item_id for item_id in items if (entity.KIND, item_id) not in fresh]
    for with_rows in (table, *members.values()):
        delete_rows(connection, with_rows, "id", old)
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

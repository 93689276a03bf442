"""The tables of a case file: the log, and beside it one table a kind of item, made from the dataclasses.

The log is the truth. The tables of items are a reading of it, with real columns, so that opening is
fast and SQL can read the file too; they can be made again from the log at any time. A field with many
members has a table of its own, such as `step_needs`.
"""

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

from navigator.casefile.fields import Field, FieldType, fields_of
from navigator.casefile.item import Item
from navigator.casefile.kinds import ENTITIES

log_metadata = MetaData()
item_metadata = MetaData()

meta = Table(
    "meta", log_metadata, Column("name", Text, primary_key=True), Column("value", Text, nullable=False)
)
"""What the file says of itself: `format`, and `items`: what its item tables were made for."""

change_set = Table(
    "change_set",
    log_metadata,
    Column("id", Integer, primary_key=True),  # in order of arrival here
    Column("replica", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("ms", Integer, nullable=False),
    Column("counter", Integer, nullable=False),
    Column("author", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("undoes", Text, nullable=False),
    UniqueConstraint("replica", "number"),
)

item = Table(
    "item",
    log_metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("item", Text, nullable=False),
    UniqueConstraint("item", "kind"),
)
"""Every item that a change has named, so that the log can name it by a small number."""

change = Table(
    "change",
    log_metadata,
    Column("set_id", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("item_id", Integer, nullable=False, index=True),
    Column("field", Text, nullable=False),
    Column("member", Text, nullable=False),
    Column("value", Text, nullable=False),  # JSON
    Column("parents", Text, nullable=False),  # change ids, parted by spaces
    Column("seen", Text, nullable=False),
    Column("is_head", Boolean, nullable=False),
    sqlite_with_rowid=False,
)

disputed = Table("disputed", log_metadata, Column("item_id", Integer, primary_key=True))
"""The items with a conflict, so that opening a case need not look for them."""

awaited = Table(
    "awaited",
    log_metadata,
    Column("change_id", Text, primary_key=True),
    Column("item_id", Integer, primary_key=True),
    Column("field", Text, primary_key=True),
    Column("member", Text, primary_key=True),
    sqlite_with_rowid=False,
)
"""Changes of a register that are replaced already although they have not arrived here yet."""

attachment_chunk = Table(
    "attachment_chunk",
    log_metadata,
    Column("attachment", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("bytes", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

SEARCH_TEXT = (
    """
    CREATE VIRTUAL TABLE search_text
    USING fts5(title, words, digits, tokenize='unicode61 remove_diacritics 2', prefix='2 3')
    """,
    "INSERT INTO search_text (search_text, rank) VALUES ('secure-delete', 1)",
)
"""Full-text search (FTS5), which keeps nothing of what was deleted; its rowid is `item.id`.

Names stand in a column of their own: they are looked for first. Telephone numbers stand once more in
another, from each digit on.
"""

_COLUMN_TYPES: dict[FieldType, type] = {
    FieldType.NUMBER: Float,
    FieldType.MONEY: Float,
    FieldType.YES_NO: Boolean,
}


def _column(field: Field) -> Column[Any]:
    return Column(field.name, _COLUMN_TYPES.get(field.type, Text), nullable=True)


def _item_table(entity: type[Item]) -> Table:
    columns = [_column(field) for field in fields_of(entity).values() if not field.many]
    key = Column("id", Text, primary_key=True)
    return Table(entity.KIND, item_metadata, key, *columns, sqlite_with_rowid=False)


def _member_table(entity: type[Item], field: Field) -> Table:
    return Table(
        f"{entity.KIND}_{field.name}",
        item_metadata,
        Column("id", Text, primary_key=True),
        Column("position", Integer, primary_key=True),
        Column("member", Text, nullable=False),
        sqlite_with_rowid=False,
    )


item_tables: dict[str, Table] = {entity.KIND: _item_table(entity) for entity in ENTITIES}
"""The table of a kind, by kind."""

member_tables: dict[tuple[str, str], Table] = {
    (entity.KIND, field.name): _member_table(entity, field)
    for entity in ENTITIES
    for field in fields_of(entity).values()
    if field.many
}
"""The table of a field with many members, by kind and field."""

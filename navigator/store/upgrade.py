"""The tables of new case files, and bringing those of older files up to this version.

alembic is only imported when a file's log really is older: it is dear to import and hardly ever needed.
"""

from functools import cache
from typing import Any

from sqlalchemy import Connection, MetaData, create_mock_engine, delete, insert, inspect
from sqlalchemy.engine.mock import MockConnection

from navigator.store import file_version
from navigator.store.connection import Driver
from navigator.store.database import engine_on
from navigator.store.items_digest import items_digest
from navigator.store.rebuild import rebuild_items
from navigator.store.share_tables import share_metadata
from navigator.store.tables import SEARCH_TEXT, item_metadata, log_metadata, meta

FORMAT = "navigator-case-file"

_VERSION_TABLE = (
    "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
    "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
)


def make_tables(driver: Driver) -> None:
    """Make the tables of a new case file, all or none."""
    with engine_on(driver).begin() as connection:
        _make_tables(connection)


def _make_tables(connection: Connection) -> None:
    for statement in (*_tables_of(log_metadata, share_metadata, item_metadata), *SEARCH_TEXT, _VERSION_TABLE):
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (file_version.REVISION,))
    connection.execute(
        insert(meta), [{"name": "format", "value": FORMAT}, {"name": "items", "value": items_digest()}]
    )


@cache
def _tables_of(*metadata: MetaData) -> tuple[str, ...]:
    """The statements that make these tables. Worked out once: that takes longer than making the tables."""
    statements: list[str] = []

    def note(table: Any, *_: object, **__: object) -> None:
        statements.append(str(table.compile(dialect=engine.dialect)))

    engine: MockConnection = create_mock_engine("sqlite://", note)
    for one in metadata:
        one.create_all(engine, checkfirst=False)
    return tuple(statements)


def upgrade(driver: Driver, *, log: bool) -> None:
    """Bring the log's tables (if they are older) and the item tables up to this version.

    It is one transaction: it happens as a whole or not at all.
    """
    with engine_on(driver).begin() as connection:
        if log:
            migrate(connection)
        remake_item_tables(connection)


def migrate(connection: Connection) -> None:
    """Take every step that the log's tables have not taken yet."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(file_version.MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def remake_item_tables(connection: Connection) -> None:
    """Drop whatever item tables there are, also an older version's, and read the log into new ones."""
    keep = {*log_metadata.tables, *share_metadata.tables, "alembic_version"}
    for name in inspect(connection).get_table_names():
        if name not in keep and not name.startswith(("search_text", "sqlite_")):
            connection.exec_driver_sql(f'DROP TABLE "{name}"')
    item_metadata.create_all(connection)
    rebuild_items(connection)
    connection.execute(delete(meta).where(meta.c.name == "items"))
    connection.execute(insert(meta), [{"name": "items", "value": items_digest()}])

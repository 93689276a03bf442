"""New case files, and bringing older ones up to this version; newer ones are refused and left alone.

A backup is made before anything is changed. alembic is only imported when a file really is older: it
is dear to import and hardly ever needed.
"""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, Engine, delete, insert, inspect, select, text

from navigator.errors import NewerFile, UnreadableFile
from navigator.store.rebuild import rebuild_items
from navigator.store.share_tables import share_metadata
from navigator.store.tables import SEARCH_TEXT, item_metadata, items_digest, log_metadata, meta

FORMAT = "navigator-case-file"
REVISION = "0002"
"""The revision of the log's tables that this version of the app writes."""

MIGRATIONS = Path(__file__).parent / "migrations"


def make_tables(connection: Connection) -> None:
    """Make the tables of a new case file."""
    log_metadata.create_all(connection)
    share_metadata.create_all(connection)
    item_metadata.create_all(connection)
    for statement in SEARCH_TEXT:
        connection.exec_driver_sql(statement)
    connection.execute(
        text(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
            "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
        )
    )
    connection.execute(text("INSERT INTO alembic_version VALUES (:revision)"), {"revision": REVISION})
    connection.execute(
        insert(meta), [{"name": "format", "value": FORMAT}, {"name": "items", "value": items_digest()}]
    )


def bring_up_to_date(engine: Engine, back_up: Callable[[], object]) -> None:
    """Migrate an older file, after `back_up`; NewerFile or UnreadableFile when that cannot be.

    Each migration is one transaction: it happens as a whole or not at all.
    """
    with engine.connect() as connection:
        revision, digest = _read_marks(connection)
    if revision == REVISION and digest == items_digest():
        return
    if revision != REVISION and revision not in _known_revisions():
        raise NewerFile(
            "This case file was made by a newer version of Case Navigator.",
            "It was left exactly as it is.",
            "Install the newer version to open it.",
        )
    back_up()
    with engine.begin() as connection:
        if revision != REVISION:
            migrate(connection)
        remake_item_tables(connection)


def _read_marks(connection: Connection) -> tuple[str, str]:
    tables = {row[0] for row in connection.exec_driver_sql("SELECT name FROM sqlite_master")}
    if not {"alembic_version", "meta", "change_set", "change"} <= tables:
        raise UnreadableFile(
            "This is a database, but not a case file.", "It was left as it is.", "Choose another file."
        )
    revision = connection.scalar(text("SELECT version_num FROM alembic_version")) or ""
    marks = {row.name: row.value for row in connection.execute(select(meta))}
    return revision, marks.get("items", "")


def _known_revisions() -> set[str]:
    return {path.stem.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*_*.py")}


def migrate(connection: Connection) -> None:
    """Take every step that the log's tables have not taken yet."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
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

"""Whether a file is one of this version: what it says of itself, read before anything else.

What brings an older one up to date is in upgrade.py, which is imported when a file really is older.
"""

from collections.abc import Callable
from pathlib import Path

from navigator.errors import NewerFile, UnreadableFile
from navigator.store.connection import Driver
from navigator.store.items_digest import items_digest

REVISION = "0002"
"""The revision of the log's tables that this version of the app writes."""

MIGRATIONS = Path(__file__).parent / "migrations"


def bring_up_to_date(driver: Driver, back_up: Callable[[], object]) -> None:
    """Migrate an older file, after `back_up`; NewerFile or UnreadableFile when that cannot be."""
    revision, digest = _read_marks(driver)
    if revision == REVISION and digest == items_digest():
        return
    if revision != REVISION and revision not in _known_revisions():
        raise NewerFile(
            "This case file was made by a newer version of Case Navigator.",
            "It was left exactly as it is.",
            "Install the newer version to open it.",
        )
    back_up()
    from navigator.store.upgrade import upgrade

    upgrade(driver, log=revision != REVISION)


def _read_marks(driver: Driver) -> tuple[str, str]:
    tables = {name for (name,) in driver.execute("SELECT name FROM sqlite_master").fetchall()}
    if not {"alembic_version", "meta", "change_set", "change"} <= tables:
        raise UnreadableFile(
            "This is a database, but not a case file.", "It was left as it is.", "Choose another file."
        )
    (revision,) = driver.execute("SELECT max(version_num) FROM alembic_version").fetchone()
    marks = dict(driver.execute("SELECT name, value FROM meta").fetchall())
    return revision or "", marks.get("items", "")


def _known_revisions() -> set[str]:
    return {path.stem.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*_*.py")}

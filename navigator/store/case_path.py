"""Opening the file of a case at its path: is it one, is it whole, is it of this version."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Engine

from navigator.errors import CannotWrite, UnreadableFile
from navigator.store.database import engine_for, plain_errors
from navigator.store.upgrade import bring_up_to_date, make_tables
from navigator.store.verify import authentic

SMALLEST = 4096
"""Bytes: one page."""


def make_file(path: Path, key: bytes) -> Engine:
    """Make a new case file; CannotWrite when there is one already or it cannot be made."""
    if path.exists():
        raise CannotWrite("There is a file in the place of the new case already.", "It was left as it is.")
    with plain_errors("making the case file"):
        path.touch(mode=0o600, exist_ok=False)  # nobody else's business, from its first moment
        engine = engine_for(path, key)
        try:
            with engine.begin() as connection:
                make_tables(connection)
        except BaseException:
            engine.dispose()
            for leftover in path.parent.glob(f"{path.name}*"):
                leftover.unlink(missing_ok=True)
            raise
    return engine


def open_file(path: Path, key: bytes, back_up: Callable[[], object]) -> Engine:
    """Open a case file, every page of it checked, and bring it up to date after `back_up`.

    UnreadableFile for what is no case file, is damaged, or has another key; NewerFile for a newer one.
    """
    with plain_errors("opening the case file"):
        if not path.is_file():
            raise UnreadableFile(
                "The case file is not where it should be.",
                "Nothing was changed.",
                "Put it back, or restore a backup.",
            )
        if path.stat().st_size < SMALLEST:
            raise UnreadableFile(
                "The case file is cut short: there is next to nothing in it.",
                "It was left as it is, and the backups are untouched.",
                "Restore the latest backup.",
            )
        engine = engine_for(path, key)
        try:
            with engine.connect() as connection:
                whole = authentic(connection)
            if not whole:
                raise UnreadableFile(
                    "The case file is damaged: some of its pages are not what was written.",
                    "It was left as it is, and the backups are untouched.",
                    "Restore the latest backup.",
                )
            bring_up_to_date(engine, back_up)
        except BaseException:
            engine.dispose()
            raise
    return engine

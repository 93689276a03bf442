"""Opening the file of a case at its path: is it one, is it whole, is it of this version."""

from collections.abc import Callable
from pathlib import Path

from navigator.errors import CannotWrite, UnreadableFile
from navigator.store.connection import PAGES_CHECK, Driver, connect, plain_errors
from navigator.store.file_version import bring_up_to_date

SMALLEST = 4096
"""Bytes: one page."""


def make_file(path: Path, key: bytes) -> Driver:
    """Make a new case file; CannotWrite when there is one already or it cannot be made."""
    if path.exists():
        raise CannotWrite("There is a file in the place of the new case already.", "It was left as it is.")
    with plain_errors("making the case file", path.parent):
        path.touch(mode=0o600, exist_ok=False)  # nobody else's business, from its first moment
        from navigator.store.upgrade import make_tables

        driver: Driver = connect(path, key)
        try:
            make_tables(driver)
        except BaseException:
            driver.close()
            for leftover in path.parent.glob(f"{path.name}*"):
                leftover.unlink(missing_ok=True)
            raise
    return driver


def open_file(path: Path, key: bytes, back_up: Callable[[], object]) -> Driver:
    """Open a case file, every page of it checked, and bring it up to date after `back_up`.

    UnreadableFile for what is no case file, is damaged, or has another key; NewerFile for a newer one.
    """
    with plain_errors("opening the case file", path.parent):
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
        driver: Driver = connect(path, key)
        try:
            if driver.execute(PAGES_CHECK).fetchall():
                raise UnreadableFile(
                    "The case file is damaged: some of its pages are not what was written.",
                    "It was left as it is, and the backups are untouched.",
                    "Restore the latest backup.",
                )
            bring_up_to_date(driver, back_up)
        except BaseException:
            driver.close()
            raise
    return driver

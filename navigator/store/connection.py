"""A connection to one encrypted SQLite file, as the store needs it; and its errors in plain words.

SQLCipher with a raw 256-bit key (no derivation: the key is random), write-ahead log and
`synchronous=FULL`: with NORMAL a power cut loses transactions that were already acknowledged. Every
transaction begins IMMEDIATE, so that two writers wait for each other instead of failing half way.
Temporary tables stay in memory: nothing readable is left on the disk.

What opening a case reads goes through this connection alone: SQLAlchemy (database.py), which takes longer
to import than all of that takes, comes when something is written or asked.
"""

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import sqlcipher3.dbapi2 as sqlcipher

from navigator.errors import CannotWrite, NavigatorError, UnreadableFile, VaultInUse

KEY_BYTES = 32
BUSY_MS = 5_000
_ROOM_TO_OPEN = 64 * 1024
"""Bytes: the index of the write-ahead log is half of it at first."""
PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA secure_delete=ON",
    f"PRAGMA busy_timeout={BUSY_MS}",
)
"""What every connection is told before its first transaction."""

BEGIN = "BEGIN IMMEDIATE"

PAGES_CHECK = "PRAGMA cipher_integrity_check"
"""A row for each page that has not its right authentication code (SQLCipher: HMAC-SHA512 a page)."""


class Answer(Protocol):
    """What a statement gave."""

    def fetchone(self) -> Any:
        """The next row, or None."""

    def fetchall(self) -> list[Any]:
        """All rows that are left."""


class Driver(Protocol):
    """What the store asks of a bare connection."""

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction has begun and not ended."""

    def execute(self, statement: str, values: Sequence[object] = ..., /) -> Answer:
        """Run one statement."""

    def close(self) -> None:
        """Close the file; a second time does nothing."""


def connect(path: Path, key: bytes) -> Any:
    """A Driver for the file, with its key and pragmas; the file must already exist or be made."""
    if len(key) != KEY_BYTES:
        raise ValueError("a case key is 32 bytes")
    connection = sqlcipher.connect(str(path), isolation_level=None, check_same_thread=False)
    try:
        # SQLCipher would write its own lines about damage to stderr, beside what the app says in words.
        connection.execute("PRAGMA cipher_log_level = NONE").fetchall()
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for pragma in PRAGMAS:
            connection.execute(pragma).fetchall()
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def transaction(driver: Driver) -> Iterator[None]:
    """What is read inside is of one moment; what is written inside happens as a whole or not at all."""
    driver.execute(BEGIN)
    try:
        yield
    except BaseException:
        if driver.in_transaction:
            driver.execute("ROLLBACK")
        raise
    driver.execute("COMMIT")


@contextmanager
def plain_errors(doing: str, place: Path | None = None) -> Iterator[None]:
    """Turn what SQLite says into what a person can use; `doing` completes "while …".

    `place` is the folder of the file, where it is known: to open a file SQLite needs some room beside it,
    and calls it a fault of the disk when there is none.
    """
    try:
        yield
    except (sqlcipher.Error, sqlite3.Error) as error:
        said = str(error).lower()
        raise _in_plain_words("full" if "i/o" in said and _is_full(place) else said, doing) from None
    except PermissionError:
        raise _in_plain_words("permission", doing) from None
    except OSError as error:
        raise CannotWrite(
            f"The disk answered with an error while {doing} ({error.strerror or 'unknown'}).",
            "Nothing that was saved before is lost.",
            "Check that the disk is there and has room, then try again.",
        ) from None


def _is_full(place: Path | None) -> bool:
    try:
        return place is not None and shutil.disk_usage(place).free < _ROOM_TO_OPEN
    except OSError:
        return False


def _in_plain_words(said: str, doing: str) -> NavigatorError:
    if "not a database" in said or "encrypted" in said:
        return UnreadableFile(
            "This file is not a case file, is damaged at its start, or belongs to another vault.",
            "It was left as it is.",
            "Restore a backup, or open it with the vault that it belongs to.",
        )
    if "malformed" in said or "corrupt" in said or "hmac" in said:
        return UnreadableFile(
            f"The case file is damaged: it could not be read while {doing}.",
            "It was left as it is, and the backups are untouched.",
            "Restore the latest backup.",
        )
    if "full" in said:
        return CannotWrite(
            f"The disk is full: nothing could be written while {doing}.",
            "Everything that was saved before is safe.",
            "Free some space, then try again.",
        )
    if "readonly" in said or "read-only" in said or "unable to open" in said or "permission" in said:
        return CannotWrite(
            f"The case file, or its folder, cannot be written while {doing}.",
            "Everything that was saved before is safe.",
            "Check that the folder is there and that you may write in it.",
        )
    if "locked" in said or "busy" in said:
        return VaultInUse(
            "Another program has the case file open.",
            "Nothing was changed.",
            "Close it there, then try again.",
        )
    return CannotWrite(
        f"The disk answered with an error while {doing}.",
        "Everything that was saved before is safe.",
        "Check the disk, then try again; if it happens again, restore a backup.",
    )

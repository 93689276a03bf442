"""Encrypted backups of case files: made whole or not at all, checked, rotated, and restored.

A backup is the case file itself under the same key, copied by SQLite's online backup, so that it is
a consistent state also while the case is open. Its name says when it was made (UTC), never whose it is.
"""

import os
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from navigator.casefile.frozen import frozen
from navigator.errors import UnreadableFile
from navigator.store.connection import connect, plain_errors

_NAME = "%Y%m%dT%H%M%S%fZ"
KEEP_LATEST = 10
KEEP_DAYS = 14
KEEP_WEEKS = 8


@frozen
class Backup:
    """One backup file and when it was made (UTC)."""

    path: Path
    made: datetime


def back_up(path: Path, key: bytes, folder: Path, now: datetime) -> Backup:
    """Copy a case file into the folder, check the copy, and let the oldest go; CannotWrite if that fails."""
    with plain_errors("making a backup"):
        folder.mkdir(parents=True, exist_ok=True)
        made = now.astimezone(UTC)
        final = folder / f"{made.strftime(_NAME)}.case"
        unfinished = final.with_suffix(".unfinished")
        for leftover in folder.glob("*.unfinished*"):
            leftover.unlink()
        unfinished.touch(mode=0o600)
        with closing(connect(path, key)) as source, closing(connect(unfinished, key)) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode=DELETE").fetchall()
            if target.execute("PRAGMA quick_check").fetchall() != [("ok",)]:
                raise UnreadableFile(
                    "The backup that was made could not be read back.", "The case file is as it was."
                )
        flush(unfinished)
        unfinished.replace(final)
        flush(folder)
        for old in _to_let_go(list_backups(folder)):
            old.path.unlink()
    return Backup(final, made)


def list_backups(folder: Path) -> tuple[Backup, ...]:
    """The backups in a folder, the latest first; files of other names are passed over."""
    found = []
    for path in folder.glob("*.case") if folder.is_dir() else ():
        try:
            found.append(Backup(path, datetime.strptime(path.stem, _NAME).replace(tzinfo=UTC)))
        except ValueError:
            continue
    return tuple(sorted(found, key=lambda backup: backup.made, reverse=True))


def _to_let_go(backups: tuple[Backup, ...]) -> Iterable[Backup]:
    """All but the latest ten, the last of each of the latest 14 days, and of each of the latest 8 weeks."""
    keep = {backup.path for backup in backups[:KEEP_LATEST]}
    days: dict[object, Path] = {}
    weeks: dict[object, Path] = {}
    for backup in backups:
        days.setdefault(backup.made.date(), backup.path)
        weeks.setdefault(backup.made.isocalendar()[:2], backup.path)
    keep |= {*list(days.values())[:KEEP_DAYS], *list(weeks.values())[:KEEP_WEEKS]}
    return [backup for backup in backups if backup.path not in keep]


def put_in_place(backup: Path, key: bytes, path: Path) -> None:
    """Make a backup the case file. It is checked first; the file that stood there is replaced in one move."""
    with plain_errors("restoring the backup"):
        unfinished = path.with_suffix(".restoring")
        for leftover in path.parent.glob(f"{unfinished.name}*"):
            leftover.unlink()
        unfinished.touch(mode=0o600)
        with closing(connect(backup, key)) as source, closing(connect(unfinished, key)) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode=DELETE").fetchall()
            if target.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                raise UnreadableFile(
                    "This backup is damaged.", "The case file is as it was.", "Choose another."
                )
        flush(unfinished)
        for side in ("-wal", "-shm"):
            path.with_name(path.name + side).unlink(missing_ok=True)
        unfinished.replace(path)
        flush(path.parent)


def flush(path: Path) -> None:
    """Have the disk really hold a file or, where the system can, a folder's list of names."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

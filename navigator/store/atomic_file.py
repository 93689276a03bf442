"""Writing a small file so that it is there whole or not at all, whatever happens meanwhile.

A temporary file in the same folder is written, flushed to the disk and renamed over the old one; then the
folder is flushed too, or a power cut could take the new name back. Reading with a limit, so that a huge
file cannot fill the memory. What stands in the files is no concern of this module.
"""

import errno
import os
import secrets
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from navigator.errors import CannotWrite, UnreadableFile

PRIVATE_FILE: Final = 0o600
PRIVATE_FOLDER: Final = 0o700
_TEMPORARY_END: Final = ".tmp"


class Staged:
    """Content that stands, flushed, in a temporary file and waits to take its place."""

    def __init__(self, path: Path, content: bytes) -> None:
        """Write the temporary file. Raises CannotWrite; then nothing is left behind."""
        self._path = path
        self._temporary = path.with_name(f".{path.name}.{secrets.token_hex(8)}{_TEMPORARY_END}")
        try:
            with open(self._temporary, "xb", opener=_open_private) as file:
                file.write(content)
                file.flush()
                flush_to_disk(file.fileno())
        except OSError as problem:
            self.abandon()
            raise cannot_write(path, problem) from problem

    def read_back(self) -> bytes:
        """What the disk gives back of it. Raises CannotWrite when it gives nothing."""
        try:
            return self._temporary.read_bytes()
        except OSError as problem:
            self.abandon()
            raise cannot_write(self._path, problem) from problem

    def take_place(self) -> None:
        """Replace the file by the staged content. Raises CannotWrite; then the old file stands unchanged.

        Until `flush_folder` a power cut may bring the old file back.
        """
        try:
            self._temporary.replace(self._path)
        except OSError as problem:
            self.abandon()
            raise cannot_write(self._path, problem) from problem

    def abandon(self) -> None:
        """Remove the temporary file, if it is there and can be; `remove_leftovers` gets it later if not."""
        with suppress(OSError):  # the disk that failed a write may fail this too, and the write is the news
            self._temporary.unlink()


def write_whole(path: Path, content: bytes) -> None:
    """Replace the file's content, or make the file, in one step. Raises CannotWrite."""
    Staged(path, content).take_place()
    flush_folder(path.parent)


def read_whole(path: Path, limit: int) -> bytes:
    """All bytes of the file, at most `limit`. Raises FileNotFoundError, and UnreadableFile for the rest."""
    try:
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except FileNotFoundError:
        raise
    except OSError as problem:
        raise UnreadableFile(
            f"The file {path.name} could not be read ({_reason(problem)}).", "Nothing was changed."
        ) from problem
    if len(content) > limit:
        raise UnreadableFile(
            f"The file {path.name} is far too large to be what it should be.", "Nothing was changed."
        )
    return content


def remove_leftovers(folder: Path, name: str) -> None:
    """Remove temporary files of `name` that a crash left. Only while nobody else can be writing it."""
    for leftover in folder.glob(f".{name}.*{_TEMPORARY_END}"):
        remove(leftover)


def remove(path: Path) -> None:
    """Remove the file if it is there. Raises CannotWrite."""
    try:
        path.unlink(missing_ok=True)
    except OSError as problem:
        raise cannot_write(path, problem) from problem


def make_private_folder(folder: Path) -> None:
    """Make the folder readable by this user only, and those above it if need be. Raises CannotWrite."""
    try:
        folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    except OSError as problem:
        raise cannot_write(folder, problem) from problem


def flush_to_disk(descriptor: int) -> None:
    """Wait until what was written stands on the disk. macOS only does so when asked for F_FULLFSYNC."""
    if sys.platform == "darwin":
        import fcntl

        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)


def flush_folder(folder: Path) -> None:
    """Wait until the names in the folder stand on the disk. Raises CannotWrite.

    Windows cannot be asked to, and keeps renames in order itself.
    """
    if sys.platform == "win32":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as problem:
        raise CannotWrite(
            f"{folder} could not be written for good ({_reason(problem)}).",
            "What was just saved is there, but might not survive a power cut.",
            "See to the disk, and make a backup elsewhere.",
        ) from problem


def cannot_write(path: Path, problem: OSError) -> CannotWrite:
    """The sentences for a write that failed."""
    return CannotWrite(
        f"{path} could not be written ({_reason(problem)}).",
        "What was saved before is unchanged.",
        "Free some space or choose another folder, then try again.",
    )


def _reason(problem: OSError) -> str:
    reasons = {
        errno.ENOSPC: "the disk is full",
        errno.EFBIG: "the disk takes no file as large as that",
        errno.EDQUOT: "your space on this disk is used up",
        errno.EROFS: "the disk is read-only",
        errno.EACCES: "you may not write there",
        errno.EPERM: "you may not write there",
        errno.EIO: "the disk reported a fault",
    }
    return reasons.get(problem.errno or 0, (problem.strerror or "no reason given").lower())


def _open_private(path: str, flags: int) -> int:
    return os.open(path, flags, PRIVATE_FILE)

"""A share that is a folder: a mounted network drive, a OneDrive or Nextcloud folder, a memory stick.

A file appears whole: written under a temporary name in its own folder, flushed to the disk, and renamed
without replacing. Links are not followed, so that nothing on the share leads out of it.
"""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from navigator.sync.transports import troubles
from navigator.sync.transports.names import (
    LARGEST,
    can_be_read,
    check_new,
    check_read,
    is_our_temporary,
    is_temporary,
    temporary_name,
)
from navigator.sync.transports.renaming import rename_new
from navigator.sync.transports.waiting import patiently

_NOT_ALLOWED = (errno.EACCES, errno.EPERM, errno.EROFS)
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_IN_USE = (errno.EBUSY, errno.ETXTBSY, errno.EAGAIN)
_IN_USE_ON_WINDOWS = (32, 33)  # ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION


class FolderTransport:
    """The four verbs on a folder. `ours` is any text that stands for this installation and no other."""

    def __init__(self, folder: Path, ours: str) -> None:
        self._folder = folder
        self._ours = ours

    def list(self, prefix: str) -> tuple[str, ...]:
        """As `Transport.list`."""
        with _plain():
            self._must_be_there()
            # The folder in which all the names begin; no need to look at what stands beside it.
            start = prefix.rpartition("/")[0]
            if start and not can_be_read(start):
                return ()
            found = (name for name in self._walk(start) if name.startswith(prefix) and can_be_read(name))
            return tuple(sorted(found))

    def get(self, name: str) -> bytes:
        """As `Transport.get`."""
        path = self._folder.joinpath(*check_read(name).split("/"))
        with _plain():
            try:
                return patiently(lambda: _read(path), _passes)
            except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
                self._must_be_there()
                raise troubles.not_there() from None

    def put_new(self, name: str, content: bytes) -> bool:
        """As `Transport.put_new`."""
        path = self._folder.joinpath(*check_new(name).split("/"))
        with _plain():
            if path.exists():
                return False
            self._must_be_there()
            self._make_folders(path.parent)
            temporary = path.with_name(temporary_name(self._ours))
            try:
                patiently(lambda: _write(temporary, content), _passes)
                put = patiently(lambda: rename_new(temporary, path), _passes)
            finally:
                with suppress(OSError):  # `remove_temporary` gets it another day
                    temporary.unlink(missing_ok=True)
            if put:
                _make_durable(path.parent)
            return put

    def remove_temporary(self) -> None:
        """As `Transport.remove_temporary`."""
        with _plain():
            self._must_be_there()
            for folder, _, files in os.walk(self._folder):
                for file in files:
                    if is_our_temporary(file, self._ours):
                        Path(folder, file).unlink(missing_ok=True)

    def _must_be_there(self) -> None:
        if not self._folder.is_dir():
            raise troubles.unreachable("The folder of the share is not there.")

    def _walk(self, start: str) -> Iterator[str]:
        """The names of all files below a folder of the share; one that is not there has none."""
        try:
            entries = os.scandir(self._folder / start)
        except (FileNotFoundError, NotADirectoryError):
            return
        with entries:
            for entry in entries:
                name = f"{start}/{entry.name}" if start else entry.name
                if entry.is_dir(follow_symlinks=False):
                    yield from self._walk(name)
                elif entry.is_file(follow_symlinks=False) and not is_temporary(entry.name):
                    yield name

    def _make_folders(self, folder: Path) -> None:
        missing = [one for one in (folder, *folder.parents) if one != self._folder and not one.exists()]
        for one in reversed([one for one in missing if self._folder in one.parents]):
            one.mkdir(exist_ok=True)
            _make_durable(one.parent)


def _read(path: Path) -> bytes:
    # What is no plain file (a pipe, say) could keep the reader waiting for ever.
    if path.is_symlink() or not path.is_file():
        raise FileNotFoundError(errno.ENOENT, "no such file")
    with path.open("rb") as file:
        return file.read(LARGEST)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _make_durable(folder: Path) -> None:
    """Have the names in a folder on the disk too, where the system can do that."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):
            raise
    finally:
        os.close(handle)


def _passes(error: OSError) -> bool:
    return error.errno in _IN_USE or getattr(error, "winerror", None) in _IN_USE_ON_WINDOWS


@contextmanager
def _plain() -> Iterator[None]:
    """Errors of the operating system as those of a share."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise troubles.full() from error
        if error.errno in _NOT_ALLOWED:
            raise troubles.not_allowed() from error
        raise troubles.unreachable() from error

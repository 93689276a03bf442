"""Giving a written file its name, in one step that never replaces another file."""

import errno
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EINVAL)
_AT_FDCWD, _RENAME_NOREPLACE = -100, 1


def rename_new(temporary: Path, path: Path) -> bool:
    """Give the file its name, unless that is taken; whether it was given."""
    try:
        if sys.platform == "win32":
            temporary.rename(path)
        else:
            _link_or_rename(temporary, path)
    except FileExistsError:
        return False
    return True


def _link_or_rename(temporary: Path, path: Path) -> None:
    try:
        path.hardlink_to(temporary)
        return
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
    # FAT, exFAT and some network drives know no second name for a file.
    failed = _rename_without_replacing(temporary, path)
    if failed in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        if path.exists():
            raise FileExistsError(errno.EEXIST, "the name is taken")
        temporary.rename(path)
    elif failed:
        raise OSError(failed, os.strerror(failed))


def _rename_without_replacing(temporary: Path, path: Path) -> int:
    """0 or the errno; ENOSYS where the system has no such call."""
    rename = _renameat2()
    return rename(os.fsencode(temporary), os.fsencode(path)) if rename else errno.ENOSYS


@cache
def _renameat2() -> Callable[[bytes, bytes], int] | None:
    """Linux's renameat2, which Python does not have."""
    import ctypes

    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is None:
        return None

    def rename(old: bytes, new: bytes) -> int:
        done = call(_AT_FDCWD, old, _AT_FDCWD, new, ctypes.c_uint(_RENAME_NOREPLACE))
        return ctypes.get_errno() if done else 0

    return rename

"""One running app to a vault: a lock that the operating system holds and frees when the app dies.

The lock file itself holds nothing and stays for good (removing it would let two apps each lock a file of
that name). It says nothing about who may open the vault; that is what the keys are for.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from navigator.errors import VaultInUse
from navigator.store.atomic_file import PRIVATE_FILE, cannot_write

_POLL_SECONDS: Final = 0.05


class VaultLock:
    """Held from `__init__` until `release`; also two holders in one process exclude each other."""

    def __init__(
        self, path: Path, wait: float, clock: Callable[[], float], sleep: Callable[[float], None]
    ) -> None:
        """Take the lock, waiting at most `wait` seconds for it. `clock` gives seconds.

        Raises VaultInUse when another app still has it, CannotWrite when the file cannot be made.
        """
        try:
            self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, PRIVATE_FILE)
        except OSError as problem:
            raise cannot_write(path, problem) from problem
        self._held = True
        try:
            self._wait(clock() + wait, clock, sleep)
        except OSError as problem:
            self.release()
            raise cannot_write(path, problem) from problem
        except BaseException:
            self.release()
            raise

    def _wait(self, deadline: float, clock: Callable[[], float], sleep: Callable[[float], None]) -> None:
        while not _try_lock(self._descriptor):
            if clock() >= deadline:
                raise VaultInUse(
                    "Another window or command of Case Navigator is using this vault.",
                    "Nothing was changed.",
                    "Close or lock it there, then try again.",
                )
            sleep(_POLL_SECONDS)

    def release(self) -> None:
        """Give the lock back; may be called again. Closing the file is what frees it."""
        if self._held:
            self._held = False
            os.close(self._descriptor)


if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        # flock and not lockf: POSIX record locks vanish when *any* descriptor of the file is closed, and
        # let the same process lock twice.
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

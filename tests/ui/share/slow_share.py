"""A share that answers one file after the other, as fast as a test lets it; the rest of it is a folder."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self

import pytest

from navigator.sync.transport import ShareUnreachable
from navigator.sync.transports import opening
from navigator.sync.transports.folder import FolderTransport


class SlowShare(FolderTransport):
    """Gives no file that was not let go; `end` may come from any thread."""

    def __init__(self, folder: str, ours: str, gate: threading.Semaphore) -> None:
        from pathlib import Path

        super().__init__(Path(folder), ours)
        self._gate = gate
        self._ended = threading.Event()

    def get(self, name: str) -> bytes:
        """As Transport says, once this file is let go."""
        if name.endswith(".seg"):
            while not self._gate.acquire(timeout=0.02):
                self._check()
        self._check()
        return super().get(name)

    def end(self) -> None:
        """As GuardedTransport."""
        self._ended.set()

    def _check(self) -> None:
        if self._ended.is_set():
            raise ShareUnreachable("The share was let go.", "Everything is saved on this laptop.")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()


@contextmanager
def slow_share() -> Iterator[threading.Semaphore]:
    """From now on every folder is slow; each release of what this gives lets one segment go."""
    gate = threading.Semaphore(0)

    def slowly(address: str, ours: str) -> SlowShare:
        return SlowShare(address, ours, gate)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "transport_for", slowly)
        yield gate

"""The line to a share while an act talks to it, which another thread can cut."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from navigator.store.vault import Vault
    from navigator.sync.transports.guarded import GuardedTransport


class Line:
    """For one act; once cut it stays so."""

    def __init__(self) -> None:
        self._cut = threading.Event()
        self._transport: GuardedTransport | None = None

    @contextmanager
    def to(self, vault: "Vault", address: str) -> "Iterator[GuardedTransport]":
        """Talk to the share at an address."""
        from navigator.sync.sharing import card_of
        from navigator.sync.transports.opening import transport_for

        with transport_for(address, card_of(vault).member) as transport:
            self._transport = transport
            if self._cut.is_set():
                transport.end()
            try:
                yield transport
            finally:
                self._transport = None

    @property
    def is_cut(self) -> bool:
        """Whether somebody has cut it."""
        return self._cut.is_set()

    def cut(self) -> None:
        """End the call that hangs, and have every later one fail; from any thread."""
        self._cut.set()
        transport = self._transport
        if transport is not None:
            transport.end()

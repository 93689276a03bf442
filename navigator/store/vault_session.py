"""An unlocked vault while it lasts: what it holds open, who the keyworker is, settings, and locking it.

What is done with cases and ways in stands in vault.py, which is all that the rest of the app uses.
"""

import threading
from contextlib import ExitStack
from dataclasses import replace
from typing import Self

from navigator.errors import Locked, UnknownItem
from navigator.store.identity import Identity
from navigator.store.open_vault import OpenVault
from navigator.store.replica_mark import ReplicaMark
from navigator.store.surroundings import Surroundings
from navigator.store.vault_contents import CaseEntry, Setting
from navigator.store.vault_lock import VaultLock


class VaultSession:
    """Holds the vault's keys, its folder's lock and its open replica marks until `lock`."""

    def __init__(self, opened: OpenVault, held: VaultLock, around: Surroundings) -> None:
        """Not for callers: use `setup` or `unlock`."""
        self._opened: OpenVault | None = opened
        self._held = held
        self._around = around
        self._may_set_passphrase = opened.header.passphrase is None
        self._marks: dict[str, ReplicaMark] = {}
        self._guard = threading.Lock()
        self.folder = opened.folder.root
        self.vault_id = opened.header.vault_id
        self.notices: tuple[str, ...] = ()
        """Sentences to show the person once, about how it was set up or opened."""

    @property
    def name(self) -> str:
        """The keyworker's name."""
        return self._open.contents.name

    @property
    def organisation(self) -> str:
        """The keyworker's organisation."""
        return self._open.contents.organisation

    @property
    def identity(self) -> Identity:
        """Who this vault is to others: its signing key and its age key."""
        return self._open.contents.identity

    def change_keyworker(self, name: str, organisation: str) -> None:
        """Set the keyworker's name and organisation."""
        self._open.change(lambda contents: replace(contents, name=name, organisation=organisation))

    @property
    def settings(self) -> dict[str, Setting]:
        """The app's settings, by name."""
        return dict(self._open.contents.settings)

    def change_settings(self, **changed: Setting) -> None:
        """Set these settings; None takes one away."""
        self._open.change(lambda contents: contents.with_settings(changed))

    def lock(self) -> None:
        """Close the vault and overwrite its keys, as far as Python can; may be called again."""
        opened, self._opened = self._opened, None
        if opened is not None:
            # In this order also when one of them fails: the lock is given back last.
            with ExitStack() as closing:
                closing.callback(self._held.release)
                closing.callback(opened.wipe)
                with self._guard:
                    for mark in self._marks.values():
                        closing.callback(mark.close)
                    self._marks.clear()

    close = lock

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.lock()

    @property
    def _open(self) -> OpenVault:
        if self._opened is None:
            raise Locked("The vault is locked.", "Everything is saved.", "Unlock it to go on.")
        return self._opened

    def _entry(self, case_id: str) -> CaseEntry:
        entry = self._open.contents.cases.get(case_id)
        if entry is None:
            raise UnknownItem("There is no case with that id in this vault.", "Nothing was changed.")
        return entry

    def _mark(self, case_id: str) -> ReplicaMark:
        with self._guard:
            mark = self._marks.get(case_id)
            if mark is None:
                path, key = self._open.folder.mark(case_id), self._entry(case_id).key
                mark = ReplicaMark(path, case_id, key, self._around.machine, self._around.entropy)
                self._marks[case_id] = mark
            return mark

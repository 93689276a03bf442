"""One run of the command line: which vault, how it is unlocked, and the case that is meant.

The vault stays locked until a command needs it. Passphrases come from NAVIGATOR_PASSPHRASE, else from
the keyring where the vault has its key there, else from the terminal; never from the command line, which
other people on the machine can read.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from navigator.cli.parts import Parts
from navigator.cli.terminal import ask_secret, note
from navigator.errors import Locked

if TYPE_CHECKING:
    from navigator.casefile.ids import Ids
    from navigator.store.open_case import OpenCase
    from navigator.store.vault import CaseRecord, Vault

PASSPHRASE = "NAVIGATOR_PASSPHRASE"
PROFILE = "NAVIGATOR_PROFILE"
_WAIT_SECONDS = 5.0
"""How long a command waits for another one that is just using the vault."""


class Session:
    """What a command is given; nothing is opened before it is asked for."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self._profile: Path | None = None

    @property
    def profile(self) -> Path:
        """The vault's folder."""
        if self._profile is None:
            named = os.environ.get(PROFILE)
            self._profile = Path(named) if named else self.parts.default_profile()
        return self._profile

    def use_profile(self, folder: Path) -> None:
        """Take this folder, whatever the environment says."""
        self._profile = folder

    @cached_property
    def ids(self) -> "Ids":
        """Where new items get their ids."""
        from navigator.casefile.ids import Ids

        return Ids()

    @cached_property
    def today(self) -> date:
        """The day on which the command was given."""
        return date.today()

    @contextmanager
    def vault(self) -> "Iterator[Vault]":
        """The vault, unlocked for as long as the `with` lasts."""
        with self._unlocked() as vault:
            told = len(vault.notices)
            for notice in vault.notices:
                note(notice)
            yield vault
            for notice in vault.notices[told:]:
                note(notice)

    @contextmanager
    def case(self, words: str) -> "Iterator[OpenCase]":
        """The case that is meant by a name or an id, open."""
        from navigator.store.cases import open_case

        with self.vault() as vault, open_case(vault, vault.find_case(words).id) as opened:
            yield opened

    @contextmanager
    def every_case(self) -> "Iterator[Iterator[tuple[CaseRecord, OpenCase]]]":
        """All cases, each opened when its turn comes and closed after it."""
        from navigator.store.cases import open_case

        def each(vault: "Vault") -> "Iterator[tuple[CaseRecord, OpenCase]]":
            for record in vault.cases():
                with open_case(vault, record.id) as opened:
                    yield record, opened

        with self.vault() as vault:
            yield each(vault)

    def _unlocked(self) -> "Vault":
        from navigator.store.keyring_store import KeyringRefused, KeyringStore
        from navigator.store.vault import Vault

        given = os.environ.get(PASSPHRASE)
        if given:
            return Vault.unlock(self.profile, passphrase=given, wait=_WAIT_SECONDS)
        ways = Vault.opens_by(self.profile)
        if ways.keyring:
            try:
                return Vault.unlock(self.profile, keyring=KeyringStore(), wait=_WAIT_SECONDS)
            except (KeyringRefused, Locked) as refusal:
                if not (ways.passphrase and sys.stdin.isatty()):
                    raise
                note(refusal.happened)
        if not sys.stdin.isatty():
            raise Locked(
                "The vault is locked.", "Nothing was changed.", f"Set {PASSPHRASE}, or run it in a terminal."
            )
        return Vault.unlock(self.profile, passphrase=ask_secret("Passphrase: "), wait=_WAIT_SECONDS)

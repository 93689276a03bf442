"""What the worker's thread holds: the vault, and the one case that is open. Not for any other thread."""

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from navigator.casefile.case import Case
from navigator.casefile.frozen import frozen
from navigator.errors import Locked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from navigator.store.conflicts import Conflict
    from navigator.store.open_case import OpenCase
    from navigator.store.recovery_code import RecoveryCode
    from navigator.store.vault import CaseRecord, Vault


@frozen
class CaseState:
    """All that the window knows of the open case, as it was after one commit."""

    case_id: str
    case: Case
    author: str
    undo_name: str
    redo_name: str
    last_saved_ms: int
    conflicts: "tuple[Conflict, ...]"


@frozen
class VaultState:
    """All that the window knows of the vault while it is unlocked."""

    name: str
    organisation: str
    records: "tuple[CaseRecord, ...]"
    notices: tuple[str, ...] = ()


class Stores(Protocol):
    """Where the vault is and how it and its cases are opened; `app.py` says which."""

    @property
    def folder(self) -> Path:
        """The folder of the vault, and of what the window keeps beside it."""

    @property
    def hint(self) -> str:
        """A sentence for the unlock screen; "" for none."""

    def exists(self) -> bool:
        """Whether there is a vault in the folder. Quick: asked from the window's thread."""

    def opens_by_keyring(self) -> bool:
        """Whether the vault was set up to open by the keyring. Quick: asked from the window's thread."""

    def set_up(
        self, name: str, organisation: str, passphrase: str | None, *, with_keyring: bool
    ) -> "tuple[Vault, RecoveryCode]":
        """Make the vault."""

    def unlock(self, passphrase: str | None, recovery_code: str | None) -> "Vault":
        """Open the vault by what is given, or by the keyring when nothing is."""

    def use_keyring(self, vault: "Vault", wanted: bool) -> None:
        """Have an unlocked vault open by the keyring from now on, or no longer."""

    def new_case(self, vault: "Vault", name: str) -> "OpenCase":
        """Make a case and open it."""

    def open_case(self, vault: "Vault", case_id: str) -> "OpenCase":
        """Open a case."""


class Desk:
    """The vault and the open case, while there are any."""

    def __init__(self, stores: Stores) -> None:
        self.stores = stores
        self._vault: Vault | None = None
        self._open: OpenCase | None = None

    @property
    def vault(self) -> "Vault":
        """The unlocked vault, or Locked."""
        if self._vault is None:
            raise Locked("The vault is locked.", "Everything is saved.", "Unlock it to go on.")
        return self._vault

    @property
    def open_case(self) -> "OpenCase":
        """The open case, or Locked."""
        if self._open is None:
            raise Locked("No case is open.", "Everything is saved.", "Open the case and try again.")
        return self._open

    @property
    def has_case(self) -> bool:
        """Whether a case is open."""
        return self._open is not None

    def has_open(self, opened: "OpenCase") -> bool:
        """Whether this very case is open still."""
        return self._open is opened

    def set_up(
        self, name: str, organisation: str, passphrase: str | None, *, with_keyring: bool
    ) -> tuple[VaultState, str]:
        """Make the vault and leave it unlocked; the recovery code is returned to be shown once."""
        self._vault, code = self.stores.set_up(name, organisation, passphrase, with_keyring=with_keyring)
        return self.vault_state(), code.text

    def unlock(self, passphrase: str | None = None, recovery_code: str | None = None) -> VaultState:
        """Open the vault."""
        self._vault = self.stores.unlock(passphrase, recovery_code)
        return self.vault_state()

    def new_case(self, name: str) -> tuple[VaultState, CaseState]:
        """Close the case that is open, make one and open it."""
        made = self.stores.new_case(self.vault, name)
        self.close_case()
        self._open = made
        return self.vault_state(), self.case_state()

    def use_case(self, case_id: str) -> CaseState:
        """Close the case that is open and open this one; the old one stays open if that fails."""
        if self._open is None or self._open.case_id != case_id:
            opened = self.stores.open_case(self.vault, case_id)
            self.close_case()
            self._open = opened
        return self.case_state()

    def get_ready(self) -> None:
        """Import now, while nobody waits, what the first commit or search in the open case wants."""
        if self._open is not None:
            self._open.get_ready()

    @contextmanager
    def at_hand(self, case_id: str) -> "Iterator[OpenCase]":
        """A case for a moment: the open one as it is, any other opened and closed again."""
        if self._open is not None and self._open.case_id == case_id:
            yield self._open
        else:
            with self.stores.open_case(self.vault, case_id) as opened:
                yield opened

    def vault_state(self) -> VaultState:
        """The vault as it is now."""
        vault = self.vault
        return VaultState(vault.name, vault.organisation, vault.cases(), vault.notices)

    def case_state(self) -> CaseState:
        """The open case as it is now."""
        opened = self.open_case
        return CaseState(
            opened.case_id,
            opened.case,
            opened.author,
            opened.undo_name,
            opened.redo_name,
            opened.last_saved_ms,
            opened.conflicts,
        )

    def close_case(self) -> None:
        """Close the open case, if any."""
        opened, self._open = self._open, None
        if opened is not None:
            opened.close()

    def close(self) -> None:
        """Close the case and lock the vault."""
        try:
            self.close_case()
        finally:
            vault, self._vault = self._vault, None
            if vault is not None:
                vault.lock()

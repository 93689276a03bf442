"""The vault of this laptop, as the window's desk wants it: in one folder, with the keyring beside it.

No Qt here, and nothing of the store is imported before it is used.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from navigator.casefile.frozen import frozen

if TYPE_CHECKING:
    from navigator.store.keyring_store import KeyringStore
    from navigator.store.open_case import OpenCase
    from navigator.store.passphrase import PassphraseCost
    from navigator.store.recovery_code import RecoveryCode
    from navigator.store.vault import Vault


@frozen
class LaptopStores:
    """The vault in one folder of this laptop, with this computer's keyring beside it."""

    folder: Path
    hint: str = ""
    cost: "PassphraseCost | None" = None
    """What a guess at a new vault's passphrase costs; None for what the store thinks right."""
    keyring: "KeyringStore | None" = None
    """None for this computer's own."""

    def exists(self) -> bool:
        """Whether there is a vault."""
        from navigator.store.vault import Vault

        return Vault.exists(self.folder)

    def opens_by_keyring(self) -> bool:
        """Whether it was set up to open by the keyring."""
        from navigator.store.vault import Vault

        return Vault.opens_by(self.folder).keyring

    def set_up(
        self, name: str, organisation: str, passphrase: str | None, *, with_keyring: bool
    ) -> "tuple[Vault, RecoveryCode]":
        """Make the vault."""
        from navigator.store.passphrase import DEFAULT_COST
        from navigator.store.vault import Vault

        return Vault.setup(
            self.folder,
            name=name,
            organisation=organisation,
            passphrase=passphrase,
            keyring=self._keyring() if with_keyring else None,
            cost=self.cost or DEFAULT_COST,
        )

    def unlock(self, passphrase: str | None, recovery_code: str | None) -> "Vault":
        """Open the vault by what is given, or by the keyring."""
        from navigator.store.vault import Vault

        if passphrase or recovery_code:
            return Vault.unlock(self.folder, passphrase=passphrase, recovery_code=recovery_code)
        return Vault.unlock(self.folder, keyring=self._keyring())

    def use_keyring(self, vault: "Vault", wanted: bool) -> None:
        """Put the key into the keyring, or take it out."""
        if wanted:
            vault.add_keyring(self._keyring())
        else:
            vault.remove_keyring(self._keyring())

    def new_case(self, vault: "Vault", name: str) -> "OpenCase":
        """Make a case and open it."""
        from navigator.store.cases import new_case

        return new_case(vault, name)

    def open_case(self, vault: "Vault", case_id: str) -> "OpenCase":
        """Open a case."""
        from navigator.store.cases import open_case

        return open_case(vault, case_id)

    def _keyring(self) -> "KeyringStore":
        from navigator.store.keyring_store import KeyringStore

        return self.keyring or KeyringStore()

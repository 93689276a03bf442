"""Where the parts are put together: which vault, which keyring, and the window over them.

PySide6 is not named here; the window is imported when it is wanted, after the store, because Qt's import
hook makes every later import slower.
"""

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from navigator.store.keyring_store import KeyringStore
    from navigator.store.open_case import OpenCase
    from navigator.store.recovery_code import RecoveryCode
    from navigator.store.vault import Vault

PROFILE = "NAVIGATOR_PROFILE"
"""The environment variable that says where the vault is."""

_DEMO_PASSPHRASE = "this is only the example"


def profile_folder(given: Path | None = None) -> Path:
    """Where the vault is: as given, as the environment says, or the system's place for an app's data."""
    if given is not None:
        return given
    named = os.environ.get(PROFILE)
    if named:
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("case-navigator", appauthor=False)


@dataclass(frozen=True)
class LaptopStores:
    """The vault in one folder of this laptop, with this computer's keyring beside it."""

    folder: Path
    hint: str = ""

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
        from navigator.store.vault import Vault

        keyring = self._keyring() if with_keyring else None
        return Vault.setup(
            self.folder, name=name, organisation=organisation, passphrase=passphrase, keyring=keyring
        )

    def unlock(self, passphrase: str | None, recovery_code: str | None) -> "Vault":
        """Open the vault by what is given, or by the keyring."""
        from navigator.store.vault import Vault

        if passphrase or recovery_code:
            return Vault.unlock(self.folder, passphrase=passphrase, recovery_code=recovery_code)
        return Vault.unlock(self.folder, keyring=self._keyring())

    def new_case(self, vault: "Vault", name: str) -> "OpenCase":
        """Make a case and open it."""
        from navigator.store.cases import new_case

        return new_case(vault, name)

    def open_case(self, vault: "Vault", case_id: str) -> "OpenCase":
        """Open a case."""
        from navigator.store.cases import open_case

        return open_case(vault, case_id)

    @staticmethod
    def _keyring() -> "KeyringStore":
        from navigator.store.keyring_store import KeyringStore

        return KeyringStore()


def make_demo(folder: Path) -> LaptopStores:
    """A vault in this folder with the example case in it."""
    from datetime import date

    from navigator.interchange.example import example_draft
    from navigator.store.cases import new_case
    from navigator.store.passphrase import PassphraseCost
    from navigator.store.vault import Vault

    # Nothing in it is anybody's secret, so opening it again may be quick.
    quick = PassphraseCost(1, 1 << 20)
    vault, _ = Vault.setup(
        folder, name="Ada Obi", organisation="", passphrase=_DEMO_PASSPHRASE, keyring=None, cost=quick
    )
    with vault, new_case(vault, "") as opened:
        opened.commit(example_draft(date.today()))
    return LaptopStores(folder, f"To go on with the example, type: {_DEMO_PASSPHRASE}")


def run_window(profile: Path | None, demo: bool) -> int:
    """Show the window; the exit code. With `demo` on the example case, in a vault that goes afterwards."""
    if not demo:
        from navigator.store import cases as _  # noqa: F401  # before Qt, see above
        from navigator.ui.application import run

        return run(LaptopStores(profile_folder(profile)))
    folder = Path(tempfile.mkdtemp(prefix="case-navigator-example-"))
    try:
        stores = make_demo(folder)
        from navigator.ui.application import run
        from navigator.ui.demo import open_example

        return run(stores, at_start=open_example(_DEMO_PASSPHRASE))
    finally:
        shutil.rmtree(folder, ignore_errors=True)

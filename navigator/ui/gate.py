"""The way in: set-up on the first run, the keyring where it may be used, otherwise the unlock screen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from navigator.errors import NavigatorError
from navigator.ui.desk import Stores
from navigator.ui.theme import Theme
from navigator.ui.vault_session import VaultSession

if TYPE_CHECKING:
    from navigator.ui.welcome.set_up import SetUp
    from navigator.ui.welcome.unlock import Unlock

_LOCKED = "Locked. Everything is saved."


class Gate(QObject):
    """Decides which screen stands between a person and the vault."""

    wanted = Signal(QWidget)
    """The screen to show."""

    def __init__(
        self, stores: Stores, vault: VaultSession, theme: Theme, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._stores = stores
        self._vault = vault
        self._theme = theme
        self._set_up: SetUp | None = None
        self._unlock: Unlock | None = None
        vault.locked.connect(self._on_locked)

    @property
    def set_up(self) -> "SetUp":
        """The screen of the first run, made when it is wanted."""
        if self._set_up is None:
            from navigator.ui.welcome.set_up import SetUp

            self._set_up = SetUp(self._vault, self._theme)
            self._set_up.done.connect(self._vault.show)
        return self._set_up

    @property
    def unlock(self) -> "Unlock":
        """The unlock screen, made when it is wanted."""
        if self._unlock is None:
            from navigator.ui.welcome.unlock import Unlock

            self._unlock = Unlock(self._theme)
            self._unlock.asked.connect(self._on_asked)
            self._unlock.keyring_asked.connect(self._by_keyring)
        return self._unlock

    @property
    def opens_by_keyring(self) -> bool:
        """Whether the vault opens without asking on this laptop."""
        return self._stores.exists() and self._stores.opens_by_keyring()

    def begin(self) -> None:
        """At the start: set up, or open by the keyring, or ask."""
        if not self._stores.exists():
            self.wanted.emit(self.set_up)
        elif self._stores.opens_by_keyring():
            self._by_keyring()
        else:
            self._ask("Locked.")

    def lock(self) -> None:
        """Close everything; the screen follows when that is done."""
        if self._vault.state is not None:
            self._vault.lock()

    def _ask(self, about: str) -> None:
        self.wanted.emit(self.unlock)
        self.unlock.begin(f"{about} {self._stores.hint}".strip(), keyring=self.opens_by_keyring)

    def _by_keyring(self) -> None:
        self._vault.unlock(None, None, self._on_keyring_refused)

    def _on_keyring_refused(self, trouble: NavigatorError) -> None:
        self._ask("Locked.")
        self.unlock.refuse(trouble)

    def _on_asked(self, passphrase: str, code: str) -> None:
        self._vault.unlock(passphrase or None, code or None, self.unlock.refuse)

    def _on_locked(self) -> None:
        self._ask(_LOCKED)

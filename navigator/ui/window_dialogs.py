"""The sheets and dialogs that commands open over the window. Each is imported when it is first wanted."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from navigator.ui.main_window import MainWindow


class WindowDialogs(QObject):
    """The dialogs of one window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def new_case(self) -> None:
        """Ask what to call the client, and make the case."""
        from navigator.ui.welcome.new_case import NewCase

        dialog = NewCase(self._window.context.theme, self._window)
        dialog.named.connect(self._window.vault.new_case)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def locking(self) -> None:
        """Passphrase, recovery code, keyring, and the minutes until it locks."""
        from navigator.ui.welcome.locking import show_locking

        show_locking(self._window.parts, self._window)

    def share(self) -> None:
        """Share the open case, or invite somebody to it."""
        from navigator.ui.share.share_sheet import ShareSheet

        sheet = ShareSheet(self._window.context, self._window.parts.worker, self._window)
        sheet.finished.connect(sheet.deleteLater)
        self._window.vault.locked.connect(sheet.reject)
        sheet.open()

    def join(self) -> None:
        """Join a case that a colleague shares."""
        from navigator.ui.share.join_sheet import JoinSheet

        sheet = JoinSheet(self._window.context, self._window.parts.worker, self._window)
        sheet.joined.connect(self._window.vault.open_joined)
        sheet.finished.connect(sheet.deleteLater)
        self._window.vault.locked.connect(sheet.reject)
        sheet.open()

    def keys(self) -> None:
        """Every key, in a list."""
        from navigator.ui.keys_help import KeysHelp

        dialog = KeysHelp(self._window.context.theme, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

"""The unlock screen: the passphrase, or the recovery code; a wrong one is said clearly, and slowed."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from navigator.errors import NavigatorError
from navigator.layout.tokens import SPACE_BETWEEN
from navigator.ui.theme import Theme
from navigator.ui.welcome.page import Page
from navigator.ui.welcome.secret_field import SecretField
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.labels import label

_USE_CODE, _USE_PASSPHRASE = "Use the recovery code instead", "Use the passphrase instead"


class Unlock(Page):
    """Emits `asked` with a passphrase and a recovery code, one of them empty."""

    asked = Signal(str, str)
    keyring_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "Case Navigator", parent)
        self.about = label("Locked. Everything is saved.", tone="muted")
        self.lines.addWidget(self.about)
        self.gap()
        self.caption = label("Passphrase", step=0, tone="muted")
        self.lines.addWidget(self.caption)
        self.passphrase = SecretField(theme, "Passphrase")
        self.lines.addWidget(self.passphrase)
        self.code = QLineEdit()
        self.code.setPlaceholderText("Seven groups of four, as printed")
        self.code.setAccessibleName("Recovery code")
        self.code.hide()
        self.lines.addWidget(self.code)
        self.problem = label("", tone="danger")
        self.problem.hide()
        self.lines.addWidget(self.problem)
        self.gap()
        row = QHBoxLayout()
        row.setSpacing(SPACE_BETWEEN)
        self.other = button(_USE_CODE, "quiet")
        self.go = button("Unlock", "primary")
        row.addWidget(self.other)
        row.addStretch(1)
        row.addWidget(self.go)
        self.lines.addLayout(row)
        self.keyring = button("Open with this computer's keyring", "quiet")
        self.keyring.hide()
        self.lines.addWidget(self.keyring)
        self._left = 0
        self._seconds = QTimer(self)
        self._seconds.setInterval(1000)
        self._seconds.timeout.connect(self._on_second)
        self.other.clicked.connect(self._on_other)
        self.go.clicked.connect(self._on_go)
        self.keyring.clicked.connect(self.keyring_asked)
        self.passphrase.entered.connect(self._on_go)
        self.code.returnPressed.connect(self._on_go)

    def begin(self, about: str = "Locked. Everything is saved.", *, keyring: bool = False) -> None:
        """Ask anew."""
        self.about.setText(about)
        self.keyring.setVisible(keyring)
        self.passphrase.forget()
        self.code.clear()
        self._seconds.stop()
        self._left = 0
        self._say("")
        self._busy(False)
        self.take_focus()

    def take_focus(self) -> None:
        """The keyboard to the line."""
        (self.passphrase if self._by_passphrase else self.code).setFocus()

    def refuse(self, trouble: NavigatorError) -> None:
        """Say why not; after several wrong ones, how many seconds to wait, counting down."""
        self._busy(False)
        self._trouble = trouble
        self._left = round(getattr(trouble, "seconds", 0.0) + 0.499)
        if self._left > 0:
            self.go.setEnabled(False)
            self._seconds.start()
            self._say_wait()
        else:
            self._say(str(trouble))
        self.passphrase.line.selectAll()
        self.take_focus()

    @property
    def _by_passphrase(self) -> bool:
        return not self.passphrase.isHidden()

    def _on_second(self) -> None:
        self._left -= 1
        if self._left > 0:
            self._say_wait()
            return
        self._seconds.stop()
        self.go.setEnabled(True)
        self._say("You can try again now.")

    def _say_wait(self) -> None:
        seconds = "1 second" if self._left == 1 else f"{self._left} seconds"
        self._say(f"{self._trouble.happened} Try again in {seconds}, or use the recovery code.")

    def _on_other(self) -> None:
        to_code = self._by_passphrase
        self.passphrase.setVisible(not to_code)
        self.code.setVisible(to_code)
        self.caption.setText("Recovery code" if to_code else "Passphrase")
        self.other.setText(_USE_PASSPHRASE if to_code else _USE_CODE)
        self.passphrase.forget()
        self.code.clear()
        if to_code:
            # Wrong codes are not slowed: nobody can guess 130 random bits.
            self._seconds.stop()
            self._left = 0
            self.go.setEnabled(True)
        self._say("")
        self.take_focus()

    def _on_go(self) -> None:
        if not self.go.isEnabled():
            return
        if self._by_passphrase and self.passphrase.text():
            self._busy(True)
            self.asked.emit(self.passphrase.text(), "")
        elif not self._by_passphrase and self.code.text().strip():
            self._busy(True)
            self.asked.emit("", self.code.text())
        else:
            self._say(
                "Type the passphrase first." if self._by_passphrase else "Type the recovery code first."
            )

    def _busy(self, busy: bool) -> None:
        self.go.setEnabled(not busy and self._left <= 0)
        self.go.setText("Unlocking…" if busy else "Unlock")

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing typed and nothing ticking stays behind a screen that is gone (a minimised one is not)."""
        if event.spontaneous():
            return
        self._seconds.stop()
        self._left = 0
        self.passphrase.forget()
        self.code.clear()

"""Inviting a colleague: by their card, whose fingerprint is compared aloud, or by a passphrase."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from navigator.errors import InvalidValue
from navigator.layout.tokens import SPACE_BETWEEN
from navigator.ui.theme import Theme
from navigator.ui.welcome.secret_field import SecretField
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.labels import label

CARD = (
    "Your colleague opens “Join a colleague's case” and sends you their card: one long line, "
    "with nothing secret in it."
)
COMPARE = "Ring them, and read this aloud. If their laptop shows the same number, it is really their card:"


class InviteForm(QWidget):
    """Emits what is to be done once everything that it takes is there."""

    by_card = Signal(str)
    by_passphrase = Signal(str, str)
    """The colleague's name, and the passphrase."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(SPACE_BETWEEN)
        outer.addWidget(label("Invite a colleague", strong=True))
        outer.addWidget(label(CARD, tone="muted"))
        self.card = QLineEdit()
        self.card.setAccessibleName("The colleague's card")
        self.card.setPlaceholderText("navigator-card:…")
        self.card.textChanged.connect(self._on_card)
        outer.addWidget(self.card)
        self.compare = label(COMPARE)
        self.fingerprint = label(step=2, strong=True)
        self.fingerprint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.same = button("It is the same: save the invitation…", "primary")
        self.same.clicked.connect(self._on_same)
        outer.addWidget(self.compare)
        outer.addWidget(self.fingerprint)
        outer.addWidget(self.same, 0, Qt.AlignmentFlag.AlignLeft)
        outer.addWidget(
            label("Or without a card: by a passphrase that you tell them by telephone.", tone="muted")
        )
        row = QHBoxLayout()
        self.name = QLineEdit()
        self.name.setAccessibleName("The colleague's name")
        self.name.setPlaceholderText("Their name")
        self.secret = SecretField(theme, "Passphrase for the invitation")
        self.secret.line.setPlaceholderText("Four words that have nothing to do with each other")
        self.go = button("Save the invitation…")
        self.go.clicked.connect(self._on_go)
        row.addWidget(self.name, 1)
        row.addWidget(self.secret, 2)
        row.addWidget(self.go)
        outer.addLayout(row)
        self._on_card("")

    def take_focus(self) -> None:
        """The keyboard to where one begins."""
        self.card.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Empty it for the next one."""
        self.card.clear()
        self.name.clear()
        self.secret.forget()

    def _on_card(self, text: str) -> None:
        from navigator.sync.invitation import read_card

        fingerprint, why = "", ""
        if text.strip():
            try:
                card = read_card(text)
                fingerprint, why = card.fingerprint, f"{card.name}. {COMPARE}"
            except InvalidValue as refused:
                why = str(refused)
        self.compare.setText(why)
        self.compare.setVisible(bool(why))
        self.fingerprint.setText(fingerprint)
        self.fingerprint.setVisible(bool(fingerprint))
        self.same.setVisible(bool(fingerprint))

    def _on_same(self) -> None:
        self.by_card.emit(self.card.text())

    def _on_go(self) -> None:
        if not self.name.text().strip():
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.secret.text():
            self.secret.line.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.by_passphrase.emit(self.name.text().strip(), self.secret.text())

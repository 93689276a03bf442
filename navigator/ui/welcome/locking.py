"""How the vault is locked: after how long, with which passphrase, with or without the keyring; a new code.

One dialog; each part says at once whether it was done. Making a vault is set_up.py, opening it unlock.py.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from navigator.errors import NavigatorError
from navigator.layout.tokens import SPACE_AROUND, SPACE_BETWEEN, SPACE_GROUPS
from navigator.ui.parts import Parts
from navigator.ui.theme import Theme, set_tone
from navigator.ui.vault_session import VaultSession
from navigator.ui.welcome.recovery import RecoveryPage
from navigator.ui.welcome.secret_field import SecretField
from navigator.ui.welcome.strength import strength
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.choice_box import ChoiceBox
from navigator.ui.widgets.labels import label, rule
from navigator.ui.widgets.on_screen import fit_on_screen
from navigator.ui.widgets.scrolling import Scrolling
from navigator.ui.widgets.tick_box import TickBox

MINUTES = (1, 2, 5, 10, 15, 30, 60)
_WIDE, _TALL = 560, 620


class Locking(QDialog):
    """Emits `minutes_chosen` at once when they are; the rest it does itself."""

    minutes_chosen = Signal(int)

    def __init__(
        self, vault: VaultSession, theme: Theme, minutes: int, keyring: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Passphrase and locking")
        self._vault = vault
        self.minutes = ChoiceBox(theme)
        self.minutes.setAccessibleName("Lock when nobody has touched the laptop for")
        for choice in sorted({*MINUTES, minutes}):
            self.minutes.addItem("1 minute" if choice == 1 else f"{choice} minutes", choice)
        self.minutes.setCurrentIndex(self.minutes.findData(minutes))
        self.old = SecretField(theme, "The passphrase now")
        self.new = SecretField(theme, "New passphrase")
        self.again = SecretField(theme, "The new passphrase again")
        self.strength = label("", step=0, tone="muted")
        self.change = button("Change the passphrase")
        self.keyring = TickBox(theme, "Open without asking while I am logged in here")
        self.keyring.setToolTip("The key is kept in this computer's own keyring.")
        self.keyring.setChecked(keyring)
        self.make_code = button("Make a new recovery code")
        self.close_it = button("Close", "primary")
        self.said = label("")
        self.said.hide()
        self.recovery = RecoveryPage(theme)
        self.recovery.go.setText("Done")
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._sheet())
        self._stack.addWidget(self.recovery)
        fit_on_screen(self, theme.pixels(_WIDE), theme.pixels(_TALL))
        self.minutes.currentIndexChanged.connect(self._on_minutes)
        self.new.changed.connect(self._on_typed)
        self.again.entered.connect(self._on_change)
        self.change.clicked.connect(self._on_change)
        self.keyring.clicked.connect(self._on_keyring)
        self.make_code.clicked.connect(self._on_make_code)
        self.close_it.clicked.connect(self.accept)
        self.recovery.kept.connect(self._on_code_kept)
        vault.locked.connect(self.reject)

    def _sheet(self) -> QWidget:
        inside = QWidget()
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(SPACE_AROUND, SPACE_AROUND, SPACE_AROUND, SPACE_AROUND)
        lines.setSpacing(SPACE_BETWEEN)
        _part(lines, "Locking", "When nobody has touched the laptop for this long, it locks. All is saved.")
        row = QHBoxLayout()
        row.addWidget(label("Lock after", wraps=False))
        row.addWidget(self.minutes)
        row.addStretch(1)
        lines.addLayout(row)
        lines.addWidget(self.keyring)
        _part(lines, "Passphrase", "The old one stops opening this vault at once.")
        fields = QFormLayout()
        fields.setSpacing(SPACE_BETWEEN)
        fields.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        fields.addRow("The passphrase now", self.old)
        fields.addRow("New passphrase", self.new)
        fields.addRow("The same again", self.again)
        lines.addLayout(fields)
        lines.addWidget(self.strength)
        lines.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)
        _part(lines, "Recovery code", "If it is lost, or somebody saw it: a new one replaces it at once.")
        lines.addWidget(self.make_code, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addStretch(1)
        sheet = QWidget()
        outer = QVBoxLayout(sheet)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scrolling(inside, ground="desk"), 1)
        outer.addWidget(rule())
        last = QHBoxLayout()
        last.setContentsMargins(SPACE_AROUND, SPACE_BETWEEN, SPACE_AROUND, SPACE_GROUPS)
        last.addWidget(self.said, 1)
        last.addWidget(self.close_it, 0, Qt.AlignmentFlag.AlignRight)
        outer.addLayout(last)
        return sheet

    def _on_minutes(self) -> None:
        self.minutes_chosen.emit(self.minutes.currentData())
        self._say(f"It locks after {self.minutes.currentText()} from now on.", "good")

    def _on_typed(self, typed: str) -> None:
        tone, words = strength(typed)
        self.strength.setText(words)
        set_tone(self.strength, tone or "muted")

    def _on_change(self) -> None:
        if self.new.text() != self.again.text():
            self._say("The two new passphrases are not the same.", "danger")
            self.again.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._busy(True)
        self._vault.change_passphrase(self.old.text(), self.new.text(), self._on_changed, self._refuse)

    def _on_changed(self) -> None:
        self._busy(False)
        for field in (self.old, self.new, self.again):
            field.forget()
        self._say("The passphrase is changed.", "good")

    def _on_keyring(self, wanted: bool) -> None:
        self._busy(True)
        self._vault.use_keyring(wanted, self._on_keyring_done, self._on_keyring_refused)

    def _on_keyring_done(self) -> None:
        self._busy(False)
        asks = "opens without asking while you are logged in here"
        self._say(f"The vault {asks if self.keyring.isChecked() else 'asks for its passphrase'}.", "good")

    def _on_keyring_refused(self, trouble: NavigatorError) -> None:
        self.keyring.setChecked(not self.keyring.isChecked())
        self._refuse(trouble)

    def _on_make_code(self) -> None:
        self._busy(True)
        self._vault.new_recovery_code(self._on_code, self._refuse)

    def _on_code(self, code: str) -> None:
        self._busy(False)
        state = self._vault.state
        self.recovery.show_code(code, state.name if state is not None else "")
        self._stack.setCurrentWidget(self.recovery)

    def _on_code_kept(self) -> None:
        self._stack.setCurrentIndex(0)
        self.recovery.tick.setChecked(False)
        self._say("The new recovery code is the only one that opens the vault.", "good")

    def _refuse(self, trouble: NavigatorError) -> None:
        self._busy(False)
        self._say(str(trouble), "danger")

    def _say(self, words: str, tone: str) -> None:
        self.said.setText(words)
        set_tone(self.said, tone)
        self.said.show()

    def _busy(self, busy: bool) -> None:
        for control in (self.change, self.keyring, self.make_code):
            control.setEnabled(not busy)


def show_locking(parts: Parts, parent: QWidget) -> Locking:
    """Open the dialog over the window; what is chosen holds at once and is remembered."""
    dialog = Locking(
        parts.vault,
        parts.context.theme,
        parts.settings.idle_minutes,
        parts.gate.opens_by_keyring,
        parent,
    )

    def choose(minutes: int) -> None:
        parts.settings.idle_minutes = minutes
        parts.idle.set_minutes(minutes)

    dialog.minutes_chosen.connect(choose)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def _part(lines: QVBoxLayout, title: str, about: str) -> None:
    if lines.count():
        lines.addSpacing(SPACE_GROUPS)
    heading: QLabel = label(title, step=2, strong=True)
    lines.addWidget(heading)
    lines.addWidget(label(about, tone="muted"))

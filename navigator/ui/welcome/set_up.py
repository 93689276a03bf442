"""First run: who you are, how the vault is locked, and the recovery code, which has to be kept."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedLayout, QWidget

from navigator.errors import NavigatorError
from navigator.layout.tokens import SPACE_BETWEEN, SPACE_WITHIN
from navigator.ui.theme import Theme, set_tone
from navigator.ui.vault_session import VaultSession
from navigator.ui.welcome.page import Page
from navigator.ui.welcome.recovery import RecoveryPage
from navigator.ui.welcome.secret_field import SecretField
from navigator.ui.welcome.strength import strength
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.labels import label
from navigator.ui.widgets.tick_box import TickBox


class SetUp(QWidget):
    """Two pages: the questions, then the recovery code."""

    done = Signal()

    def __init__(self, vault: VaultSession, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vault = vault
        self.questions = Questions(theme)
        self.recovery = RecoveryPage(theme)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.questions)
        self._stack.addWidget(self.recovery)
        self.questions.answered.connect(self._on_answered)
        self.recovery.kept.connect(self._on_kept)

    def _on_answered(self) -> None:
        asked = self.questions
        passphrase = asked.passphrase.text() or None
        self._vault.set_up(
            asked.name.text().strip(),
            asked.organisation.text().strip(),
            passphrase,
            asked.keyring.isChecked(),
            self.show_recovery,
            asked.refuse,
        )

    def show_questions(self) -> None:
        """The first page."""
        self._stack.setCurrentWidget(self.questions)

    def show_recovery(self, code: str) -> None:
        """The second page, with this code."""
        self.questions.forget()
        notices = self._vault.state.notices if self._vault.state else ()
        self.recovery.show_code(code, self.questions.name.text().strip(), notices)
        self._stack.setCurrentWidget(self.recovery)

    def _on_kept(self) -> None:
        self.done.emit()


class Questions(Page):
    """Name, organisation, passphrase or keyring."""

    answered = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "Welcome", parent)
        self.say("Everything you write stays on this laptop, encrypted. Three questions, once.", tone="muted")
        self.gap()
        self.name = self._line("Your name", "As colleagues know you")
        self.organisation = self._line("Your organisation", "Such as Harbour Housing")
        self.gap()
        self.lines.addWidget(label("Passphrase", step=0, tone="muted"))
        self.passphrase = SecretField(theme, "Passphrase")
        self.lines.addWidget(self.passphrase)
        self.strength = label(
            "Four words that have nothing to do with each other are easy to remember.", step=0, tone="muted"
        )
        self.lines.addWidget(self.strength)
        self.lines.addWidget(label("The same again", step=0, tone="muted"))
        self.again = SecretField(theme, "The passphrase again")
        self.lines.addWidget(self.again)
        self.keyring = TickBox(theme, "Open without asking while I am logged in here")
        self.keyring.setToolTip("The key is kept in this computer's own keyring.")
        self.lines.addWidget(self.keyring)
        self.problem = label("", tone="danger")
        self.problem.hide()
        self.lines.addWidget(self.problem)
        self.gap()
        row = QHBoxLayout()
        row.setSpacing(SPACE_BETWEEN)
        self.go = button("Make the vault", "primary")
        row.addStretch(1)
        row.addWidget(self.go)
        self.lines.addLayout(row)
        self.passphrase.changed.connect(self._on_typed)
        self.go.clicked.connect(self._on_go)
        self.again.entered.connect(self._on_go)

    def _line(self, words: str, hint: str) -> QLineEdit:
        caption = label(words, step=0, tone="muted")
        line = QLineEdit()
        line.setPlaceholderText(hint)
        line.setAccessibleName(words)
        caption.setBuddy(line)
        self.lines.addWidget(caption)
        self.lines.addWidget(line)
        self.lines.addSpacing(SPACE_WITHIN)
        return line

    def refuse(self, trouble: NavigatorError) -> None:
        """Say what is wrong; everything typed stays."""
        self._busy(False)
        self._say_problem(str(trouble))

    def forget(self) -> None:
        """Let go of the passphrase."""
        self.passphrase.forget()
        self.again.forget()

    def _on_typed(self, typed: str) -> None:
        tone, words = strength(typed)
        self.strength.setText(
            words or "Four words that have nothing to do with each other are easy to remember."
        )
        set_tone(self.strength, tone or "muted")

    def _on_go(self) -> None:
        problem, where = self._wrong()
        if problem:
            self._say_problem(problem)
            where.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._say_problem("")
        self._busy(True)
        self.answered.emit()

    def _wrong(self) -> tuple[str, QWidget]:
        if not self.name.text().strip():
            return "Your name is needed: the history says who wrote what.", self.name
        if not self.passphrase.text() and not self.keyring.isChecked():
            return "A passphrase is needed, or the keyring.", self.passphrase
        if self.passphrase.text() != self.again.text():
            return "The two passphrases are not the same.", self.again
        return "", self

    def _say_problem(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def _busy(self, busy: bool) -> None:
        self.go.setEnabled(not busy)
        self.go.setText("Making the vault…" if busy else "Make the vault")

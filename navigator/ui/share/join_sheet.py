"""Joining a colleague's case: send one's card, open the invitation, look who it is from, join."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from navigator.layout.tokens import SPACE_BETWEEN
from navigator.ui.context import Context
from navigator.ui.share import share_acts
from navigator.ui.share.share_acts import Standing
from navigator.ui.share.sheet import Sheet
from navigator.ui.welcome.secret_field import SecretField
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.labels import label, rule
from navigator.ui.worker import CaseWorker

if TYPE_CHECKING:
    from navigator.sync.invitation import Invitation

CARD = "Send this line to your colleague by any means; there is nothing secret in it."
ALOUD = "When they ring, read this number to them:"
ELSEWHERE = "Where the share is from this laptop, if it is not the same here"


class JoinSheet(Sheet):
    """Emits `joined` with the id of a case that is in the vault now."""

    joined = Signal(str)

    def __init__(self, context: Context, worker: CaseWorker, parent: QWidget | None = None) -> None:
        super().__init__(context, worker, "Join a colleague's case", parent)
        self._content = b""
        self._invitation: Invitation | None = None
        self._make_card()
        self.column.addWidget(rule())
        self._make_invitation()
        self.column.addStretch(1)
        self.ask("", share_acts.own_card, self._show_card)

    def _make_card(self) -> None:
        self.column.addWidget(label("Join a colleague's case in three steps", step=2, strong=True))
        self.column.addWidget(label("1  Send your card", strong=True))
        self.column.addWidget(label(CARD, tone="muted"))
        row = QHBoxLayout()
        self.card = QLineEdit()
        self.card.setReadOnly(True)
        self.card.setAccessibleName("Your card")
        self.copy = button("Copy your card")
        self.copy.clicked.connect(self._on_copy)
        row.addWidget(self.card, 1)
        row.addWidget(self.copy)
        self.column.addLayout(row)
        self.column.addWidget(label(ALOUD, tone="muted"))
        self.fingerprint = label(step=2, strong=True)
        self.column.addWidget(self.fingerprint)

    def _make_invitation(self) -> None:
        self.column.addWidget(label("2  Open the invitation that comes back", strong=True))
        row = QHBoxLayout()
        row.setSpacing(SPACE_BETWEEN)
        self.choose = button("Choose the invitation…", "primary")
        self.choose.clicked.connect(self._on_choose)
        self.secret = SecretField(self.context.theme, "Passphrase of the invitation, if it has one")
        self.secret.line.setPlaceholderText("Its passphrase, if it has one")
        self.secret.entered.connect(self._look)
        row.addWidget(self.choose)
        row.addWidget(self.secret, 1)
        self.column.addLayout(row)
        self.third = QWidget()
        column = QVBoxLayout(self.third)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_BETWEEN)
        column.addWidget(label("3  Look who it is from, and join", strong=True))
        self.about = label()
        column.addWidget(self.about)
        column.addWidget(label(ELSEWHERE, tone="muted"))
        self.address = QLineEdit()
        self.address.setAccessibleName("Folder or address of the share from this laptop")
        column.addWidget(self.address)
        self.go = button("Join", "primary")
        self.go.clicked.connect(self._on_join)
        column.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
        self.third.hide()
        self.column.addWidget(self.third)

    def open_file(self, name: str) -> None:
        """Look at the invitation in this file."""
        self._content = self.read(name)
        self._look()

    def _show_card(self, own: Standing) -> None:
        self.card.setText(own.card)
        self.card.setCursorPosition(0)
        self.fingerprint.setText(own.fingerprint)
        self.copy.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.card.text())
        self.rest("Copied your card.")

    def _on_choose(self) -> None:
        dialog = QFileDialog(self, "Choose the invitation")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.open_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _look(self) -> None:
        if self._content:
            work = partial(share_acts.look, content=self._content, passphrase=self.secret.text())
            self.ask_share("Opening…", work, self._on_looked)

    def _on_looked(self, invitation: "Invitation") -> None:
        self._invitation = invitation
        self.about.setText(
            f"{invitation.inviter.name} invites you to the case of {invitation.case_name}. "
            f"Their number, to compare aloud: {invitation.inviter.fingerprint}"
        )
        self.address.setText(invitation.address)
        self.third.show()
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_join(self) -> None:
        if self._invitation is None:
            return
        address = self.address.text().strip() or self._invitation.address
        work = partial(share_acts.join, invitation=self._invitation, address=address)
        self.ask_share("Joining…", work, self._on_joined)

    def _on_joined(self, case_id: str) -> None:
        self.joined.emit(case_id)
        self.accept()

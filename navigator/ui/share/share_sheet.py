"""Sharing the open case, in three steps: where to meet, whom to invite, done; and the team afterwards."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from navigator.layout.tokens import SPACE_BETWEEN, SPACE_GROUPS, SPACE_WITHIN
from navigator.ui.context import Context
from navigator.ui.share import share_acts
from navigator.ui.share.invite_form import InviteForm
from navigator.ui.share.member_line import MemberLine
from navigator.ui.share.share_acts import Standing
from navigator.ui.share.sheet import Sheet
from navigator.ui.share.sync_thread import Outcome
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.labels import label, rule
from navigator.ui.worker import CaseWorker

WHERE = (
    "A folder that all of you can reach: a network drive, OneDrive or Nextcloud, a memory stick. Or an "
    "address: smb://, s3:// or postgresql://. Only sealed changes go there, and no name: "
    "whoever looks after it can read nothing."
)
LEAVING = "What is not sent yet is sent first. The case stays on this laptop, and is not synced any more."
ESCROW = (
    "A recovery key lets the team's office open what is on the share if everybody's laptop is lost. Its "
    "private half is kept offline; whoever holds it can read everything."
)


class ShareSheet(Sheet):
    """Shows the steps until the case is shared, and then the team."""

    def __init__(self, context: Context, worker: CaseWorker, parent: QWidget | None = None) -> None:
        super().__init__(context, worker, "Share with colleagues", parent)
        self.members: list[MemberLine] = []
        context.team.cancel()
        self._make_steps()
        self._make_team()
        self.column.addStretch(1)
        self.steps.hide()
        self.team.hide()
        self.ask("", share_acts.standing, self._show)

    def _make_steps(self) -> None:
        self.steps = QWidget()
        column = QVBoxLayout(self.steps)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_BETWEEN)
        column.addWidget(label("Share this case in three steps", step=2, strong=True))
        column.addWidget(label("1  Choose where you meet", strong=True))
        column.addWidget(label(WHERE, tone="muted"))
        row = QHBoxLayout()
        row.setSpacing(SPACE_WITHIN)
        self.address = QLineEdit()
        self.address.setAccessibleName("Folder or address of the share")
        self.address.setPlaceholderText("A folder, or smb://server/team")
        self.address.returnPressed.connect(self._on_create)
        self.browse = button("Choose a folder…")
        self.browse.clicked.connect(self._on_browse)
        row.addWidget(self.address, 1)
        row.addWidget(self.browse)
        column.addLayout(row)
        self.begin = button("Share this case", "primary")
        self.begin.clicked.connect(self._on_create)
        column.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(label("2  Invite a colleague, by a file or a short number read aloud", tone="muted"))
        column.addWidget(label("3  Done: it syncs by itself from then on", tone="muted"))
        self.column.addWidget(self.steps)

    def _make_team(self) -> None:
        self.team = QWidget()
        column = QVBoxLayout(self.team)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_BETWEEN)
        self.where = label(step=2, strong=True)
        column.addWidget(self.where)
        column.addWidget(label("The team", strong=True))
        self._members = QVBoxLayout()
        self._members.setSpacing(SPACE_GROUPS)
        column.addLayout(self._members)
        column.addWidget(rule())
        self.invite = InviteForm(self.context.theme)
        self.invite.by_card.connect(self._on_invite)
        self.invite.by_passphrase.connect(self._on_invite_by_passphrase)
        column.addWidget(self.invite)
        column.addWidget(rule())
        column.addWidget(label("Recovery key", strong=True))
        column.addWidget(label(ESCROW, tone="muted"))
        row = QHBoxLayout()
        self.escrow = QLineEdit()
        self.escrow.setAccessibleName("Recovery key, which begins with age1")
        self.escrow.setPlaceholderText("age1… or empty for none")
        self.save_escrow = button("Save the recovery key")
        self.save_escrow.clicked.connect(self._on_escrow)
        row.addWidget(self.escrow, 1)
        row.addWidget(self.save_escrow)
        column.addLayout(row)
        column.addWidget(rule())
        column.addWidget(label("Leave", strong=True))
        column.addWidget(label(LEAVING, tone="muted"))
        ways = QVBoxLayout()
        self.leave = button("Leave the team", "danger")
        self.leave.clicked.connect(self._on_leave)
        self.forget = button("Leave without telling: the share is gone", "quiet")
        self.forget.clicked.connect(self._on_forget)
        self.fill = button("Fill an emptied folder again", "quiet")
        self.fill.clicked.connect(self._on_fill)
        for one in (self.leave, self.forget, self.fill):
            ways.addWidget(one, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(ways)
        self.column.addWidget(self.team)

    def _show(self, now: Standing) -> None:
        self.steps.setVisible(not now.address)
        self.team.setVisible(bool(now.address))
        if not now.address:
            self.address.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.where.setText(f"Shared through {now.address}")
        self.escrow.setText(now.escrow)
        for old in self.members:
            self._members.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.members = [MemberLine(member) for member in now.members]
        for member in self.members:
            member.removal_wanted.connect(self._on_revoke)
            self._members.addWidget(member)

    def _on_browse(self) -> None:
        dialog = QFileDialog(self, "Choose the folder where you meet")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.address.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_create(self) -> None:
        address = self.address.text().strip()
        if address:
            work = partial(share_acts.create, address=address)
            self.ask_share("Sharing…", work, self._on_created)
        else:
            self.address.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_created(self, now: Standing) -> None:
        self._show(now)
        self.rest("Shared. Now invite a colleague.")
        self.context.team.begin()
        self.invite.take_focus()

    def _on_invite(self, card: str) -> None:
        self.ask_share("Inviting…", partial(share_acts.invite, card=card), self._on_invited)

    def _on_invite_by_passphrase(self, name: str, passphrase: str) -> None:
        work = partial(share_acts.invite_by_passphrase, name=name, passphrase=passphrase)
        self.ask_share("Inviting…", work, self._on_invited)

    def _on_invited(self, content: bytes) -> None:
        dialog = QFileDialog(self, "Save the invitation", "invitation.navigator")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        saving = partial(self._save, content)
        dialog.fileSelected.connect(saving)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        self.invite.forget()
        self.ask("", share_acts.standing, self._show)

    def _save(self, content: bytes, name: str) -> None:
        if self.write(name, content):
            self.rest("The invitation is saved. Send the file to your colleague by any means.")

    def _on_revoke(self, member: str) -> None:
        self.ask_share("Removing…", partial(share_acts.revoke, member=member), self._on_revoked)

    def _on_revoked(self, outcome: Outcome) -> None:
        from navigator.sync.sharing import HONEST_SENTENCE

        self.context.team.came_in(outcome)
        self._again(f"Removed from the team. {HONEST_SENTENCE}")

    def _on_escrow(self) -> None:
        work = partial(share_acts.set_escrow, recipient=self.escrow.text().strip())
        self.ask_share("Saving…", work, self._on_escrow_set)

    def _on_escrow_set(self, now: Standing) -> None:
        self._show(now)
        self.rest("The recovery key is saved." if now.escrow else "There is no recovery key now.")

    def _on_leave(self) -> None:
        if self.leave.text() == "Leave the team":
            self.leave.setText("Leave now")
            self.rest("Press once more to leave.")
            return
        self.ask_share("Leaving…", share_acts.leave, self._on_left)

    def _on_forget(self) -> None:
        if not self.forget.text().startswith("Yes"):
            self.forget.setText("Yes, leave without telling")
            return
        self.ask("Leaving…", share_acts.leave_silently, self._on_left)

    def _on_left(self, outcome: Outcome | None) -> None:
        if outcome is not None:
            self.context.team.came_in(outcome)
        self.context.team.begin()
        self.accept()

    def _on_fill(self) -> None:
        if not self.fill.text().startswith("Yes"):
            self.fill.setText("Yes, this is the right folder")
            return
        self.ask_share("Filling…", share_acts.fill_again, self._on_filled)

    def _on_filled(self, outcome: Outcome) -> None:
        self.context.team.came_in(outcome)
        self._again("The folder is the share again.")
        self.context.team.sync()

    def _again(self, words: str) -> None:
        self.context.team.begin()
        self.ask("", share_acts.standing, partial(self._show_and_say, words))

    def _show_and_say(self, words: str, now: Standing) -> None:
        self._show(now)
        self.rest(words)

"""One member of a team: name, fingerprint, and taking them out, after the honest sentence."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from navigator.casefile.date_words import say_moment
from navigator.casefile.partial_date import PartialDate
from navigator.layout.tokens import SPACE_GROUPS, SPACE_WITHIN
from navigator.sync.sharing import HONEST_SENTENCE, ShareMember
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.labels import label
from navigator.ui.widgets.link_line import breakable


class MemberLine(QWidget):
    """Emits `removal_wanted` with the member's id, once it was said what that does."""

    removal_wanted = Signal(str)

    def __init__(self, member: ShareMember, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.member = member
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(SPACE_WITHIN)
        row = QHBoxLayout()
        row.setSpacing(SPACE_GROUPS)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(breakable(member.name or "Name not known yet")))
        words.addWidget(label(f"{_state(member)}{member.fingerprint}", step=0, tone="muted"))
        row.addLayout(words, 1)
        self.remove = button(
            "Withdraw the invitation" if member.is_invited else "Remove from the team", "quiet"
        )
        self.remove.setAccessibleName(f"{self.remove.text()}: {member.name}")
        self.remove.setVisible(not member.is_me and member.removed_ms is None)
        self.remove.clicked.connect(self._on_remove)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(row)
        self.honest = label(HONEST_SENTENCE, tone="warn")
        self.honest.hide()
        outer.addWidget(self.honest)
        self.sure = button("Remove them, with a new key for those who stay", "danger")
        self.sure.hide()
        self.sure.clicked.connect(self._on_sure)
        outer.addWidget(self.sure, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_remove(self) -> None:
        self.honest.show()
        self.sure.show()
        self.sure.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_sure(self) -> None:
        self.removal_wanted.emit(self.member.id)


def _state(member: ShareMember) -> str:
    if member.removed_ms is not None:
        when = say_moment(PartialDate.at(datetime.fromtimestamp(member.removed_ms / 1000)))
        return f"Removed {when} · "
    return "You · " if member.is_me else "Invited, not here yet · " if member.is_invited else ""

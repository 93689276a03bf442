"""The start screen's list: what is overdue, due today and this week, over all cases."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from navigator.casefile.date_words import say_moment
from navigator.layout.tokens import SPACE_AROUND, SPACE_BETWEEN, SPACE_GROUPS
from navigator.ui.item_words import initials
from navigator.ui.plan.due_everywhere import DueEverywhere, due_everywhere
from navigator.ui.vault_session import VaultSession
from navigator.ui.widgets.labels import label
from navigator.ui.widgets.link_line import LinkLine
from navigator.ui.worker import CaseWorker, Query

_HEADINGS = {
    "overdue": ("Overdue", "warn"),
    "today": ("Today", "accent"),
    "this week": ("This week", "muted"),
}
_MOST = 40
"""Lines: who has more than this that is due looks into the cases."""


class DueList(QScrollArea):
    """Emits `chosen` with a case and an item of it."""

    chosen = Signal(str, str)

    def __init__(self, vault: VaultSession, worker: CaseWorker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vault = vault
        self._worker = worker
        self._initials = False
        self._found: DueEverywhere | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setAccessibleName("What is due")
        vault.cases_changed.connect(self.ask)
        vault.locked.connect(self.forget)

    def ask(self) -> None:
        """Read it anew, in the background."""
        if self._vault.state is not None:
            today = date.today()
            self._worker.give(Query(self, lambda desk: due_everywhere(desk, today), self.show_found))

    def forget(self) -> None:
        """Show nothing: the vault is locked."""
        self._found = None
        self._show()

    def set_initials(self, initials_only: bool) -> None:
        """Names, or initials in public."""
        self._initials = initials_only
        self._show()

    def show_found(self, found: DueEverywhere) -> None:
        """Show this."""
        self._found = found
        self._show()

    def lines(self) -> list[LinkLine]:
        """The lines that show, in order."""
        inside = self.widget()
        return inside.findChildren(LinkLine) if inside is not None else []

    def _show(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(SPACE_AROUND, SPACE_GROUPS, SPACE_AROUND, SPACE_AROUND)
        column.setSpacing(SPACE_BETWEEN)
        if self._found is not None:
            self._fill(column, self._found)
        column.addStretch(1)
        self.setWidget(inside)

    def _fill(self, column: QVBoxLayout, found: DueEverywhere) -> None:
        shown = found.reminders[:_MOST]
        if not shown:
            column.addWidget(label("Nothing is due this week.", tone="muted"))
        for urgency, (heading, tone) in _HEADINGS.items():
            some = [one for one in shown if one.reminder.urgency == urgency]
            if some:
                column.addWidget(label(f"{heading} ({len(some)})", strong=True, tone=tone))
            for one in some:
                name = one.name or "A case without a name"
                name = initials(name) if self._initials else name
                words = one.reminder.act if self._initials else one.reminder.words
                line = LinkLine(
                    f"{one.case_id} {one.reminder.item}", f"{name}: {words}", say_moment(one.reminder.when)
                )
                line.opened.connect(self._on_opened)
                column.addWidget(line)
        more = len(found.reminders) - len(shown)
        if more:
            column.addWidget(label(f"And {more} more: look into the cases.", tone="muted"))
        if found.unread:
            words = "One case" if found.unread == 1 else f"{found.unread} cases"
            column.addWidget(label(f"{words} could not be read: open it to see why.", tone="warn"))

    def _on_opened(self, item: str) -> None:
        case_id, _, item_id = item.partition(" ")
        self.chosen.emit(case_id, item_id)

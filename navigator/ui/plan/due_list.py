"""The start screen's list: what is overdue, due today and this week, over all cases."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from navigator.casefile.date_words import say_moment
from navigator.errors import NavigatorError
from navigator.layout.tokens import SPACE_AROUND, SPACE_BETWEEN, SPACE_GROUPS
from navigator.ui.item_words import initials
from navigator.ui.plan.due_everywhere import CaseReminder, due_in_case, in_order
from navigator.ui.theme import Theme
from navigator.ui.vault_session import VaultSession
from navigator.ui.widgets.labels import label
from navigator.ui.widgets.link_line import LinkLine
from navigator.ui.worker import CaseWorker, Query

if TYPE_CHECKING:
    from navigator.store.vault import CaseRecord

_HEADINGS = {
    "overdue": ("Overdue", "warn"),
    "today": ("Today", "accent"),
    "this week": ("This week", "muted"),
}
_SOON_MS = 100
"""Who opens a case at once need not wait for all the others to be read first."""

_MOST = 40
"""Lines: who has more than this that is due looks into the cases."""


class DueList(QScrollArea):
    """Emits `chosen` with a case and an item of it."""

    chosen = Signal(str, str)

    def __init__(
        self, vault: VaultSession, worker: CaseWorker, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._vault = vault
        self._worker = worker
        self._initials = False
        self._found: dict[str, tuple[CaseReminder, ...] | None] = {}
        self._todo: list[CaseRecord] = []
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self.ask)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setAccessibleName("What is due")
        self.setViewport(QWidget())  # one of ours, which paints no ground
        vault.cases_changed.connect(self._on_cases)
        vault.locked.connect(self.forget)

    def ask(self) -> None:
        """Read it anew, case after case, in the background; other work goes in between."""
        asked = bool(self._todo)
        self._todo = list(self._vault.state.records) if self._vault.state is not None else []
        self._found = {record.id: self._found[record.id] for record in self._todo if record.id in self._found}
        if self._todo and not asked:
            if not self._found:
                self._show()
            self._ask_next()

    def _ask_next(self) -> None:
        record, today = self._todo[0], date.today()
        self._worker.give(
            Query(
                self,
                lambda desk: due_in_case(desk, record, today),
                partial(self._on_answer, record.id),
                self._on_locked,
            )
        )

    def _on_answer(self, case_id: str, found: "tuple[CaseReminder, ...] | None") -> None:
        if self._vault.state is None:
            self.forget()
            return
        self._found[case_id] = found
        self._todo = [record for record in self._todo if record.id != case_id]
        if self._todo and self.isVisible():
            self._ask_next()
        else:
            self._todo = []
            self._show()

    def _on_locked(self, _: NavigatorError) -> None:
        self.forget()

    def showEvent(self, event: QShowEvent) -> None:
        """Read it whenever it shows: something may have been done meanwhile."""
        super().showEvent(event)
        self._soon.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks at it now."""
        super().hideEvent(event)
        self._soon.stop()

    def forget(self) -> None:
        """Show nothing: the vault is locked."""
        self._found, self._todo = {}, []
        self._show()

    def set_initials(self, initials_only: bool) -> None:
        """Names, or initials in public."""
        self._initials = initials_only
        self._show()

    def lines(self) -> list[LinkLine]:
        """The lines that show, in order."""
        inside = self.widget()
        return inside.findChildren(LinkLine) if inside is not None else []

    def _on_cases(self) -> None:
        if self.isVisible():
            self._soon.start()

    def _show(self) -> None:
        inside = QWidget()
        inside.setAutoFillBackground(False)
        column = QVBoxLayout(inside)
        column.setContentsMargins(SPACE_AROUND, SPACE_GROUPS, SPACE_AROUND, SPACE_AROUND)
        column.setSpacing(SPACE_BETWEEN)
        if self._vault.state is not None:
            self._fill(column)
        column.addStretch(1)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)

    def _fill(self, column: QVBoxLayout) -> None:
        reminders = in_order(one for found in self._found.values() for one in found or ())
        shown = reminders[:_MOST]
        if self._todo and not self._found:
            column.addWidget(label("Reading the cases…", tone="muted"))
        if not shown and self._found:
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
                    self._theme,
                    f"{one.case_id} {one.reminder.item}",
                    f"{name}: {words}",
                    say_moment(one.reminder.when),
                )
                line.opened.connect(self._on_opened)
                column.addWidget(line)
        more = len(reminders) - len(shown)
        if more:
            column.addWidget(label(f"And {more} more: look into the cases.", tone="muted"))
        unread = sum(found is None for found in self._found.values())
        if unread:
            words = "One case" if unread == 1 else f"{unread} cases"
            column.addWidget(label(f"{words} could not be read: open it to see why.", tone="warn"))

    def _on_opened(self, item: str) -> None:
        case_id, _, item_id = item.partition(" ")
        self.chosen.emit(case_id, item_id)

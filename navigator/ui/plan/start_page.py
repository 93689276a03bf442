"""What is due over all cases, and while there is no case an invitation to begin one.

It stands in the middle while no case is open, and comes before the open one when it is asked for.
"""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from navigator.casefile.date_words import DAYS, say_date
from navigator.casefile.partial_date import PartialDate
from navigator.layout.tokens import SPACE_AROUND, SPACE_BETWEEN, SPACE_WITHIN
from navigator.ui.context import Context
from navigator.ui.plan.due_list import DueList
from navigator.ui.plan.save_calendar import SaveCalendar
from navigator.ui.vault_session import VaultSession
from navigator.ui.welcome.no_case import NoCase
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.flow import FlowLayout
from navigator.ui.widgets.labels import label, rule


class StartPage(QWidget):
    """Choosing a line opens its case, with its item selected."""

    left = Signal()
    """What was chosen is in the case that is open already."""

    def __init__(self, vault: VaultSession, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vault = vault
        self._context = context
        self._wanted = ""
        self.no_case = NoCase()
        self.due = DueList(vault, context.session.worker, context.theme)
        self.today = label(tone="muted")
        self.save = button("Save my appointments")
        self.said = label(tone="muted")
        self.calendar = SaveCalendar(vault, context.session, self)
        self._agenda = self._all_cases()
        self.setProperty("paper", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self.no_case)
        lines.addWidget(self._agenda)
        self.due.chosen.connect(self._on_chosen)
        self.save.clicked.connect(self.calendar.ask)
        self.calendar.said.connect(self.said.setText)
        context.session.case_opened.connect(self._on_case_opened)
        vault.cases_changed.connect(self._on_cases)
        vault.locked.connect(self._on_locked)
        self._on_cases()

    def _all_cases(self) -> QWidget:
        agenda = QWidget()
        lines = QVBoxLayout(agenda)
        lines.setContentsMargins(0, SPACE_AROUND, 0, 0)
        lines.setSpacing(SPACE_WITHIN)
        head = QVBoxLayout()
        head.setContentsMargins(SPACE_AROUND, 0, SPACE_AROUND, 0)
        head.setSpacing(SPACE_WITHIN)
        head.addWidget(label("Due in all cases", step=3, strong=True))
        head.addWidget(self.today)
        lines.addLayout(head)
        lines.addWidget(self.due, 1)
        lines.addWidget(rule())
        foot = QWidget()
        row = FlowLayout(foot, SPACE_BETWEEN)
        row.setContentsMargins(SPACE_AROUND, SPACE_BETWEEN, SPACE_AROUND, SPACE_BETWEEN)
        row.addWidget(self.save)
        row.addWidget(self.said)
        self.save.setToolTip("A calendar file for your phone or mail: kinds of appointment, and no names")
        lines.addWidget(foot)
        return agenda

    def showEvent(self, event: QShowEvent) -> None:
        """Another day may have begun."""
        super().showEvent(event)
        today = date.today()
        self.today.setText(f"{DAYS[today.weekday()]} {say_date(PartialDate.on(today))}")

    def take_focus(self) -> None:
        """The keyboard to the first thing that is due."""
        lines = self.due.lines()
        (lines[0] if lines else self.save).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_cases(self) -> None:
        """Without a case nothing can be due: then it is said how to begin one."""
        any_case = self._vault.state is not None and bool(self._vault.state.records)
        self.no_case.setVisible(not any_case)
        self._agenda.setVisible(any_case)

    def _on_locked(self) -> None:
        self.said.setText("")

    def _on_chosen(self, case_id: str, item: str) -> None:
        state = self._context.session.state
        if state is not None and state.case_id == case_id:
            self.left.emit()
            self._context.selection.select(item)
            return
        self._wanted = item
        self._vault.open_case(case_id)

    def _on_case_opened(self) -> None:
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self._context.selection.select(wanted)

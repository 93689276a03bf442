"""What stands in the middle while no case is open: an invitation, and what is due over all cases."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from navigator.ui.context import Context
from navigator.ui.plan.due_list import DueList
from navigator.ui.vault_session import VaultSession
from navigator.ui.welcome.no_case import NoCase
from navigator.ui.widgets.labels import rule


class StartPage(QWidget):
    """Choosing a line opens its case, with its item selected."""

    def __init__(self, vault: VaultSession, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vault = vault
        self._context = context
        self._wanted = ""
        self.no_case = NoCase()
        self.due = DueList(vault, context.session.worker, context.theme)
        self.setProperty("paper", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self.no_case, 2)
        lines.addWidget(rule())
        lines.addWidget(self.due, 3)
        self.due.chosen.connect(self._on_chosen)
        context.session.case_opened.connect(self._on_case_opened)

    def _on_chosen(self, case_id: str, item: str) -> None:
        self._wanted = item
        self._vault.open_case(case_id)

    def _on_case_opened(self) -> None:
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self._context.selection.select(wanted)

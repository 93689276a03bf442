"""The pane at the left: the vault's cases, found by name, sorted, and a button for a new one."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QListView, QVBoxLayout, QWidget

from navigator.layout.tokens import SPACE_BETWEEN, SPACE_GROUPS, SPACE_WITHIN
from navigator.ui.models.case_list import CaseList, CaseSort
from navigator.ui.session import CaseSession
from navigator.ui.theme import Theme
from navigator.ui.vault_session import VaultSession
from navigator.ui.widgets.buttons import IconButton, IconWordButton
from navigator.ui.widgets.choice_box import ChoiceBox
from navigator.ui.widgets.find_field import FindField
from navigator.ui.widgets.labels import label
from navigator.ui.widgets.row_delegate import RowDelegate


class CaseListView(QListView):
    """The list itself; Enter opens, as a click does."""

    chosen = Signal(QModelIndex)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class CasePane(QWidget):
    """Chooses the case."""

    new_case_asked = Signal()
    across_asked = Signal()
    due_asked = Signal()
    case_wanted = Signal(str)
    """A case was chosen, by its id; it may be the one that is open."""

    initials_changed = Signal(bool)

    def __init__(
        self, vault: VaultSession, session: CaseSession, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._vault = vault
        self._session = session
        self.cases = CaseList(self)
        self.find_field = FindField("Find a case")
        self.list = CaseListView()
        self.list.setAccessibleName("Cases")
        self.list.setModel(self.cases)
        self.list.setItemDelegate(RowDelegate(theme, self.list))
        self.list.setProperty("desk", "true")
        self.list.setMouseTracking(True)
        self.sort: QComboBox = ChoiceBox(theme)
        self.sort.setAccessibleName("Order of the cases")
        self.sort.addItems([str(sort) for sort in CaseSort])
        self.eye = IconButton(theme, "eye", "Show names as initials")
        self.eye.setCheckable(True)
        self.due = IconWordButton(theme, "tick", "What is due")
        self.across = IconWordButton(theme, "list", "Across my cases")
        self.new_case = IconWordButton(theme, "plus", "New case")
        self._place()
        self.find_field.textChanged.connect(self.cases.find)
        self.find_field.go_down.connect(self._on_go_down)
        self.sort.currentIndexChanged.connect(self._on_sort)
        self.eye.toggled.connect(self._on_eye)
        self.list.clicked.connect(self._on_chosen)
        self.list.chosen.connect(self._on_chosen)
        self.new_case.clicked.connect(self.new_case_asked)
        self.due.clicked.connect(self.due_asked)
        self.across.clicked.connect(self.across_asked)
        vault.cases_changed.connect(self._on_cases)
        vault.news_changed.connect(self._on_cases)
        session.case_opened.connect(self._on_opened)
        session.case_closed.connect(self._on_opened)

    def _place(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(SPACE_GROUPS, SPACE_GROUPS, SPACE_BETWEEN, SPACE_GROUPS)
        outer.setSpacing(SPACE_BETWEEN)
        head = QHBoxLayout()
        head.addWidget(label("Cases", step=2, strong=True), 1)
        head.addWidget(self.eye)
        outer.addLayout(head)
        outer.addWidget(self.find_field)
        outer.addWidget(self.sort)
        outer.addSpacing(SPACE_WITHIN)
        outer.addWidget(self.list, 1)
        outer.addWidget(self.due, 0, Qt.AlignmentFlag.AlignLeft)
        outer.addWidget(self.across, 0, Qt.AlignmentFlag.AlignLeft)
        outer.addWidget(self.new_case, 0, Qt.AlignmentFlag.AlignLeft)

    def set_initials(self, initials_only: bool) -> None:
        """Show names, or initials."""
        self.eye.setChecked(initials_only)

    def take_focus(self) -> None:
        """The keyboard to the list."""
        if self.cases.rowCount() and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.cases.index(0))
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_cases(self) -> None:
        self.cases.show(self._vault.state.records if self._vault.state else ())
        self._on_opened()

    def _on_opened(self) -> None:
        case_id = self._session.state.case_id if self._session.state else ""
        self.cases.mark_open(case_id)
        row = self.cases.row_of(case_id)
        if row >= 0:
            self.list.selectionModel().setCurrentIndex(
                self.cases.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
        else:
            self.list.selectionModel().clear()

    def _on_chosen(self, index: QModelIndex) -> None:
        self.case_wanted.emit(self.cases.id_at(index))

    def _on_sort(self, at: int) -> None:
        self.cases.sort_by(tuple(CaseSort)[at])
        self._on_opened()

    def _on_eye(self, initials_only: bool) -> None:
        self.cases.set_initials(initials_only)
        self.eye.rename("Show full names" if initials_only else "Show names as initials")
        self.initials_changed.emit(initials_only)
        self._on_opened()

    def _on_go_down(self) -> None:
        self.take_focus()

"""The table beside the map: everybody on it in rows, with the same selection and the same commands."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from navigator.ui.map.node_rows import NodeRow
from navigator.ui.map.node_table import ID, NodeOrder, NodeTable
from navigator.ui.theme import Theme

_WIDTHS = (19, 24, 12, 5, 9, 6)
"""Characters of each column."""


class NodeList(QTableView):
    """Shows the rows of the map."""

    chosen = Signal(str)
    opened = Signal(str)
    menu_wanted = Signal(QPoint, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.table = NodeTable(theme, self)
        self.order = NodeOrder(self.table, self)
        self.setModel(self.order)
        self.setAccessibleName("Everybody on the map")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setStretchLastSection(True)
        self.setSortingEnabled(True)
        self.sortByColumn(2, Qt.SortOrder.AscendingOrder)
        self.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self.doubleClicked.connect(self._on_double_clicked)
        theme.changed.connect(self._fit)
        self._fit()

    def show_rows(self, rows: tuple[NodeRow, ...], selected: str) -> None:
        """Show these rows, standing on the selected one."""
        self.table.show_rows(rows)
        self.select(selected)

    def select(self, node: str) -> None:
        """Stand on the row of a node, if it has one."""
        row = self.table.row_of(node)
        if row < 0:
            self.selectionModel().clear()
            return
        index = self.order.mapFromSource(self.table.index(row, 0))
        if index.row() != self.currentIndex().row() or not self.selectionModel().hasSelection():
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def node_here(self) -> str:
        """The node of the current row, or ""."""
        return str(self.currentIndex().data(ID) or "") if self.currentIndex().isValid() else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; all else moves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.node_here():
            self.opened.emit(self.node_here())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The same menu as on the canvas."""
        if self.node_here():
            self.menu_wanted.emit(event.globalPos(), self.node_here())

    def _on_row_changed(self, now: QModelIndex, _: QModelIndex) -> None:
        if now.isValid() and self.hasFocus():
            self.chosen.emit(str(now.data(ID)))

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(str(index.data(ID)))

    def _fit(self) -> None:
        character = self.fontMetrics().averageCharWidth()
        for at, width in enumerate(_WIDTHS):
            self.setColumnWidth(at, width * character + 12)
        self.verticalHeader().setDefaultSectionSize(max(24, self.fontMetrics().height() + 10))

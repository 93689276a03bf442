"""A table of items: sorts by heading, opens on Enter or a click, and shares its selection with all views."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from navigator.layout.tokens import SPACE_BETWEEN
from navigator.ui.models.columns import Column
from navigator.ui.models.item_order import ItemOrder
from navigator.ui.selection import Selection
from navigator.ui.theme import Theme
from navigator.ui.widgets.column_widths import shared
from navigator.ui.widgets.row_delegate import RowDelegate

_SHORT = 16
"""Characters: a column that wants no more than this does not shrink."""


class ItemTableView(QTableView):
    """Shows an ItemOrder."""

    opened = Signal(str)
    """Enter, or a double click, on an item."""

    remove_asked = Signal(str)
    """Delete on an item."""

    def __init__(
        self,
        order: ItemOrder,
        columns: tuple[Column, ...],
        selection: Selection,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        lines: int = 1,
    ) -> None:
        super().__init__(parent)
        self._order = order
        self._columns = columns
        self._selection = selection
        self._theme = theme
        self._delegate = RowDelegate(theme, self, lines=lines)
        self.setModel(order)
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setStretchLastSection(True)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setSortIndicatorShown(True)
        head.setAccessibleName("Headings: press to sort")
        self.setSortingEnabled(True)
        self._fit()
        theme.changed.connect(self._fit)
        self.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self.clicked.connect(self._on_clicked)
        self.doubleClicked.connect(self._on_opened)
        selection.changed.connect(self.show_selected)

    def show_selected(self, item: str) -> None:
        """Stand on the row of this item, if it has one here."""
        row = self._order.row_of(item)
        if row < 0:
            self.selectionModel().clear()
            return
        index = self._order.index(row, 0)
        if self.currentIndex().row() != row or not self.selectionModel().isRowSelected(row):
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens and Delete removes; all else moves."""
        item = self._order.id_at(self.currentIndex())
        if item and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._selection.select(item)
            self.opened.emit(item)
        elif item and event.key() == Qt.Key.Key_Delete:
            self.remove_asked.emit(item)
        else:
            super().keyPressEvent(event)

    def _on_row_changed(self, now: QModelIndex, _: QModelIndex) -> None:
        if now.isValid() and self.hasFocus():
            self._selection.select(self._order.id_at(now))

    def _on_clicked(self, index: QModelIndex) -> None:
        self._selection.select(self._order.id_at(index))

    def _on_opened(self, index: QModelIndex) -> None:
        self._selection.select(self._order.id_at(index))
        self.opened.emit(self._order.id_at(index))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out among the columns."""
        super().resizeEvent(event)
        self._share_width()

    def _fit(self) -> None:
        """Rows as high as the text size wants, columns as wide as there is room for."""
        self.verticalHeader().setDefaultSectionSize(self._delegate.row_height())
        self._share_width()

    def _share_width(self) -> None:
        """Columns of words share what there is; short ones, such as dates and states, keep what they need.

        Where there is not enough for all, the table scrolls.
        """
        metrics, small = QFontMetrics(self._theme.font()), QFontMetrics(self._theme.font(0))
        around = 4 * SPACE_BETWEEN
        wanted = [
            max(
                column.width * metrics.averageCharWidth() + 2 * SPACE_BETWEEN,
                small.horizontalAdvance(column.heading) + around,
            )
            for column in self._columns
        ]
        keeps = [column.width <= _SHORT for column in self._columns]
        for at, width in enumerate(shared(wanted, keeps, self.viewport().width())):
            self.setColumnWidth(at, width)

"""The table beside the canvas: the same items, the same selection, the same commands."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from navigator.layout.timeline import Timeline
from navigator.layout.timeline_frame import Lit
from navigator.ui.models.time_table import TimeTable
from navigator.ui.theme import Theme
from navigator.ui.widgets.row_delegate import RowDelegate

_SHARES = (0.22, 0.34, 0.10, 0.16, 0.18)


class TableOfTime(QTableView):
    """Shows a TimeTable."""

    pointed = Signal(str)
    """A row was gone to."""

    add_asked = Signal(str)
    """Something new is wanted where this item stands."""

    menu_asked = Signal(object, str)
    """A menu is wanted at this QPoint on the screen, for this item."""

    opened = Signal(str)
    """Enter, or a double click, on a row."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = TimeTable(self)
        self._untold = False
        self._delegate = RowDelegate(theme, self)
        self.setAccessibleName("Timeline as a table")
        self.setModel(self.table)
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setHighlightSections(False)
        self._fit()
        theme.changed.connect(self._fit)
        self.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self.doubleClicked.connect(self._on_opened)

    def show_timeline(self, timeline: Timeline, lit: Lit | None) -> None:
        """Show what the filters let through."""
        self.table.show_timeline(timeline, lit)

    def select(self, item: str) -> None:
        """Stand on the row of an item, if it has one. Whoever asks knows of it, so nobody is told."""
        self._untold = True
        self._go_to(item)
        self._untold = False

    def _go_to(self, item: str) -> None:
        row = self.table.row_of(item)
        if row < 0:
            self.selectionModel().clear()
        elif self.table.id_at(self.currentIndex()) != item:
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(self.table.index(row, 0), flags.ClearAndSelect | flags.Rows)
            self.scrollTo(self.table.index(row, 0))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt goes to the first row when the keyboard comes: nobody has pointed at that."""
        self._untold = True
        super().focusInEvent(event)
        self._untold = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, and Insert adds where one stands."""
        item = self.table.id_at(self.currentIndex())
        if item and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(item)
        elif event.key() == Qt.Key.Key_Insert:
            self.add_asked.emit(item)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The same menu as on the canvas, for the row pointed at or stood on."""
        index = self.currentIndex()
        place = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            place = self.viewport().mapToGlobal(self.visualRect(index).center())
        else:
            index = self.indexAt(event.pos())
        self.menu_asked.emit(place, self.table.id_at(index))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width, and keep the row that one stands on in sight."""
        super().resizeEvent(event)
        for at, share in enumerate(_SHARES):
            self.setColumnWidth(at, int(self.viewport().width() * share))
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._delegate.row_height())

    def _on_row_changed(self, now: QModelIndex, _: QModelIndex) -> None:
        if now.isValid() and self.hasFocus() and not self._untold:
            self.pointed.emit(self.table.id_at(now))

    def _on_opened(self, index: QModelIndex) -> None:
        self.opened.emit(self.table.id_at(index))

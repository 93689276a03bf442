"""The grid of organisations by topics: moved over by arrow keys; a cell has a picture, a word and a day."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from navigator.actions.marks import NEW, Marks
from navigator.layout.tokens import SPACE_BETWEEN, SPACE_WITHIN
from navigator.ui.icons import pixmap
from navigator.ui.models.agreement_matrix import AgreementMatrix, MatrixCell
from navigator.ui.models.item_table import Role
from navigator.ui.theme import Theme
from navigator.ui.widgets.mark import mark_size, paint_mark

_COLUMN, _NAMES = 134, 210
_ICON = 14
_LEAST_HIGH = 220
_RING = 2


class MatrixDelegate(QStyledItemDelegate):
    """Paints one cell: nothing by colour alone."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def row_height(self) -> int:
        """Two lines."""
        tall = QFontMetrics(self._theme.font()).height() + QFontMetrics(self._theme.font(0)).height()
        return tall + self._theme.pixels(10)

    def marked_height(self) -> int:
        """A mark below the two lines."""
        return self.row_height() + mark_size(self._theme, NEW).height() + SPACE_WITHIN

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As wide as a column."""
        return QSize(self._theme.pixels(_COLUMN), self.row_height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The ground, the picture, the word and the small words."""
        cell = index.data(Role.CELL)
        painter.save()
        theme, area = self._theme, option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.mixed("accent", "surface", 0.14))
        painter.setPen(QPen(theme.colour("hairline"), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        view = self.parent()
        if isinstance(view, QAbstractItemView) and view.hasFocus() and view.currentIndex() == index:
            painter.setPen(QPen(theme.colour("accent"), _RING))
            painter.drawRect(area.adjusted(1, 1, -1, -1))
        if isinstance(cell, MatrixCell):
            self._paint_cell(
                painter, area.adjusted(SPACE_BETWEEN, SPACE_WITHIN, -SPACE_WITHIN, -SPACE_WITHIN), cell
            )
        painter.restore()

    def _paint_cell(self, painter: QPainter, area: QRect, cell: MatrixCell) -> None:
        theme = self._theme
        left = 0
        line = QFontMetrics(theme.font()).height()
        if cell.icon:
            size = theme.pixels(_ICON)
            drawn = pixmap(cell.icon, theme.colour(cell.tone), size, painter.device().devicePixelRatioF())
            painter.drawPixmap(area.left(), area.top() + (line - size) // 2, drawn)
            left = size + SPACE_WITHIN
        painter.setPen(theme.colour(cell.tone if cell.icon else "muted"))
        painter.setFont(theme.font(strong=cell.icon != ""))
        top = QRect(area.left() + left, area.top(), area.width() - left, line)
        said = painter.fontMetrics().elidedText(cell.words, Qt.TextElideMode.ElideRight, top.width())
        painter.drawText(top, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, said)
        if cell.more:
            painter.setPen(theme.colour("muted"))
            painter.setFont(theme.font(0))
            metrics = painter.fontMetrics()
            below = QRect(area.left(), top.bottom() + 1, area.width(), metrics.height())
            said = metrics.elidedText(cell.more, Qt.TextElideMode.ElideRight, below.width())
            painter.drawText(below, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, said)
        if cell.mark:
            under = area.bottom() - mark_size(theme, cell.mark).height() + 1
            paint_mark(painter, theme, QPoint(area.left(), under), cell.mark)


class MatrixView(QTableView):
    """Emits `place_changed` when another cell has the keyboard, and `opened` on Enter or a double click."""

    place_changed = Signal()
    opened = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.matrix = AgreementMatrix(self)
        self._delegate = MatrixDelegate(theme, self)
        self.setModel(self.matrix)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("What may be shared today, organisations by topics")
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionsClickable(False)
            header.setTextElideMode(Qt.TextElideMode.ElideRight)
            header.setHighlightSections(False)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.doubleClicked.connect(self._on_opened)
        self.selectionModel().currentChanged.connect(self._on_current)
        theme.changed.connect(self._fit)
        self._fit()

    def mark(self, marks: Marks) -> None:
        """Mark what is new or to be chosen; a row with a mark is taller by it."""
        self.matrix.mark(marks)
        self._fit_rows()

    def _fit_rows(self) -> None:
        marked = self.matrix.marked_rows()
        usual, tall = self._delegate.row_height(), self._delegate.marked_height()
        for row in range(self.matrix.rowCount()):
            self.setRowHeight(row, tall if row in marked else usual)

    def _fit(self) -> None:
        self.horizontalHeader().setDefaultSectionSize(self._theme.pixels(_COLUMN))
        self.verticalHeader().setDefaultSectionSize(self._delegate.row_height())
        self.setMinimumHeight(self._theme.pixels(_LEAST_HIGH))
        self.verticalHeader().setFixedWidth(self._theme.pixels(_NAMES))
        self._fit_rows()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens what stands in the cell."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def _on_opened(self, _: QModelIndex) -> None:
        self.opened.emit()

    def _on_current(self, _: QModelIndex, __: QModelIndex) -> None:
        self.place_changed.emit()

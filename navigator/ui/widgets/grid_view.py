"""A grid of words: headings that stay in sight, cells in short lines, moved through by the arrows."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from navigator.layout.tokens import LEAST_TARGET, SPACE_BETWEEN, SPACE_WITHIN
from navigator.ui.models.grid_table import ITEM, LINES, MARK, Grid, GridTable
from navigator.ui.theme import Theme
from navigator.ui.widgets.mark import mark_size, paint_mark

_NAME_WIDE, _COLUMN_WIDE = 190, 92
_HEAD_LINES = 5


class GridView(QTableView):
    """Shows a Grid. Enter or a click opens what stands behind a cell."""

    opened = Signal(str)

    def __init__(self, theme: Theme, name: str, *, lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines = lines
        self.table = GridTable(self)
        self.setModel(self.table)
        self.setItemDelegate(_CellDelegate(theme, self))
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalHeader(_WordsHeader(theme, Qt.Orientation.Horizontal, self))
        self.setVerticalHeader(_WordsHeader(theme, Qt.Orientation.Vertical, self))
        self.clicked.connect(self._on_opened)
        theme.changed.connect(self._fit)

    def show_grid(self, grid: Grid) -> None:
        """Show this, as tall as it is."""
        self.table.show_grid(grid)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._on_opened(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        wide = self._theme.pixels(_COLUMN_WIDE)
        small = QFontMetrics(self._theme.font(0))
        row = max(LEAST_TARGET, self._lines * small.height() + 2 * SPACE_WITHIN)
        self.horizontalHeader().setDefaultSectionSize(wide)
        self.verticalHeader().setDefaultSectionSize(row)
        self.verticalHeader().setFixedWidth(self._theme.pixels(_NAME_WIDE))
        tall = (_most_lines(self.table.grid, small, wide) + 1) * small.height() + 2 * SPACE_BETWEEN
        self.horizontalHeader().setFixedHeight(tall)
        scroll = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(tall + row * max(self.table.rowCount(), 1) + scroll + 2)

    def _on_opened(self, index: QModelIndex) -> None:
        item = index.data(ITEM) or self.table.headerData(index.row(), Qt.Orientation.Vertical, ITEM)
        if item:
            self.opened.emit(str(item))


def _most_lines(grid: Grid, metrics: QFontMetrics, wide: int) -> int:
    flags = int(Qt.TextFlag.TextWordWrap)
    room = QRect(0, 0, wide - 2 * SPACE_BETWEEN, 10_000)
    heights = [metrics.boundingRect(room, flags, head.words).height() for head in grid.columns]
    return min(_HEAD_LINES, -(-max(heights, default=metrics.height()) // metrics.height()))


class _WordsHeader(QHeaderView):
    """Headings that wrap: the words, and with weight below or beside them what is more."""

    def __init__(self, theme: Theme, orientation: Qt.Orientation, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self._theme = theme
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """One heading."""
        words = str(self.model().headerData(section, self.orientation(), Qt.ItemDataRole.DisplayRole) or "")
        words, _, more = words.partition("\n")
        painter.save()
        painter.fillRect(rect, self._theme.colour("surface"))
        painter.setPen(self._theme.colour("hairline"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        area = rect.adjusted(SPACE_BETWEEN, SPACE_WITHIN, -SPACE_WITHIN, -SPACE_WITHIN)
        painter.setPen(self._theme.colour("ink"))
        painter.setFont(self._theme.font(0, strong=True))
        line = painter.fontMetrics().height()
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, more)
        painter.setFont(self._theme.font(0))
        across = self.orientation() is Qt.Orientation.Horizontal
        flags = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)
        flags |= int(Qt.AlignmentFlag.AlignBottom if across else Qt.AlignmentFlag.AlignTop)
        painter.drawText(area.adjusted(0, 0, 0, -line if more else 0), flags, words)
        painter.restore()


class _CellDelegate(QStyledItemDelegate):
    """A tinted cell with its lines, the first with weight; an empty one is empty."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The view decides."""
        return QSize(40, LEAST_TARGET)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One cell."""
        painter.save()
        lines = index.data(LINES)
        inside = option.rect.adjusted(1, 1, -1, -1)
        painter.setPen(self._theme.colour("hairline"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if lines:
            painter.fillRect(inside, self._ground(bool(option.state & QStyle.StateFlag.State_Selected)))
        painter.setPen(self._theme.colour("ink"))
        area = inside.adjusted(SPACE_BETWEEN, SPACE_WITHIN - 1, -SPACE_WITHIN, 0)
        mark = index.data(MARK)
        pill = mark_size(self._theme, mark).width() + SPACE_WITHIN if mark else 0
        if mark:
            paint_mark(painter, self._theme, QPoint(area.right() - pill + SPACE_WITHIN, area.top() - 1), mark)
            painter.setPen(self._theme.colour("ink"))
        for at, line in enumerate(lines):
            painter.setFont(self._theme.font(0, strong=at == 0))
            metrics = painter.fontMetrics()
            room = area.width() - (0 if at else pill)
            place = QRect(area.left(), area.top() + at * metrics.height(), room, metrics.height())
            shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, room)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        if self._view.hasFocus() and self._view.currentIndex() == index:
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawRect(inside.adjusted(1, 1, -1, -1))
        painter.restore()

    def _ground(self, selected: bool) -> QColor:
        return self._theme.mixed("accent", "surface", 0.2 if selected else 0.09)

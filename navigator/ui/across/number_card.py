"""A card with one table of numbers: bars with their numbers, moved through by the arrow keys."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from navigator.layout.tokens import SPACE_BETWEEN
from navigator.ui.models.number_table import SHARE, Numbers, NumberTable
from navigator.ui.theme import Theme
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.card import Card
from navigator.ui.widgets.labels import label
from navigator.ui.widgets.row_delegate import RowDelegate

_AT_ONCE = 8
"""Rows shown before anybody asks for more: those that most cases are in."""
_NAME_SHARE = 0.46
_BAR = 8
"""Pixels of height at 100% text."""


class NumberCard(Card):
    """A title, and its table as tall as its rows; the rest unfolds where there are many.

    A sentence stands in its place where there is nothing to count.
    """

    def __init__(
        self,
        theme: Theme,
        title: str,
        numbers: Numbers,
        empty: str,
        more: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent)
        self._theme = theme
        self._title = title
        self._numbers = numbers
        self.table: NumberTableView | None = None
        rest = len(numbers.groups) - _AT_ONCE
        if numbers.groups:
            first = Numbers(numbers.groups[:_AT_ONCE], numbers.columns, numbers.cells)
            self._show_table(first if rest > 0 else numbers)
        if rest > 0:
            self.unfold = button(f"Show {rest} more", "quiet")
            self.unfold.setAccessibleName(f"Show {rest} more: {title}")
            self.unfold.clicked.connect(self._on_unfold)
            self.add(self.unfold)
        if not numbers.groups or more:
            self.add(label(more if numbers.groups else empty, step=0, tone="muted"))

    def _show_table(self, numbers: Numbers) -> "NumberTableView":
        self.table = NumberTableView(self._theme, self._title, numbers)
        self.add(self.table)
        return self.table

    def _on_unfold(self) -> None:
        before = self.table
        assert before is not None, "what unfolds was there"
        before.hide()
        self.unfold.hide()
        before.deleteLater()
        table = self._show_table(self._numbers)
        table.show()
        table.setFocus()


class NumberTableView(QTableView):
    """Shows a NumberTable without scrolling by itself: the page scrolls."""

    def __init__(self, theme: Theme, title: str, numbers: Numbers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = BarDelegate(theme, self)
        self.setAccessibleName(title)
        self.setModel(NumberTable(numbers, self))
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self._delegate.row_height())
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setVisible(len(numbers.columns) > 1)
        above = head.sizeHint().height() if head.isVisibleTo(self) else 0
        self.setFixedHeight(above + len(numbers.groups) * self._delegate.row_height() + 2)

    def resizeEvent(self, event: object) -> None:
        """Share the width: nearly half of it for the groups."""
        super().resizeEvent(event)  # type: ignore[arg-type]  # a QResizeEvent, always
        wide = self.viewport().width()
        columns = self.model().columnCount() - 1
        alone = columns > 0 and self.model().rowCount() == 1 and columns > 1
        name = round(wide * (0.14 if alone else _NAME_SHARE))
        self.setColumnWidth(0, name)
        for at in range(columns):
            self.setColumnWidth(at + 1, (wide - name) // max(columns, 1))


class BarDelegate(RowDelegate):
    """Words in the first column; a bar and its number in the others."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._colours = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One cell."""
        painter.save()
        self.paint_ground(painter, option, index)
        area = option.rect.adjusted(SPACE_BETWEEN, 0, -SPACE_BETWEEN, 0)
        painter.setFont(self._colours.font())
        painter.setPen(self._colours.colour("ink"))
        words = str(index.data())
        metrics = painter.fontMetrics()
        share = index.data(SHARE)
        if index.column() and share is not None:
            room = area.width() - metrics.horizontalAdvance("0000")
            high = self._colours.pixels(_BAR)
            long = max(room * float(share), 2.0 if share else 0.0)
            if share:
                bar = QRectF(area.left(), area.center().y() - high / 2 + 1, long, high)
                painter.fillRect(bar, self._colours.colour("accent"))
            area = area.adjusted(round(long) + (SPACE_BETWEEN if share else 0), 0, 0, 0)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()

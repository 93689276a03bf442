"""How a row of a table or list is painted: words, a hairline below, chips and badges, the past greyed."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from navigator.layout.tokens import CORNER, LEAST_TARGET, SPACE_BETWEEN
from navigator.ui.models.item_table import Cell, Role
from navigator.ui.theme import Theme
from navigator.ui.widgets.chip import paint_chip
from navigator.ui.widgets.mark import mark_size, paint_mark

_BADGE_WIDTH = 26
_RING = 2


class RowDelegate(QStyledItemDelegate):
    """Paints cells from the roles that our models tell."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, lines: int = 1) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines = lines

    def row_height(self) -> int:
        """A row of its lines, never too small to hit."""
        line = QFontMetrics(self._theme.font()).height()
        return max(LEAST_TARGET, self._lines * line + self._theme.pixels(14))

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One line."""
        return QSize(40, self.row_height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One cell."""
        painter.save()
        self.paint_ground(painter, option, index)
        cell = index.data(Role.CELL)
        if isinstance(cell, Cell):
            self.paint_cell(painter, option.rect.adjusted(SPACE_BETWEEN, 0, -SPACE_BETWEEN, 0), cell)
        painter.restore()

    def paint_cell(self, painter: QPainter, area: QRect, cell: Cell) -> None:
        """What the cell shows."""
        if cell.mark:
            area = self._paint_mark(painter, area, cell.mark)
        if cell.badge[0]:
            area = self._paint_badge(painter, area, *cell.badge)
        if not cell.words:
            return
        if cell.tone:
            paint_chip(painter, self._theme, area, cell.words, cell.tone)
            return
        if cell.more:
            area = self._paint_more(painter, area, cell.more)
        painter.setPen(self._theme.colour("muted" if cell.past else "ink"))
        painter.setFont(self._theme.font(strong=cell.strong))
        lines, places = self._broken(painter.fontMetrics(), " ".join(cell.words.split()), area)
        for line, place in zip(lines, places, strict=True):
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line)

    def _paint_mark(self, painter: QPainter, area: QRect, mark: str) -> QRect:
        """The mark, at the right; returns the room that is left."""
        size = mark_size(self._theme, mark)
        top = area.center().y() - size.height() // 2
        paint_mark(painter, self._theme, QPoint(area.right() - size.width(), top), mark)
        return area.adjusted(0, 0, -size.width() - SPACE_BETWEEN, 0)

    def _paint_more(self, painter: QPainter, area: QRect, more: str) -> QRect:
        """Muted words at the right of the cell, in at most half of it; returns the room that is left."""
        painter.setFont(self._theme.font(0))
        painter.setPen(self._theme.colour("muted"))
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(more, Qt.TextElideMode.ElideRight, area.width() // 2)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, shown)
        return area.adjusted(0, 0, -metrics.horizontalAdvance(shown) - 2 * SPACE_BETWEEN, 0)

    def _broken(self, metrics: QFontMetrics, text: str, area: QRect) -> tuple[list[str], list[QRect]]:
        """The text in as many lines as the row has, the last cut short if need be, and where each stands."""
        lines: list[str] = []
        while text and len(lines) < self._lines:
            if len(lines) == self._lines - 1 or metrics.horizontalAdvance(text) <= area.width():
                lines.append(metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width()))
                break
            fits = _fitting(metrics, text, area.width())
            lines.append(text[:fits].rstrip())
            text = text[fits:].lstrip()
        height = metrics.height()
        top = area.center().y() - height * len(lines) // 2 + 1
        return lines, [
            QRect(area.left(), top + at * height, area.width(), height) for at in range(len(lines))
        ]

    def paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The row's background, the hairline under it, and the focus ring of the row with the keyboard."""
        share = self._tint(option, index)
        if share:
            _fill(painter, option.rect, self._theme.mixed("accent", "surface", share))
        painter.setPen(QPen(self._theme.colour("hairline"), 1))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        view = self.parent()
        if (
            isinstance(view, QAbstractItemView)
            and view.hasFocus()
            and view.currentIndex().row() == index.row()
        ):
            self._paint_ring(painter, option.rect, index)

    def _tint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> float:
        """How much accent is in the row's ground.

        The option's state would say it all, but asking for it makes PySide6 set up QStyle with its hundreds
        of names, which the first window has no time for unless a mouse is there.
        """
        view = self.parent()
        if not isinstance(view, QAbstractItemView):
            return 0.0
        if view.selectionModel().isSelected(index):
            return 0.14
        if view.underMouse():
            from PySide6.QtWidgets import QStyle

            return 0.05 if option.state & QStyle.StateFlag.State_MouseOver else 0.0
        return 0.0

    def _paint_ring(self, painter: QPainter, area: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        """Two pixels in the accent colour around the whole row, each cell drawing its part."""
        accent = self._theme.colour("accent")
        table = self.parent()
        last = table.model().columnCount() - 1 if isinstance(table, QTableView) else 0
        _fill(painter, QRect(area.left(), area.top(), area.width(), _RING), accent)
        _fill(painter, QRect(area.left(), area.bottom() - _RING + 1, area.width(), _RING), accent)
        if index.column() == 0:
            _fill(painter, QRect(area.left(), area.top(), _RING, area.height()), accent)
        if index.column() == last:
            _fill(painter, QRect(area.right() - _RING + 1, area.top(), _RING, area.height()), accent)

    def _paint_badge(self, painter: QPainter, area: QRect, letters: str, fill: str) -> QRect:
        """Two letters on the sector's fill, dark on it or light, whichever reads better."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(f"#{fill.lstrip('#')}")
        width, height = self._theme.pixels(_BADGE_WIDTH), self._theme.pixels(18)
        box = QRectF(area.left(), area.center().y() - height / 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, CORNER / 2, CORNER / 2)
        painter.setPen(QColor("#0E1214" if _is_light(ground) else "#FFFFFF"))
        painter.setFont(self._theme.font(0, strong=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letters)
        return area.adjusted(width + SPACE_BETWEEN, 0, 0, 0)


def _fitting(metrics: QFontMetrics, text: str, width: int) -> int:
    """How many characters fit, broken between words where possible."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if metrics.horizontalAdvance(text[:middle]) <= width:
            low = middle
        else:
            high = middle - 1
    space = text.rfind(" ", 0, low + 1)
    return space if space > 0 else low


def _is_light(colour: QColor) -> bool:
    """Whether near-black reads better on it than white (relative luminance of WCAG 2.2 above 0.18)."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2] > 0.18


def _fill(painter: QPainter, area: QRect, colour: QColor) -> None:
    """As `fillRect`, without the gradients that PySide6 sets up to find the right form of it."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRect(area)

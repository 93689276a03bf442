"""Paints a step as a card: its name with weight, and lines of words under it that wrap."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from navigator.layout.tokens import CORNER, SPACE_BETWEEN, SPACE_WITHIN
from navigator.ui.models.plan_column import CardRole
from navigator.ui.theme import Theme
from navigator.ui.widgets.mark import mark_size, paint_mark

_WRAP = int(Qt.TextFlag.TextWordWrap)


class CardDelegate(QStyledItemDelegate):
    """Cards of one column."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As wide as the column, and as high as the words are then."""
        wide = max(self._view.viewport().width() - 2, 80)
        inside = wide - 2 * SPACE_BETWEEN - 6
        high = sum(area.height() + SPACE_WITHIN // 2 for _, area, _ in self._texts(index, 0, 0, inside))
        return QSize(wide, high + 2 * SPACE_BETWEEN + SPACE_BETWEEN)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The card, the words, and a ring when it is chosen."""
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        card = QRectF(rect).adjusted(1.5, 1.5, -1.5, -SPACE_BETWEEN)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("accent" if chosen else "hairline"), 2 if chosen else 1))
        painter.setBrush(self._theme.colour("surface"))
        painter.drawRoundedRect(card, CORNER, CORNER)
        left, top = rect.left() + SPACE_BETWEEN + 3, rect.top() + SPACE_BETWEEN
        for words, area, (tone, step, strong) in self._texts(
            index, left, top, rect.width() - 2 * SPACE_BETWEEN - 6
        ):
            painter.setFont(self._theme.font(step, strong=strong))
            painter.setPen(self._theme.colour(tone))
            painter.drawText(area, _WRAP, words)
        if mark := index.data(CardRole.MARK):
            right = rect.right() - SPACE_BETWEEN - 3 - mark_size(self._theme, mark).width()
            paint_mark(painter, self._theme, QPoint(right, top), mark)
        painter.restore()

    def _texts(
        self, index: QModelIndex | QPersistentModelIndex, left: int, top: int, wide: int
    ) -> list[tuple[str, QRect, tuple[str, int, bool]]]:
        """Each text of a card, where it goes, and its colour, step of type and weight."""
        texts = [(str(index.data()), "ink", 1, True)]
        texts += [(line.words, line.tone, 0, False) for line in index.data(CardRole.LINES) or ()]
        placed = []
        word = index.data(CardRole.MARK)
        mark = mark_size(self._theme, word).width() + SPACE_WITHIN if word else 0
        for words, tone, step, strong in texts:
            metrics = QFontMetrics(self._theme.font(step, strong=strong))
            # The mark stands beside the name.
            room = wide - mark if strong else wide
            high = metrics.boundingRect(QRect(0, 0, room, 10_000), _WRAP, words).height()
            placed.append((words, QRect(left, top, room, high), (tone, step, strong)))
            top += high + SPACE_WITHIN // 2
        return placed

"""The mark of what a colleague changed since somebody last looked: the word, on a filled pill of its own.

The word is read where colours are not seen, and spoken by screen readers. What is new is the team's to know.
"""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from navigator.ui.theme import Theme

NEW = "new"
"""What stands beside an item that a colleague changed since somebody last looked."""

_SIDE, _ABOVE = 6, 1


def new_size(theme: Theme) -> QSize:
    """The pixels that the pill takes."""
    metrics = QFontMetrics(theme.font(0, strong=True))
    return QSize(metrics.horizontalAdvance(NEW) + 2 * _SIDE, metrics.height() + 2 * _ABOVE)


def paint_new(painter: QPainter, theme: Theme, place: QPoint) -> None:
    """Paint the pill with its upper left corner at a place."""
    area = QRectF(QRect(place, new_size(theme)))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("accent"))
    painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
    painter.setFont(theme.font(0, strong=True))
    painter.setPen(theme.colour("on_accent"))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, NEW)


def aloud(words: str, *, is_new: bool) -> str:
    """Words as a screen reader says them: with the mark at their end."""
    return f"{words}, {NEW}" if is_new else words

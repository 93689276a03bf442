"""A chip: a state in a word, in its colour, within a rounded line. For whoever paints by itself."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from navigator.ui.theme import Theme

_SIDE, _ABOVE = 8, 2


def chip_size(theme: Theme, words: str) -> QSize:
    """The pixels that a chip takes."""
    metrics = QFontMetrics(theme.font(0))
    return QSize(metrics.horizontalAdvance(words) + 2 * _SIDE + 1, metrics.height() + 2 * _ABOVE + 1)


def paint_chip(painter: QPainter, theme: Theme, area: QRect, words: str, tone: str) -> None:
    """Paint it at the left of an area and in the middle of its height, cut short where it does not fit."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(theme.font(0))
    metrics = painter.fontMetrics()
    words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0, area.width() - 2 * _SIDE))
    width, height = metrics.horizontalAdvance(words) + 2 * _SIDE, metrics.height() + 2 * _ABOVE
    box = QRectF(area.left() + 0.5, area.top() + (area.height() - height) // 2 + 0.5, width, height)
    if tone in ("", "muted"):
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setPen(QPen(theme.colour(tone), 1))
        painter.setBrush(theme.mixed(tone, "surface", 0.10))
    painter.drawRoundedRect(box, height / 2, height / 2)
    painter.setPen(theme.colour(tone or "muted"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

"""The mark on what colleagues changed or disagree about: the word, on a pill of its own.

The word is read where colours are not seen, and spoken by screen readers: "new" is on a filled pill, what is
to be chosen in an outline. Which mark an item has is `actions/marks`' to say.
"""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from navigator.actions.marks import TO_CHOOSE
from navigator.ui.theme import Theme

_SIDE, _ABOVE = 6, 1
"""Pixels at 100% text beside and above the word."""
_LINE = 1.5


def mark_size(theme: Theme, word: str) -> QSize:
    """The pixels that the pill takes."""
    metrics = QFontMetrics(theme.font(0, strong=True))
    beside, above = 2 * theme.pixels(_SIDE), 2 * theme.pixels(_ABOVE)
    return QSize(metrics.horizontalAdvance(word) + beside, metrics.height() + above)


def paint_mark(painter: QPainter, theme: Theme, place: QPoint, word: str) -> None:
    """Paint the pill with its upper left corner at a place."""
    area = QRectF(QRect(place, mark_size(theme, word)))
    to_choose = word.endswith(TO_CHOOSE)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("warn"), _LINE) if to_choose else Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("surface" if to_choose else "accent"))
    round_in = area.adjusted(_LINE / 2, _LINE / 2, -_LINE / 2, -_LINE / 2) if to_choose else area
    painter.drawRoundedRect(round_in, round_in.height() / 2, round_in.height() / 2)
    painter.setFont(theme.font(0, strong=True))
    painter.setPen(theme.colour("warn" if to_choose else "on_accent"))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, word)


def aloud(words: str, mark: str) -> str:
    """Words as a screen reader says them: with the mark at their end."""
    return f"{words}, {mark}" if mark else words

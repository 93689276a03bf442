"""A mark as a widget of its own, beside words that are labels: hidden while there is none."""

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from navigator.ui.theme import Theme
from navigator.ui.widgets.mark import mark_size, paint_mark


class MarkPill(QWidget):
    """Shows one word."""

    def __init__(self, theme: Theme, word: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.word = word
        self.setAccessibleName(word)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if not word:
            self.hide()

    def sizeHint(self) -> QSize:
        """As large as its word."""
        return mark_size(self._theme, self.word)

    def paintEvent(self, _: QPaintEvent) -> None:
        """The pill."""
        painter = QPainter(self)
        paint_mark(painter, self._theme, QPoint(0, 0), self.word)
        painter.end()

"""A check box whose box grows with the text, stands out from its ground, and is ticked in our colours."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from navigator.layout.tokens import TICK_BOX
from navigator.ui.icons import pixmap
from navigator.ui.theme import Theme


class TickBox(QCheckBox):
    """Says yes or no to some words. The style sheet paints the box; the tick is painted here."""

    def __init__(self, theme: Theme, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        """As Qt paints it, and the tick."""
        super().paintEvent(event)
        if not self.isChecked():
            return
        size = self._theme.pixels(TICK_BOX)
        left = 0 if self.layoutDirection() is Qt.LayoutDirection.LeftToRight else self.width() - size
        painter = QPainter(self)
        drawn = pixmap("tick", self._theme.colour("on_accent"), size, self.devicePixelRatioF())
        painter.drawPixmap(left, (self.height() - size) // 2, drawn)

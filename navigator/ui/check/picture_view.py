"""A small picture out of `layout/`, drawn by the Qt pen in the colours of the theme."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from navigator.layout.display_list import Measure, Picture, rough_width
from navigator.ui.qt_pen import draw_picture, width_of
from navigator.ui.theme import Theme

Made = Callable[[float, float, Measure], Picture]
"""Makes the picture for a width and height in points, with the pen's measure of texts."""


class PictureView(QWidget):
    """Keeps its height and takes the width that it is given; tells its picture to screen readers."""

    def __init__(self, theme: Theme, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tall = height
        self._made: Made | None = None
        theme.changed.connect(self._on_theme)
        self._on_theme()

    @property
    def picture(self) -> Picture | None:
        """What is drawn at the present size; None when there is nothing to draw."""
        if self._made is None:
            return None
        scale = self._scale()
        return self._made(self.width() / scale, self.height() / scale, _measure)

    def show_picture(self, made: Made | None) -> None:
        """Draw what this makes; None for nothing."""
        self._made = made
        self.setVisible(made is not None)
        picture = self.picture
        self.setAccessibleName(picture.title if picture else "")
        self.setAccessibleDescription(picture.summary if picture else "")
        self.update()

    def sizeHint(self) -> QSize:
        """As tall as asked for."""
        return QSize(self._theme.pixels(320), self._theme.pixels(self._tall))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        picture = self.picture
        if picture is None:
            return
        painter = QPainter(self)
        painter.scale(self._scale(), self._scale())
        draw_picture(picture, painter, self._theme.palette)
        painter.end()

    def _scale(self) -> float:
        # A picture's type is 8 points on paper; on the screen it is to be read from further away.
        return self._theme.pixels(100) / 100 * 1.45

    def _on_theme(self) -> None:
        self.setFixedHeight(self._theme.pixels(self._tall))
        self.update()


def _measure(text: str, size: float, bold: bool) -> float:
    return width_of("", text, size, bold) or rough_width(text, size, bold)

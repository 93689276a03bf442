"""A small picture out of `layout/`, drawn by the Qt pen in the colours of the theme."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from navigator.layout.display_list import Measure, Picture, rough_width
from navigator.layout.tokens import LIGHT
from navigator.ui.qt_pen import draw_picture, width_of
from navigator.ui.theme import Theme

_SHEET_WIDTH = 860
"""Pixels at 100% text: a sheet wider than this is no easier to read."""

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
        return self._made(self.width() / scale, self.height() / scale, measure)

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


class SheetView(QWidget):
    """A sheet of paper as it will be printed: white in every theme, as wide as there is room for."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture: Picture | None = None
        theme.changed.connect(self._fit)

    def show_picture(self, picture: Picture) -> None:
        """Show this sheet."""
        self._picture = picture
        self.setAccessibleName(picture.title)
        self.setAccessibleDescription(picture.summary)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As tall as the sheet is at this width."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the paper and what is on it."""
        if self._picture is None:
            return
        painter = QPainter(self)
        scale = self._scale(self._picture)
        painter.scale(scale, scale)
        paper = QRectF(0, 0, self._picture.width, self._picture.height)
        painter.fillRect(paper, QColor(f"#{LIGHT.surface}"))
        draw_picture(self._picture, painter, LIGHT)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.colour("line"), 1 / scale))
        painter.drawRect(paper)
        painter.end()

    def _scale(self, picture: Picture) -> float:
        most = self._theme.pixels(_SHEET_WIDTH)
        return max(1, min(self.width(), most) - 1) / picture.width

    def _fit(self) -> None:
        if self._picture is not None:
            self.setFixedHeight(round(self._picture.height * self._scale(self._picture)) + 1)
        self.update()


def measure(text: str, size: float, bold: bool) -> float:
    """How wide the Qt pen draws a text, in units of the picture."""
    return width_of("", text, size, bold) or rough_width(text, size, bold)

"""Draws a display list with Qt, shape by shape, and decides nothing: on a widget, a printer or a PNG.

A size of type in the display list is in points of the picture; the painter's own scale makes pixels of it.
"""

import math
from functools import cache, singledispatchmethod

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QImageWriter,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
)

from navigator.layout.curves import bends
from navigator.layout.display_list import Anchor, Box, Dash, Disc, Label, Path, Picture, Shape
from navigator.layout.tokens import LIGHT, Palette

_DASHES = {Dash.DASHED: (4.0, 2.5), Dash.DOTTED: (0.8, 2.0)}
"""In points, as the other pens have them."""


class QtPen:
    """Draws shapes in the colours of one palette and in one face."""

    def __init__(self, painter: QPainter, palette: Palette = LIGHT, family: str = "") -> None:
        self._painter = painter
        self._palette = palette
        self._family = family
        self._pens: dict[tuple[str, float, Dash], QPen] = {}
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)

    def draw(self, shape: Shape) -> None:
        """One shape."""
        self._draw(shape)

    @singledispatchmethod
    def _draw(self, shape: Shape) -> None:
        raise TypeError(f"no pen for {type(shape).__name__}")

    @_draw.register
    def _path(self, shape: Path) -> None:
        if not shape.points:
            return
        self._use(shape.stroke, shape.width, shape.dash, shape.fill, hatched=shape.hatched)
        if shape.curved and len(shape.points) > 2:
            self._painter.drawPath(_curve(shape))
        elif shape.closed:
            self._painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in shape.points]))
        elif len(shape.points) == 2:
            (x, y), (to_x, to_y) = shape.points
            self._painter.drawLine(QPointF(x, y), QPointF(to_x, to_y))
        else:
            self._painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in shape.points]))

    @_draw.register
    def _disc(self, shape: Disc) -> None:
        self._use(shape.stroke, shape.width, shape.dash, shape.fill)
        self._painter.drawEllipse(QPointF(shape.x, shape.y), shape.radius, shape.radius)

    @_draw.register
    def _box(self, shape: Box) -> None:
        area = QRectF(shape.x, shape.y, shape.width, shape.height)
        self._use(shape.stroke, shape.line, shape.dash, shape.fill)
        if (shape.fade_start or shape.fade_end) and shape.width > 0 and shape.fill:
            self._painter.setBrush(self._fading(shape))
        self._outline(area, shape.corner)
        if shape.hatched:
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(QBrush(self._colour(shape.stroke or "muted"), Qt.BrushStyle.BDiagPattern))
            self._outline(area, shape.corner)

    @_draw.register
    def _label(self, shape: Label) -> None:
        if not shape.text or shape.size <= 0:
            return
        font = font_at(self._family, shape.size, shape.bold)
        x = shape.x
        if shape.anchor is not Anchor.START:
            wide = width_of(self._family, shape.text, shape.size, shape.bold)
            x -= wide / 2 if shape.anchor is Anchor.MIDDLE else wide
        self._painter.setFont(font)
        self._painter.setPen(self._colour(shape.colour))
        self._painter.drawText(QPointF(x, shape.y), shape.text)

    def _outline(self, area: QRectF, corner: float) -> None:
        if corner > 0:
            round_ = min(corner, area.width() / 2, area.height() / 2)
            self._painter.drawRoundedRect(area, round_, round_)
        else:
            self._painter.drawRect(area)

    def _use(self, stroke: str, width: float, dash: Dash, fill: str, *, hatched: bool = False) -> None:
        if stroke and width > 0:
            self._painter.setPen(self._pen(stroke, width, dash))
        else:
            self._painter.setPen(Qt.PenStyle.NoPen)
        if hatched:
            self._painter.setBrush(QBrush(self._colour(stroke or "muted"), Qt.BrushStyle.BDiagPattern))
        else:
            self._painter.setBrush(self._colour(fill) if fill else Qt.BrushStyle.NoBrush)

    def _pen(self, stroke: str, width: float, dash: Dash) -> QPen:
        """The pen of a line; Qt counts dashes in widths of the line."""
        key = (stroke, width, dash)
        pen = self._pens.get(key)
        if pen is None:
            pen = QPen(self._colour(stroke), width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap if dash is Dash.SOLID else Qt.PenCapStyle.FlatCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            if dash in _DASHES:
                pen.setDashPattern([length / max(width, 0.1) for length in _DASHES[dash]])
            self._pens[key] = pen
        return pen

    def _fading(self, shape: Box) -> QLinearGradient:
        solid = self._colour(shape.fill)
        clear = QColor(solid)
        clear.setAlpha(0)
        gradient = QLinearGradient(shape.x, 0.0, shape.x + shape.width, 0.0)
        start = min(shape.fade_start / shape.width, 1.0)
        end = max(1.0 - shape.fade_end / shape.width, start)
        gradient.setColorAt(0.0, clear if shape.fade_start else solid)
        gradient.setColorAt(start, solid)
        gradient.setColorAt(end, solid)
        gradient.setColorAt(1.0, clear if shape.fade_end else solid)
        return gradient

    def _colour(self, name: str) -> QColor:
        return _colour(getattr(self._palette, name, name))


@cache
def _colour(code: str) -> QColor:
    return QColor(f"#{code}")


@cache
def font_at(family: str, size: float, bold: bool) -> QFont:
    """The face at a size in units of the painter.

    Qt has whole pixels only, or points at the 96 dots an inch that `image_of` and offscreen screens have.
    """
    font = QFont(family) if family else QFont()
    font.setPointSizeF(max(size, 0.5) * 0.75)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@cache
def width_of(family: str, text: str, size: float, bold: bool) -> float:
    """How wide this pen draws a text."""
    return QFontMetricsF(font_at(family, size, bold)).horizontalAdvance(text)


def _curve(shape: Path) -> QPainterPath:
    path = QPainterPath(QPointF(*shape.points[0]))
    for first, second, end in bends(shape.points, closed=shape.closed):
        path.cubicTo(QPointF(*first), QPointF(*second), QPointF(*end))
    if shape.closed:
        path.closeSubpath()
    return path


def draw_picture(picture: Picture, painter: QPainter, palette: Palette = LIGHT, family: str = "") -> None:
    """All of a picture, its top left corner at the painter's origin."""
    pen = QtPen(painter, palette, family)
    for shape in picture.shapes:
        pen.draw(shape)


def image_of(picture: Picture, palette: Palette = LIGHT, *, scale: float = 2.0) -> QImage:
    """The picture as an image of `scale` pixels a point. Wants a QGuiApplication for its fonts."""
    size = QSize(max(1, math.ceil(picture.width * scale)), max(1, math.ceil(picture.height * scale)))
    image = QImage(size, QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(3780)
    image.setDotsPerMeterY(3780)
    image.fill(QColor(f"#{palette.surface}"))
    painter = QPainter(image)
    painter.scale(scale, scale)
    draw_picture(picture, painter, palette)
    painter.end()
    return image


def png_of(picture: Picture, palette: Palette = LIGHT, *, scale: float = 2.0) -> bytes:
    """The picture as the content of a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # QImage.save wants its format as text here, whatever its own types say; the writer wants what it says.
    QImageWriter(buffer, QByteArray(b"PNG")).write(image_of(picture, palette, scale=scale))
    return bytes(buffer.data().data())

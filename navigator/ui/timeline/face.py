"""The fonts, pens and little pictures that a timeline is painted with, made once for each theme."""

from collections import OrderedDict

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QPolygonF,
    QStaticText,
    QTransform,
)

from navigator.actions.marks import TO_CHOOSE
from navigator.layout.display_list import Dash
from navigator.layout.time_glyphs import sign_of
from navigator.layout.timeline import Metrics
from navigator.ui.theme import Theme

_USUAL_PIXELS = 14.0
"""The size of the base type, 10.5 points, on a screen of 96 dots to the inch."""
_MOST_TEXTS = 6_000
HATCH = 5
"""Pixels from one stroke of a hatching to the next."""
_TILE = 20
"""Pixels: a multiple of HATCH that is whole at the usual ratios of screens."""

Sized = tuple[QPixmap, float, float]
"""A little picture and half its width and height."""

DASHES = {Dash.DASHED: (3.0, 2.5), Dash.DOTTED: (1.0, 2.5)}


class Face:
    """How a timeline looks in one theme on a screen of one pixel ratio."""

    def __init__(self, theme: Theme, ratio: float) -> None:
        self.theme = theme
        self.ratio = ratio
        pixels = QFontInfo(theme.font()).pixelSize()
        self.metrics = Metrics().grown(100.0 * pixels / _USUAL_PIXELS)
        self._fonts: dict[tuple[float, bool], QFont] = {}
        self._widths: dict[tuple[str, float, bool], float] = {}
        self._texts: OrderedDict[tuple[str, float, bool], QStaticText] = OrderedDict()
        self._signs: dict[tuple[str, bool, bool], Sized] = {}
        self._pills: dict[tuple[int, bool], Sized] = {}
        self._colours: dict[str, QColor] = {}
        self._pens: dict[tuple[str, float, Dash], QPen] = {}
        self._hatches: dict[str, QBrush] = {}
        self._ascents: dict[tuple[float, bool], float] = {}
        self._marks: dict[str, Sized] = {}

    def colour(self, name: str) -> QColor:
        """A colour by its token's name."""
        found = self._colours.get(name)
        if found is None:
            found = self._colours[name] = self.theme.colour(name)
        return found

    def pen(self, name: str, width: float = 1.0, dash: Dash = Dash.SOLID) -> QPen:
        """A pen in a colour of the palette."""
        found = self._pens.get((name, width, dash))
        if found is None:
            found = self._pens[(name, width, dash)] = QPen(self.colour(name), width)
            if dash in DASHES:
                found.setDashPattern(list(DASHES[dash]))
        return found

    def hatch(self, name: str) -> QBrush:
        """Strokes from low left to high right in a colour of the palette, to fill with."""
        found = self._hatches.get(name)
        if found is None:
            side = round(_TILE * self.ratio)
            tile = QPixmap(side, side)
            tile.fill(Qt.GlobalColor.transparent)
            painter = QPainter(tile)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(side / _TILE, side / _TILE)
            painter.setPen(QPen(self.colour(name), 1))
            painter.drawLines([QLineF(x, _TILE, x + _TILE, 0) for x in range(-_TILE, _TILE, HATCH)])
            painter.end()
            found = QBrush(tile)
            found.setTransform(QTransform.fromScale(_TILE / side, _TILE / side))
            self._hatches[name] = found
        return found

    def font(self, size: float, bold: bool = False) -> QFont:
        """The system's face at a size in pixels."""
        found = self._fonts.get((size, bold))
        if found is None:
            # A copy: the theme's own is everybody's.
            found = QFont(self.theme.font(strong=bold))
            found.setPixelSize(max(1, round(size)))
            self._fonts[(size, bold)] = found
        return found

    def measure(self, text: str, size: float, bold: bool) -> float:
        """The width of a text in pixels."""
        key = (text, size, bold)
        found = self._widths.get(key)
        if found is None:
            if len(self._widths) > 10 * _MOST_TEXTS:
                self._widths.clear()
            found = QFontMetricsF(self.font(size, bold)).horizontalAdvance(text)
            self._widths[key] = found
        return found

    def text(self, text: str, size: float, bold: bool = False) -> QStaticText:
        """A text that is set already, to be painted fast."""
        key = (text, size, bold)
        found = self._texts.get(key)
        if found is None:
            found = QStaticText(text)
            found.setTextFormat(Qt.TextFormat.PlainText)
            found.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
            found.prepare(font=self.font(size, bold))
            self._texts[key] = found
            if len(self._texts) > _MOST_TEXTS:
                self._texts.popitem(last=False)
        return found

    def ascent(self, size: float, bold: bool = False) -> float:
        """From the top of a line of text to its baseline."""
        found = self._ascents.get((size, bold))
        if found is None:
            found = self._ascents[(size, bold)] = QFontMetricsF(self.font(size, bold)).ascent()
        return found

    def sign(self, kind: str, *, past: bool, lit: bool) -> Sized:
        """The sign of a kind of entry, solid for what was and outlined for what will be."""
        key = (kind, past, lit)
        found = self._signs.get(key)
        if found is None:
            found = self._signs[key] = _sized(self._drawn(kind, past, lit))
        return found

    def _drawn(self, kind: str, past: bool, lit: bool) -> QPixmap:
        size = self.metrics.glyph
        drawn, painter = self._blank(size * 1.8, size * 1.8)
        painter.translate(size * 0.9, size * 0.9)
        sign = sign_of(kind)
        colour = self.colour(sign.colour if lit else "line")
        painter.setPen(QPen(colour, 1.3))
        for place, stroke in enumerate(sign.strokes):
            line = QPolygonF([QPointF(x * size, y * size) for x, y in stroke])
            if not sign.closed or (place and not sign.filled):
                painter.drawPolyline(line)
                continue
            painter.setBrush(colour if sign.filled and past else self.colour("surface"))
            painter.drawPolygon(line)
        painter.end()
        return drawn

    def pill(self, count: int, *, lit: bool) -> Sized:
        """How many entries stand close together."""
        found = self._pills.get((count, lit))
        if found is None:
            text = str(count) if count < 1000 else f"{count // 1000}k"
            size = self.metrics.small
            wide = max(self.measure(text, size, False) + size * 0.9, size * 1.5)
            drawn, painter = self._blank(wide + 2, size * 1.5 + 2)
            area = QRectF(1, 1, wide, size * 1.5)
            painter.setPen(QPen(self.colour("muted" if lit else "hairline"), 1))
            painter.setBrush(self.colour("surface"))
            painter.drawRoundedRect(area, size * 0.75, size * 0.75)
            painter.setPen(self.colour("ink" if lit else "line"))
            painter.setFont(self.font(size))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
            painter.end()
            found = self._pills[(count, lit)] = _sized(drawn)
        return found

    def mark(self, word: str) -> Sized:
        """A mark: the word on a pill, filled for what is new and in outline for what is to be chosen."""
        if word not in self._marks:
            size = self.metrics.small
            wide = self.measure(word, size, True) + size * 0.8
            chosen = word == TO_CHOOSE
            drawn, painter = self._blank(wide + 2, size * 1.3 + 2)
            area = QRectF(1, 1, wide, size * 1.3)
            painter.setPen(QPen(self.colour("warn" if chosen else "surface"), 1))
            painter.setBrush(self.colour("surface" if chosen else "accent"))
            painter.drawRoundedRect(area, size * 0.65, size * 0.65)
            painter.setPen(self.colour("warn" if chosen else "on_accent"))
            painter.setFont(self.font(size, True))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, word)
            painter.end()
            self._marks[word] = _sized(drawn)
        return self._marks[word]

    def _blank(self, width: float, height: float) -> tuple[QPixmap, QPainter]:
        drawn = QPixmap(round(width * self.ratio), round(height * self.ratio))
        drawn.setDevicePixelRatio(self.ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return drawn, painter


def _sized(picture: QPixmap) -> Sized:
    half = picture.deviceIndependentSize() / 2
    return picture, half.width(), half.height()


def arrow_path(corners: tuple[tuple[float, float], ...], bend: float = 4.0) -> QPainterPath:
    """A line through corners that turns softly."""
    points = [QPointF(x, y) for x, y in corners]
    path = QPainterPath(points[0])
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        path.lineTo(_toward(corner, before, bend))
        path.quadTo(corner, _toward(corner, after, bend))
    path.lineTo(points[-1])
    return path


def _toward(start: QPointF, end: QPointF, far: float) -> QPointF:
    gap = end - start
    length = max(abs(gap.x()), abs(gap.y()))
    return start + gap * min(far / length, 0.5) if length else start

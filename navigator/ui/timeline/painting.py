"""Paints a frame of a timeline, kind by kind: many alike are drawn much faster than as many in turn."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPen, QPolygonF

from navigator.layout.bar_looks import BarLook, bar_look
from navigator.layout.graphemes import cut_to_width
from navigator.layout.timeline_frame import Bar, Curve, Frame, Glyph, tick_words
from navigator.layout.timeline_shapes import CURVES, OTHER_CURVE, clipped, head_remarks, two_lines
from navigator.ui.timeline.face import HATCH, Face

_TODAY = "Today"


class FramePainter:
    """Paints one frame; the painter's origin is the frame's corner."""

    def __init__(self, painter: QPainter, frame: Frame, face: Face) -> None:
        self.painter = painter
        self.frame = frame
        self.face = face
        self.metrics = face.metrics

    def paint(self) -> None:
        """Rulings, curves, bars and signs."""
        self._rulings()
        for curve in self.frame.curves:
            self._curve(curve)
        self._today()
        self._bars()
        self._glyphs()

    def _rulings(self) -> None:
        frame, painter = self.frame, self.painter
        low = frame.height
        fine = [QLineF(tick.x, 0, tick.x, low) for tick in frame.ticks.fine if 0 <= tick.x <= frame.width]
        painter.setPen(self.face.pen("hairline"))
        painter.drawLines(fine)
        painter.drawLines([QLineF(0, box.bottom - 0.5, frame.width, box.bottom - 0.5) for box in frame.lanes])
        coarse = [QLineF(tick.x, 0, tick.x, low) for tick in frame.ticks.coarse if 0 <= tick.x <= frame.width]
        painter.setPen(self.face.pen("hairline", 2))
        painter.drawLines(coarse)

    def _today(self) -> None:
        x = self.frame.today
        if 0 <= x <= self.frame.width:
            self.painter.setPen(self.face.pen("accent", 1.5))
            self.painter.drawLine(QLineF(x, 0, x, self.frame.height))

    def _curve(self, curve: Curve) -> None:
        dash, width, colour = CURVES.get(curve.line.by, OTHER_CURVE)
        painter = self.painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = [QPointF(x, y) for x, y in clipped(list(curve.points), self.frame.width)]
        painter.setPen(self.face.pen(colour, width * 1.2, dash))
        painter.drawPolyline(QPolygonF(places))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.face.colour(colour))
        seen = [(x, y) for x, y in curve.points if -3 <= x <= self.frame.width + 3]
        for x, y in seen:
            painter.drawEllipse(QPointF(x, y), 2.4, 2.4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if seen and curve.labelled and seen[-1] == curve.points[-1]:
            x, y = seen[-1]
            self.text(x + 7, y + self.metrics.small * 0.36, f"{curve.line.points[-1].value:g}", colour=colour)

    def _bars(self) -> None:
        solid: dict[str, list[QRectF]] = defaultdict(list)
        outlined: dict[tuple[BarLook, bool], list[QRectF]] = defaultdict(list)
        special: list[Bar] = []
        high = self.metrics.bar
        for bar in self.frame.bars:
            look = bar_look(bar.item.state)
            if bar.fade_start or bar.fade_end:
                special.append(bar)
                continue
            past = bar.today if look.solid else bar.x0
            if past > bar.x0:
                solid[look.solid if bar.lit else "hairline"].append(
                    QRectF(bar.x0, bar.y, past - bar.x0, high)
                )
            if bar.x1 > past:
                outlined[(look, bar.lit)].append(QRectF(past + 0.5, bar.y + 0.5, bar.x1 - past - 1, high - 1))
        self._solid(solid)
        for (look, lit), areas in outlined.items():
            self._outlined(look, areas, lit=lit)
        for bar in special:
            self._fading(bar)
        self._remarks()

    def _solid(self, areas: Mapping[str, Iterable[QRectF]]) -> None:
        self.painter.setPen(Qt.PenStyle.NoPen)
        for colour, some in areas.items():
            self.painter.setBrush(self.face.colour(colour))
            self.painter.drawRects(list(some))

    def _outlined(self, look: BarLook, areas: list[QRectF], *, lit: bool) -> None:
        painter = self.painter
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.face.colour("surface"))
        painter.drawRects(areas)
        colour = look.outline if lit else "hairline"
        if look.hatched:
            # The strokes go along with the bars when one looks elsewhere.
            painter.setBrushOrigin(QPointF(-self.frame.scale.start * self.frame.scale.per_day % HATCH, 0))
            painter.setBrush(self.face.hatch(colour))
            painter.drawRects(areas)
        painter.setPen(self.face.pen(colour, 1.0, look.dash))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRects(areas)

    def _fading(self, bar: Bar) -> None:
        look = bar_look(bar.item.state)
        painter, high = self.painter, self.metrics.bar
        past = bar.today if look.solid else bar.x0
        if past > bar.x0:
            colour = self.face.colour(look.solid if bar.lit else "hairline")
            end = bar.fade_end if past >= bar.x1 else 0.0
            brush = faded(colour, bar.x0, past, min(bar.fade_start, past - bar.x0), end)
            painter.fillRect(QRectF(bar.x0, bar.y, past - bar.x0, high), brush)
        if bar.x1 > past:
            colour = self.face.colour(look.outline if bar.lit else "hairline")
            start = bar.fade_start if past <= bar.x0 else 0.0
            brush = faded(colour, past, bar.x1, start, min(bar.fade_end, bar.x1 - past))
            area = QRectF(past + 0.5, bar.y + 0.5, bar.x1 - past - 1, high - 1)
            pen = QPen(brush, 1)
            if look.hatched:
                painter.setPen(pen)
                painter.drawLines(hatching(area))
            painter.setPen(pen)
            painter.drawLine(area.topLeft(), area.topRight())
            painter.drawLine(area.bottomLeft(), area.bottomRight())

    def _remarks(self) -> None:
        """How many bars stand for one, and where one was stopped."""
        high = self.metrics.bar
        caps = [bar for bar in self.frame.bars if bar.item.state == "stopped" and bar.many == 1]
        self.painter.setPen(self.face.pen("muted", 2))
        self.painter.drawLines([QLineF(bar.x1, bar.y - 3, bar.x1, bar.y + high + 3) for bar in caps])
        busy: dict[float, float] = {}
        for bar in self.frame.bars:
            if bar.many > 1 and bar.x0 >= busy.get(bar.y, -1e9):
                words = str(bar.many)
                self.text(bar.x0, bar.y - 3, words, colour="muted")
                busy[bar.y] = bar.x0 + self.face.measure(words, self.metrics.small, False) + 6

    def _glyphs(self) -> None:
        spread = [glyph for glyph in self.frame.glyphs if glyph.many == 1 and glyph.x1 - glyph.x0 > 12]
        for glyph in spread:
            self._spread(glyph)
        draw, face, today = self.painter.drawPixmap, self.face, self.frame.today
        for glyph in self.frame.glyphs:
            if glyph.many > 1:
                picture, wide, high = face.pill(glyph.many, lit=glyph.lit)
            else:
                picture, wide, high = face.sign(glyph.item.state, past=glyph.x <= today, lit=glyph.lit)
            draw(round(glyph.x - wide), round(glyph.y - high), picture)

    def _spread(self, glyph: Glyph) -> None:
        x0, x1 = max(glyph.x0, -40.0), min(glyph.x1, self.frame.width + 40)
        half = (x1 - x0) / 2
        self.painter.fillRect(
            QRectF(x0, glyph.y - 1, x1 - x0, 2), faded(self.face.colour("muted"), x0, x1, half, half)
        )

    def words(self) -> None:
        """The words of bars and signs, which nothing may run through."""
        size = self.metrics.type_size
        blanks = []
        for words in self.frame.words:
            wide = self.face.measure(words.text, words.size, False)
            blanks.append(QRectF(words.x - 1, words.y - size * 0.85, wide + 2, size * 1.1))
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.face.colour("surface"))
        self.painter.drawRects(blanks)
        for words in self.frame.words:
            self.text(words.x, words.y, words.text, size=words.size, colour="ink" if words.lit else "line")

    def text(
        self, x: float, y: float, words: str, *, size: float = 0.0, bold: bool = False, colour: str = "ink"
    ) -> None:
        """A line of text from `x` on its baseline."""
        size = size or self.metrics.small
        self.painter.setFont(self.face.font(size, bold))
        self.painter.setPen(self.face.colour(colour))
        top = y - self.face.ascent(size, bold)
        self.painter.drawStaticText(QPointF(x, top), self.face.text(words, size, bold))


def paint_item_marks(painter: QPainter, frame: Frame, face: Face) -> None:
    """The word on a pill at whatever is marked; the origin is the frame's corner."""
    size, bar_high = face.metrics.glyph, face.metrics.bar
    for bar in frame.bars:
        if bar.mark:
            picture, wide, high = face.mark(bar.mark)
            # Inside a long bar, and just behind a short one, whose look it would hide.
            inside = min(bar.x1, frame.width) - max(bar.x0, 0.0) > 3 * wide
            x = min(bar.x1, frame.width) - 2 * wide - 3 if inside else min(bar.x1 + 3, frame.width - 2 * wide)
            painter.drawPixmap(round(x), round(bar.y + bar_high / 2 - high), picture)
    for glyph in frame.glyphs:
        if glyph.mark:
            picture, wide, high = face.mark(glyph.mark)
            x = min(glyph.x + size * 0.4, frame.width - 2 * wide)
            painter.drawPixmap(round(x), round(glyph.y - size * 0.7 - high), picture)


def paint_empty(painter: QPainter, frame: Frame, face: Face) -> None:
    """What to do where nothing has a date; the origin is the frame's corner."""
    painter.setFont(face.font(face.metrics.type_size))
    painter.setPen(face.colour("muted"))
    area = QRectF(frame.width * 0.1, 0, frame.width * 0.8, frame.height * 0.9)
    flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
    painter.fillRect(painter.boundingRect(area, flags, _EMPTY).adjusted(-8, -6, 8, 6), face.colour("surface"))
    painter.drawText(area, flags, _EMPTY)


_EMPTY = (
    "Nothing with a date is written down yet.\n"
    "Press Insert, or double-click a day, to plan a step there; or write what happened into the line below."
)


def paint_heads(painter: QPainter, frame: Frame, face: Face, wide: float, chosen: int) -> None:
    """The titles of the lanes in a column so wide, the one at `chosen` marked; the origin is its corner."""
    brush = FramePainter(painter, frame, face)
    metrics = face.metrics
    room = wide - 24
    for box in frame.lanes:
        if box.number == chosen:
            painter.fillRect(QRectF(0, box.top, 3, box.bottom - box.top - 1), face.colour("accent"))
        y = max(box.top, 0.0) + metrics.pad + metrics.type_size
        for line in two_lines(box.lane.head.title, room, metrics.type_size, face.measure):
            brush.text(16, y, line, size=metrics.type_size, bold=True)
            y += metrics.type_size * 1.25
        for under in head_remarks(box):
            if y < box.bottom - 2:
                cut = cut_to_width(under, room, metrics.small, False, face.measure)
                brush.text(16, y, cut, colour="muted")
                y += metrics.small * 1.3
        painter.setPen(face.pen("hairline"))
        painter.drawLine(QLineF(0, box.bottom - 0.5, wide, box.bottom - 0.5))
        if box.lane.scores and box.bottom - metrics.scores > y:
            brush.text(
                16, box.bottom - metrics.pad - metrics.scores / 2, "Scores: up is better", colour="muted"
            )


def paint_axis(painter: QPainter, frame: Frame, face: Face) -> None:
    """The words of the rulings and today's; the origin is the upper left corner of the axis."""
    brush = FramePainter(painter, frame, face)
    metrics = face.metrics
    size, small = metrics.type_size, metrics.small
    painter.setPen(face.pen("line"))
    painter.drawLine(QLineF(0, metrics.axis - 0.5, frame.width, metrics.axis - 0.5))
    for tick in tick_words(frame.ticks.coarse, frame.width, size, face.measure):
        brush.text(tick.x + 5, metrics.axis * 0.42, tick.label, size=size, bold=True)
    half = (face.measure(_TODAY, small, True) + small) / 2
    for tick in tick_words(frame.ticks.fine, frame.width, small, face.measure):
        end = tick.x + 8 + face.measure(tick.label, small, False)
        if tick.x >= 0 and (end < frame.today - half or tick.x > frame.today + half - 4):
            brush.text(tick.x + 5, metrics.axis * 0.82, tick.label, colour="muted")
    if 0 <= frame.today <= frame.width:
        area = QRectF(frame.today - half, metrics.axis - small * 1.7, 2 * half, small * 1.55)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(face.colour("accent"))
        painter.drawRoundedRect(area, small * 0.75, small * 0.75)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        brush.text(
            area.left() + small / 2, area.bottom() - small * 0.42, _TODAY, bold=True, colour="on_accent"
        )


def hatching(area: QRectF) -> list[QLineF]:
    """Strokes from low left to high right over a narrow area."""
    lines = []
    x = area.left()
    while x < area.right():
        end = min(x + area.height(), area.right())
        lines.append(QLineF(x, area.bottom(), end, area.bottom() - (end - x)))
        x += HATCH
    return lines


def faded(colour: QColor, x0: float, x1: float, start: float, end: float) -> QBrush:
    """The colour, growing out of nothing at the start and into nothing at the end, over so many pixels."""
    clear = QColor(colour)
    clear.setAlpha(0)
    across = QLinearGradient(x0, 0, x1, 0)
    whole = max(x1 - x0, 0.001)
    first, last = min(start / whole, 1.0), max(1 - end / whole, 0.0)
    across.setColorAt(0, clear if start else colour)
    across.setColorAt(first, colour)
    across.setColorAt(max(first, last), colour)
    across.setColorAt(1, clear if end else colour)
    return QBrush(across)

"""All of a timeline in a strip: how much happened when, today, and a frame around what the canvas shows."""

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from navigator.layout.timeline_frame import tick_words
from navigator.layout.timeline_scale import Scale, fitted, ticks
from navigator.ui.timeline.canvas import Canvas

_HIGH = 40
_BIN = 4
"""Pixels of each column."""


class OverviewStrip(QWidget):
    """Click or drag in it to look there. Everything it can do the canvas can do by keys, so it takes none."""

    def __init__(self, canvas: Canvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._columns: list[int] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setToolTip("All of it: click to look there")
        canvas.seen_changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """A strip."""
        return QSize(300, self._canvas.theme.pixels(_HIGH))

    def count_anew(self) -> None:
        """Count what happened when; call it when another timeline shows."""
        timeline, scale = self._canvas.timeline, self._scale()
        self._columns = [0] * (max(self.width(), _BIN) // _BIN + 1)
        if timeline is None or scale is None:
            return
        for item in timeline.items.values():
            at = int(scale.x((item.start + min(item.end, item.start + 1)) / 2) // _BIN)
            if 0 <= at < len(self._columns):
                self._columns[at] += 1
        self.update()

    def _scale(self) -> Scale | None:
        timeline = self._canvas.timeline
        return fitted(*timeline.span, float(self.width())) if timeline is not None else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other columns."""
        super().resizeEvent(event)
        self.count_anew()

    def paintEvent(self, _: QPaintEvent) -> None:
        """Columns, years, today, and the frame."""
        scale, canvas = self._scale(), self._canvas
        painter = QPainter(self)
        theme, face = canvas.theme, canvas.face
        painter.fillRect(self.rect(), theme.colour("background"))
        if scale is None or canvas.timeline is None:
            return
        low = self.height() - face.metrics.small * 1.5
        painter.setFont(face.font(face.metrics.small))
        width, small = float(self.width()), face.metrics.small
        coarse = ticks(scale, width, type_size=small).coarse
        painter.setPen(theme.colour("hairline"))
        painter.drawLines([QLineF(tick.x, 0, tick.x, self.height()) for tick in coarse])
        painter.setPen(theme.colour("muted"))
        for tick in tick_words(coarse, width - 4, small, face.measure):
            painter.drawText(QRectF(tick.x + 4, low, 200, self.height() - low), tick.label)
        most = max(self._columns, default=0) or 1
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("line"))
        tall = low - 5
        painter.drawRects(
            [
                QRectF(
                    at * _BIN,
                    low - max(tall * (count / most) ** 0.5, 2),
                    _BIN - 1,
                    max(tall * (count / most) ** 0.5, 2),
                )
                for at, count in enumerate(self._columns)
                if count
            ]
        )
        painter.setPen(QPen(theme.colour("accent"), 1.5))
        today = scale.x(canvas.timeline.today)
        painter.drawLine(QLineF(today, 0, today, low))
        seen = canvas.scale
        x0, x1 = scale.x(seen.start), scale.x(seen.moment(canvas.room[0]))
        window = QRectF(x0, 0, max(x1 - x0, 4), self.height()).intersected(QRectF(self.rect()))
        wash = theme.colour("accent")
        wash.setAlpha(28)
        painter.fillRect(window, wash)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(window.adjusted(0.75, 0.75, -0.75, -0.75))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Look there."""
        self._look(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Look along."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._look(event)

    def _look(self, event: QMouseEvent) -> None:
        scale = self._scale()
        if scale is not None:
            self._canvas.go_to(scale.moment(event.position().x()))

"""What is painted over a timeline: what is selected and its chain, a move being made, where one stands."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from navigator.insights.what_if import Shift
from navigator.layout.arrows import elbow, head
from navigator.layout.time_items import step_item
from navigator.layout.timeline_frame import Frame
from navigator.ui.timeline.face import arrow_path

if TYPE_CHECKING:
    from navigator.ui.timeline.outlook import Outlook


class Overlay:
    """Paints over one frame; the painter's origin is the frame's corner."""

    def __init__(self, canvas: "Outlook", painter: QPainter, frame: Frame) -> None:
        self._canvas = canvas
        self._painter = painter
        self._frame = frame
        self._face = canvas.face
        self._top = canvas.verticalScrollBar().value()

    def paint(self) -> None:
        """All but the chain."""
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._stand()
        self._selected()
        move = self._canvas.moving
        if move is not None:
            for shift in move.shifts:
                self._shift(shift, strong=shift is move.shifts[0])
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _stand(self) -> None:
        if self._canvas.stand is None or self._canvas.item:
            return
        moment, lane = self._canvas.stand
        box = next((box for box in self._frame.lanes if box.number == lane), None)
        x = self._frame.scale.x(moment)
        if box is not None and 0 <= x <= self._frame.width:
            self._painter.setPen(QPen(self._face.colour("accent"), 1, Qt.PenStyle.DashLine))
            self._painter.drawLine(QLineF(x, box.top + 3, x, box.bottom - 4))

    def _place(self, item: str) -> tuple[float, float, float] | None:
        """Start, end and middle height of an item's bar, in the selected one's lane where it stands there."""
        viewer = self._canvas.viewer
        found = viewer.place(item, self._frame.scale, self._canvas.lane) if viewer else None
        return (found[1], found[2], found[3] - self._top) if found else None

    def chain(self) -> None:
        """An arrow for each dependency between two steps of the chain."""
        chain = set(self._canvas.chain)
        if len(chain) < 2 or self._canvas.plan is None:
            return
        metrics = self._face.metrics
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for step in self._canvas.chain:
            for before in self._canvas.plan.graph.waits_for.get(step, ()):
                start, end = self._place(before), self._place(step)
                if before not in chain or start is None or end is None:
                    continue
                corners = elbow(start[1], start[2], end[0], end[2], out=8, row=metrics.row)
                self._painter.setPen(QPen(self._face.colour("ink"), 1.4))
                self._painter.setBrush(Qt.BrushStyle.NoBrush)
                self._painter.drawPath(arrow_path(corners))
                self._painter.setBrush(self._face.colour("ink"))
                tip = QPolygonF([QPointF(x, y) for x, y in head(end[0], end[2], 5)])
                self._painter.drawPolygon(tip)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _selected(self) -> None:
        """A ring around every bar and sign of the selected item, and its words again in full."""
        item = self._canvas.item
        if not item:
            return
        self._painter.setPen(QPen(self._face.colour("accent"), 2))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        high, size = self._face.metrics.bar, self._face.metrics.glyph
        for bar in self._frame.bars:
            if bar.item.id == item:
                self._painter.drawRoundedRect(
                    QRectF(bar.x0 - 3, bar.y - 3, bar.x1 - bar.x0 + 6, high + 6), 4, 4
                )
        for glyph in self._frame.glyphs:
            if glyph.item.id == item:
                self._painter.drawEllipse(QPointF(glyph.x, glyph.y), size * 0.95, size * 0.95)

    def _shift(self, shift: Shift, *, strong: bool) -> None:
        """Where a step would go: its new bar in outline, and its words."""
        timeline, place = self._canvas.timeline, self._place(shift.after.id)
        item = step_item(shift.after, timeline.standing) if timeline else None
        if item is None or place is None:
            return
        scale, metrics = self._frame.scale, self._face.metrics
        x0, x1 = scale.x(item.start), max(scale.x(item.end), scale.x(item.start) + metrics.bar)
        x0, x1 = max(x0, -20.0), min(x1, self._frame.width + 20)
        if x1 <= x0:
            return
        middle = place[2]
        area = QRectF(x0, middle - metrics.bar * 0.8, x1 - x0, metrics.bar * 1.6)
        fill = QColor(self._face.colour("accent" if strong else "surface"))
        fill.setAlpha(90 if strong else 220)
        self._painter.setBrush(fill)
        self._painter.setPen(QPen(self._face.colour("accent"), 2 if strong else 1.4))
        self._painter.drawRoundedRect(area, 3, 3)
        if not strong:
            days = f"{shift.days:+d} day{'s' if abs(shift.days) != 1 else ''}"
            self._painter.setFont(self._face.font(metrics.small, True))
            self._painter.setPen(self._face.colour("accent"))
            self._painter.drawText(QPointF(x1 + 6, middle + metrics.small * 0.36), days)

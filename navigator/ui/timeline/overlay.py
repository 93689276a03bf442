"""What is painted over a timeline: what is selected and its chain, a move being made, where one stands."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from navigator.insights.sequencing import Plan
from navigator.insights.what_if import Shift
from navigator.layout.arrows import elbow, head
from navigator.layout.time_items import step_item
from navigator.layout.timeline_frame import Bar, Frame
from navigator.ui.timeline.face import arrow_path

if TYPE_CHECKING:
    from navigator.ui.timeline.outlook import Outlook

_MOST_ARROWS = 150
"""Dependencies: where there are more, their arrows would hide what they are about."""


class Overlay:
    """Paints over one frame; the painter's origin is the frame's corner."""

    def __init__(self, canvas: "Outlook", painter: QPainter, frame: Frame) -> None:
        self._canvas = canvas
        self._painter = painter
        self._frame = frame
        self._face = canvas.face
        self._top = canvas.verticalScrollBar().value()

    def paint(self) -> None:
        """All but the arrows."""
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

    def arrows(self) -> None:
        """What waits for what: the chain of the selected step, or else faintly all that is in sight."""
        if len(self._canvas.chain) > 1:
            self._chain()
        elif self._canvas.plan is not None:
            self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for start, end in self._in_sight(self._canvas.plan):
                self._arrow((start.x1, self._middle(start)), (end.x0, self._middle(end)), "line", 1.0)
            self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _in_sight(self, plan: Plan) -> list[tuple[Bar, Bar]]:
        """The bars of each unmet dependency, both in the frame, in one lane where they share one."""
        edges = [(step, other) for step, others in plan.graph.waits_for.items() for other in others]
        if not edges or len(edges) > _MOST_ARROWS:
            return []
        named = {step for edge in edges for step in edge}
        bars: dict[str, list[tuple[int, Bar]]] = {}
        for box in self._frame.lanes:
            for bar in self._frame.bars:
                if bar.many == 1 and bar.item.id in named and box.top <= bar.y < box.bottom:
                    bars.setdefault(bar.item.id, []).append((box.number, bar))
        found = []
        for step, other in edges:
            pairs = [(one, two) for one in bars.get(other, ()) for two in bars.get(step, ())]
            if pairs:
                one, two = min(pairs, key=lambda pair: pair[0][0] != pair[1][0])
                found.append((one[1], two[1]))
        return found

    def _middle(self, bar: Bar) -> float:
        return bar.y + self._face.metrics.bar / 2

    def _arrow(self, start: tuple[float, float], end: tuple[float, float], colour: str, width: float) -> None:
        corners = elbow(*start, *end, out=8, row=self._face.metrics.row)
        ink = self._face.colour(colour)
        self._painter.setPen(QPen(ink, width))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawPath(arrow_path(corners))
        self._painter.setBrush(ink)
        self._painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in head(*end, 5)]))

    def _chain(self) -> None:
        """An arrow for each dependency between two steps of the chain."""
        chain = set(self._canvas.chain)
        if self._canvas.plan is None:
            return
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for step in self._canvas.chain:
            for before in self._canvas.plan.graph.waits_for.get(step, ()):
                start, end = self._place(before), self._place(step)
                if before in chain and start is not None and end is not None:
                    self._arrow((start[1], start[2]), (end[0], end[2]), "ink", 1.4)
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
            size = metrics.small
            wide = self._face.measure(days, size, True)
            blank = QRectF(x1 + 4, middle - size * 0.7, wide + 4, size * 1.4)
            self._painter.fillRect(blank, self._face.colour("surface"))
            self._painter.setFont(self._face.font(size, True))
            self._painter.setPen(self._face.colour("accent"))
            self._painter.drawText(QPointF(x1 + 6, middle + size * 0.36), days)

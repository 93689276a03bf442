"""A timeline through a window: painted by hand, culled and merged, looked at from near and far.

What happens when one points at it, drags it or presses a key is in `canvas`.
"""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from navigator.casefile.case import Case
from navigator.insights.sequencing import Plan
from navigator.layout.time_items import TimeItem
from navigator.layout.timeline import Timeline
from navigator.layout.timeline_frame import Frame, Lit, Viewer
from navigator.layout.timeline_scale import Scale
from navigator.ui.theme import Theme
from navigator.ui.timeline.face import Face
from navigator.ui.timeline.moving import Move
from navigator.ui.timeline.overlay import Overlay
from navigator.ui.timeline.painting import (
    FramePainter,
    paint_axis,
    paint_empty,
    paint_heads,
    paint_item_marks,
)

STEP = 60
"""Pixels that one click of the wheel scrolls."""


class Outlook(QAbstractScrollArea):
    """A timeline through a window; `case`, `plan` and `timeline` are those that show."""

    seen_changed = Signal()
    """Another part of it, or another closeness, shows."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.case = Case()
        self.plan: Plan | None = None
        self.timeline: Timeline | None = None
        self.viewer: Viewer | None = None
        self.frame: Frame | None = None
        self.scale = Scale(738_000.0, 1.0)
        self.item, self.lane = "", 0
        self.chain: tuple[str, ...] = ()
        self.moving: Move | None = None
        self.stand: tuple[float, int] | None = None
        """The moment and the lane where one stands: where something new would go."""
        self._filter: Lit | None = None
        self._marked: Mapping[str, str] = {}
        self._face: Face | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(STEP // 3)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        theme.changed.connect(self._on_theme)

    # What shows

    @property
    def face(self) -> Face:
        """How it looks on this screen."""
        if self._face is None or self._face.ratio != self.devicePixelRatioF():
            self._face = Face(self.theme, self.devicePixelRatioF())
            if self.viewer is not None:
                self.viewer.metrics, self.viewer.measure = self._face.metrics, self._face.measure
        return self._face

    @property
    def gutter(self) -> float:
        """How wide the column of titles is."""
        return min(self.face.metrics.gutter, self.viewport().width() * 0.3)

    @property
    def room(self) -> tuple[float, float]:
        """How wide and high the frame is."""
        viewport = self.viewport()
        return max(viewport.width() - self.gutter, 1.0), max(viewport.height() - self.face.metrics.axis, 1.0)

    def show_timeline(self, case: Case, plan: Plan, timeline: Timeline, *, anew: bool) -> None:
        """Show this; `anew` from a distance that shows all of it, otherwise from where one is."""
        self.case, self.plan, self.timeline = case, plan, timeline
        self.viewer = Viewer(timeline, self.face.metrics, self.face.measure)
        self.moving = None
        if anew:
            self.scale = timeline.whole(self.room[0], self.face.metrics)
            self.verticalScrollBar().setValue(0)
        self.select(self.item, self.lane)
        self._fit()

    def select(self, item: str, lane: int = -1) -> None:
        """Mark an item and all that hangs together with it."""
        self.item = item
        if self.timeline is not None and item:
            here = 0 <= lane < len(self.timeline.lanes) and any(
                one.id == item for one in self.timeline.lanes[lane].in_order
            )
            self.lane = lane if here else max(self.timeline.lane_of(item), 0)
        self.chain = self.plan.chain(item) if self.plan is not None and item in self.case.steps else ()
        self._light()

    def filter(self, lit: Lit | None) -> None:
        """Dim all that this does not let through."""
        self._filter = lit
        self._light()

    def mark(self, marked: Mapping[str, str]) -> None:
        """Mark these items, each with its word."""
        self._marked = marked
        self._light()

    def _light(self) -> None:
        if self.viewer is None:
            return
        chain, wanted = frozenset(self.chain), self._filter
        if len(chain) > 1:
            self.viewer.light(_in_chain(chain))
        else:
            self.viewer.light(wanted)
        self.viewer.mark(self._marked)
        self._redraw()

    # Looking around

    def look(self, scale: Scale) -> None:
        """Look from there: held so that something is always in sight."""
        if self.timeline is None:
            return
        first, last = self.timeline.span
        width = self.room[0] / scale.per_day
        start = min(max(scale.start, first - width * 0.9), last - width * 0.1)
        octave, before = self.scale.octave, self._anchor()
        self.scale = Scale(start, scale.per_day).held()
        if self.scale.octave != octave:
            self._fit()
            self._keep(before)
        self._redraw()
        self.seen_changed.emit()

    def zoom(self, factor: float, x: float | None = None) -> None:
        """Closer or farther; what is at x (by default what is selected, or the middle) stays there."""
        if x is None:
            item = self.timeline.items.get(self.item) if self.timeline else None
            x = self.scale.x(item.start) if item else self.room[0] / 2
            x = x if 0 <= x <= self.room[0] else self.room[0] / 2
        self.look(self.scale.zoomed(factor, x))

    def whole(self) -> None:
        """All of it."""
        if self.timeline is not None:
            self.look(self.timeline.whole(self.room[0], self.face.metrics))

    def go_to(self, moment: float, share: float = 0.5) -> None:
        """Bring a moment to so far across the window."""
        self.look(Scale(moment - self.room[0] * share / self.scale.per_day, self.scale.per_day))

    def show_item(self, item: TimeItem) -> None:
        """Scroll as little as it takes for an item to be in sight."""
        if self.viewer is None:
            return
        x0, x1 = self.scale.x(item.start), self.scale.x(item.end)
        width = self.room[0]
        if x0 > width - 60 or x1 < 20:
            self.go_to(item.start, 0.4)
        tops = self.viewer.heights(self.scale)
        place = self.viewer.place(item.id, self.scale, self.lane)
        y = place[3] if place else tops[self.lane + 1] - self.face.metrics.marks
        bar, height = self.verticalScrollBar(), self.room[1]
        if not bar.value() + 30 <= y <= bar.value() + height - 30:
            bar.setValue(round(y - height / 2))

    def _anchor(self) -> tuple[int, float]:
        """The lane at the top of the window, and how far it is scrolled."""
        if self.viewer is None or self.timeline is None or not self.timeline.lanes:
            return 0, 0.0
        tops = self.viewer.heights(self.scale)
        top = self.verticalScrollBar().value()
        lane = self.timeline.lane_at(top, self.scale.octave, self.face.metrics, self.face.measure)
        return lane, top - tops[lane]

    def _keep(self, anchor: tuple[int, float]) -> None:
        if self.viewer is not None and self.timeline is not None and self.timeline.lanes:
            tops = self.viewer.heights(self.scale)
            self.verticalScrollBar().setValue(round(tops[anchor[0]] + anchor[1]))

    def _fit(self) -> None:
        """The scroll bar as long as the lanes are high."""
        if self.viewer is not None:
            height = self.room[1]
            bar = self.verticalScrollBar()
            bar.setRange(0, max(0, round(self.viewer.heights(self.scale)[-1] + 12 - height)))
            bar.setPageStep(round(height))
        self._redraw()

    def _redraw(self) -> None:
        self.frame = None
        self.viewport().update()

    def _on_scrolled(self, _: int) -> None:
        self._redraw()
        self.seen_changed.emit()

    def _on_theme(self) -> None:
        self._face = None
        if self.timeline is not None:
            self.timeline.forget_rows()
            self.viewer = Viewer(self.timeline, self.face.metrics, self.face.measure)
            self._light()
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show more or less of it."""
        super().resizeEvent(event)
        self._fit()
        self.seen_changed.emit()

    # Painting

    def seen(self) -> Frame | None:
        """The frame that shows, made if need be."""
        if self.frame is None and self.viewer is not None:
            width, height = self.room
            self.frame = self.viewer.frame(self.scale, self.verticalScrollBar().value(), width, height)
        return self.frame

    def paintEvent(self, _: QPaintEvent) -> None:
        """The frame, the titles, the axis, and what is pointed at."""
        painter = QPainter(self.viewport())
        self.paint_into(painter)
        painter.end()

    def paint_into(self, painter: QPainter) -> None:
        """Paint all that shows; also for a picture of the screen."""
        face, frame = self.face, self.seen()
        whole = QRectF(self.viewport().rect())
        painter.fillRect(whole, face.colour("surface"))
        if frame is None:
            return
        gutter, axis = self.gutter, face.metrics.axis
        inside = QRectF(gutter, axis, frame.width, frame.height)
        painter.save()
        painter.setClipRect(inside)
        painter.translate(inside.topLeft())
        brush, overlay = FramePainter(painter, frame, face), Overlay(self, painter, frame)
        brush.paint()
        overlay.arrows()
        brush.words()
        paint_item_marks(painter, frame, face)
        overlay.paint()
        if self.timeline is not None and not self.timeline.items:
            paint_empty(painter, frame, face)
        painter.restore()
        painter.save()
        painter.setClipRect(QRectF(0, axis, gutter, frame.height))
        painter.translate(0, axis)
        paint_heads(painter, frame, face, gutter, self.lane if self.item or self.stand else -1)
        painter.restore()
        painter.translate(gutter, 0)
        paint_axis(painter, frame, face)
        painter.translate(-gutter, 0)
        painter.setPen(QPen(face.colour("hairline"), 1))
        painter.drawLine(QPointF(gutter - 0.5, axis), QPointF(gutter - 0.5, whole.height()))


def _in_chain(chain: frozenset[str]) -> Lit:
    def lit(item: TimeItem) -> bool:
        return item.id in chain

    return lit

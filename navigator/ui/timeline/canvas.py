"""The timeline itself: an outlook that one can point at, drag, and move through with keys.

It tells what was asked for; what is done about it is the view's.
"""

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from navigator.layout.hits import Hit, Part, hit
from navigator.layout.timeline_scale import Scale
from navigator.layout.timeline_words import item_in_words
from navigator.ui.theme import Theme
from navigator.ui.timeline.keys import Keys
from navigator.ui.timeline.moving import Move, begin, snapped
from navigator.ui.timeline.outlook import STEP, Outlook

ZOOM = 1.25
"""How much closer one click of the wheel, or one press of a key, brings it."""
_FAR = 4
"""Pixels the pointer has to go before a press is a drag."""


class Canvas(Outlook):
    """Points, drags, and tells what was asked for."""

    pointed = Signal(str)
    """An item was pointed at ("" for none)."""

    opened = Signal(str)
    """An item's form is wanted."""

    moved = Signal(object)
    """A Move was let go of."""

    add_asked = Signal(float, int)
    """Something new is wanted at this moment in this lane."""

    menu_asked = Signal(object)
    """A menu is wanted at this QPoint on the screen."""

    said = Signal(str)
    """Something to be read, and heard by whoever cannot see it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._keys = Keys(self)
        self._pressed: tuple[QPointF, Hit | None, Scale, int] | None = None
        self._panning = False
        self.viewport().setMouseTracking(True)

    def closer(self) -> None:
        """Two turns of the wheel closer."""
        self.zoom(ZOOM**2)

    def farther(self) -> None:
        """Two turns of the wheel farther away."""
        self.zoom(1 / ZOOM**2)

    def show_today(self) -> None:
        """Bring today to the middle."""
        if self.timeline is not None:
            self.go_to(self.timeline.today)

    def at(self, place: QPointF) -> QPointF:
        """A place of the viewport as a place of the frame."""
        return QPointF(place.x() - self.gutter, place.y() - self.face.metrics.axis)

    def hit(self, place: QPointF) -> Hit | None:
        """What is at a place of the viewport."""
        frame, at = self.seen(), self.at(place)
        if frame is None or at.x() < 0 or at.y() < 0:
            return None
        return hit(frame, self.face.metrics, at.x(), at.y())

    def lane_at(self, place: QPointF) -> int:
        """The lane at a place of the viewport; -1 for none."""
        frame, y = self.seen(), self.at(place).y()
        return next((box.number for box in frame.lanes if box.top <= y < box.bottom), -1) if frame else -1

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl zooms at the pointer, Shift goes sideways, and otherwise it scrolls."""
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.look(self.scale.zoomed(ZOOM ** (turned.y() / 120), self.at(event.position()).x()))
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier or abs(turned.x()) > abs(turned.y()):
            self.look(self.scale.moved(-(turned.x() or turned.y()) / 120 * STEP))
        else:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - round(turned.y() / 120 * STEP))
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        """Two fingers on a touchpad zoom too; hovering says what it is."""
        if (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        ):
            self.look(self.scale.zoomed(1 + event.value(), self.at(event.position()).x()))
            return True
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            found = self.hit(QPointF(event.pos()))
            words = _words(found) if found is not None else ""
            QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done here, at the pointer, or where the selected item stands."""
        place = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            place = self.viewport().mapToGlobal(self.viewport().rect().center())
        else:
            self._point_at(QPointF(event.pos()))
        self.menu_asked.emit(place)

    def event(self, event: QEvent) -> bool:
        """Keys that mean something here while a step is being moved are not the window's."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and self._keys.takes(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Travel, look closer, move a step; see `keys`."""
        if not self._keys.press(event):
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Point at something, or take hold of the paper."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        found = self.hit(event.position())
        self._pressed = (event.position(), found, self.scale, self.verticalScrollBar().value())
        if found is not None and found.many == 1:
            self.stand = None
            self.lane = max(found.lane, 0)
            self.pointed.emit(found.item.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag a bar, or the paper; otherwise show what could be dragged."""
        if self._pressed is None:
            self._hover(event.position())
            return
        origin, found, scale, top = self._pressed
        gone = event.position() - origin
        if self.moving is None and not self._panning:
            if abs(gone.x()) < _FAR and abs(gone.y()) < _FAR:
                return
            step = self.case.steps.get(found.item.id) if found is not None and found.many == 1 else None
            self.moving = begin(step, found.part) if found is not None else None
            self._panning = self.moving is None
        if self.moving is not None:
            self.propose(self.moving.by(self.case, snapped(gone.x() / scale.per_day, scale.per_day)))
        else:
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self.verticalScrollBar().setValue(round(top - gone.y()))
            self.look(scale.moved(-gone.x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go: of a step where it is now, or of the paper; a click on nothing selects nothing."""
        if self._pressed is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        _, found, _, _ = self._pressed
        dragged, self._pressed, self._panning = self._panning, None, False
        self._hover(event.position())
        if self.moving is not None:
            self.let_go()
        elif not dragged and found is not None and found.many > 1:
            self.look(self.scale.zoomed(4.0, self.at(event.position()).x()))
        elif not dragged and found is None:
            self._point_at(event.position())

    def _point_at(self, place: QPointF) -> None:
        """Select what is there, or stand there where nothing is."""
        found = self.hit(place)
        self.lane = max(self.lane_at(place), 0)
        if found is not None and found.many == 1:
            self.stand = None
            self.pointed.emit(found.item.id)
            return
        self.stand = (self.scale.moment(self.at(place).x()), self.lane) if self.at(place).x() >= 0 else None
        self.pointed.emit("")
        self._redraw()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open an item; on empty paper, begin a step there."""
        found = self.hit(event.position())
        if found is not None and found.many == 1:
            self.opened.emit(found.item.id)
        elif found is None and self.at(event.position()).x() >= 0 and self.timeline is not None:
            moment, lane = self.scale.moment(self.at(event.position()).x()), self.lane_at(event.position())
            if lane >= 0 or not self.timeline.lanes:
                self.add_asked.emit(moment, lane)

    def _hover(self, place: QPointF) -> None:
        found = self.hit(place)
        shape = Qt.CursorShape.ArrowCursor
        if found is not None:
            shape = Qt.CursorShape.PointingHandCursor
            if found.part is not Part.BODY and begin(self.case.steps.get(found.item.id), found.part):
                shape = Qt.CursorShape.SizeHorCursor
        self.viewport().setCursor(shape)

    # Moving a step

    def propose(self, move: Move) -> None:
        """Show what a move would do, and say it."""
        self.moving = move
        self.said.emit(move.words(self.case))
        self.viewport().update()

    def let_go(self) -> None:
        """Have the move done, if it is one."""
        move, self.moving = self.moving, None
        self.viewport().update()
        if move is not None and move.shifts:
            self.moved.emit(move)

    def give_up(self) -> bool:
        """Forget the move; False when there is none."""
        if self.moving is None:
            return False
        self.moving = None
        self._pressed = None
        self.said.emit("Not moved.")
        self.viewport().update()
        return True


def _words(found: Hit) -> str:
    if found.many == 1:
        return item_in_words(found.item)
    return f"{found.many} close together: click to look closer"

"""What each key does in the timeline.

Left and Right go from item to item within a lane, Up and Down to the lane above or below, Enter opens.
With Alt, Left and Right move the selected step by a day (by a week from far away), and with Shift too its
end; nothing is done until Enter, and Esc gives it up.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from navigator.layout.hits import Part, across, beside, nearest
from navigator.ui.timeline.moving import begin

if TYPE_CHECKING:
    from navigator.ui.timeline.canvas import Canvas

Key = Qt.Key
_ENTER = (Key.Key_Return, Key.Key_Enter)
_ZOOM = 1.25
_WEEKS_BELOW = 1.5


class Keys:
    """The keyboard's way through one canvas."""

    def __init__(self, canvas: "Canvas") -> None:
        self._canvas = canvas

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key that the window would take means something here now."""
        if self._canvas.moving is not None:
            return event.key() in (*_ENTER, Key.Key_Escape)
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        return alt and event.key() in (Key.Key_Left, Key.Key_Right)

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key says; False when it says nothing here."""
        canvas, key = self._canvas, event.key()
        if canvas.timeline is None:
            return False
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and key in (Key.Key_Left, Key.Key_Right):
            longer = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            return self._move(1 if key == Key.Key_Right else -1, Part.END if longer else Part.BODY)
        if canvas.moving is not None and key in _ENTER:
            canvas.let_go()
        elif canvas.moving is not None and key == Key.Key_Escape:
            canvas.give_up()
        elif key in _TRAVEL:
            self._travel(*_TRAVEL[Key(key)])
        elif key in _ENTER and canvas.item:
            canvas.opened.emit(canvas.item)
        elif key in _ENTER or key == Key.Key_Insert:
            self._add()
        else:
            return self._look(key)
        return True

    def _look(self, key: int) -> bool:
        canvas = self._canvas
        width = canvas.room[0]
        if key in (Key.Key_Plus, Key.Key_Equal):
            canvas.zoom(_ZOOM)
        elif key in (Key.Key_Minus, Key.Key_Underscore):
            canvas.zoom(1 / _ZOOM)
        elif key == Key.Key_0:
            canvas.whole()
        elif key == Key.Key_T and canvas.timeline is not None:
            canvas.go_to(canvas.timeline.today)
        elif key == Key.Key_PageDown:
            canvas.look(canvas.scale.moved(width * 0.8))
        elif key == Key.Key_PageUp:
            canvas.look(canvas.scale.moved(-width * 0.8))
        elif key in (Key.Key_Home, Key.Key_End):
            self._end(first=key == Key.Key_Home)
        else:
            return False
        return True

    def _travel(self, along: int, over: int) -> None:
        """To the next item within the lane, or to the nearest in the next lane."""
        canvas, timeline = self._canvas, self._canvas.timeline
        if timeline is None or not timeline.lanes:
            return
        now = timeline.items.get(canvas.item)
        lane = min(max(canvas.lane, 0), len(timeline.lanes) - 1)
        if now is None:
            moment = canvas.stand[0] if canvas.stand else canvas.scale.moment(canvas.room[0] / 2)
            order = timeline.lanes[lane].in_order
            there = (lane, nearest(order, moment)) if order else across(timeline, moment, lane, 1)
        elif over:
            there = across(timeline, now.start, lane, over)
        else:
            found = beside(timeline, now.id, lane, along)
            there = (lane, found) if found else None
        if there is None:
            return
        canvas.lane, canvas.stand = there[0], None
        canvas.pointed.emit(there[1].id)
        canvas.show_item(there[1])

    def _end(self, *, first: bool) -> None:
        """To the first or the last item of the lane."""
        canvas, timeline = self._canvas, self._canvas.timeline
        if timeline is None or not timeline.lanes:
            return
        order = timeline.lanes[min(canvas.lane, len(timeline.lanes) - 1)].in_order
        if order:
            item = order[0 if first else -1]
            canvas.pointed.emit(item.id)
            canvas.show_item(item)

    def _add(self) -> None:
        """Something new where one stands, or where the selected item is, or today."""
        canvas = self._canvas
        item = canvas.timeline.items.get(canvas.item) if canvas.timeline else None
        if canvas.stand is not None:
            canvas.add_asked.emit(*canvas.stand)
        elif canvas.timeline is not None:
            lane = canvas.lane if canvas.timeline.lanes else -1
            canvas.add_asked.emit(item.start if item else canvas.timeline.today, lane)

    def _move(self, way: int, part: Part) -> bool:
        canvas = self._canvas
        move = canvas.moving
        if move is None or move.part is not part:
            move = begin(canvas.case.steps.get(canvas.item), part)
        if move is None:
            canvas.said.emit("This cannot be moved: only steps with a planned date that are not over can.")
            return True
        days = 7 if canvas.scale.per_day < _WEEKS_BELOW else 1
        canvas.propose(move.by(canvas.case, move.days + way * days))
        return True


_TRAVEL = {
    Key.Key_Left: (-1, 0),
    Key.Key_Right: (1, 0),
    Key.Key_Up: (0, -1),
    Key.Key_Down: (0, 1),
}

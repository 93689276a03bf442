"""The keys of the canvas: each thing that the mouse can do has one, and what they do is said aloud."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent

from navigator.layout.map_lines import in_words as tie_in_words
from navigator.layout.map_marks import in_words
from navigator.layout.network import ORGANISATIONS
from navigator.ui.widgets.mark import aloud

if TYPE_CHECKING:
    from navigator.ui.map.canvas import Canvas

_WAYS = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}
_MOVE = 8.0
"""Map units that one press of Ctrl and an arrow moves what is selected."""

_ZOOM = 1.2
_RINGS = ("in the middle", "close", "regular", "distant", "organisation")

KEYS = (
    ("Arrows", "go to the next one in that direction"),
    ("Ctrl and arrows", "move what is selected"),
    ("Space", "select several"),
    ("Enter", "open"),
    ("T", "tie two that are selected"),
    ("+ and -", "zoom"),
    ("0", "show everything"),
    ("Menu key", "everything else"),
)
"""For the help on keys."""


class CanvasKeys:
    """What keys do on one canvas, and what stands under a place in words."""

    def __init__(self, canvas: "Canvas") -> None:
        self._canvas = canvas

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key says; False when it says nothing here."""
        canvas, key = self._canvas, Qt.Key(event.key())
        if canvas.scene is None:
            return False
        if key in _WAYS:
            self._arrow(_WAYS[key], moving=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and canvas.selected:
            canvas.opened.emit(canvas.selected)
        elif key == Qt.Key.Key_Space and canvas.selected in canvas.scene.nodes:
            canvas.also ^= {canvas.selected}
        elif key == Qt.Key.Key_T:
            self._tie()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            canvas.zoom(_ZOOM)
        elif key == Qt.Key.Key_Minus:
            canvas.zoom(1 / _ZOOM)
        elif key == Qt.Key.Key_0:
            canvas.fit()
        elif key == Qt.Key.Key_Escape and (canvas.also or canvas.tying_from):
            canvas.also, canvas.tying_from = set(), ""
        else:
            return False
        canvas.update()
        return True

    def _arrow(self, way: tuple[float, float], *, moving: bool) -> None:
        canvas = self._canvas
        if moving:
            canvas.move_by(way[0] * _MOVE, way[1] * _MOVE)
        elif canvas.scene is not None:
            start = canvas.selected if canvas.selected in canvas.scene.nodes else ""
            found = canvas.scene.towards(start, *way) if start else next(iter(canvas.scene.nodes))
            canvas.chosen.emit(found)

    def _tie(self) -> None:
        two = self._canvas.chosen_nodes()
        if len(two) == 2:
            self._canvas.tie_wanted.emit(two[0], two[1])

    def ask_menu(self, event: QContextMenuEvent) -> None:
        """Ask for the menu: of what is under the mouse, or by the menu key of what is selected."""
        canvas = self._canvas
        if canvas.scene is None:
            return
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            item, at = canvas.selected, QPointF(0.0, 0.0)
            if item in canvas.scene.nodes:
                at = QPointF(*canvas.scene.spots[item])
            where = canvas.mapToGlobal(canvas.camera.to_pixel(at.x(), at.y(), canvas.area()).toPoint())
        else:
            at = canvas.camera.to_map(QPointF(event.pos()), canvas.area())
            item = canvas.scene.node_at(at.x(), at.y()) or canvas.scene.tie_at(at.x(), at.y())
            where = event.globalPos()
            if item:
                canvas.chosen.emit(item)
        canvas.menu_wanted.emit(QPoint(where), item, at)

    def words_at(self, x: float, y: float) -> str:
        """What stands at a place of the map, in words."""
        scene = self._canvas.scene
        if scene is None:
            return ""
        node = scene.node_at(x, y)
        return self.words_of(node or scene.tie_at(x, y))

    def words_of(self, item: str) -> str:
        """A node or a tie in words, as it is announced."""
        scene = self._canvas.scene
        if scene is None:
            return ""
        node = scene.nodes.get(item)
        if node is not None:
            ties = sum(1 for line in scene.network.inner_lines if item in line.ends and not line.past)
            ring = "" if node.ring in (0, ORGANISATIONS) else f", {_RINGS[node.ring]}"
            pinned = ", pinned" if item in scene.pinned else ""
            said = f"{in_words(node)}{ring}{pinned}, {ties} {'tie' if ties == 1 else 'ties'}"
            return aloud(said, scene.marks.of(item))
        line = next((line for line in scene.network.lines if line.tie == item), None)
        return aloud(tie_in_words(line, scene.network), scene.marks.of(item)) if line else ""

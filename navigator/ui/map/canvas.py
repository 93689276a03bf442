"""The canvas of the people map: paints the display list, and says what is done on it with mouse and keys.

It has no accessible children: the table beside it is its equal. It changes nothing by itself: moves are
shown while they last, and then told by a signal.
"""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from navigator.casefile.ids import CLIENT_ID
from navigator.layout.ring_space import Spot
from navigator.ui.map.camera import Camera
from navigator.ui.map.canvas_ink import CanvasInk
from navigator.ui.map.canvas_keys import CanvasKeys
from navigator.ui.map.map_scene import MapScene
from navigator.ui.theme import Theme

_DRAG_FROM = 4
"""Pixels before a press becomes a drag."""

_STEP = 1.2
_READABLE = 0.86
"""Pixels a map unit from which names can be read, at 100% text."""

_LARGEST = 1.6
"""Pixels a map unit, at 100% text, beyond which a small map does not grow to fill the canvas."""


class Canvas(QWidget):
    """Shows a MapScene."""

    chosen = Signal(str)
    """A node or a tie was chosen, by its id; "" for none."""

    opened = Signal(str)
    """Enter, or a double click, on a node or a tie."""

    moved = Signal(object)
    """Nodes were put elsewhere: a dict of new places by id."""

    tie_wanted = Signal(str, str)
    """Two nodes are to be tied."""

    menu_wanted = Signal(QPoint, str, QPointF)
    """The context menu: where on the screen, for which node or tie, and where on the map."""

    aimed = Signal()
    """The canvas shows another part of the map, or another map."""

    hovered = Signal(str)
    """The mouse came to stand on a node, or ("") left it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.scene: MapScene | None = None
        self.camera = Camera(self.aimed.emit)
        self.selected = ""
        self.also: set[str] = set()
        self.tying_from = ""
        self.movable = True
        """Whether dragging moves nodes: where they stand in the clusters is nobody's to say."""
        self.keys = CanvasKeys(self)
        self._ink = CanvasInk(self)
        self._moving: dict[str, Spot] = {}
        self._press: QPointF | None = None
        self._press_node = ""
        self._band: QRectF | None = None
        self._hover = ""
        self._fitted = False
        self._percent = theme.percent
        theme.changed.connect(self._on_theme)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(240, 180)
        self.setAccessibleName("People map")

    # What it shows

    def show_scene(self, scene: MapScene) -> None:
        """Show this from now on; what is selected stays selected while it is there."""
        self.scene = scene
        self.also &= set(scene.nodes)
        self._ink.forget()
        self.update()
        self.aimed.emit()

    def select(self, item: str) -> None:
        """Show this node or tie as the selected one, and bring it into sight."""
        self.selected = item
        scene = self.scene
        if scene is not None and item in scene.nodes:
            self.camera.show(scene.rooms[item].area(*scene.spots[item]), self.area())
        self._ink.forget_still()
        self.update()

    def fit(self, least: float = 0.0) -> None:
        """Show everything."""
        if self.scene is not None:
            most = max(_LARGEST * self.theme.percent / 100, least)
            self.camera.fit(self.scene.extent(), self.area(), least, most)
            self._fitted = True
            self.update()

    def fit_readable(self) -> None:
        """Show everything, or as much around the middle as can be read at this size of text."""
        self.fit(_READABLE * self.theme.percent / 100)

    def look_at(self, x: float, y: float) -> None:
        """Have this place of the map in the middle."""
        self.camera.look_at(x, y)
        self._ink.forget_still()
        self.update()

    def zoom(self, factor: float) -> None:
        """Larger or smaller around what is selected, or the middle."""
        scene = self.scene
        at = QPointF(self.width() / 2, self.height() / 2)
        if scene is not None and self.selected in scene.nodes:
            at = self.camera.to_pixel(*scene.spots[self.selected], self.area())
        self._ink.zooming()
        self.camera.zoom_at(at, factor, self.area())
        self.update()

    def area(self) -> QSizeF:
        """The size of the canvas in pixels."""
        return QSizeF(self.size())

    def chosen_nodes(self) -> tuple[str, ...]:
        """Every selected node, the one of the side panel first."""
        if self.scene is None:
            return ()
        first = [self.selected] if self.selected in self.scene.nodes else []
        return (*first, *sorted(self.also - set(first)))

    def move_by(self, dx: float, dy: float) -> None:
        """Move the selected nodes by map units, as a drag would."""
        if self.scene is None or not self.movable:
            return
        places = {
            n: (x + dx, y + dy)
            for n in self.chosen_nodes()
            if n != CLIENT_ID
            for x, y in [self.scene.spots[n]]
        }
        if places:
            self.moved.emit(places)

    # Painting

    def paintEvent(self, _: QPaintEvent) -> None:
        """The map, and over it what is selected and what is being moved."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.colour("surface"))
        if self.scene is not None:
            self._ink.paint(painter, self.scene, self._moving)
            if self._band is not None:
                self._ink.band(painter, self._band)

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose, or begin to drag a node, a band or the paper."""
        if self.scene is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._press = event.position()
        at = self.camera.to_map(event.position(), self.area())
        self._press_node = self.scene.node_at(at.x(), at.y())
        held = event.modifiers()
        if self._press_node and self.tying_from:
            self._press = None  # letting go chooses nobody: the new tie's form is open by then
            self._end_tying(self._press_node)
        elif self._press_node and held & Qt.KeyboardModifier.ControlModifier:
            self.also ^= {self._press_node}
            self.update()
        elif self._press_node and held & Qt.KeyboardModifier.AltModifier:
            self.tying_from = self._press_node
        elif not self._press_node and held & Qt.KeyboardModifier.ShiftModifier:
            self._band = QRectF(event.position(), QSizeF(0, 0))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag on, or notice what is under the mouse."""
        if self._press is None or self.scene is None:
            self._notice(event.position())
            return
        way = event.position() - self._press
        if self._band is not None:
            self._band = QRectF(self._press, event.position()).normalized()
            self.update()
        elif not self._press_node:
            self.camera.pan(way.x(), way.y())
            self._press = event.position()
            self.update()
        elif self._moving or way.manhattanLength() >= _DRAG_FROM:
            self._drag(way)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A drag ends where it is, a click chooses."""
        if self._press is None or self.scene is None or event.button() != Qt.MouseButton.LeftButton:
            return
        at = self.camera.to_map(event.position(), self.area())
        moved, self._moving = self._moving, {}
        self._ink.forget_still()
        if moved:
            self.moved.emit(moved)
        elif self._band is not None:
            area = QRectF(
                self.camera.to_map(self._band.topLeft(), self.area()),
                self.camera.to_map(self._band.bottomRight(), self.area()),
            )
            self.also = set(self.scene.within((area.left(), area.top(), area.right(), area.bottom())))
        elif self.tying_from and self.tying_from == self._press_node:
            self._end_tying(self.scene.node_at(at.x(), at.y()))
        elif not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.also = set()
            self.chosen.emit(self._press_node or self.scene.tie_at(at.x(), at.y()))
        self._press, self._band = None, None
        self.update()

    def _drag(self, way: QPointF) -> None:
        """Show the pressed node, and those chosen with it, where they would stand."""
        scene = self.scene
        if scene is None or self._press_node == CLIENT_ID or self.tying_from or not self.movable:
            return
        together = self.chosen_nodes()
        nodes = together if self._press_node in together else (self._press_node,)
        dx, dy = way.x() / self.camera.zoom, way.y() / self.camera.zoom
        self._moving = {n: (scene.spots[n][0] + dx, scene.spots[n][1] + dy) for n in nodes if n != CLIENT_ID}
        self.update()

    def drag_selected(self, dx: float, dy: float) -> None:
        """Show what is selected by so much farther on, in map units, as in a drag that is not over."""
        if self.scene is not None and self.movable:
            for node in self.chosen_nodes():
                x, y = self._moving.get(node, self.scene.spots[node])
                self._moving[node] = (x + dx, y + dy)
            self.update()

    def _end_tying(self, other: str) -> None:
        one, self.tying_from = self.tying_from, ""
        if other and other != one:
            self.tie_wanted.emit(one, other)

    def _notice(self, position: QPointF) -> None:
        if self.scene is None:
            return
        at = self.camera.to_map(position, self.area())
        found = self.scene.node_at(at.x(), at.y())
        if found != self._hover:
            self._hover = found
            self.setCursor(Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor)
            self.hovered.emit(found)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the cursor; a touchpad's two fingers sideways pan."""
        turned = event.angleDelta()
        if turned.y():
            self._ink.zooming()
            self.camera.zoom_at(event.position(), _STEP ** (turned.y() / 120), self.area())
        elif turned.x():
            self.camera.pan(turned.x() / 2, 0)
        self.update()
        event.accept()

    # What Qt asks

    def event(self, event: QEvent) -> bool:
        """Words for what is under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self.scene is not None:
            at = self.camera.to_map(QPointF(event.pos()), self.area())
            QToolTip.showText(event.globalPos(), self.keys.words_at(at.x(), at.y()), self)
            return True
        return super().event(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open."""
        if self.scene is not None and self.selected:
            self.opened.emit(self.selected)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Everything that the mouse can do."""
        if not self.keys.press(event):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of what is under the mouse, or of what is selected."""
        self.keys.ask_menu(event)

    def _on_theme(self) -> None:
        """Other colours, or another size of text: the map grows with it."""
        self.camera.scale(self.theme.percent / self._percent)
        self._percent = self.theme.percent
        self._ink.forget()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The middle stays the middle; the first time there is room, everything shows."""
        self._ink.forget_still()
        if not self._fitted and self.scene is not None:
            self.fit_readable()
        super().resizeEvent(event)

"""How the canvas is painted quickly: the map recorded once, what stands still in a drag painted once.

A recording is played by Qt at any zoom; only what changes the picture itself has it made anew.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPicture, QPixmap

from navigator.layout.ring_space import Spot
from navigator.ui.map.map_scene import MapScene
from navigator.ui.qt_pen import QtPen

if TYPE_CHECKING:
    from navigator.ui.map.canvas import Canvas


class CanvasInk:
    """Paints one canvas."""

    def __init__(self, canvas: "Canvas") -> None:
        self._canvas = canvas
        self._drawn: QPicture | None = None
        self._still: QPixmap | None = None

    def forget(self) -> None:
        """The picture is another now."""
        self._drawn = None
        self._still = None

    def forget_still(self) -> None:
        """A drag ended, or what stands still in it is seen from elsewhere."""
        self._still = None

    def paint(self, painter: QPainter, scene: MapScene, moving: Mapping[str, Spot]) -> None:
        """The map, with some nodes elsewhere, and what is selected."""
        if moving:
            if self._still is None:
                self._still = self._still_part(scene, frozenset(moving))
            painter.drawPixmap(0, 0, self._still)
            self._aim(painter)
            pen = QtPen(painter, self._canvas.theme.palette)
            for shape in scene.only(frozenset(moving), moving):
                pen.draw(shape)
        else:
            self._aim(painter)
            if self._drawn is None:
                self._drawn = self._recorded(scene)
            painter.drawPicture(0, 0, self._drawn)
        self._mark_selected(painter, scene, moving)

    def band(self, painter: QPainter, band: QRectF) -> None:
        """The rubber band, in pixels."""
        painter.resetTransform()
        painter.setPen(QPen(self._canvas.theme.colour("accent"), 1.0, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(band)

    def _recorded(self, scene: MapScene) -> QPicture:
        picture = QPicture()
        painter = QPainter(picture)
        pen = QtPen(painter, self._canvas.theme.palette)
        for shape in scene.shapes():
            pen.draw(shape)
        painter.end()
        return picture

    def _still_part(self, scene: MapScene, moving: frozenset[str]) -> QPixmap:
        ratio = self._canvas.devicePixelRatioF()
        still = QPixmap(self._canvas.size() * ratio)
        still.setDevicePixelRatio(ratio)
        still.fill(self._canvas.theme.colour("surface"))
        painter = QPainter(still)
        self._aim(painter)
        pen = QtPen(painter, self._canvas.theme.palette)
        for shape in scene.without(moving):
            pen.draw(shape)
        painter.end()
        return still

    def _aim(self, painter: QPainter) -> None:
        camera, canvas = self._canvas.camera, self._canvas
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(canvas.width() / 2, canvas.height() / 2)
        painter.scale(camera.zoom, camera.zoom)
        painter.translate(-camera.middle)

    def _mark_selected(self, painter: QPainter, scene: MapScene, moving: Mapping[str, Spot]) -> None:
        canvas = self._canvas
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for node in canvas.chosen_nodes():
            left, top, right, low = scene.rooms[node].area(*moving.get(node, scene.spots[node]))
            main = node == canvas.selected
            painter.setPen(self._ring(2.0 if main else 1.2, dashed=not main or not canvas.hasFocus()))
            painter.drawRoundedRect(QRectF(left - 1, top - 1, right - left + 2, low - top + 2), 5.0, 5.0)
        for line in scene.network.lines:
            if line.tie == canvas.selected:
                painter.setPen(self._ring(2.0, dashed=False))
                painter.drawLine(QPointF(*scene.spots[line.one]), QPointF(*scene.spots[line.other]))

    def _ring(self, pixels: float, *, dashed: bool) -> QPen:
        pen = QPen(self._canvas.theme.colour("accent"), pixels / self._canvas.camera.zoom)
        pen.setStyle(Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine)
        return pen

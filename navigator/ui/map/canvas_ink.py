"""How the canvas is painted quickly: onto more paper than is seen, so that panning only moves it.

What stands still in a drag is painted once. Only another zoom, another size or another picture has all of
it painted anew.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, QTimer
from PySide6.QtGui import QPainter, QPen, QPixmap

from navigator.layout.ring_space import Spot
from navigator.ui.map.map_scene import MapScene
from navigator.ui.qt_pen import QtPen

if TYPE_CHECKING:
    from navigator.ui.map.canvas import Canvas

_SPARE = 0.3
"""Of the canvas's width and height: how much more is painted to each side."""

_SETTLE_MS = 90


class CanvasInk:
    """Paints one canvas."""

    def __init__(self, canvas: "Canvas") -> None:
        self._canvas = canvas
        self._paper: QPixmap | None = None
        self._paper_middle = QPointF()
        self._paper_zoom = 0.0
        self._still: QPixmap | None = None
        self._settling = QTimer(canvas)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLE_MS)
        self._settling.timeout.connect(canvas.update)

    def zooming(self) -> None:
        """The zoom changes: until it comes to rest, what is painted is only stretched."""
        self._settling.start()

    def forget(self) -> None:
        """The picture is another now."""
        self._paper = None
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
            self._lay_paper(painter, scene)
            self._aim(painter)
        self._mark_selected(painter, scene, moving)

    def band(self, painter: QPainter, band: QRectF) -> None:
        """The rubber band, in pixels."""
        painter.resetTransform()
        painter.setPen(QPen(self._canvas.theme.colour("accent"), 1.0, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(band)

    def _lay_paper(self, painter: QPainter, scene: MapScene) -> None:
        """The painted paper where the camera sees it, painted anew when it does not reach so far."""
        camera, canvas = self._canvas.camera, self._canvas
        off = (self._paper_middle - camera.middle) * camera.zoom
        spare = QPointF(canvas.width() * _SPARE, canvas.height() * _SPARE)
        ratio = canvas.devicePixelRatioF()
        paper = self._paper
        size = QSizeF(canvas.width() + 2 * spare.x(), canvas.height() + 2 * spare.y()).toSize()
        fits = paper is not None and paper.size() == size * ratio
        if fits and paper is not None and self._paper_zoom != camera.zoom and self._settling.isActive():
            grown = camera.zoom / self._paper_zoom
            middle = QPointF(canvas.width() / 2, canvas.height() / 2) + off
            wide, high = size.width() * grown, size.height() * grown
            target = QRectF(middle.x() - wide / 2, middle.y() - high / 2, wide, high)
            painter.drawPixmap(target, paper, QRectF(paper.rect()))
            return
        out = abs(off.x()) > spare.x() or abs(off.y()) > spare.y()
        if not fits or out or self._paper_zoom != camera.zoom or paper is None:
            paper = self._paper = self._painted(scene, size, ratio)
            self._paper_middle, self._paper_zoom = QPointF(camera.middle), camera.zoom
            off = QPointF(0.0, 0.0)
        painter.drawPixmap(off - spare, paper)

    def _painted(self, scene: MapScene, size: QSize, ratio: float) -> QPixmap:
        paper = QPixmap(size * ratio)
        paper.setDevicePixelRatio(ratio)
        paper.fill(self._canvas.theme.colour("surface"))
        painter = QPainter(paper)
        self._aim(painter, QSizeF(size))
        pen = QtPen(painter, self._canvas.theme.palette)
        for shape in scene.shapes():
            pen.draw(shape)
        painter.end()
        return paper

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

    def _aim(self, painter: QPainter, size: QSizeF | None = None) -> None:
        camera = self._canvas.camera
        size = size or self._canvas.area()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(size.width() / 2, size.height() / 2)
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

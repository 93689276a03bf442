"""The canvas and its scroll bars, which show that there is more of the map than is seen.

The bars lie over the canvas: if they took room from it, the map would jump whenever one comes or goes.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollBar, QVBoxLayout, QWidget

from navigator.ui.map.canvas import Canvas

_SPARE = 14.0
"""Map units around everything, as when all of it is shown."""


class CanvasFrame(QWidget):
    """A bar for each direction in which the map goes on."""

    def __init__(self, canvas: Canvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._starts: dict[QScrollBar, float] = {}
        self.across = QScrollBar(Qt.Orientation.Horizontal)
        self.down = QScrollBar(Qt.Orientation.Vertical)
        self.across.setAccessibleName("Left and right on the map")
        self.down.setAccessibleName("Up and down on the map")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(canvas)
        for bar in (self.across, self.down):
            bar.setParent(self)
            bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            bar.hide()
            bar.valueChanged.connect(self._on_scrolled)
        canvas.aimed.connect(self._on_aimed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The bars stay at the edges; there may be room for all of the map now."""
        super().resizeEvent(event)
        wide, high = self.down.sizeHint().width(), self.across.sizeHint().height()
        self.down.setGeometry(self.width() - wide, 0, wide, self.height() - high)
        self.across.setGeometry(0, self.height() - high, self.width() - wide, high)
        self._on_aimed()

    def _on_aimed(self) -> None:
        """The canvas looks elsewhere, or at something else."""
        scene, camera, size = self._canvas.scene, self._canvas.camera, self._canvas.area()
        if scene is None:
            return
        left, top, right, low = scene.extent()
        for bar, first, last, middle, seen in (
            (self.across, left, right, camera.middle.x(), size.width()),
            (self.down, top, low, camera.middle.y(), size.height()),
        ):
            half = seen / 2 / camera.zoom
            start, end = min(first - _SPARE, middle - half), max(last + _SPARE, middle + half)
            bar.blockSignals(True)
            bar.setPageStep(round(seen))
            bar.setSingleStep(max(1, round(seen / 10)))
            bar.setRange(0, max(0, round((end - start) * camera.zoom - seen)))
            bar.setValue(round((middle - half - start) * camera.zoom))
            self._starts[bar] = start
            bar.blockSignals(False)
            bar.setVisible((end - start) * camera.zoom > seen + 2)

    def _on_scrolled(self) -> None:
        camera, size = self._canvas.camera, self._canvas.area()
        x, y = camera.middle.x(), camera.middle.y()
        if self.sender() is self.across:
            x = self._starts[self.across] + (self.across.value() + size.width() / 2) / camera.zoom
        else:
            y = self._starts[self.down] + (self.down.value() + size.height() / 2) / camera.zoom
        self._canvas.look_at(x, y)

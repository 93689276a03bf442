"""Which part of the map the canvas shows, and how large."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSizeF

from navigator.layout.areas import Area

LEAST, MOST = 0.12, 6.0
_AROUND = 14.0
"""Map units left free around everything."""


class Camera:
    """A middle in map units, and pixels a unit."""

    def __init__(self, moved: Callable[[], None]) -> None:
        """`moved` is called whenever something else is seen."""
        self._moved = moved
        self.middle = QPointF(0.0, 0.0)
        self.zoom = 1.0

    def to_map(self, point: QPointF, size: QSizeF) -> QPointF:
        """The map's place under a pixel."""
        return QPointF(
            (point.x() - size.width() / 2) / self.zoom + self.middle.x(),
            (point.y() - size.height() / 2) / self.zoom + self.middle.y(),
        )

    def to_pixel(self, x: float, y: float, size: QSizeF) -> QPointF:
        """The pixel over a place of the map."""
        return QPointF(
            (x - self.middle.x()) * self.zoom + size.width() / 2,
            (y - self.middle.y()) * self.zoom + size.height() / 2,
        )

    def zoom_at(self, point: QPointF, factor: float, size: QSizeF) -> None:
        """Larger or smaller, with what is under the pixel staying there."""
        before = self.to_map(point, size)
        self.zoom = max(LEAST, min(MOST, self.zoom * factor))
        after = self.to_map(point, size)
        self.middle += before - after
        self._moved()

    def scale(self, factor: float) -> None:
        """Everything larger or smaller, the middle staying where it is."""
        self.zoom *= factor
        self._moved()

    def look_at(self, x: float, y: float) -> None:
        """Another middle."""
        self.middle = QPointF(x, y)
        self._moved()

    def pan(self, dx: float, dy: float) -> None:
        """Move what is shown by pixels."""
        self.look_at(self.middle.x() - dx / self.zoom, self.middle.y() - dy / self.zoom)

    def fit(self, area: Area, size: QSizeF, least: float = LEAST, most: float = MOST) -> None:
        """Show all of an area, but nothing smaller than `least` pixels a unit, or larger than `most`."""
        left, top, right, low = area
        wide, high = right - left + 2 * _AROUND, low - top + 2 * _AROUND
        whole = min(size.width() / wide, size.height() / high)
        whole = min(whole, most)
        self.zoom = max(LEAST, min(MOST, max(whole, least)))
        middle = QPointF((left + right) / 2, (top + low) / 2)
        self.middle = middle if whole >= self.zoom - 1e-9 else QPointF(0.0, 0.0)
        self._moved()

    def show(self, area: Area, size: QSizeF) -> None:
        """Bring an area into sight with as little moving as that takes."""
        left, top, right, low = area
        first = self.to_pixel(left, top, size)
        last = self.to_pixel(right, low, size)
        shown = QRectF(QPointF(8.0, 8.0), size - QSizeF(16.0, 16.0))
        dx = max(0.0, shown.left() - first.x()) or min(0.0, shown.right() - last.x())
        dy = max(0.0, shown.top() - first.y()) or min(0.0, shown.bottom() - last.y())
        self.pan(dx, dy)

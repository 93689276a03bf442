"""The key under the map: what its marks, lines and badges mean, in the very shapes they have above."""

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from navigator.layout.display_list import Shape
from navigator.layout.map_key import key_shapes, words_of_key
from navigator.layout.network import Network
from navigator.ui.qt_pen import QtPen, width_of
from navigator.ui.theme import Theme

_SCALE = 1.25
"""Pixels a point, at 100% text: as large as the smallest words of the window."""


class KeyStrip(QWidget):
    """Paints the key in as many rows as its width wants."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._network = Network({}, ())
        self._islands = False
        self._made: tuple[int, list[Shape], float] | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Key of the map")
        theme.changed.connect(self._on_theme)

    def show_network(self, network: Network, *, islands: bool) -> None:
        """Explain what is on this one, with its islands outlined or not."""
        self._network, self._islands = network, islands
        self._made = None
        self.setAccessibleDescription(", ".join(words_of_key(network, islands=islands)))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of its rows in this width."""
        return round(self._shapes(width)[1] * self._scale)

    def sizeHint(self) -> QSize:
        """As high as it is wide enough for."""
        width = max(self.width(), 200)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """It wraps as narrow as one wants."""
        return QSize(120, 0)

    def paintEvent(self, _: QPaintEvent) -> None:
        """The key."""
        painter = QPainter(self)
        painter.scale(self._scale, self._scale)
        pen = QtPen(painter, self._theme.palette)
        for shape in self._shapes(self.width())[0]:
            pen.draw(shape)

    @property
    def _scale(self) -> float:
        return _SCALE * self._theme.percent / 100

    def _shapes(self, width: int) -> tuple[list[Shape], float]:
        """What is drawn in a width, and its height in points; made once for each."""
        if self._made is None or self._made[0] != width:
            inside = width / self._scale - 2.0
            measure = partial(width_of, "")
            shapes, height = key_shapes(self._network, 1.0, 0.0, inside, measure, islands=self._islands)
            self._made = (width, shapes, height)
        return self._made[1], self._made[2]

    def _on_theme(self) -> None:
        self._made = None
        self.updateGeometry()
        self.update()

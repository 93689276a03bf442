"""A combo box that draws its arrow in the theme's colours, and that a passing scroll wheel leaves alone."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from navigator.ui.icons import pixmap
from navigator.ui.theme import Theme

_ARROW = 16


class ChoiceBox(QComboBox):
    """Chooses one of several words."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(16)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Somebody scrolling a form must not change what it says."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """As Qt paints it, and the arrow."""
        super().paintEvent(event)
        size = self._theme.pixels(_ARROW)
        painter = QPainter(self)
        drawn = pixmap("chevron-down", self._theme.colour("muted"), size, self.devicePixelRatioF())
        painter.drawPixmap(self.width() - size - 8, (self.height() - size) // 2, drawn)

"""How large a window is when it comes: as it likes to be, and never larger than the screen has room for."""

from typing import Final

from PySide6.QtCore import QMargins, QSize
from PySide6.QtWidgets import QWidget

_FRAME: Final = QMargins(8, 40, 8, 8)
"""About what a system draws around a window; what it really is, is known only once the window shows."""


def fit_on_screen(window: QWidget, width: int, height: int) -> None:
    """Give a window this size in pixels, or as much of it as its screen has free."""
    free = window.screen().availableGeometry().size().shrunkBy(_FRAME)
    window.resize(QSize(width, height).boundedTo(free))

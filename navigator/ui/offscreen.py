"""Pictures as pixels, for a command line that has no window and maybe no screen."""

import os

from PySide6.QtGui import QGuiApplication

from navigator.layout.display_list import Picture
from navigator.ui.qt_pen import png_of


def png_without_a_screen(picture: Picture) -> bytes:
    """A picture as a PNG, at twice the size of the screen's points."""
    if QGuiApplication.instance() is not None:
        return png_of(picture)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication(["navigator"])
    try:
        return png_of(picture)
    finally:
        app.shutdown()

"""Our own small set of line icons out of `resources/icons/`, drawn in a colour of the palette.

The files are SVG that say `currentColor`; Qt's image reader draws them, so that no SVG module is loaded.
"""

from functools import cache

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QColor, QIcon, QImageReader, QPixmap

from navigator.casefile.resources import resource

SIZE = 18
"""Pixels at 100% text."""


@cache
def _drawing(name: str) -> bytes:
    return resource(f"icons/{name}.svg").read_bytes()


def pixmap(name: str, colour: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """One icon, `size` logical pixels wide, for a screen of this pixel ratio."""
    buffer = QBuffer()
    buffer.setData(QByteArray(_drawing(name).replace(b"currentColor", colour.name().encode("ascii"))))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"svg"))
    reader.setScaledSize(QSize(round(size * ratio), round(size * ratio)))
    drawn = QPixmap.fromImage(reader.read())
    drawn.setDevicePixelRatio(ratio)
    return drawn


def icon(name: str, colour: QColor, size: int = SIZE) -> QIcon:
    """One icon for a button, sharp on ordinary and on fine screens."""
    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(pixmap(name, colour, size, ratio))
    return made

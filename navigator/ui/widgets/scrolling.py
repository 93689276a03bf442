"""A page that scrolls when its parts have less room than they need, as with large text in a small window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

ROOM_FOR_RING = (4, 4, 4, 4)
"""Pixels around what is inside, so that the ring of what has the keyboard is not cut off."""


class Scrolling(QScrollArea):
    """Holds one widget, which fills it where there is room."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside.setProperty("paper", "true")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWidget(inside)

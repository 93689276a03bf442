"""Pages that scroll when their parts have less room than they need, as with large text in a small window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from navigator.layout.tokens import SPACE_AROUND, SPACE_GROUPS
from navigator.ui.theme import Theme

ROOM_FOR_RING = (4, 4, 4, 4)
"""Pixels around what is inside, so that the ring of what has the keyboard is not cut off."""

_WIDEST = 860
"""Pixels at 100% text: a line longer than that is hard to read."""


class Scrolling(QScrollArea):
    """Holds one widget, which fills it where there is room."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None, *, ground: str = "paper") -> None:
        """`ground`: what the style paints behind it, "paper" or "desk"."""
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside.setProperty(ground, "true")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWidget(inside)


class ReadingPage(Scrolling):
    """A column of cards on the desk, no wider than one can read a line; `column` is what they go into."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, widest: int = _WIDEST) -> None:
        """`widest`: pixels at 100% text."""
        desk = QWidget()
        super().__init__(desk, parent, ground="desk")
        self._theme = theme
        self._widest = widest
        beside = QHBoxLayout(desk)
        beside.setContentsMargins(SPACE_AROUND, SPACE_AROUND, SPACE_AROUND, SPACE_AROUND)
        self._inside = QWidget()
        beside.addWidget(self._inside, 1)
        beside.addStretch(0)
        self.column = QVBoxLayout(self._inside)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACE_GROUPS)
        self._fit()
        theme.changed.connect(self._fit)

    def _fit(self) -> None:
        self._inside.setMaximumWidth(self._theme.pixels(self._widest))

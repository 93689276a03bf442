"""A page of cards below one another that scrolls, no wider than is good to read."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from navigator.layout.tokens import SPACE_AROUND, SPACE_GROUPS
from navigator.ui.theme import Theme

_WIDEST = 920
"""Pixels at 100% text: a line longer than that is hard to read."""


class Column(QScrollArea):
    """Holds cards."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, widest: int = _WIDEST) -> None:
        super().__init__(parent)
        self._theme = theme
        self._widest = widest
        desk = QWidget()
        desk.setProperty("desk", "true")
        desk.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        beside = QHBoxLayout(desk)
        beside.setContentsMargins(SPACE_AROUND, SPACE_GROUPS, SPACE_AROUND, SPACE_AROUND)
        self._inside = QWidget()
        beside.addWidget(self._inside, 1)
        beside.addStretch(0)
        self._cards = QVBoxLayout(self._inside)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(SPACE_GROUPS)
        self._cards.addStretch(1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(desk)
        theme.changed.connect(self._fit)
        self._fit()

    def add(self, card: QWidget) -> None:
        """Put a card below the others."""
        self._cards.insertWidget(self._cards.count() - 1, card)

    def _fit(self) -> None:
        self._inside.setMaximumWidth(self._theme.pixels(self._widest))

"""A page of cards below one another, to which they are added one by one."""

from PySide6.QtWidgets import QWidget

from navigator.ui.theme import Theme
from navigator.ui.widgets.scrolling import ReadingPage

_WIDEST = 920


class Column(ReadingPage):
    """Holds cards."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, widest: int = _WIDEST) -> None:
        super().__init__(theme, parent, widest=widest)
        self.column.addStretch(1)

    def add(self, card: QWidget) -> None:
        """Put a card below the others."""
        self.column.insertWidget(self.column.count() - 1, card)

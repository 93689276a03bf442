"""A card: a titled sheet of paper with lines on it, and one button beside its title."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from navigator.layout.tokens import SPACE_BETWEEN, SPACE_GROUPS, SPACE_WITHIN
from navigator.ui.widgets.labels import label


class Card(QFrame):
    """Holds widgets below one another under a title."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self.setAccessibleName(title)
        outer = QVBoxLayout(self)
        # Lines have room of their own at the sides, which shows when the mouse is over them.
        side = SPACE_GROUPS - SPACE_WITHIN
        outer.setContentsMargins(side, SPACE_BETWEEN + SPACE_WITHIN, side, SPACE_GROUPS - SPACE_WITHIN)
        outer.setSpacing(SPACE_BETWEEN)
        self._head = QHBoxLayout()
        self._head.setContentsMargins(SPACE_WITHIN, 0, 0, 0)
        self.heading = label(title, strong=True)
        self._head.addWidget(self.heading, 1)
        outer.addLayout(self._head)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE_BETWEEN)
        outer.addLayout(self._lines)

    def add_button(self, widget: QWidget) -> None:
        """Put a button beside the title."""
        self._head.addWidget(widget)

    def add(self, widget: QWidget) -> None:
        """Put a widget below the others."""
        self._lines.addWidget(widget)

    def add_above(self, widget: QWidget) -> None:
        """Put a widget above the others."""
        self._lines.insertWidget(0, widget)

    def widgets(self) -> tuple[QWidget, ...]:
        """What was added, from the top."""
        items = (self._lines.itemAt(at) for at in range(self._lines.count()))
        found = (item.widget() for item in items if item is not None)
        return tuple(widget for widget in found if widget is not None)

    def clear(self) -> None:
        """Take out all that was added; the title and its buttons stay."""
        while (taken := self._lines.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

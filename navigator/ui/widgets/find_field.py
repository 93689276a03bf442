"""The field above a table: "Find here"."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from navigator.ui.widgets.typed_line import TypedLine


class FindField(TypedLine):
    """Emits `textChanged` while typing; Escape empties it, Down and Enter go to what was found."""

    go_down = Signal()

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(words)
        self.setAccessibleName(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Two keys of its own."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_down.emit()
        else:
            super().keyPressEvent(event)

"""A line one types into: it knows what it showed before, gives that back on Escape, and says when it is left.

Qt's own `editingFinished` is not used: it keeps silent when the text was not edited since, and what could
not be saved has to be tried again each time the line is left.
"""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget


class TypedLine(QLineEdit):
    """Emits `was_left` on Enter and when the keyboard goes elsewhere, and `taken_back` on Escape."""

    was_left = Signal()
    taken_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settled = ""
        self.returnPressed.connect(self.was_left)

    def settle(self, text: str) -> None:
        """Show this; it is what Escape gives back."""
        self._settled = text
        self.setText(text)
        self.setCursorPosition(0)

    def is_typing(self) -> bool:
        """Whether something else stands here than what was settled."""
        return self.text() != self._settled

    def event(self, event: QEvent) -> bool:
        """Keys that the window has commands for: ours while there is something to take back or undo."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape and self.wants_escape():
                event.accept()
                return True
            if event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable():
                return False
            if event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable():
                return False
        return super().event(event)

    def wants_escape(self) -> bool:
        """Whether Escape means this line and not the window."""
        return self.is_typing()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes back what was typed."""
        if event.key() == Qt.Key.Key_Escape and self.is_typing():
            self.settle(self._settled)
            self.taken_back.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Left, unless a list or menu of its own has opened over it."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.was_left.emit()

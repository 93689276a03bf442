"""Chooses a step on a scale, by its number on the keyboard or out of the list."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent

from navigator.insights.scales import Scale
from navigator.ui.widgets.choice_box import ChoiceBox

_NOT_TODAY = "Not today"


class StepBox(ChoiceBox):
    """ "Not today", and the steps of a scale. Typing 1 and then 0 chooses 10; typing 5 and then 6 chooses 6.

    Qt's own search in a list waits for a pause between two keys; nobody should have to.
    """

    _typed = ""

    def fill(self, scale: Scale) -> None:
        """Offer these steps, with none chosen; nobody is told."""
        self.blockSignals(True)
        self.clear()
        self.addItem(_NOT_TODAY, None)
        value = scale.least
        while value <= scale.most:
            self.addItem(scale.in_words(value), value)
            value += 1
        self.blockSignals(False)
        self._typed = ""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A number is typed anew."""
        super().focusInEvent(event)
        self._typed = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose; Backspace takes the choice back."""
        if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._typed = ""
            self.setCurrentIndex(0)
        elif event.text().isdecimal() and event.text().isascii():
            for typed in (self._typed + event.text(), event.text()):
                at = self.findData(float(typed))
                if at >= 0:
                    self._typed = typed
                    self.setCurrentIndex(at)
                    return
        else:
            super().keyPressEvent(event)

"""One line: text, web addresses, numbers, money, and dates in words with the reading shown."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from navigator.casefile.date_words import read_date, say_moment
from navigator.casefile.fields import Field, FieldType
from navigator.casefile.values import read_one, say_one
from navigator.errors import InvalidValue
from navigator.ui.panel.editors.field_editor import FieldEditor
from navigator.ui.theme import Theme


class OneLine(QLineEdit):
    """A line that Escape puts back to what was stored."""

    def __init__(self, editor: "LineEditor") -> None:
        super().__init__()
        self._editor = editor

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape once takes back what was typed; again, it goes on to the window."""
        if event.key() == Qt.Key.Key_Escape and self._editor.is_typing():
            self._editor.show_value(self._editor.stored)
        else:
            super().keyPressEvent(event)


class LineEditor(FieldEditor):
    """A field in one line."""

    def __init__(self, field: Field, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(field, theme, parent)
        self.line = OneLine(self)
        self.line.setPlaceholderText(self._hint())
        self.place(self.line)
        self.line.editingFinished.connect(self.leave)

    def _hint(self) -> str:
        return self.field.hint

    def is_typing(self) -> bool:
        """Whether the text is not the stored value's."""
        return self.line.text() != self.words(self.stored)

    def read(self) -> Any:
        """What the text means."""
        return read_one(self.field, self.line.text(), date.today())

    def write(self, value: Any) -> None:
        """The value in words."""
        self.line.setText(self.words(value))
        self.line.setCursorPosition(0)

    def words(self, value: Any) -> str:
        """As a person would type it."""
        if self.field.type is FieldType.NUMBER and value is not None:
            return f"{value:.12g}"
        return say_one(self.field, value)


class DateEditor(LineEditor):
    """A date in words. What it is taken to mean shows while it is typed."""

    def __init__(self, field: Field, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(field, theme, parent)
        self.line.textEdited.connect(self._on_edited)

    def _hint(self) -> str:
        return self.field.hint or "16 October 2023, March 2019, about 2015, yesterday"

    def _on_edited(self, typed: str) -> None:
        try:
            value = read_date(typed, date.today())
        except InvalidValue:
            self.say("Not a date yet.")
            return
        self.say(f"Read as {say_moment(value)}." if value is not None else "")

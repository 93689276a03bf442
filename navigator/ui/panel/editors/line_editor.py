"""One line: text, web addresses, numbers, money, and dates in words with the reading shown."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from navigator.casefile.date_words import read_date, say_moment
from navigator.casefile.fields import Field, FieldType
from navigator.casefile.values import read_one, say_one
from navigator.errors import InvalidValue
from navigator.ui.panel.editors.field_editor import FieldEditor
from navigator.ui.theme import Theme
from navigator.ui.widgets.typed_line import TypedLine


class LineEditor(FieldEditor):
    """A field in one line."""

    def __init__(self, field: Field, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(field, theme, parent)
        self.line = TypedLine()
        self.line.setPlaceholderText(self._hint())
        self.place(self.line)
        self.line.was_left.connect(self.leave)
        self.line.taken_back.connect(self._on_taken_back)

    def _hint(self) -> str:
        return self.field.hint

    def is_typing(self) -> bool:
        """Whether the text is not the stored value's."""
        return self.line.text() != self.words(self.stored)

    def _on_taken_back(self) -> None:
        self.show_value(self.stored)

    def read(self) -> Any:
        """What the text means."""
        return read_one(self.field, self.line.text(), date.today())

    def write(self, value: Any) -> None:
        """The value in words."""
        self.line.settle(self.words(value))

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

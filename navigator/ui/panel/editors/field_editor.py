"""What all editors have in common: a label above, a note below, and that nothing typed is ever disturbed.

An editor knows the value that is stored (`stored`) and whether what stands in it differs (`is_typing`).
A value that arrives meanwhile from elsewhere is told in the note; the text stays.
"""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from navigator.actions.marks import TO_CHOOSE
from navigator.casefile.fields import Field
from navigator.errors import InvalidValue
from navigator.layout.tokens import SPACE_WITHIN
from navigator.ui.theme import Theme, set_tone
from navigator.ui.widgets.labels import label
from navigator.ui.widgets.mark import aloud


class FieldEditor(QWidget):
    """Edits one field."""

    entered = Signal(str, object)
    """The field's name and the value that is to be stored."""

    def __init__(self, field: Field, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.theme = theme
        self.stored: Any = field.empty
        self._mark = ""
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(SPACE_WITHIN)
        self.caption = label(field.label, step=0, tone="muted")
        self._lines.addWidget(self.caption)
        self.note = label(step=0, tone="muted")
        self.note.hide()

    def place(self, widget: QWidget, *, names: QWidget | None = None) -> None:
        """Put the control below the label. `names` is the part that has the keyboard, if not all of it."""
        control = names or widget
        control.setAccessibleName(self.field.label)
        control.setAccessibleDescription(self.field.hint)
        self.caption.setBuddy(control)
        self.setFocusProxy(control)
        self._lines.addWidget(widget)
        self._lines.addWidget(self.note)

    def show_value(self, value: Any) -> None:
        """Show the stored value, whatever stood there before."""
        self.stored = value
        self.say("")
        self.write(value)

    def update_value(self, value: Any) -> None:
        """The stored value is this now; what is being typed stays."""
        if value == self.stored:
            self.refresh_words()
            return
        if self.is_typing():
            self.stored = value
            self.say(
                f"Meanwhile this was changed to “{self.words(value) or 'nothing'}”. "
                "What you type takes its place when you leave the field.",
                "warn",
            )
        else:
            self.show_value(value)

    def refresh_words(self) -> None:
        """The value is the same; what it names may be called something else by now."""

    def leave(self) -> None:
        """Hand over what was typed, if it differs and makes sense; otherwise say why not, and keep it."""
        if not self.is_typing():
            return
        try:
            value = self.read()
        except InvalidValue as wrong:
            self.say(f"{wrong.happened} {wrong.next_step}".strip(), "danger")
            return
        self.take(value)

    def take(self, value: Any) -> None:
        """This is the value now."""
        if value == self.stored:
            self.show_value(value)
            return
        self.stored = value
        self.say("")
        self.write(value)
        self.entered.emit(self.field.name, value)

    def not_saved(self, before: Any, why: str) -> None:
        """The value could not be stored: it stays here, and is tried again when the field is left."""
        self.stored = before
        self.say(why, "danger")

    def show_mark(self, mark: str) -> None:
        """Say beside its name that the value is new, or to be chosen; "" for neither."""
        if mark != self._mark:
            self._mark = mark
            self.caption.setText(f"{self.field.label} · {mark}" if mark else self.field.label)
            set_tone(self.caption, "warn" if mark == TO_CHOOSE else "accent" if mark else "muted")
            proxy = self.focusProxy()
            if proxy is not None:
                proxy.setAccessibleName(aloud(self.field.label, mark))

    def say(self, words: str, tone: str = "muted") -> None:
        """Say something below the control; nothing hides the line."""
        self.note.setText(words)
        self.note.setVisible(bool(words))
        set_tone(self.note, tone)

    def is_typing(self) -> bool:
        """Whether what stands here is not what is stored."""
        return False

    def read(self) -> Any:
        """The value that stands here; InvalidValue when it makes no sense."""
        return self.stored

    def write(self, value: Any) -> None:
        """Show a value."""
        raise NotImplementedError

    def words(self, value: Any) -> str:
        """A value in words, as this editor shows it."""
        return str(value or "")

"""A word out of a vocabulary, and yes, no or not known."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from navigator.casefile.fields import Field
from navigator.casefile.vocabulary import vocabulary
from navigator.ui.panel.editors.field_editor import FieldEditor
from navigator.ui.theme import Theme
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.choice_box import ChoiceBox

NOT_SET = "Not set"


class ChoiceEditor(FieldEditor):
    """One word of a vocabulary. A word that is not in it, from a newer set, shows as it is and stays."""

    def __init__(self, field: Field, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(field, theme, parent)
        self.box = ChoiceBox(theme)
        self.box.addItem(NOT_SET, "")
        for term in vocabulary(field.vocabulary).terms.values():
            self.box.addItem(term.label, term.key)
            if meaning := term.more.get("meaning"):
                self.box.setItemData(self.box.count() - 1, meaning, Qt.ItemDataRole.ToolTipRole)
        self._known = self.box.count()
        self.place(self.box)
        self.box.activated.connect(self._on_activated)

    def write(self, value: Any) -> None:
        """Stand on the value."""
        while self.box.count() > self._known:
            self.box.removeItem(self._known)
        at = self.box.findData(value or "")
        if at < 0:
            self.box.addItem(str(value), value)
            at = self._known
        self.box.setCurrentIndex(at)

    def words(self, value: Any) -> str:
        """The word's label."""
        return vocabulary(self.field.vocabulary).label(value) if value else ""

    def say(self, words: str, tone: str = "muted") -> None:
        """Say something below the box; with nothing else to say, what the chosen word means."""
        term = vocabulary(self.field.vocabulary).terms.get(str(self.stored or ""))
        meaning = str(term.more.get("meaning", "")) if term else ""
        super().say(words or meaning, tone if words else "muted")

    def _on_activated(self, at: int) -> None:
        self.take(str(self.box.itemData(at) or ""))


class YesNoEditor(FieldEditor):
    """Three buttons in a row: yes, no, not known."""

    _VALUES: tuple[tuple[str, bool | None], ...] = (("Yes", True), ("No", False), ("Not known", None))

    def __init__(self, field: Field, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(field, theme, parent)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        self.buttons = QButtonGroup(self)
        for at, (word, _) in enumerate(self._VALUES):
            one = button(word, "pill")
            one.setCheckable(True)
            one.setAccessibleName(f"{field.label}: {word}")
            self.buttons.addButton(one, at)
            line.addWidget(one)
        line.addStretch(1)
        self.place(row, names=self.buttons.button(0))
        self.buttons.button(0).setAccessibleName(f"{field.label}: Yes")
        self.buttons.idClicked.connect(self._on_clicked)
        if field.hint:
            self.caption.setText(f"{field.label} · {field.hint}")

    def write(self, value: Any) -> None:
        """Press the button of the value."""
        at = next(at for at, (_, meant) in enumerate(self._VALUES) if meant is value)
        self.buttons.button(at).setChecked(True)

    def words(self, value: Any) -> str:
        """The word on the button."""
        return next(word for word, meant in self._VALUES if meant is value).lower()

    def _on_clicked(self, at: int) -> None:
        self.take(self._VALUES[at][1])

"""A reference to one other item: find and pick it, go to it, or make it on the spot."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from navigator.casefile.fields import Field
from navigator.ui.item_words import kind_word
from navigator.ui.panel.editors.field_editor import FieldEditor
from navigator.ui.panel.editors.item_picker import Candidates, ItemPicker
from navigator.ui.theme import Theme
from navigator.ui.widgets.buttons import IconButton, button

MADE_BY_NAME = ("person", "organisation", "need", "step", "meeting")
"""Kinds that can be begun with nothing but a name."""


class OfferToMake(QWidget):
    """Buttons that make what was typed and does not exist: "Add “Dana” as a person"."""

    asked = Signal(str, str)
    """Kind and name."""

    def __init__(self, targets: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        self._buttons: dict[QPushButton, str] = {}
        for kind in targets:
            if kind in MADE_BY_NAME:
                one = button("", "quiet")
                one.clicked.connect(self._on_clicked)
                self._buttons[one] = kind
                lines.addWidget(one)
        self.hide()

    def offer(self, name: str) -> None:
        """Offer to make this; "" offers nothing."""
        self._name = name
        short = name if len(name) <= 30 else f"{name[:29]}…"
        for one, kind in self._buttons.items():
            one.setText(f"Add “{short}” as a new {kind_word(kind).lower()}".replace("&", "&&"))
        self.setVisible(bool(name) and bool(self._buttons))

    def _on_clicked(self) -> None:
        pressed = self.sender()
        for one, kind in self._buttons.items():
            if one is pressed:
                self.asked.emit(kind, self._name)


class ReferenceEditor(FieldEditor):
    """A field that names one other item."""

    opened = Signal(str)
    made = Signal(str, str, str)
    """The field's name, and kind and name of an item to be made and picked."""

    def __init__(
        self, field: Field, theme: Theme, candidates: Candidates, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, theme, parent)
        self._candidates = candidates
        self.picker = ItemPicker(field.targets, candidates)
        self.picker.setPlaceholderText("Type to find")
        self.go = IconButton(theme, "chevron-right", f"Go to {field.label.lower()}")
        self.offer = OfferToMake(field.targets)
        box = QWidget()
        lines = QVBoxLayout(box)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.picker, 1)
        row.addWidget(self.go)
        lines.addLayout(row)
        lines.addWidget(self.offer)
        self.place(box, names=self.picker)
        self.picker.picked.connect(self.take)
        self.picker.left_unknown.connect(self._on_unknown)
        self.go.clicked.connect(self._on_go)
        self.offer.asked.connect(self._on_make)

    def is_typing(self) -> bool:
        """Whether something is typed that was not picked."""
        return self.picker.is_typing()

    def leave(self) -> None:
        """What was typed and names nothing cannot be stored: it stays, with the offer to make it."""

    def write(self, value: Any) -> None:
        """The item's words."""
        self.picker.settle(self.words(value))
        self.go.setVisible(bool(value))
        self.offer.offer("")

    def refresh_words(self) -> None:
        """Another name for the same item."""
        if not self.is_typing():
            self.write(self.stored)

    def words(self, value: Any) -> str:
        """The words of the item with this id."""
        if not value:
            return ""
        found = dict(self._candidates(self.field.targets))
        return found.get(value, "something removed")

    def _on_unknown(self, typed: str) -> None:
        self.say(f"Nothing here is called “{typed[:40]}”.", "warn")
        self.offer.offer(typed)

    def _on_go(self) -> None:
        self.opened.emit(str(self.stored))

    def _on_make(self, kind: str, name: str) -> None:
        self.made.emit(self.field.name, kind, name)

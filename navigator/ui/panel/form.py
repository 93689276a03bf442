"""The form of one kind of item, made from the declarations of its fields; used for one item after another."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from navigator.actions.marks import Marks
from navigator.casefile.fields import Field, FieldType, fields_of
from navigator.casefile.item import Item
from navigator.casefile.remarks import Remark
from navigator.layout.tokens import SPACE_BETWEEN, SPACE_WITHIN
from navigator.ui.panel.editors.choice_editor import ChoiceEditor, YesNoEditor
from navigator.ui.panel.editors.field_editor import FieldEditor
from navigator.ui.panel.editors.item_picker import Candidates
from navigator.ui.panel.editors.line_editor import DateEditor, LineEditor
from navigator.ui.panel.editors.many_editor import ManyChoicesEditor, ReferencesEditor, WordsEditor
from navigator.ui.panel.editors.prose_editor import ProseEditor
from navigator.ui.panel.editors.reference_editor import ReferenceEditor
from navigator.ui.panel.first_fields import FIRST_FIELDS
from navigator.ui.theme import Theme
from navigator.ui.widgets.buttons import button


def make_editor(field: Field, theme: Theme, candidates: Candidates) -> FieldEditor:
    """The editor for a field, by what it holds."""
    if field.type is FieldType.REF:
        return (ReferencesEditor if field.many else ReferenceEditor)(field, theme, candidates)
    if field.type is FieldType.CHOICE:
        return (ManyChoicesEditor if field.many else ChoiceEditor)(field, theme)
    if field.many:
        return WordsEditor(field, theme)
    match field.type:
        case FieldType.TEXT:
            return ProseEditor(field, theme)
        case FieldType.DATE:
            return DateEditor(field, theme)
        case FieldType.YES_NO:
            return YesNoEditor(field, theme)
        case _:
            return LineEditor(field, theme)


class Form(QWidget):
    """All fields of one kind; those that say nothing can be folded away."""

    entered = Signal(str, object)
    opened = Signal(str)
    made = Signal(str, str, str)

    def __init__(
        self, entity: type[Item], theme: Theme, candidates: Candidates, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.entity = entity
        self.editors: dict[str, FieldEditor] = {}
        self._first = FIRST_FIELDS.get(entity.KIND, ())
        self._all = True
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(SPACE_BETWEEN + SPACE_WITHIN)
        for name, field in fields_of(entity).items():
            editor = make_editor(field, theme, candidates)
            editor.setObjectName(name)
            editor.entered.connect(self.entered)
            if isinstance(editor, ReferenceEditor | ReferencesEditor):
                editor.opened.connect(self.opened)
                editor.made.connect(self.made)
            self.editors[name] = editor
            lines.addWidget(editor)
        self.fold = button("", "quiet")
        self.fold.clicked.connect(self._on_fold)
        lines.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)

    def show_item(self, item: Item, remarks: tuple[Remark, ...], *, everything: bool) -> None:
        """Show an item; with `everything` also the fields that say nothing."""
        for name, editor in self.editors.items():
            editor.show_value(getattr(item, name))
        self.show_remarks(remarks)
        self._all = everything
        self._show_folded()

    def update_item(self, item: Item, remarks: tuple[Remark, ...]) -> None:
        """The same item after a change: what is being typed stays as it is."""
        for name, editor in self.editors.items():
            editor.update_value(getattr(item, name))
        self.show_remarks(remarks)
        self._show_folded()

    def show_remarks(self, remarks: tuple[Remark, ...]) -> None:
        """Say below a field what looks wrong about it."""
        by_field = {remark.field: remark.says for remark in reversed(remarks)}
        for name, editor in self.editors.items():
            if not editor.is_typing():
                editor.say(by_field.get(name, ""), "warn")

    def mark(self, item: str, marks: Marks) -> None:
        """Say beside the name of a field that it is new, or to be chosen."""
        for name, editor in self.editors.items():
            editor.show_mark(marks.of(item, name))

    def flush(self) -> None:
        """Hand over everything typed and not yet left."""
        for editor in self.editors.values():
            editor.leave()

    def is_typing(self) -> bool:
        """Whether anything stands here that is not stored."""
        return any(editor.is_typing() for editor in self.editors.values())

    def focus_first(self) -> None:
        """The keyboard to the first field that shows."""
        for editor in self.editors.values():
            if editor.isVisibleTo(self):
                editor.setFocus()
                return

    def focus_field(self, name: str) -> None:
        """The keyboard to this field."""
        editor = self.editors.get(name)
        if editor is not None:
            editor.show()
            editor.setFocus()

    def _is_empty(self, name: str) -> bool:
        editor: Any = self.editors[name]
        return (
            bool(editor.stored == editor.field.empty)
            and not editor.is_typing()
            and not self._has_focus(editor)
        )

    @staticmethod
    def _has_focus(editor: QWidget) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and editor.isAncestorOf(focus)

    def _show_folded(self) -> None:
        folded = [name for name in self.editors if name not in self._first and self._is_empty(name)]
        for name, editor in self.editors.items():
            editor.setVisible(self._all or name not in folded)
        self.fold.setVisible(bool(folded))
        number = f"{len(folded)} empty field{'' if len(folded) == 1 else 's'}"
        self.fold.setText(f"Hide {number}" if self._all else f"Show {number}")

    def _on_fold(self) -> None:
        self._all = not self._all
        self._show_folded()

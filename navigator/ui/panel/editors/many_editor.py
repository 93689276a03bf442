"""Fields with many members: a chip or a line for each, each with its own way out, and a line to add one.

Adding or taking away one member changes that member only, so that a colleague's own is never in the way.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from navigator.casefile.fields import Field, FieldType
from navigator.casefile.values import read_one, say_one
from navigator.casefile.vocabulary import vocabulary
from navigator.errors import InvalidValue
from navigator.ui.panel.editors.field_editor import FieldEditor
from navigator.ui.panel.editors.item_picker import Candidates, ItemPicker
from navigator.ui.panel.editors.reference_editor import OfferToMake
from navigator.ui.theme import Theme
from navigator.ui.widgets.buttons import IconButton
from navigator.ui.widgets.choice_box import ChoiceBox
from navigator.ui.widgets.labels import label
from navigator.ui.widgets.link_line import LinkLine, breakable
from navigator.ui.widgets.typed_line import TypedLine


class MemberRow(QFrame):
    """One member: its words (to press, where it leads somewhere), to copy, and to take away."""

    taken_away = Signal(str)
    pressed = Signal(str)

    def __init__(
        self,
        member: str,
        words: str,
        theme: Theme,
        *,
        leads: str = "",
        copies: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.member = member
        self.setProperty("member", "true")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.words = words
        if leads:
            link = LinkLine(theme, member, words, link=True)
            link.setToolTip(f"{leads} {words}")
            link.setAccessibleName(f"{leads} {words}")
            link.opened.connect(self.pressed)
            row.addWidget(link, 1)
        else:
            row.addWidget(label(breakable(words)), 1)
        if copies:
            self.copy = IconButton(theme, "copy", f"Copy {words}")
            self.copy.clicked.connect(self._on_copy)
            row.addWidget(self.copy)
        self.remove = IconButton(theme, "close", f"Take away {words}")
        self.remove.clicked.connect(self._on_remove)
        row.addWidget(self.remove)

    def _on_remove(self) -> None:
        self.taken_away.emit(self.member)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.member)


class ManyEditor(FieldEditor):
    """Shows the members below one another. What adds one is made by the kinds of it below."""

    def __init__(self, field: Field, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(field, theme, parent)
        self.rows: list[MemberRow] = []
        self._box = QWidget()
        self._members = QVBoxLayout(self._box)
        self._members.setContentsMargins(0, 0, 0, 0)
        self._members.setSpacing(0)

    def finish(self, adding: QWidget, *, names: QWidget | None = None) -> None:
        """Put what adds a member below the members."""
        self._members.addWidget(adding)
        self.place(self._box, names=names or adding)

    def make_row(self, member: str) -> MemberRow:
        """The row of one member."""
        return MemberRow(member, self.words_of(member), self.theme)

    def words_of(self, member: str) -> str:
        """One member in words."""
        return say_one(self.field, member)

    def words(self, value: Any) -> str:
        """All members in words."""
        return ", ".join(self.words_of(member) for member in value or ())

    def write(self, value: Any) -> None:
        """A row for each member; rows of members that stay are kept, and with them the keyboard."""
        wanted = tuple(value or ())
        for row in [
            row for row in self.rows if row.member not in wanted or row.words != self.words_of(row.member)
        ]:
            self.rows.remove(row)
            self._members.removeWidget(row)
            row.hide()
            row.deleteLater()
        have = {row.member for row in self.rows}
        for member in wanted:
            if member not in have:
                row = self.make_row(member)
                row.taken_away.connect(self._on_taken_away)
                self._members.insertWidget(len(self.rows), row)
                self.rows.append(row)

    def add(self, member: str) -> None:
        """One more member."""
        if member and member not in self.stored:
            self.take((*self.stored, member))

    def _on_taken_away(self, member: str) -> None:
        self.setFocus()
        self.take(tuple(one for one in self.stored if one != member))

    def take(self, value: Any) -> None:
        """As any editor; the line that adds keeps what is being typed."""
        if value != self.stored:
            self.stored = value
            self.say("")
            self.write(value)
            self.entered.emit(self.field.name, value)

    def update_value(self, value: Any) -> None:
        """Members come and go, or get other names, while another is typed: that disturbs nothing."""
        self.stored = value
        self.write(value)


class WordsEditor(ManyEditor):
    """Many lines of words, such as languages; telephone numbers and email addresses as links."""

    _LEADS: ClassVar[Mapping[FieldType, tuple[str, str]]] = {
        FieldType.PHONE: ("Call", "tel:"),
        FieldType.EMAIL: ("Write to", "mailto:"),
    }

    def __init__(self, field: Field, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(field, theme, parent)
        one = field.label.lower().removesuffix("s")
        self.line = TypedLine()
        self.line.setPlaceholderText(field.hint or f"Add {'an' if one[:1] in 'aeiou' else 'a'} {one}")
        self.line.was_left.connect(self.leave)
        self.finish(self.line)

    def make_row(self, member: str) -> MemberRow:
        """A link where it can be called or written to."""
        leads = self._LEADS.get(self.field.type)
        if leads is None:
            return super().make_row(member)
        row = MemberRow(member, member, self.theme, leads=leads[0], copies=True)
        row.pressed.connect(self._on_pressed)
        return row

    def is_typing(self) -> bool:
        """Whether something is typed that was not added yet."""
        return bool(self.line.text().strip())

    def read(self) -> Any:
        """The members, and what is typed."""
        member = read_one(self.field, self.line.text(), date.today())
        return tuple(dict.fromkeys((*self.stored, member)))

    def leave(self) -> None:
        """Add what is typed."""
        if not self.is_typing():
            return
        try:
            value = self.read()
        except InvalidValue as wrong:
            self.say(str(wrong), "danger")
            return
        self.line.settle("")
        self.take(value)

    def show_value(self, value: Any) -> None:
        """Another item's members; nothing is typed yet."""
        self.line.settle("")
        super().show_value(value)

    def _on_pressed(self, member: str) -> None:
        scheme = self._LEADS[self.field.type][1]
        address = "".join(member.split()) if scheme == "tel:" else member
        QDesktopServices.openUrl(QUrl(f"{scheme}{address}"))


class ManyChoicesEditor(ManyEditor):
    """Several words of a vocabulary."""

    def __init__(self, field: Field, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(field, theme, parent)
        self.box = ChoiceBox(theme)
        self.box.addItem(f"Add to {field.label.lower()}", "")
        for term in vocabulary(field.vocabulary).terms.values():
            self.box.addItem(term.label, term.key)
        self.box.activated.connect(self._on_activated)
        self.finish(self.box)

    def _on_activated(self, at: int) -> None:
        self.add(str(self.box.itemData(at) or ""))
        self.box.setCurrentIndex(0)


class ReferencesEditor(ManyEditor):
    """Several other items: find and pick, go to one, make one on the spot."""

    opened = Signal(str)
    made = Signal(str, str, str)

    def __init__(
        self, field: Field, theme: Theme, candidates: Candidates, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, theme, parent)
        self._candidates = candidates
        self.picker = ItemPicker(field.targets, candidates)
        self.picker.setPlaceholderText(f"Add to {field.label.lower()}: type to find")
        self.offer = OfferToMake(field.targets)
        box = QWidget()
        lines = QVBoxLayout(box)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self.picker)
        lines.addWidget(self.offer)
        self.finish(box, names=self.picker)
        self.picker.picked.connect(self._on_picked)
        self.picker.left_unknown.connect(self._on_unknown)
        self.offer.asked.connect(self._on_make)

    def make_row(self, member: str) -> MemberRow:
        """A row that leads to the item."""
        row = MemberRow(member, self.words_of(member), self.theme, leads="Go to")
        row.pressed.connect(self.opened)
        return row

    def words_of(self, member: str) -> str:
        """The item's words."""
        return dict(self._candidates(self.field.targets)).get(member, "something removed")

    def show_value(self, value: Any) -> None:
        """Another item's members."""
        self._settle()
        super().show_value(value)

    def _settle(self) -> None:
        self.picker.settle("")
        self.offer.offer("")
        self.say("")

    def _on_picked(self, item: str) -> None:
        self._settle()
        self.add(item)

    def _on_unknown(self, typed: str) -> None:
        self.say(f"Nothing here is called “{typed[:40]}”.", "warn")
        self.offer.offer(typed)

    def _on_make(self, kind: str, name: str) -> None:
        self._settle()
        self.made.emit(self.field.name, kind, name)

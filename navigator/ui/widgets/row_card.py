"""A card of rows, each of words and a few buttons; made anew only when they differ, and the keyboard stays.

For lists of which one does something with a line. Lines that only open something are `line_card`'s.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from navigator.actions.marks import Marks
from navigator.layout.tokens import SPACE_BETWEEN, SPACE_WITHIN
from navigator.ui.theme import Theme
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.card import Card
from navigator.ui.widgets.labels import label
from navigator.ui.widgets.link_line import LinkLine, breakable

_AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class ActRow:
    """One row: what it stands for, its words, more below them, a state, and what can be done with it.

    `acts` are pairs of a key and the words on the button. With `opens` the words lead to the item `key`.
    """

    key: str
    words: str
    more: str = ""
    state: str = ""
    tone: str = "muted"
    acts: tuple[tuple[str, str], ...] = ()
    opens: bool = False


class RowCard(Card):
    """Emits `acted` with the keys of a row and an act, `opened` with that of a row that leads somewhere."""

    acted = Signal(str, str)
    opened = Signal(str)

    def __init__(self, theme: Theme, title: str, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._theme = theme
        self._empty = empty
        self._shown: tuple[ActRow, ...] | None = None
        self._marks = Marks()
        self._all = False
        self._below: QWidget | None = None
        self._buttons: dict[tuple[str, str], QPushButton] = {}
        self.more = button("", "quiet")
        self.more.clicked.connect(self._on_more)
        self._rows = QWidget()
        self._column = QVBoxLayout(self._rows)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_BETWEEN)
        self.add(self._rows)
        self.add(self.more)

    def keep_focus_in(self, widget: QWidget) -> None:
        """Where the keyboard goes when the row that had it is gone and there is no other."""
        self._below = widget

    def show_rows(self, rows: Sequence[ActRow]) -> None:
        """Show these rows, or the kind words for none."""
        wanted = tuple(rows)
        if wanted == self._shown:
            return
        had = self._focused()
        self._shown = wanted
        self._rebuild()
        if had is not None:
            self._focus(*had)

    def mark(self, marks: Marks) -> None:
        """Mark the rows of what is new or to be chosen, of those that lead to an item."""
        rows = self._shown or ()
        other = any(marks.of(row.key) != self._marks.of(row.key) for row in rows)
        self._marks = marks
        if other:
            had = self._focused()
            self._rebuild()
            if had is not None:
                self._focus(*had)

    def act(self, key: str, act: str) -> QPushButton:
        """The button of a row."""
        return self._buttons[key, act]

    def rows(self) -> tuple[ActRow, ...]:
        """What shows, the folded rows too."""
        return self._shown or ()

    def _rebuild(self) -> None:
        while (taken := self._column.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons.clear()
        wanted = self._shown or ()
        shown = wanted if self._all else wanted[:_AT_ONCE]
        for row in shown:
            self._column.addWidget(self._made(row))
        if not wanted and self._empty:
            nothing = label(self._empty, tone="muted")
            nothing.setContentsMargins(SPACE_WITHIN, 0, SPACE_WITHIN, 0)
            self._column.addWidget(nothing)
        self._rows.setVisible(bool(wanted or self._empty))
        self.more.setText("Show fewer" if self._all else f"Show {len(wanted) - len(shown)} more")
        self.more.setVisible(len(wanted) > _AT_ONCE)

    def _made(self, row: ActRow) -> QWidget:
        holder = QWidget()
        beside = QHBoxLayout(holder)
        beside.setContentsMargins(SPACE_WITHIN, 0, SPACE_WITHIN, 0)
        beside.setSpacing(SPACE_BETWEEN)
        beside.addWidget(self._words(row), 1)
        for act, words in row.acts:
            made = button(words, "quiet")
            made.setAccessibleName(f"{words}: {row.words}")
            made.setProperty("row", row.key)
            made.setProperty("act", act)
            made.clicked.connect(self._on_act)
            self._buttons[row.key, act] = made
            beside.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _words(self, row: ActRow) -> QWidget:
        if row.opens:
            line = LinkLine(
                self._theme,
                row.key,
                row.words,
                row.more,
                state=row.state,
                tone=row.tone,
                mark=self._marks.of(row.key),
            )
            line.opened.connect(self.opened)
            return line
        said = QWidget()
        column = QVBoxLayout(said)
        column.setContentsMargins(0, SPACE_WITHIN, 0, 0)
        column.setSpacing(0)
        column.addWidget(label(breakable(row.words)))
        for words, tone in ((row.state, row.tone), (row.more, "muted")):
            if words:
                column.addWidget(label(breakable(words), step=0, tone=tone))
        return said

    def _focused(self) -> tuple[int, str] | None:
        """The place and the act of the button that has the keyboard."""
        for (key, act), one in self._buttons.items():
            if one.hasFocus():
                keys = [row.key for row in self._shown or ()]
                return keys.index(key), act
        return None

    def _focus(self, at: int, act: str) -> None:
        rows = self._shown or ()
        for row in (*rows[at : at + 1], *reversed(rows[:at])):
            found = self._buttons.get((row.key, act)) or next(
                (one for (key, _), one in self._buttons.items() if key == row.key), None
            )
            if found is not None:
                found.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        if self._below is not None:
            self._below.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_act(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.acted.emit(str(sender.property("row")), str(sender.property("act")))

    def _on_more(self) -> None:
        self._all = not self._all
        self._rebuild()

"""A card whose lines are made from plain descriptions, and made anew only when they differ."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from navigator.casefile.frozen import frozen
from navigator.layout.tokens import SPACE_WITHIN
from navigator.ui.context import Context
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.card import Card
from navigator.ui.widgets.labels import label
from navigator.ui.widgets.link_line import LinkLine


@frozen
class Line:
    """One line of a card: the item it opens, its words, more below them, and a state."""

    item: str
    text: str
    more: str = ""
    state: str = ""
    tone: str = "muted"
    strong: bool = False
    heading: str = ""
    """What stands above, small: the words of a field."""
    field: str = ""
    """The field of the item that it says, when it says only one."""


class LineCard(Card):
    """A title, lines that open what they say, and a button that adds one."""

    def __init__(
        self,
        context: Context,
        title: str,
        empty: str,
        *,
        adds: str = "",
        kind: str = "",
        values: Callable[[], Mapping[str, Any]] | None = None,
        most: int = 8,
        marks: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """`marks`: whether lines of what is new or to be chosen are marked so."""
        super().__init__(title, parent)
        self._context = context
        self._marks = marks
        self._empty = empty
        self._kind = kind
        self._values = values
        self._shown: tuple[Line, ...] | None = None
        self._marked: tuple[str, ...] = ()
        self._most = most
        self._unfolded = False
        if adds:
            self.add_one = button(adds, "quiet")
            self.add_one.clicked.connect(self._on_add)
            self.add_button(self.add_one)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines, or the kind words for none."""
        wanted = tuple(lines)
        marks = self._context.team.marks
        marked = tuple(marks.of(one.item, one.field) if self._marks else "" for one in wanted)
        if wanted == self._shown and marked == self._marked:
            return
        self._shown, self._marked = wanted, marked
        self.clear()
        shown = len(wanted) if self._unfolded else self._most
        for line, mark in zip(wanted[:shown], marked, strict=False):
            made = LinkLine(
                self._context.theme,
                line.item,
                line.text,
                line.more,
                state=line.state,
                tone=line.tone,
                strong=line.strong,
                heading=line.heading,
                mark=mark,
            )
            made.opened.connect(self._context.selection.select)
            self.add(made)
        if not wanted:
            nothing = label(self._empty, tone="muted")
            nothing.setContentsMargins(SPACE_WITHIN, 0, SPACE_WITHIN, SPACE_WITHIN)
            self.add(nothing)
        if len(wanted) > self._most:
            rest = len(wanted) - self._most
            self.fold = button("Show fewer" if self._unfolded else f"Show {rest} more", "quiet")
            self.fold.clicked.connect(self._on_fold)
            self.add(self.fold)

    def show_marks(self) -> None:
        """Mark the lines of what is new or to be chosen by now."""
        if self._shown is not None:
            self.show_lines(self._shown)

    def lines(self) -> tuple[LinkLine, ...]:
        """The lines that show."""
        return tuple(one for one in self.widgets() if isinstance(one, LinkLine))

    def _on_fold(self) -> None:
        lines, self._shown = self._shown or (), None
        self._unfolded = not self._unfolded
        self.show_lines(lines)

    def _on_add(self) -> None:
        self._context.acts.begin(self._kind, self._values() if self._values else {})

"""The lower part of the side panel: what points to the selected item, each line leading there."""

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from navigator.casefile.case import Case
from navigator.casefile.date_words import say_moment
from navigator.casefile.item import Item
from navigator.layout.tokens import SPACE_BETWEEN, SPACE_GROUPS
from navigator.ui.context import Context
from navigator.ui.item_words import title_of
from navigator.ui.panel.relations import Relation, related, relations_of
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.labels import label
from navigator.ui.widgets.link_line import LinkLine

_MOST_LINES = 6


class Related(QWidget):
    """A heading, lines and a button for each relation."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._shown: tuple[Any, ...] = ()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, SPACE_GROUPS, 0, 0)
        self._lines.setSpacing(SPACE_GROUPS)

    def show_item(self, case: Case, item: Item, *, is_new: bool) -> None:
        """Show what points to this item; nothing points to a new one."""
        found = [] if is_new else [(one, related(case, one, item.id)) for one in relations_of(item.KIND)]
        shown = (
            item.id,
            is_new,
            tuple((one.heading, tuple((i, title_of(case, i)) for i in items)) for one, items in found),
            tuple(self._context.team.marks.of(i.id) for _, items in found for i in items),
        )
        if shown == self._shown:
            return
        self._shown = shown
        while (taken := self._lines.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for relation, items in found:
            if items or relation.adds:
                self._lines.addWidget(RelatedPart(self._context, case, item, relation, items))


class RelatedPart(QWidget):
    """One relation."""

    def __init__(
        self, context: Context, case: Case, item: Item, relation: Relation, items: tuple[Item, ...]
    ) -> None:
        super().__init__()
        self._context = context
        self._relation = relation
        self._item = item
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(SPACE_BETWEEN)
        words = relation.heading if not items else f"{relation.heading} ({len(items)})"
        head.addWidget(label(words, step=0, tone="muted", strong=True), 1)
        if relation.adds:
            self.add = button(relation.adds, "quiet")
            self.add.clicked.connect(self._on_add)
            head.addWidget(self.add, 0, Qt.AlignmentFlag.AlignRight)
        lines.addLayout(head)
        self._rest = items[_MOST_LINES:]
        self._all = lines
        self._case = case
        for one in items[:_MOST_LINES]:
            lines.addWidget(self._line(one))
        if self._rest:
            self.more = button(f"Show {len(self._rest)} more", "quiet")
            self.more.clicked.connect(self._on_more)
            lines.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def _line(self, one: Item) -> LinkLine:
        when: Any = getattr(one, "when", None) or getattr(one, "date", None)
        line = LinkLine(
            self._context.theme,
            one.id,
            title_of(self._case, one),
            say_moment(when),
            mark=self._context.team.marks.of(one.id),
        )
        line.opened.connect(self._context.selection.select)
        return line

    def minimumSizeHint(self) -> QSize:
        """Narrow is fine."""
        return QSize(1, super().minimumSizeHint().height())

    def _on_add(self) -> None:
        value: Any = (self._item.id,) if self._relation.many else self._item.id
        self._context.acts.begin(self._relation.entity.KIND, {self._relation.field: value})

    def _on_more(self) -> None:
        self.more.hide()
        for one in self._rest:
            self._all.addWidget(self._line(one))

"""A view that is one table: filters as pills, a field to find here, a button to add, the table itself."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from navigator.casefile.item import Item
from navigator.history.change import ChangeSet
from navigator.layout.tokens import SPACE_BETWEEN, SPACE_GROUPS
from navigator.ui.context import Context
from navigator.ui.item_words import kind_word, plural_word
from navigator.ui.models.columns import Column
from navigator.ui.models.item_order import ItemOrder
from navigator.ui.models.item_table import ItemTable
from navigator.ui.views.case_view import CaseView
from navigator.ui.widgets.buttons import IconWordButton, button
from navigator.ui.widgets.find_field import FindField
from navigator.ui.widgets.flow import FlowLayout
from navigator.ui.widgets.item_table_view import ItemTableView
from navigator.ui.widgets.labels import label

_FIND_WIDE = 190


@dataclass(frozen=True, slots=True)
class Filter:
    """One pill above a table: its words, and which items it lets in (None for all)."""

    words: str
    wanted: Callable[[Any], bool] | None = None


@dataclass(frozen=True, slots=True)
class TableKind:
    """What a table page shows."""

    entity: type[Item]
    columns: tuple[Column, ...]
    filters: tuple[Filter, ...] = ()
    is_past: Callable[[Any], bool] | None = None
    sorted_by: int = 0
    newest_first: bool = False
    lines: int = 1
    """How many lines of text a row has room for."""
    empty: str = ""
    """What to say, kindly, when there is nothing yet."""


class TablePage(CaseView):
    """A table of one kind of item."""

    def __init__(self, context: Context, kind: TableKind, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._kind = kind
        self.table = ItemTable(kind.entity, kind.columns, self, is_past=kind.is_past)
        self.order = ItemOrder(self.table, self)
        self.view = ItemTableView(
            self.order, kind.columns, context.selection, context.theme, lines=kind.lines
        )
        self.view.setAccessibleName(plural_word(kind.entity.KIND))
        way = Qt.SortOrder.DescendingOrder if kind.newest_first else Qt.SortOrder.AscendingOrder
        self.view.sortByColumn(kind.sorted_by, way)
        self.find_field = FindField(f"Find in {plural_word(kind.entity.KIND).lower()}")
        self._count = label(step=0, tone="muted", wraps=False)
        self._pills = QButtonGroup(self)
        self._stack = QStackedLayout()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(SPACE_GROUPS, SPACE_GROUPS, SPACE_GROUPS, SPACE_BETWEEN)
        outer.setSpacing(SPACE_BETWEEN)
        outer.addLayout(self._bar())
        outer.addLayout(self._stack, 1)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty_page())
        self.table.mark(context.team.marks)
        context.team.marks_changed.connect(self._on_marks)
        if kind.filters:
            self.order.want(kind.filters[0].wanted)
        self.find_field.textChanged.connect(self._on_find)
        self.find_field.go_down.connect(self._on_go_down)
        self.view.opened.connect(self._on_item_opened)
        self.view.remove_asked.connect(context.acts.remove)
        self.order.rowsInserted.connect(self._count_rows)
        self.order.rowsRemoved.connect(self._count_rows)
        self.order.modelReset.connect(self._count_rows)

    def _on_marks(self) -> None:
        self.table.mark(self.context.team.marks)

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setSpacing(SPACE_BETWEEN)
        left = FlowLayout(space=SPACE_BETWEEN)
        self.find_field.setMinimumWidth(self.context.theme.pixels(_FIND_WIDE))
        left.addWidget(self.find_field)
        for at, one in enumerate(self._kind.filters):
            pill = button(one.words, "pill")
            pill.setCheckable(True)
            pill.setChecked(at == 0)
            self._pills.addButton(pill, at)
            left.addWidget(pill)
        self._pills.idToggled.connect(self._on_filter)
        left.addWidget(self._count)
        bar.addLayout(left, 1)
        self.add_button = self._add_button()
        bar.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignTop)
        return bar

    def _add_button(self) -> QPushButton:
        made = IconWordButton(self.context.theme, "plus", f"New {kind_word(self._kind.entity.KIND).lower()}")
        made.clicked.connect(self.begin)
        return made

    def _empty_page(self) -> QWidget:
        page = QWidget()
        lines = QVBoxLayout(page)
        lines.addStretch(1)
        words = label(
            self._kind.empty or f"No {plural_word(self._kind.entity.KIND).lower()} yet.", tone="muted"
        )
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        lines.addWidget(words)
        lines.addStretch(2)
        return page

    def begin(self) -> None:
        """Start a new item of this kind."""
        self.context.acts.begin(self._kind.entity.KIND)

    def show_case(self) -> None:
        """The whole table anew."""
        self.table.show_case(self.context.session.case)
        self.view.show_selected(self.context.selection.item)

    def apply(self, change_set: ChangeSet) -> None:
        """Only the rows that changed."""
        self.table.apply(self.context.session.case, change_set)
        self.view.show_selected(self.context.selection.item)

    def find_here(self) -> bool:
        """The find field."""
        self.find_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.find_field.selectAll()
        return True

    def take_focus(self) -> None:
        """The table, or what adds to it while it is empty."""
        (self.view if self.order.rowCount() else self.add_button).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_find(self, typed: str) -> None:
        self.order.find(typed)
        self._count_rows()

    def _on_filter(self, at: int, chosen: bool) -> None:
        if chosen:
            self.order.want(self._kind.filters[at].wanted)
            self._count_rows()

    def _on_go_down(self) -> None:
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.order.rowCount() and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.order.index(0, 0))

    def _on_item_opened(self, _: str) -> None:
        self.edit_asked.emit()

    def _count_rows(self) -> None:
        shown, all_of_them = self.order.rowCount(), self.table.rowCount()
        self._count.setText(f"{shown:,}" if shown == all_of_them else f"{shown:,} of {all_of_them:,}")
        self._stack.setCurrentIndex(0 if all_of_them else 1)

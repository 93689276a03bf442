"""All items of one kind as a table: a row each, in the order in which they were added.

Sorting and finding are Qt's (`item_order`). After a change only the rows that it touched are redrawn.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from navigator.actions.marks import Marks
from navigator.casefile.case import Case
from navigator.casefile.frozen import frozen
from navigator.casefile.item import Item
from navigator.history.change import ChangeSet
from navigator.ui.models.columns import Column
from navigator.ui.widgets.mark import aloud

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What a model tells beside the usual."""

    ITEM = Qt.ItemDataRole.UserRole + 1
    """The id that the row stands for."""
    SORT = Qt.ItemDataRole.UserRole + 2
    FIND = Qt.ItemDataRole.UserRole + 3
    """All words of the row, in which one finds."""
    CELL = Qt.ItemDataRole.UserRole + 4
    """All that there is to paint, as a Cell: to ask once is much quicker than to ask for each part."""


@frozen
class Cell:
    """What one cell shows: words, the tone of a chip around them, a badge before and muted words after.

    `mark` is the word of its mark: that it is new, or to be chosen.
    """

    words: str
    tone: str = ""
    badge: tuple[str, str] = ("", "")
    more: str = ""
    strong: bool = False
    past: bool = False
    mark: str = ""


class ItemTable(QAbstractTableModel):
    """The items of one kind that `wanted` lets in."""

    def __init__(
        self,
        entity: type[Item],
        columns: tuple[Column, ...],
        parent: QObject | None = None,
        *,
        is_past: Callable[[Any], bool] | None = None,
    ) -> None:
        super().__init__(parent)
        self.entity = entity
        self._columns = columns
        self._is_past = is_past
        self._case = Case()
        self._marks = Marks()
        self._ids: list[str] = []
        self._row_of: dict[str, int] = {}

    def show_case(self, case: Case) -> None:
        """Show another case."""
        self.beginResetModel()
        self._case = case
        self._set_ids(case.shelf(self.entity))
        self.endResetModel()

    def apply(self, case: Case, change_set: ChangeSet | None = None) -> None:
        """Show the same case after a change: rows go, come or are redrawn."""
        new = case.shelf(self.entity)
        kept = [item for item in self._ids if item in new]
        added = [item for item in new if item not in self._row_of]
        if kept + added != list(new):
            self.show_case(case)
            return
        for row in reversed([row for row, item in enumerate(self._ids) if item not in new]):
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._ids[row]
            self.endRemoveRows()
        self._case = case
        if added:
            self.beginInsertRows(QModelIndex(), len(self._ids), len(self._ids) + len(added) - 1)
            self._ids.extend(added)
            self.endInsertRows()
        self._set_ids(self._ids)
        self._redraw(change_set)

    def _redraw(self, change_set: ChangeSet | None) -> None:
        """Rows of the items touched; all of them when something else was, which they may name."""
        touched = {change.register.item for change in change_set.changes} if change_set else set()
        rows = sorted(self._row_of[item] for item in touched if item in self._row_of)
        if len(rows) < len(touched):
            rows = list(range(len(self._ids)))
        if rows:
            last = len(self._columns) - 1
            self.dataChanged.emit(self.index(rows[0], 0), self.index(rows[-1], last))

    def _set_ids(self, ids: Iterable[str]) -> None:
        self._ids = list(ids)
        self._row_of = {item: row for row, item in enumerate(self._ids)}

    def row_of(self, item: str) -> int:
        """The row of an item, or -1."""
        return self._row_of.get(item, -1)

    def item_at(self, index: Index) -> Item | None:
        """The item of a row, or None."""
        if not index.isValid() or not 0 <= index.row() < len(self._ids):
            return None
        return self._case.shelf(self.entity).get(self._ids[index.row()])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """A row for each item."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """The columns given."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The headings."""
        if orientation is Qt.Orientation.Horizontal and 0 <= section < len(self._columns):
            if role == Qt.ItemDataRole.DisplayRole:
                return self._columns[section].heading
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell says."""
        item = self.item_at(index)
        if item is None or not 0 <= index.column() < len(self._columns):
            return None
        said = cell(self._case, item, self._columns, index.column(), role, self._is_past)
        if index.column() == 0 and (mark := self._marks.of(item.id)):
            if isinstance(said, Cell):
                return replace(said, mark=mark)
            if role == Qt.ItemDataRole.AccessibleTextRole:
                return aloud(str(said), mark)
        return said

    def mark(self, marks: Marks) -> None:
        """Mark what colleagues changed since somebody last looked, and what is to be chosen."""
        if marks != self._marks:
            self._marks = marks
            if self._ids:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, 0))


def cell(
    case: Case,
    item: Item,
    columns: tuple[Column, ...],
    at: int,
    role: int,
    is_past: Callable[[Any], bool] | None,
) -> Any:
    """What one cell says in one role."""
    column = columns[at]
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return column.says(case, item)
        case Role.ITEM:
            return item.id
        case Role.SORT:
            return column.sort(case, item) if column.sort else column.says(case, item).casefold() or "\uffff"
        case Role.FIND:
            return " ".join(each.says(case, item) for each in columns).replace("\u00a0", " ")
        case Role.CELL:
            return Cell(
                column.says(case, item),
                column.tone(case, item) if column.tone else "",
                column.badge(case, item) if column.badge else ("", ""),
                strong=column.strong,
                past=bool(is_past and is_past(item)),
            )
        case Qt.ItemDataRole.ToolTipRole:
            return column.says(case, item) or None
        case Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.heading}: {column.says(case, item) or 'nothing'}"
        case _:
            return None

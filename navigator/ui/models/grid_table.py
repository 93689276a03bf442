"""A grid of words as a Qt model: headings down and across, and an item behind each cell."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from navigator.ui.widgets.mark import aloud

Index = QModelIndex | QPersistentModelIndex
LINES = Qt.ItemDataRole.UserRole + 101
"""A cell's lines as a tuple; () for an empty cell."""
ITEM = Qt.ItemDataRole.UserRole + 102
MARK = Qt.ItemDataRole.UserRole + 103
"""The word of a cell's mark; "" for none."""


@dataclass(frozen=True, slots=True)
class GridHead:
    """A row or column: its words, what stands below them, and the item it is about."""

    words: str
    more: str = ""
    item: str = ""
    mark: str = ""
    """The word of its mark: that it is new, or to be chosen."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell: short lines to be seen, the same as a sentence, the item that it opens, and its mark."""

    lines: tuple[str, ...]
    says: str
    item: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """Everything that a grid shows; `cells` by (row, column), `empty` is what an empty cell says."""

    rows: tuple[GridHead, ...]
    columns: tuple[GridHead, ...]
    cells: Mapping[tuple[int, int], GridCell]
    empty: str = "nothing"


class GridTable(QAbstractTableModel):
    """Shows a Grid; a screen reader hears row, column and cell in one sentence."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grid = Grid((), (), {})

    def show_grid(self, grid: Grid) -> None:
        """Show this; with the same rows and columns as before, whoever stands on a cell stays there."""
        if (_things(grid.rows), _things(grid.columns)) == (
            _things(self.grid.rows),
            _things(self.grid.columns),
        ):
            self.grid = grid
            if grid.rows and grid.columns:
                down, across = len(grid.rows) - 1, len(grid.columns) - 1
                self.dataChanged.emit(self.index(0, 0), self.index(down, across))
                self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, down)
                self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, across)
            return
        self.beginResetModel()
        self.grid = grid
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """The rows."""
        return 0 if parent.isValid() else len(self.grid.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """The columns."""
        return 0 if parent.isValid() else len(self.grid.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The headings, with what stands below them."""
        heads = self.grid.columns if orientation is Qt.Orientation.Horizontal else self.grid.rows
        if not 0 <= section < len(heads):
            return None
        head = heads[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                more = " · ".join(part for part in (head.mark, head.more) if part)
                return f"{head.words}\n{more}" if more else head.words
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(part for part in (head.words, head.more, head.mark) if part)
            case Qt.ItemDataRole.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            case _ if role == ITEM:
                return head.item
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell says."""
        if not index.isValid():
            return None
        cell = self.grid.cells.get((index.row(), index.column()))
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell.says if cell else ""
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                row, column = self.grid.rows[index.row()], self.grid.columns[index.column()]
                said = f"{row.words}, {column.words}: {cell.says if cell else self.grid.empty}"
                return aloud(said, cell.mark if cell else "")
            case _ if role == LINES:
                return cell.lines if cell else ()
            case _ if role == ITEM:
                return cell.item if cell else ""
            case _ if role == MARK:
                return cell.mark if cell else ""
        return None


def _things(heads: tuple[GridHead, ...]) -> list[str]:
    """What rows or columns are about."""
    return [head.item or head.words for head in heads]

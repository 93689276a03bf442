"""The rows beside the map as a Qt model."""

from typing import Any

from PySide6.QtCore import QObject, QSortFilterProxyModel, Qt

from navigator.ui.map.node_rows import HEADINGS, NodeRow
from navigator.ui.models.headed_table import HeadedTable, Index
from navigator.ui.theme import Theme

ID = Qt.ItemDataRole.UserRole + 1
SORT = Qt.ItemDataRole.UserRole + 2


class NodeTable(HeadedTable):
    """One row for each node of the map."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(HEADINGS, parent)
        self._theme = theme
        self._rows: tuple[NodeRow, ...] = ()
        self._at: dict[str, int] = {}

    def show_rows(self, rows: tuple[NodeRow, ...]) -> None:
        """Show these; the same nodes in the same order stay where they are."""
        if [row.id for row in rows] == [row.id for row in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(HEADINGS) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self._at = {row.id: at for at, row in enumerate(rows)}
        self.endResetModel()

    def row_of(self, node: str) -> int:
        """The row of a node, or -1."""
        return self._at.get(node, -1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell says."""
        if not self.holds(index):
            return None
        row, column = self._rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return row.cells[column]
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.aloud(column, row.cells[column])
            case Qt.ItemDataRole.ForegroundRole:
                return self._theme.colour("muted") if row.past else None
            case _ if role == ID:
                return row.id
            case _ if role == SORT:
                return row.keys[column]
        return None


class NodeOrder(QSortFilterProxyModel):
    """The rows in the order of a heading."""

    def __init__(self, table: NodeTable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setSortRole(SORT)
        self.setSourceModel(table)

    def lessThan(self, left: Index, right: Index) -> bool:
        """By what the cells stand for, not by how their words begin."""
        one, other = left.data(SORT), right.data(SORT)
        return bool(one < other) if type(one) is type(other) else str(one) < str(other)

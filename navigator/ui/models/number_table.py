"""A table of numbers of cases as a Qt model: groups down, what is counted across, None for what is hidden."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
SHARE = Qt.ItemDataRole.UserRole + 1
"""How long the cell's bar is, from 0 to 1; None for a cell without one."""

_SAID = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
HIDDEN_WORDS = "fewer than five, or hidden"
HIDDEN = "–"


@dataclass(frozen=True, slots=True)
class Numbers:
    """What a table shows: its groups, columns and cells by (group, column)."""

    groups: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[str, str], int | None]


class NumberTable(QAbstractTableModel):
    """The group stands in the first column, so that a screen reader says it with its numbers."""

    def __init__(self, numbers: Numbers, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers = numbers
        self._largest = max([number for number in numbers.cells.values() if number], default=1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """A row for each group."""
        return 0 if parent.isValid() else len(self._numbers.groups)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """The group, and what is counted."""
        return 0 if parent.isValid() else 1 + len(self._numbers.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """What is counted; the groups have no heading of their own."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < self.columnCount():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return ("", *self._numbers.columns)[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell says."""
        if not index.isValid() or not 0 <= index.row() < len(self._numbers.groups):
            return None
        group = self._numbers.groups[index.row()]
        if index.column() == 0:
            return group if role in _SAID else None
        column = self._numbers.columns[index.column() - 1]
        number = self._numbers.cells.get((group, column), 0)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return HIDDEN if number is None else str(number)
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                words = HIDDEN_WORDS if number is None else "1 case" if number == 1 else f"{number} cases"
                return f"{group}, {column.lower()}: {words}"
            case _ if role == SHARE:
                return None if number is None else number / self._largest
        return None

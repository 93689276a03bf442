"""Sorting and finding in a table, by Qt: any heading sorts, and typed words have to stand in the row."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QSortFilterProxyModel, Qt

from navigator.casefile.item import Item
from navigator.ui.models.item_table import Index, ItemTable, Role


class ItemOrder(QSortFilterProxyModel):
    """Shows the rows that have all words typed somewhere, and that `wanted` lets in."""

    def __init__(self, table: ItemTable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._words: tuple[str, ...] = ()
        self._wanted: Callable[[Any], bool] | None = None
        self._filters = 0
        self.setSortRole(Role.SORT)
        self.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setDynamicSortFilter(True)
        self.setSourceModel(table)

    def find(self, typed: str) -> None:
        """Show only rows with all these words."""
        words = tuple(typed.casefold().split())
        if words != self._words:
            self._words = words
            self._filter_anew()

    def want(self, wanted: Callable[[Any], bool] | None) -> None:
        """Show only items of which this is true; None for all."""
        self._wanted = wanted
        self._filter_anew()

    def _filter_anew(self) -> None:
        """Have Qt ask for each row again. Of its ways to say so the string is the one no Qt warns of."""
        self._filters += 1
        self.setFilterFixedString(str(self._filters))

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        """Qt asks for each row."""
        item: Item | None = self._table.item_at(self._table.index(row, 0, parent))
        if item is None or (self._wanted is not None and not self._wanted(item)):
            return False
        if not self._words:
            return True
        text = str(self._table.index(row, 0, parent).data(Role.FIND)).casefold()
        return all(word in text for word in self._words)

    def row_of(self, item: str) -> int:
        """The row where an item shows, or -1."""
        row = self._table.row_of(item)
        return self.mapFromSource(self._table.index(row, 0)).row() if row >= 0 else -1

    def id_at(self, index: Index) -> str:
        """The id of the item in a row, or ""."""
        return str(index.data(Role.ITEM) or "") if index.isValid() else ""

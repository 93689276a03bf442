"""The vault's cases as a list, by name or newest first; names can show as initials, for use in public."""

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from navigator.actions.marks import NEW
from navigator.ui.item_words import initials
from navigator.ui.models.item_table import Cell, Index, Role
from navigator.ui.widgets.mark import aloud

if TYPE_CHECKING:
    from navigator.store.vault import CaseRecord


class CaseSort(StrEnum):
    """In which order the cases stand."""

    NAME = "By name"
    NEWEST = "Newest first"


class CaseList(QAbstractListModel):
    """The cases whose name has the words typed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._records: tuple[CaseRecord, ...] = ()
        self._shown: list[CaseRecord] = []
        self._words: tuple[str, ...] = ()
        self._sort = CaseSort.NAME
        self._initials = False
        self._open = ""

    def show(self, records: "tuple[CaseRecord, ...]") -> None:
        """Show these cases."""
        self._records = records
        self._refresh()

    def find(self, typed: str) -> None:
        """Only cases whose name has all these words."""
        self._words = tuple(typed.casefold().split())
        self._refresh()

    def sort_by(self, sort: CaseSort) -> None:
        """Stand in this order."""
        self._sort = sort
        self._refresh()

    def set_initials(self, initials_only: bool) -> None:
        """Whether names show as initials."""
        self._initials = initials_only
        self._refresh()

    def mark_open(self, case_id: str) -> None:
        """Which case is the open one."""
        self._open = case_id
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))

    def row_of(self, case_id: str) -> int:
        """The row of a case, or -1."""
        return next((row for row, record in enumerate(self._shown) if record.id == case_id), -1)

    def id_at(self, index: Index) -> str:
        """The id of the case in a row, or ""."""
        return self._shown[index.row()].id if index.isValid() else ""

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """A row for each case."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The name, or its initials."""
        if not index.isValid() or not 0 <= index.row() < len(self._shown):
            return None
        record = self._shown[index.row()]
        name = record.name or "No name yet"
        words = initials(name) if self._initials else name
        news = f"{record.news} {NEW}" if record.news else ""
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return words
            case Qt.ItemDataRole.AccessibleTextRole:
                return aloud(words, news)
            case Role.ITEM:
                return record.id
            case Role.CELL:
                is_open = record.id == self._open
                return Cell(words, more="open" if is_open else "", strong=is_open, mark=news)
            case _:
                return None

    def _refresh(self) -> None:
        self.beginResetModel()
        found = [
            record for record in self._records if all(word in record.name.casefold() for word in self._words)
        ]
        if self._sort is CaseSort.NAME:
            found.sort(key=lambda record: record.name.casefold())
        else:
            found.sort(key=lambda record: -record.created)
        self._shown = found
        self.endResetModel()

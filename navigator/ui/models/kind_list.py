"""The kinds of item that a case can hold, with how many there are of each."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt

from navigator.actions.marks import Marks, counted
from navigator.casefile.case import Case
from navigator.casefile.kinds import ENTITIES
from navigator.ui.item_words import plural_word
from navigator.ui.models.item_table import Cell, Index, Role
from navigator.ui.widgets.mark import aloud

_SHOWN = tuple(entity for entity in ENTITIES if entity.KIND != "client")
_WORDS = {"place": "Places on the map", "set_aside": "Findings set aside"}


class KindList(QAbstractListModel):
    """A row for each kind but the client, of whom there is one."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._counts = [0] * len(_SHOWN)
        self._marks = [""] * len(_SHOWN)

    def show_case(self, case: Case, marks: Marks) -> None:
        """Count again, also how many are new or to be chosen."""
        shelves = [case.shelf(entity) for entity in _SHOWN]
        self._counts = [len(shelf) for shelf in shelves]
        self._marks = [counted(marks, shelf) if marks else "" for shelf in shelves]
        self.dataChanged.emit(self.index(0), self.index(len(_SHOWN) - 1))

    def kind_at(self, index: Index) -> str:
        """The kind in a row."""
        return _SHOWN[index.row()].KIND

    def row_of(self, kind: str) -> int:
        """The row of a kind."""
        return next(row for row, entity in enumerate(_SHOWN) if kind == entity.KIND)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """A row for each kind."""
        return 0 if parent.isValid() else len(_SHOWN)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Its plural and how many."""
        if not index.isValid() or not 0 <= index.row() < len(_SHOWN):
            return None
        kind, count = _SHOWN[index.row()].KIND, f"{self._counts[index.row()]:,}"
        words = _WORDS.get(kind, plural_word(kind))
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return words
            case Qt.ItemDataRole.AccessibleTextRole:
                return aloud(f"{words}, {count}", self._marks[index.row()])
            case Role.CELL:
                # There is room for one: what is to be chosen stands last, and is the more urgent.
                return Cell(words, more=count, mark=self._marks[index.row()].rpartition(", ")[2])
            case _:
                return None

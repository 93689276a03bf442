"""One column of the plan: the steps in some states, in a workable order."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from navigator.actions.marks import Marks
from navigator.insights.schedule import Schedule
from navigator.insights.sequencing import Plan, PlannedStep
from navigator.ui.item_words import title_of
from navigator.ui.plan.card_words import Line, card_lines
from navigator.ui.widgets.mark import aloud

Index = QModelIndex | QPersistentModelIndex
STEP_FORM = "application/x-case-navigator-step"
"""What is dragged from column to column: the id of a step."""


class CardRole(IntEnum):
    """What a card tells beside its title."""

    ITEM = Qt.ItemDataRole.UserRole + 1
    LINES = Qt.ItemDataRole.UserRole + 2
    MARK = Qt.ItemDataRole.UserRole + 3
    """The word of its mark: that it is new, or to be chosen; "" for none."""


class PlanColumn(QAbstractListModel):
    """The cards of one column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, str, tuple[Line, ...]]] = []
        self._marks = Marks()

    def show_steps(self, plan: Plan, schedule: Schedule, steps: Sequence[PlannedStep]) -> None:
        """Show these."""
        rows = [
            (one.step.id, title_of(plan.case, one.step), card_lines(plan, schedule, one)) for one in steps
        ]
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def mark(self, marks: Marks) -> None:
        """Mark what colleagues changed since somebody last looked, and what is to be chosen."""
        if marks != self._marks:
            self._marks = marks
            if self._rows:
                self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def row_of(self, item: str) -> int:
        """The row of a step, or -1."""
        return next((at for at, row in enumerate(self._rows) if row[0] == item), -1)

    def id_at(self, index: Index) -> str:
        """The step of a row, or ""."""
        return self._rows[index.row()][0] if index.isValid() and index.row() < len(self._rows) else ""

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """A row for each step."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a card says."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        item, title, lines = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title
            case CardRole.ITEM:
                return item
            case CardRole.LINES:
                return lines
            case Qt.ItemDataRole.AccessibleTextRole:
                said = ". ".join([title, *(line.words.rstrip(".") for line in lines)])
                return aloud(said, self._marks.of(item))
            case CardRole.MARK:
                return self._marks.of(item)
            case _:
                return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every card can be dragged, and others dropped on it, or beside all of them."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled

    def mimeTypes(self) -> list[str]:
        """A step's id."""
        return [STEP_FORM]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The id of the first."""
        data = QMimeData()
        data.setData(STEP_FORM, self.id_at(indexes[0]).encode("ascii") if indexes else b"")
        return data

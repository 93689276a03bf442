"""The history as a table: a row for each change, newest first; who and when only where they differ."""

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt

from navigator.actions.marks import NEW
from navigator.casefile.case import Case
from navigator.casefile.fields import Field, fields_of
from navigator.casefile.kinds import KINDS
from navigator.casefile.values import from_json
from navigator.errors import InvalidValue
from navigator.ui.item_words import kind_word, name_of, say_field, say_when
from navigator.ui.models.headed_table import HeadedTable, Index
from navigator.ui.models.item_table import Cell, Role
from navigator.ui.widgets.mark import aloud

if TYPE_CHECKING:
    from navigator.store.trail import HistoryLine

HEADINGS = ("When", "Who", "What was done", "Item", "Field", "Before", "After")
WIDTHS = (26, 20, 32, 28, 22, 26, 28)
"""Characters that each column would like to have."""

_WHAT = HEADINGS.index("What was done")
_OF_THE_ACT = 3
"""The first so many columns are about the whole act."""

_MOST_OF_AN_ACT = 10
"""An import has thousands of changes: its first few say what it was."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a change, and whether the act above goes on in it."""

    line: "HistoryLine"
    continues: bool
    instead: str = ""
    """What it says in place of the change, when it stands for several."""


def _folded(lines: "tuple[HistoryLine, ...]") -> tuple[Row, ...]:
    """The rows of some lines: of each act the first few, and how many more there are."""
    rows: list[Row] = []
    for _, group in groupby(lines, key=_act):
        act = tuple(group)
        if all(line.kind == "place" for line in act):
            rows.append(Row(act[0], False, _places(len({line.item for line in act}))))
            continue
        rows += [Row(line, at > 0) for at, line in enumerate(act[:_MOST_OF_AN_ACT])]
        if len(act) > _MOST_OF_AN_ACT:
            more = f"and {len(act) - _MOST_OF_AN_ACT:,} more"
            rows.append(Row(act[_MOST_OF_AN_ACT], True, more))
    return tuple(rows)


def _places(number: int) -> str:
    """Where things stand on the map is seen there, and not in pairs of numbers."""
    return "1 place" if number == 1 else f"{number:,} places"


def _act(line: "HistoryLine") -> str:
    return line.set_id


class HistoryTable(HeadedTable):
    """Lines of the history of the case or of one item."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(HEADINGS, parent)
        self._case = Case()
        self._rows: tuple[Row, ...] = ()
        self._new: frozenset[str] = frozenset()

    def mark(self, sets: frozenset[str]) -> None:
        """Mark the acts of which something was not looked at, by their change sets."""
        if sets != self._new:
            self._new = sets
            if self._rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(HEADINGS) - 1))

    def show_lines(self, case: Case, lines: "tuple[HistoryLine, ...]") -> None:
        """Show these; the case gives names to ids."""
        self.beginResetModel()
        self._case, self._rows = case, _folded(lines)
        self.endResetModel()

    def item_at(self, index: Index) -> str:
        """The id of the item that a row is about; "" for none."""
        return self._rows[index.row()].line.item if index.isValid() else ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell says."""
        if not self.holds(index):
            return None
        row = self._rows[index.row()]
        line = row.line
        words = self._words(row, index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole | Role.CELL:
                shown = "" if row.continues and index.column() < _OF_THE_ACT else words
                return Cell(shown, mark=self._mark(row, index)) if role == Role.CELL else shown
            case Qt.ItemDataRole.ToolTipRole:
                return words or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return aloud(self.aloud(index.column(), words), self._mark(row, index))
            case Role.ITEM:
                return line.item
            case _:
                return None

    def _mark(self, row: "Row", index: Index) -> str:
        """The word beside what was done; "" for what continues an act."""
        here = index.column() == _WHAT and not row.continues
        return NEW if here and row.line.set_id in self._new else ""

    def _words(self, row: "Row", column: int) -> str:
        line = row.line
        if row.instead and column >= _OF_THE_ACT:
            return row.instead if column == _OF_THE_ACT else ""
        match column:
            case 0:
                return say_when(line.at_ms)
            case 1:
                return line.author
            case 2:
                return line.set_name
            case 3:
                return self._item(line)
            case 4:
                return self._field(line)
            case 5:
                return " / ".join(self._value(line, value) for value in line.before)
            case _:
                return self._value(line, line.after) if line.kind else ""

    def _item(self, line: "HistoryLine") -> str:
        if not line.item:
            return ""
        words = name_of(self._case, line.item)
        return words if self._case.find(line.item) is not None else f"{kind_word(line.kind)}, removed"

    @staticmethod
    def _declared(line: "HistoryLine") -> Field | None:
        entity = KINDS.get(line.kind)
        return fields_of(entity).get(line.field) if entity else None

    def _field(self, line: "HistoryLine") -> str:
        if line.field == "removed":
            return "In the case"
        field = self._declared(line)
        return field.label if field else line.field

    def _value(self, line: "HistoryLine", value: Any) -> str:
        if line.field == "removed":
            return "removed" if value is True else "yes"
        field = self._declared(line)
        if field is None:
            return "" if value is None else str(value)
        if field.many:
            sign = "+" if value is True else "−"
            return f"{sign} {say_field(self._case, field, (line.member,))}"
        try:
            return say_field(self._case, field, from_json(field, value))
        except InvalidValue:
            return str(value)

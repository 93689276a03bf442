"""The cases beside each other as a Qt model: what is due, what to look at, how many are involved."""

from typing import Any

from PySide6.QtCore import QObject, QSortFilterProxyModel, Qt

from navigator.ui.across.reading import CaseRead
from navigator.ui.item_words import initials
from navigator.ui.models.headed_table import HeadedTable, Index
from navigator.ui.models.item_table import Cell, Role

SORT = Qt.ItemDataRole.UserRole + 101
CASE = Qt.ItemDataRole.UserRole + 102
HEADINGS = (
    "Case", "Due", "Look at first", "Findings", "Organisations", "People", "Days to first help", "Waits for",
)  # fmt: skip
_UNREAD = "could not be read"


class CaseNumbers(HeadedTable):
    """A row for each case; one that could not be read says so."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(HEADINGS, parent)
        self._rows: tuple[CaseRead, ...] = ()
        self._initials = False

    def show_cases(self, rows: tuple[CaseRead, ...], *, initials_only: bool) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows, self._initials = rows, initials_only
        self.endResetModel()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell says."""
        if not self.holds(index):
            return None
        row = self._rows[index.row()]
        value = self._values(row)[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return "" if value is None else str(value)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.aloud(index.column(), "" if value is None else str(value), "not known")
            case Role.CELL:
                return Cell("" if value is None else str(value), strong=index.column() == 0)
            case _ if role == SORT:
                return -1 if value is None else value
            case _ if role == CASE:
                return row.case_id
        return None

    def _values(self, row: CaseRead) -> tuple[str | int | None, ...]:
        name = row.name or "A case without a name"
        name = initials(name) if self._initials else name
        facts = row.facts
        if facts is None:
            return (f"{name}: {_UNREAD}", *(None for _ in HEADINGS[1:]))
        return (
            name,
            facts.due,
            facts.findings_first,
            facts.findings_told,
            facts.organisations,
            facts.people,
            facts.days_to_first_help,
            ", ".join(sorted(facts.waiting_for)),
        )


class CaseNumbersOrder(QSortFilterProxyModel):
    """The cases in the order of a heading: numbers as numbers, names without regard to capitals."""

    def __init__(self, table: CaseNumbers, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setSortRole(SORT)
        self.setSourceModel(table)

    def lessThan(self, left: Index, right: Index) -> bool:
        """By what the cells stand for."""
        one, other = left.data(SORT), right.data(SORT)
        if isinstance(one, int) and isinstance(other, int):
            return one < other
        return str(one).casefold() < str(other).casefold()

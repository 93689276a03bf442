"""A timeline as a table: a row for each item of each lane, oldest first; equal to the canvas beside it."""

from typing import Any

from PySide6.QtCore import QObject, Qt

from navigator.actions.marks import Marks
from navigator.casefile.vocabulary import vocabulary
from navigator.layout.bar_looks import bar_look
from navigator.layout.time_items import Look, TimeItem
from navigator.layout.timeline import Timeline
from navigator.layout.timeline_frame import Lit
from navigator.layout.timeline_words import span_in_words
from navigator.ui.models.headed_table import HeadedTable, Index
from navigator.ui.models.item_table import Cell, Role
from navigator.ui.widgets.mark import aloud

_STATE = "Where it stands"
_WHAT = "What"
HEADINGS = ("When", _WHAT, "Kind", _STATE, "Lane")
_LONGEST = 300
"""Characters of an entry that a cell is given: more would never be read there."""


class TimeTable(HeadedTable):
    """The items that the filters let through."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(HEADINGS, parent)
        self._rows: list[tuple[TimeItem, str]] = []
        self._row_of: dict[str, int] = {}
        self._today = 0.0
        self._marks = Marks()

    def show_timeline(self, timeline: Timeline, lit: Lit | None) -> None:
        """Show these items, each in every lane that it stands in."""
        self.beginResetModel()
        self._today = timeline.today
        found = [(item, lane.head.title) for lane in timeline.lanes for item in lane.in_order]
        self._rows = [row for row in found if lit is None or lit(row[0])]
        self._rows.sort(key=lambda row: (row[0].start, row[0].id))
        self._row_of = {}
        for number, (item, _) in enumerate(self._rows):
            self._row_of.setdefault(item.id, number)
        self.endResetModel()

    def mark(self, marks: Marks) -> None:
        """Mark what colleagues changed since somebody last looked, and what is to be chosen."""
        if marks != self._marks:
            self._marks = marks
            if self._rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(HEADINGS) - 1))

    def row_of(self, item: str) -> int:
        """The first row of an item, or -1."""
        return self._row_of.get(item, -1)

    def id_at(self, index: Index) -> str:
        """The item of a row, or ""."""
        return self._rows[index.row()][0].id if index.isValid() and index.row() < len(self._rows) else ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell says."""
        if not self.holds(index):
            return None
        item, lane = self._rows[index.row()]
        if role == Role.ITEM:
            return item.id
        said = _cells(item, lane)[index.column()]
        if role == Role.CELL:
            return self._cell(item, said, index.column())
        if role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            mark = self._marks.of(item.id) if HEADINGS[index.column()] == _WHAT else ""
            return aloud(self.aloud(index.column(), said), mark)
        return said

    def _cell(self, item: TimeItem, said: str, column: int) -> Cell:
        """A cell as it is painted: what with weight, where a step stands as a chip, and the past greyed."""
        look = bar_look(item.state) if item.look is Look.BAR else None
        if look is not None and HEADINGS[column] == _STATE:
            tone = "warn" if item.late or item.wrong else look.outline
            return Cell(said, tone="muted" if tone in ("line", "ink") else tone)
        what = HEADINGS[column] == _WHAT
        return Cell(
            said[:_LONGEST],
            strong=what and look is not None,
            past=item.end < self._today,
            mark=self._marks.of(item.id) if what else "",
        )


def _cells(item: TimeItem, lane: str) -> tuple[str, ...]:
    words = " ".join(item.words.split())
    if item.look is Look.BAR:
        state = bar_look(item.state).words + (", late" if item.late else "")
        return span_in_words(item), words, "Step", f"{state}. {item.wrong}" if item.wrong else state, lane
    return span_in_words(item), words, vocabulary("entry_kinds").label(item.state) or "Entry", "", lane

"""Organisations by topics, and what may be shared today: a table whose every cell says it in words."""

from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QObject, Qt

from navigator.actions.marks import Marks
from navigator.casefile.case import Case
from navigator.casefile.date_words import MONTHS, say_date
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.vocabulary import vocabulary
from navigator.summary.sharing.agreements import Cell, Matrix, agreements_today
from navigator.ui.item_words import name_of
from navigator.ui.models.grid_table import Grid, GridHead, GridTable, Index
from navigator.ui.models.item_table import Role
from navigator.ui.widgets.mark import aloud

_NOTHING = Matrix((), (), MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """What one cell shows: a picture, a word for how far, and small words for until when or why not."""

    icon: str
    tone: str
    words: str
    more: str = ""
    mark: str = ""
    """The word of its mark: that an agreement about it is new, or to be chosen."""


class AgreementMatrix(GridTable):
    """A row for each organisation and a column for each topic; cells are worked out when asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._case = Case()
        self._matrix = _NOTHING
        self._marks: dict[tuple[str, str], str] = {}

    def mark(self, marks: Marks) -> None:
        """Mark the cells about which an agreement is new, or to be chosen."""
        found: dict[tuple[str, str], list[str]] = {}
        for one in self._case.agreements.values() if marks else ():
            for topic in one.topics:
                found.setdefault((one.organisation, topic), []).append(one.id)
        words = {place: marks.foremost(agreements) for place, agreements in found.items()}
        marked = {place: word for place, word in words.items() if word}
        if marked != self._marks:
            self._marks = marked
            if self.rowCount() and self.columnCount():
                last = self.index(self.rowCount() - 1, self.columnCount() - 1)
                self.dataChanged.emit(self.index(0, 0), last)

    def marked_rows(self) -> frozenset[int]:
        """The rows with a mark in them."""
        marked = {organisation for organisation, _ in self._marks}
        rows = enumerate(self._matrix.organisations)
        return frozenset(row for row, organisation in rows if organisation in marked)

    def show_case(self, case: Case, today: date) -> None:
        """Show what may be shared on this day; whoever stands on a cell stays there while it is there."""
        matrix = agreements_today(case, today)
        self._case, self._matrix = case, matrix
        label = vocabulary("topics").label
        self.show_grid(
            Grid(
                tuple(GridHead(name_of(case, one), item=one) for one in matrix.organisations),
                tuple(GridHead(label(topic), item=topic) for topic in matrix.topics),
                {},
            )
        )

    def cell_at(self, index: Index) -> Cell:
        """What may be shared there."""
        organisation, topic = self.place_of(index)
        return self._matrix.cell(organisation, topic)

    def place_of(self, index: Index) -> tuple[str, str]:
        """The organisation and the topic of a cell; two empty words for none."""
        if not index.isValid() or index.row() >= self.rowCount() or index.column() >= self.columnCount():
            return ("", "")
        return self._matrix.organisations[index.row()], self._matrix.topics[index.column()]

    def words_at(self, index: Index) -> str:
        """The whole cell in a sentence, as a screen reader says it."""
        organisation, topic = self.place_of(index)
        if not organisation:
            return ""
        label = vocabulary("topics").label(topic).lower()
        return f"{name_of(self._case, organisation)}, {label}: {self.cell_at(index).in_words()}."

    def soon(self) -> tuple[tuple[str, str], ...]:
        """The places that run out soon."""
        return tuple(place for place, cell in self._matrix.cells.items() if cell.runs_out_soon)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell says."""
        if not self.place_of(index)[0]:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                shown = self._shown_at(index)
                return f"{shown.words}, {shown.more}" if shown.more else shown.words
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return aloud(self.words_at(index), self._marks.get(self.place_of(index), ""))
            case Role.CELL:
                return replace(self._shown_at(index), mark=self._marks.get(self.place_of(index), ""))
            case _:
                return super().data(index, role)

    def _shown_at(self, index: Index) -> MatrixCell:
        cell = self.cell_at(index)
        if not cell.may_know:
            return _why_not(cell.why_not)
        words = vocabulary("sensitivities").label(cell.highest)
        if cell.until is None:
            return MatrixCell("tick", "good", words, "no end")
        day = short_date(cell.until)
        if cell.runs_out_soon:
            return MatrixCell("warning", "warn", words, f"ends {day}")
        return MatrixCell("tick", "good", words, f"until {day}")


def _why_not(why: str) -> MatrixCell:
    """Why nothing may be shared, in a word and a day."""
    for opening, word in _WORDS.items():
        if why.startswith(opening):
            return MatrixCell("close", "danger", word, _shortened(why.removeprefix(opening).strip()))
    return MatrixCell("close", "danger", "Not valid", why) if why else MatrixCell("", "muted", "–")


def _shortened(day: str) -> str:
    """A date as it was said, with its month in three letters."""
    for month in MONTHS:
        day = day.replace(month, month[:3])
    return day


def short_date(day: PartialDate) -> str:
    """ "26 Aug 2027": what fits into a cell."""
    return _shortened(say_date(day))


_WORDS = {
    "Expired on": "Expired",
    "Withdrawn on": "Withdrawn",
    "The client said no on": "Said no",
    "Not before": "Not before",
}
"""How what stopped an agreement begins, and the word for it."""

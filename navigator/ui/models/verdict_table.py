"""What goes and what is held back: a row for each item, with why, in words."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt

from navigator.actions.marks import Marks
from navigator.casefile.case import Case
from navigator.casefile.fields import fields_of
from navigator.casefile.kinds import KINDS
from navigator.summary.sharing.verdicts import Verdict
from navigator.ui.item_words import kind_word, name_of, title_of
from navigator.ui.models.headed_table import HeadedTable, Index
from navigator.ui.models.item_table import Cell, Role
from navigator.ui.widgets.mark import aloud

HEADINGS = ("What", "Kind", "Goes", "Why")
WIDTHS = (36, 15, 17, 52)
"""Characters that each column would like to have."""

Wanted = Callable[[Verdict], bool]


class VerdictTable(HeadedTable):
    """The verdicts that `wanted` lets in."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(HEADINGS, parent)
        self._case = Case()
        self._all: tuple[Verdict, ...] = ()
        self._rows: list[Verdict] = []
        self._wanted: Wanted = _everything
        self._marks = Marks()

    def mark(self, marks: Marks) -> None:
        """Mark what is new, and what is to be chosen: of that the newer value would go."""
        if marks != self._marks:
            self._marks = marks
            if self._rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))

    def show_verdicts(self, case: Case, verdicts: tuple[Verdict, ...]) -> None:
        """Show these."""
        self._case, self._all = case, verdicts
        self._refresh()

    def want(self, wanted: Wanted) -> None:
        """Show only those."""
        self._wanted = wanted
        self._refresh()

    def verdict_at(self, index: Index) -> Verdict | None:
        """The verdict of a row, or None."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def row_of(self, item: str) -> int:
        """The row of an item, or -1."""
        return next((row for row, one in enumerate(self._rows) if one.item == item), -1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell says."""
        verdict = self.verdict_at(index)
        if verdict is None:
            return None
        words = self._words(verdict, index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return words
            case Qt.ItemDataRole.AccessibleTextRole:
                mark = self._marks.of(verdict.item) if index.column() == 0 else ""
                return aloud(self.aloud(index.column(), words), mark)
            case Role.ITEM:
                return verdict.item
            case Role.CELL:
                tone = _tone(verdict) if index.column() == 2 else ""
                is_first = index.column() == 0
                mark = self._marks.of(verdict.item) if is_first else ""
                return Cell(words, tone, strong=is_first, mark=mark)
            case _:
                return None

    def _words(self, verdict: Verdict, column: int) -> str:
        if column == 0:
            item = self._case.find(verdict.item)
            return title_of(self._case, item) if item is not None else verdict.title
        if column == 1:
            return kind_word(verdict.kind)
        return goes_words(verdict) if column == 2 else why_words(self._case, verdict)

    def _refresh(self) -> None:
        self.beginResetModel()
        self._rows = [one for one in self._all if self._wanted(one)]
        self.endResetModel()


def goes_words(verdict: Verdict) -> str:
    """Whether it goes, in a word or two."""
    if not verdict.goes:
        return "Held back"
    if verdict.vital:
        return "To protect a life"
    return "In part" if verdict.cuts else "Goes"


def why_words(case: Case, verdict: Verdict) -> str:
    """Why, in sentences: what stands against it, what is cut of it, or on what it goes."""
    if not verdict.goes:
        return " ".join(dict.fromkeys(reason.words for reason in verdict.reasons))
    if verdict.cuts:
        fields = fields_of(KINDS[verdict.kind])
        return " ".join(
            f"Without {'' if cut.whole else 'some of '}{_label(fields, cut.field)}: {cut.reason.words}"
            for cut in verdict.cuts
        )
    if verdict.vital:
        return verdict.vital
    names = [name_of(case, one) for one in verdict.agreements]
    return ", ".join(dict.fromkeys(names))


def _label(fields: Any, name: str) -> str:
    return str(fields[name].label).lower() if name in fields else name


def _tone(verdict: Verdict) -> str:
    if not verdict.goes:
        return "held"
    return "warn" if verdict.cuts or verdict.vital else "good"


def _everything(_: Verdict) -> bool:
    return True

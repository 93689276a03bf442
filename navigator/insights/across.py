"""Across all cases on this laptop: what is due, what blocks most, how outcomes move; in numbers by group.

`case_facts` reads one case into plain facts; here they are counted. What of the counts may leave the laptop
is decided in `suppression`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from navigator.casefile.vocabulary import vocabulary
from navigator.insights.case_facts import CaseFacts, Moved

NOT_KNOWN = "Not known"
"""The column of the cases of which a number is not known."""

ALL_TOGETHER = "All needs together"
"""The row that says which way a case has moved as a whole: more needs better than worse, or the reverse."""

_COLUMN_OF = {1: "Better", 0: "The same", -1: "Worse"}

_BANDS = {
    "Due within a week, or overdue": ((0, 0), (1, 2), (3, 5), (6, None)),
    "Days to first help": ((0, 7), (8, 28), (29, 91), (92, None)),
    "Organisations per case": ((0, 4), (5, 9), (10, 14), (15, None)),
    "People per case": ((0, 9), (10, 24), (25, 49), (50, None)),
}


@dataclass(frozen=True, slots=True)
class Table:
    """Numbers of cases by group: `columns` are what is counted, `rows` the groups; `cells` by (row, column).

    In a table that `adds_up`, each case is in one column of a row at most, so that the row's total and the
    other cells give a cell away. One that is not `for_others` stays on the laptop, because beside another
    table it would give away what is hidden.
    """

    name: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[str, str], int]
    adds_up: bool = False
    for_others: bool = True

    def cell(self, row: str, column: str) -> int:
        """A number of cases."""
        return self.cells.get((row, column), 0)


@dataclass(frozen=True, slots=True)
class Across:
    """All cases together. `middle` are medians over the cases, by what they are of."""

    cases: int
    tables: tuple[Table, ...]
    middle: Mapping[str, float]


def across(cases: Iterable[CaseFacts]) -> Across:
    """The facts of all cases, counted."""
    facts = tuple(cases)
    values: dict[str, list[int | None]] = {
        "Due within a week, or overdue": [one.due for one in facts],
        "Days to first help": [one.days_to_first_help for one in facts],
        "Organisations per case": [one.organisations for one in facts],
        "People per case": [one.people for one in facts],
    }
    topics = [term.label for term in vocabulary("topics").terms.values()]
    areas = [term.label for term in vocabulary("target_areas").terms.values()]
    tables = (
        _banded("Due within a week, or overdue", values),
        _counted("Where the help does not join up", (one.failures for one in facts)),
        _counted("Findings of the join-up check", (one.findings for one in facts), for_others=False),
        _moved(
            "How needs have moved, by topic",
            topics,
            [one.topics for one in facts],
            [one.moved_as_a_whole for one in facts],
        ),
        _moved("How needs have moved, by shared target", areas, [one.target_areas for one in facts]),
        _counted("Shared targets", (one.targets for one in facts)),
        _banded("Days to first help", values),
        _counted("What steps wait for", (one.waiting_causes for one in facts)),
        _counted("Whose part is waited for", (one.waiting_for for one in facts)),
        _banded("Organisations per case", values),
        _banded("People per case", values),
    )
    known = {
        name: [value for value in values[name] if value is not None]
        for name in ("Organisations per case", "People per case", "Days to first help")
    }
    return Across(len(facts), tables, {name: median(found) for name, found in known.items() if found})


def _moved(
    name: str, labels: Sequence[str], moves: Iterable[Moved], together: Sequence[int | None] = ()
) -> Table:
    """`together` is which way each case has moved as a whole; None for one that cannot be told."""
    cells: Counter[tuple[str, str]] = Counter()
    for one in moves:
        for column, groups in (("Better", one.better), ("The same", one.same), ("Worse", one.worse)):
            cells.update((group, column) for group in groups)
    rows = (*labels, *sorted({row for row, _ in cells} - set(labels)))
    if together:
        rows = (ALL_TOGETHER, *rows)
        cells.update((ALL_TOGETHER, _COLUMN_OF[way]) for way in together if way is not None)
    return Table(name, rows, ("Better", "The same", "Worse"), dict(cells), True)


def _counted(name: str, groups: Iterable[frozenset[str]], *, for_others: bool = True) -> Table:
    cells: Counter[str] = Counter()
    for group in groups:
        cells.update(group)
    rows = tuple(sorted(cells, key=lambda row: (-cells[row], row)))
    told = {(row, "Cases"): cells[row] for row in rows}
    return Table(name, rows, ("Cases",), told, for_others=for_others)


def _banded(name: str, values: Mapping[str, Sequence[int | None]]) -> Table:
    bands = _BANDS[name]
    columns = (*(_band(*band) for band in bands), NOT_KNOWN)
    cells: Counter[tuple[str, str]] = Counter()
    for value in values[name]:
        column = NOT_KNOWN
        for low, high in bands:
            if value is not None and value >= low and (high is None or value <= high):
                column = _band(low, high)
        cells["Cases", column] += 1
    return Table(name, ("Cases",), columns, dict(cells), True)


def _band(low: int, high: int | None) -> str:
    if high is None:
        return f"{low} or more"
    return str(low) if low == high else f"{low} to {high}"

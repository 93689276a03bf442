"""Which numbers may leave the laptop: none below five, and none from which one below five can be worked out.

Counts of 0 to 4 are hidden (primary suppression): nought as well, for who knows that somebody is among the
cases learns from it what they are not. Of a row that adds up, more cells are hidden (complementary): the
smallest of those left is hidden too, so that what is left of a known total does not give one away. A group
that fewer than five cases are in, or outside of, is dropped altogether.

What this does not stop is comparing two editions between which one case came or went: give away one a
quarter, not one a week.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from navigator.insights.across import Across, Table

LEAST = 5
"""The smallest number of cases that is told."""

HIDDEN = None


@dataclass(frozen=True, slots=True)
class SafeTable:
    """A table of which every cell is a number of five or more, or hidden (None)."""

    name: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[str, str], int | None]
    dropped: int
    """Rows that are not shown because too few cases are in them."""


@dataclass(frozen=True, slots=True)
class SafeAcross:
    """What may be given away. `cases` is None, and everything empty, below the least number of cases."""

    cases: int | None
    tables: tuple[SafeTable, ...]
    middle: Mapping[str, float]


def suppressed(found: Across, least: int = LEAST) -> SafeAcross:
    """The same with all that could point to a person hidden."""
    if found.cases < least:
        return SafeAcross(None, (), {})
    tables = tuple(_safe(table, found.cases, least) for table in found.tables if table.for_others)
    # A median of few, or one that is exactly a case's own value, says something of that case: whole fives.
    middle = {name: 5.0 * round(value / 5) for name, value in found.middle.items()}
    return SafeAcross(found.cases, tables, middle)


def _safe(table: Table, cases: int, least: int) -> SafeTable:
    rows: list[str] = []
    cells: dict[tuple[str, str], int | None] = {}
    for row in table.rows:
        numbers = {column: table.cell(row, column) for column in table.columns}
        total = sum(numbers.values())
        # Of a group that is nearly or wholly everybody, it says something of each of them.
        if total < least or (not table.adds_up and cases - total < least):
            continue
        shown = _row(numbers, table.adds_up, least)
        if all(number is None for number in shown.values()):
            continue
        rows.append(row)
        cells.update({(row, column): number for column, number in shown.items()})
    return SafeTable(table.name, tuple(rows), table.columns, cells, len(table.rows) - len(rows))


def _row(numbers: Mapping[str, int], adds_up: bool, least: int) -> dict[str, int | None]:
    """One row: no total is ever shown, but one may be known from elsewhere, such as the number of cases."""
    shown: dict[str, int | None] = {c: (n if n >= least else HIDDEN) for c, n in numbers.items()}
    if not adds_up:
        return shown
    left = [number for number in shown.values() if number is not None]
    if len(left) == len(numbers) or not left:
        return shown
    # Where the total is known, so is the sum of what is hidden. One cell alone would be given away, and so
    # would two fours that make eight: among those hidden is always one of five or more, and nobody can tell
    # which. Of equals all are hidden: which of them it was would give away where it stood.
    return {column: HIDDEN if number == min(left) else number for column, number in shown.items()}

"""The text of a table to its rows: which character parts the columns, quoting, and hard bounds.

The grammar is RFC 4180 as the standard library's `csv` reads it, and what spreadsheets make of it. What
the columns mean is in `csv_headings`.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice
from typing import NamedTuple

from navigator.errors import UnreadableFile

MOST_ROWS = 100_000
MOST_COLUMNS = 500
MOST_CELLS = 5_000_000
LONGEST_ROW = 1_000_000
"""Characters in one line of the file."""

_DELIMITERS = (",", ";", "\t", "|")
_MOST_BROKEN = 20
_NOTHING_CHANGED = "Nothing was imported."
_NAMES = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright bars"}


class Row(NamedTuple):
    """The cells of a row, and its number as a spreadsheet counts it, from 1."""

    number: int
    cells: list[str]


class Table:
    """The rows of a table, to be gone through once; `not_taken` grows while that is done."""

    def __init__(self, text: str) -> None:
        self.not_taken: list[str] = []
        text, said = _said_delimiter(text)
        self.delimiter = said or guess_delimiter(text)
        self.delimiter_name = _NAMES.get(self.delimiter, f"“{self.delimiter}”")
        self._lines: Iterator[str] = iter(io.StringIO(text, newline=None))
        self._broken = self._cells = 0
        self._number = 1 if said else 0

    def __iter__(self) -> Iterator[Row]:
        """Rows that are not empty; UnreadableFile beyond any of the bounds above."""
        while True:
            taken: list[str] = []
            cells = self._next_record(taken)
            if cells is None:
                return
            self._number += 1
            if self._number > MOST_ROWS:
                raise UnreadableFile(f"This table has more than {MOST_ROWS:,} rows.", _NOTHING_CHANGED)
            self._cells += len(cells)
            if self._cells > MOST_CELLS:
                raise UnreadableFile(f"This table has more than {MOST_CELLS:,} cells.", _NOTHING_CHANGED)
            if len(cells) > MOST_COLUMNS:
                raise self._too_wide(self._number)
            if any(cell.strip() for cell in cells):
                yield Row(self._number, cells)

    def _next_record(self, taken: list[str]) -> list[str] | None:
        """The cells of the next record, whose lines are added to `taken`; None at the end."""

        def lines() -> Iterator[str]:
            for line in self._lines:
                if len(line) > LONGEST_ROW:
                    raise self._too_long(line)
                taken.append(line)
                yield line

        try:
            return next(csv.reader(lines(), delimiter=self.delimiter, strict=True), None)
        except csv.Error:
            # Strict, so that a quotation mark which is never closed does not swallow the rows below it;
            # within one line, as in `"Bob" Smith`, there is nothing to swallow.
            if len(taken) == 1 and len(taken[0]) < csv.field_size_limit() and taken[0].count('"') % 2 == 0:
                return next(csv.reader(taken, delimiter=self.delimiter), [])
            return self._without_quotes(taken)

    def _too_wide(self, row: int) -> UnreadableFile:
        return UnreadableFile(f"Row {row:,} has more than {MOST_COLUMNS:,} columns.", _NOTHING_CHANGED)

    def _too_long(self, line: str) -> UnreadableFile:
        row = self._number + 1
        if line.count(self.delimiter, 0, LONGEST_ROW) > LONGEST_ROW // 10:
            return self._too_wide(row)
        return UnreadableFile(f"Row {row:,} is longer than {LONGEST_ROW:,} characters.", _NOTHING_CHANGED)

    def _without_quotes(self, taken: list[str]) -> list[str]:
        """The first line alone, its quotation marks as plain characters; the other lines are read again."""
        self._broken += 1
        row = self._number + 1
        if self._broken > _MOST_BROKEN:
            raise UnreadableFile(
                f"The quotation marks of this table do not match in more than {_MOST_BROKEN} rows, "
                f"the last of them row {row:,}.",
                _NOTHING_CHANGED,
                "Save it again as CSV from the program that it comes from.",
            )
        self._lines = chain(taken[1:], self._lines)
        try:
            cells = next(csv.reader(taken[:1], delimiter=self.delimiter, quoting=csv.QUOTE_NONE), [])
        except csv.Error:
            self.not_taken.append(f"Row {row:,}: not taken, because one of its values is far too long.")
            return []
        self.not_taken.append(
            f"Row {row:,}: a quotation mark is opened and never closed, so the row was read without it."
        )
        return [cell.strip().strip('"') for cell in cells]


def _said_delimiter(text: str) -> tuple[str, str]:
    """Excel's own first line, such as "sep=;", taken off; and the character that it names."""
    found = re.match(r'"?sep=(.)"?\r?\n', text[:20], re.IGNORECASE)
    return (text[found.end() :], found[1]) if found else (text, "")


def guess_delimiter(text: str) -> str:
    """The character that parts the columns: the one by which most of the first rows have as many."""
    sample = text[:65_536]
    best, best_score = ",", 0.0
    for delimiter in _DELIMITERS:
        try:
            rows = list(islice(csv.reader(io.StringIO(sample, newline=None), delimiter=delimiter), 30))
        except csv.Error:
            continue
        widths = Counter(len(row) for row in rows if any(row))
        width, count = max(widths.items(), key=lambda pair: (pair[0] > 1, pair[1]), default=(0, 0))
        score = count / sum(widths.values()) * min(width - 1, 20) ** 0.5 if width > 1 else 0.0
        if score > best_score:
            best, best_score = delimiter, score
    return best

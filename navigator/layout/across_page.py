"""The numbers across all cases on one A4 sheet: each table with its rows as bars and numbers.

Only geometry and words; what may be told is decided in `insights/` and handed in as plain tables.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from navigator.layout.display_list import Anchor, Box, Label, Measure, Path, Picture, Shape
from navigator.layout.graphemes import cut_to_width

A4 = (595.0, 842.0)
_MARGIN = 42.0
_TITLE, _HEADING, _TYPE = 16.0, 10.5, 8.5
_LINE = 12.5
_GAP = 14.0
_NAME_WIDTH = 210.0
_HIDDEN = "–"


@dataclass(frozen=True, slots=True)
class NumberTable:
    """A table of numbers of cases; None is a number that is hidden."""

    name: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[str, str], int | None]
    dropped: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on the page besides the tables: title, sentences under it, and the note at its foot."""

    title: str
    lines: tuple[str, ...]
    note: str


def across_page(sheet: Sheet, tables: Sequence[NumberTable], *, measure: Measure) -> Picture:
    """One page, whatever there is: long tables show their first rows and say how many more there are."""
    width, height = A4
    y = _MARGIN + _TITLE
    shapes: list[Shape] = [Label(x=_MARGIN, y=y, text=sheet.title, size=_TITLE, bold=True)]
    for words in sheet.lines:
        y += _LINE + 2
        shapes.append(Label(x=_MARGIN, y=y, text=words, size=_TYPE + 0.5, colour="muted"))
    y += _GAP
    foot = height - _MARGIN - _LINE * 2
    shown = _rows_that_fit(tables, foot - y)
    for table, most in zip(tables, shown, strict=True):
        drawn, y = _table(table, most, y, measure)
        shapes.extend(drawn)
    shapes.append(
        Path(points=((_MARGIN, foot + 4), (width - _MARGIN, foot + 4)), stroke="hairline", width=0.8)
    )
    note = cut_to_width(sheet.note, width - 2 * _MARGIN, 8.0, False, measure)
    shapes.append(Label(x=_MARGIN, y=foot + 4 + _LINE, text=note, size=8.0, colour="muted"))
    return Picture(width, height, tuple(shapes), sheet.title, _summary(sheet, tables))


def _rows_that_fit(tables: Sequence[NumberTable], room: float) -> list[int]:
    """How many rows of each table are shown: all if they fit, else the longest give way first."""
    most = [len(table.rows) for table in tables]
    while most and sum(_tall(table, rows) for table, rows in zip(tables, most, strict=True)) > room:
        longest = max(range(len(most)), key=lambda place: most[place])
        if most[longest] == 0:
            break
        most[longest] -= 1
    return most


def _tall(table: NumberTable, rows: int) -> float:
    more = _LINE if rows < len(table.rows) or table.dropped or not table.rows else 0.0
    return _LINE * 1.2 + (_LINE if len(table.columns) > 1 and rows else 0.0) + rows * _LINE + more + _GAP


def _table(table: NumberTable, most: int, y: float, measure: Measure) -> tuple[list[Shape], float]:
    y += _LINE * 1.2
    shapes: list[Shape] = [Label(x=_MARGIN, y=y - 3, text=table.name, size=_HEADING, bold=True)]
    left, right = _MARGIN + _NAME_WIDTH, A4[0] - _MARGIN
    wide = (right - left) / max(len(table.columns), 1)
    if len(table.columns) > 1 and most:
        y += _LINE
        for place, column in enumerate(table.columns):
            text = cut_to_width(column, wide - 6, _TYPE, False, measure)
            shapes.append(Label(x=left + wide * place, y=y - 3, text=text, size=_TYPE, colour="muted"))
    largest = max([number for number in table.cells.values() if number], default=1)
    for row in table.rows[:most]:
        y += _LINE
        name = cut_to_width(row, _NAME_WIDTH - 8, _TYPE, False, measure)
        shapes.append(Label(x=_MARGIN, y=y - 3, text=name, size=_TYPE))
        for place, column in enumerate(table.columns):
            shapes.extend(_cell(table.cells.get((row, column)), largest, left + wide * place, y, wide))
    words = _rest(table, most)
    if words:
        y += _LINE
        shapes.append(Label(x=_MARGIN, y=y - 3, text=words, size=8.0, colour="muted"))
    return shapes, y + _GAP


def _cell(number: int | None, largest: int, x: float, y: float, wide: float) -> list[Shape]:
    if number is None:
        return [Label(x=x, y=y - 3, text=_HIDDEN, size=_TYPE, colour="muted")]
    long = max((wide - 34) * number / largest, 1.0)
    return [
        Box(x=x, y=y - _LINE + 2.5, width=long, height=_LINE - 4, fill="accent", stroke="", line=0.0),
        Label(x=x + long + 22, y=y - 3, text=f"{number:,}", size=_TYPE, anchor=Anchor.END),
    ]


def _rest(table: NumberTable, most: int) -> str:
    if not table.rows:
        return "Too few cases to say anything without saying it of somebody."
    more = len(table.rows) - most
    parts = [f"+{more} more in the CSV file"] if more else []
    if table.dropped:
        parts.append(f"{table.dropped} {'group' if table.dropped == 1 else 'groups'} not shown")
    return "; ".join(parts)


def _summary(sheet: Sheet, tables: Sequence[NumberTable]) -> str:
    told = sum(1 for table in tables for number in table.cells.values() if number is not None)
    return f"{sheet.title}. {len(tables)} tables with {told} numbers; small numbers are hidden."

"""The matrix of needs and organisations on a sheet: who has a part in what, in words within a grid.

Only geometry; who knows of what is found in `insights/` and handed in as plain lines.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from navigator.layout.display_list import Anchor, Box, Label, Measure, Path, Picture, Shape
from navigator.layout.graphemes import cut_to_width

TYPE = 8.0
_MARGIN = 30.0
_TITLE = 16.0
_LINE = 10.0
_PAD = 2.5
_NAME_WIDTH = 134.0
_NARROWEST = 42.0
_HEAD_LINES = 6
_MOST_CELL_LINES = 3


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    """One organisation: its item, name, and how large its share of the whole picture is, in words."""

    item: str
    name: str
    share: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One need: its item and name, by how many it is known, and a cell of short lines for each column.

    A cell without lines is one of an organisation that knows nothing of the need.
    """

    item: str
    name: str
    share: str
    cells: tuple[tuple[str, ...], ...]


def matrix_picture(
    rows: Sequence[MatrixRow],
    columns: Sequence[MatrixColumn],
    *,
    title: str,
    note: str,
    size: tuple[float, float],
    measure: Measure,
) -> Picture:
    """One sheet of this size, in points; what does not fit is counted at its foot."""
    width, height = size
    room = width - 2 * _MARGIN - _NAME_WIDTH
    shown_columns = columns[: max(1, int(room // _NARROWEST))]
    wide = min(room / max(len(shown_columns), 1), 2 * _NARROWEST)
    heads = [_wrapped(column.name, wide - 2 * _PAD, _HEAD_LINES, measure) for column in shown_columns]
    top = _MARGIN + _TITLE + 8
    head_tall = (max(map(len, heads), default=1) + 1) * _LINE + 2 * _PAD
    row_tall = _MOST_CELL_LINES * _LINE + 2 * _PAD
    foot = height - _MARGIN - 1.4 * _LINE
    shown_rows = rows[: max(1, int((foot - top - head_tall) // row_tall))]
    shapes: list[Shape] = [Label(x=_MARGIN, y=_MARGIN + _TITLE, text=title, size=_TITLE, bold=True)]
    left = _MARGIN + _NAME_WIDTH
    for place, (column, lines) in enumerate(zip(shown_columns, heads, strict=True)):
        shapes.extend(_head(column, lines, left + wide * place + _PAD, top + head_tall))
    y = top + head_tall
    right = left + wide * len(shown_columns)
    for row in shown_rows:
        shapes.append(Path(points=((_MARGIN, y), (right, y)), stroke="line", width=0.6))
        shapes.extend(_row(row, len(shown_columns), (left, y, wide, row_tall), measure))
        y += row_tall
    shapes.append(Path(points=((_MARGIN, y), (right, y)), stroke="line", width=0.6))
    more = (
        _more(len(rows) - len(shown_rows), "need"),
        _more(len(columns) - len(shown_columns), "organisation"),
    )
    text = " ".join(words for words in (note, *more) if words)
    text = cut_to_width(text, width - 2 * _MARGIN, TYPE, False, measure)
    shapes.append(Label(x=_MARGIN, y=height - _MARGIN, text=text, size=TYPE, colour="muted"))
    summary = f"{title}: {len(rows)} needs by {len(columns)} organisations."
    return Picture(width, height, tuple(shapes), title, summary)


def _more(number: int, what: str) -> str:
    return f"+{number} more {what if number == 1 else f'{what}s'}." if number > 0 else ""


def _head(column: MatrixColumn, lines: Sequence[str], x: float, bottom: float) -> list[Shape]:
    """The name stands on the line above the grid, its share below it."""
    first = bottom - _PAD - _LINE * len(lines)
    shapes: list[Shape] = [
        Label(x=x, y=first + _LINE * at, text=line, size=TYPE, item=column.item, says=column.name)
        for at, line in enumerate(lines)
    ]
    shapes.append(Label(x=x, y=bottom - _PAD, text=column.share, size=TYPE, bold=True, item=column.item))
    return shapes


def _row(
    row: MatrixRow, columns: int, frame: tuple[float, float, float, float], measure: Measure
) -> list[Shape]:
    left, y, wide, tall = frame
    names = _wrapped(row.name, _NAME_WIDTH - 2 * _PAD - 34, _MOST_CELL_LINES, measure)
    shapes: list[Shape] = [
        Label(x=_MARGIN, y=y + _PAD + _LINE * (at + 0.8), text=line, size=TYPE, item=row.item, says=row.name)
        for at, line in enumerate(names)
    ]
    shapes.append(
        Label(
            x=left - _PAD, y=y + _PAD + _LINE * 0.8, text=row.share, size=TYPE, bold=True, anchor=Anchor.END
        )
    )
    for place, lines in enumerate(row.cells[:columns]):
        if not lines:
            continue
        x = left + wide * place
        shapes.append(_ground(x + 1, y + 1, wide - 2, tall - 2))
        shapes.extend(
            Label(
                x=x + _PAD,
                y=y + _PAD + _LINE * (at + 0.8),
                text=cut_to_width(line, wide - 2 * _PAD, TYPE, False, measure),
                size=TYPE,
                bold=at == 0,
            )
            for at, line in enumerate(lines[:_MOST_CELL_LINES])
        )
    return shapes


def _ground(x: float, y: float, width: float, height: float) -> Box:
    """What says that there is something in a cell, before anybody reads it; the words say it as well."""
    return Box(x=x, y=y, width=width, height=height, corner=2, fill="background", stroke="hairline", line=0.5)


def _wrapped(text: str, width: float, most: int, measure: Measure) -> list[str]:
    """The words in lines of a width, a long one divided; the last line is cut short where it must be."""
    lines: list[str] = []
    for word in (piece for one in text.split() for piece in _divided(one, width, measure)):
        wider = f"{lines[-1]} {word}" if lines else word
        if lines and (measure(wider, TYPE, False) <= width or len(lines) == most):
            lines[-1] = wider
        else:
            lines.append(word)
    return [cut_to_width(line, width, TYPE, False, measure) for line in lines] or [""]


def _divided(word: str, width: float, measure: Measure) -> list[str]:
    """A word in pieces that fit, with a hyphen where it is divided; never a piece of one character."""
    pieces: list[str] = []
    while measure(word, TYPE, False) > width and len(word) > 4:
        fits = next(
            (n for n in range(len(word) - 2, 2, -1) if measure(f"{word[:n]}-", TYPE, False) <= width), 2
        )
        pieces.append(f"{word[:fits]}-")
        word = word[fits:]
    return [*pieces, word]

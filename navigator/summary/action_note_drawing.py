"""The action note on its sheet: head, who came beside what was decided, asks and offers, foot.

Sections share the height as on the one page, so that it is one sheet whatever was said.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from navigator.summary.action_note import ActionNote, Attendee
from navigator.summary.heading import Heading
from navigator.summary.items import Items, MakeRow, Row
from navigator.summary.lines import LineBreaker, Span
from navigator.summary.page_sections import GAP, GUTTER
from navigator.summary.rows import ASK_COLUMNS, Cell, ask_row
from navigator.summary.section import Beside, Count, Stack
from navigator.summary.setting import Align, Type, leading
from navigator.summary.sheet import Sheet

_A4 = (595.28, 841.89)
_SIDE, _TOP, _FOOT = 34.0, 30.0, 24.0
_TITLE = "Action note"
"""What the file says it is: never about whom."""

_BODIES = (11.0, 10.5, 10.0, 9.5, 9.0, 8.6, 8.3)
"""Sizes of the text: the largest in which all is said, else the last."""


@dataclass(frozen=True, slots=True)
class DrawnNote:
    """A finished note: the file, what is shown by section, and the words that no face could draw."""

    pdf: bytes
    counts: Mapping[str, Count]
    lacking: tuple[str, ...]


def draw_action_note(note: ActionNote, today: date) -> DrawnNote:
    """The note as a PDF of one A4 page."""
    breaker = LineBreaker()
    sheet = Sheet(*_A4, breaker)
    width = _A4[0] - 2 * _SIDE
    top = _head(sheet, Type(breaker, 10.0), note, width)
    bottom = _foot(sheet, Type(breaker, 9.0), note, width)
    sections = _sections(note)
    height = bottom - top
    sizes = (Type(breaker, body) for body in _BODIES)
    type_ = next(
        (one for one in sizes if sections.wish(one, width).want <= height), Type(breaker, _BODIES[-1])
    )
    fitted = sections.fit(type_, width, height)
    fitted.paint(sheet, _SIDE, top)
    return DrawnNote(sheet.pdf(title=_TITLE, made_on=today), fitted.counts, tuple(sheet.lacking))


def _sections(note: ActionNote) -> Stack:
    came = Items(
        name="came",
        heading=Heading("Who came"),
        rows=[_attendee_row(one) for one in note.came],
        empty="It is not written down who came.",
        enough=8,
        limits=(3, 2),
    )
    decided = Items(
        name="decisions",
        heading=Heading("What was decided"),
        rows=[_line_row(line) for line in note.decisions],
        empty="Nothing was decided.",
        enough=6,
        limits=(8, 4, 2),
        gap=5.0,
    )
    asks = Items(
        name="asks",
        heading=Heading("Asks and offers"),
        rows=[ask_row(ask) for ask in note.asks],
        empty="Nobody asked for anything, and nobody offered anything.",
        enough=8,
        limits=(6, 4, 2),
        columns=ASK_COLUMNS,
        gap=6.0,
    )
    return Stack([Beside([came, decided], (0.36, 0.64), GUTTER), asks], (1.0, 1.0), GAP * 1.6)


def _attendee_row(one: Attendee) -> MakeRow:
    def make(type_: Type, width: float, most: int) -> Row:
        said = [type_.paragraph([Span(one.name, bold=True, own=True)], width, most)]
        if one.role:
            role = [Span(one.role, colour="muted", own=True)]
            said.append(type_.paragraph(role, width, most, size=type_.small))
        return _row(Cell(0.0, said))

    return make


def _line_row(line: str) -> MakeRow:
    def make(type_: Type, width: float, most: int) -> Row:
        indent = type_.body
        size = type_.body * 0.42
        top = leading(type_.body) * 0.77 - type_.body * 0.55

        def mark(sheet: Sheet, x: float, y: float) -> None:
            sheet.box(x - indent + 0.5, y + top, size, size, fill="accent")

        return _row(Cell(indent, [type_.paragraph([Span(line, own=True)], width - indent, most)], mark))

    return make


def _row(cell: Cell) -> Row:
    return Row(cell.height, cell.draw)


def _head(sheet: Sheet, type_: Type, note: ActionNote, width: float) -> float:
    """The marking and the day of the note, the purpose, when and where; gives where the sections begin."""
    y = _TOP
    words = type_.paragraph([Span(note.marking, bold=True, own=True)], width - 184, size=9.0)
    wide = max((line.width for line in words.lines.lines), default=0) * 9.0 / 1000 + 14
    sheet.box(_SIDE, y, wide, 15, corner=3, stroke="ink", line=0.9)
    with sheet.element("P"):
        words.draw(sheet, _SIDE + 7, y + 1.8)
    with sheet.element("P"):
        type_.paragraph(_TITLE, 160, align=Align.RIGHT).draw(sheet, _SIDE + width - 160, y + 0.5)
    y += 21
    purpose = type_.paragraph([Span(note.purpose, bold=True, own=True)], width, 2, size=17.0)
    with sheet.element("H1"):
        purpose.draw(sheet, _SIDE, y)
    y += purpose.height
    facts = " \u00b7 ".join(part for part in (f"About {note.about}", note.when, note.where) if part)
    said = type_.paragraph([Span(facts, colour="muted")], width, 2)
    with sheet.element("P"):
        said.draw(sheet, _SIDE, y)
    y += said.height + 5
    sheet.rule(_SIDE, y, _SIDE + width, width=1.4, colour="accent")
    return y + 11


def _foot(sheet: Sheet, type_: Type, note: ActionNote, width: float) -> float:
    """The next review, what is left out, and who made the note; gives where the sections have to end."""
    review = type_.paragraph([Span(note.next_review, bold=True)], width * 0.42)
    made = f"note by {note.page_by}, {note.date}" if note.page_by else f"note made {note.date}"
    by = type_.paragraph([Span(made, colour="muted")], width * 0.56, align=Align.RIGHT)
    left = None
    if note.held_back:
        things = "1 thing was" if note.held_back == 1 else f"{note.held_back} things were"
        words = f"{things} left out: not everybody whom this is for may see it."
        left = type_.paragraph([Span(words, colour="muted")], width)
    height = 6 + review.height + (left.height if left else 0)
    y = _A4[1] - _FOOT - height
    sheet.rule(_SIDE, y, _SIDE + width, width=0.6, colour="line")
    with sheet.element("P"):
        review.draw(sheet, _SIDE, y + 5)
    with sheet.element("P"):
        by.draw(sheet, _SIDE + width * 0.44, y + 5)
    if left:
        with sheet.element("P"):
            left.draw(sheet, _SIDE, y + 5 + review.height)
    return y - 8

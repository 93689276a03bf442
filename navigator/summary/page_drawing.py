"""The sheet itself: its head and foot, the largest type at which all has room, and the space that is left.

Takes content that was chosen and gives a PDF of one A4 page, whatever was chosen.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from navigator.casefile.case import Case
from navigator.summary.heading import Heading
from navigator.summary.lines import LineBreaker, Span
from navigator.summary.page_content import PageContent, Shared
from navigator.summary.page_sections import GAP, Pictures, page_sections
from navigator.summary.section import Count, Fitted, Stack
from navigator.summary.setting import LEAST_SIZE, Align, Type, leading
from navigator.summary.sheet import Sheet

A4 = (595.28, 841.89)
SIDE, TOP, FOOT = 34.0, 26.0, 24.0
"""Margins in points."""

TITLE = "Case summary"
"""What the file says it is: never whose."""


@dataclass(frozen=True, slots=True)
class Paper:
    """What the page is laid out for: the sizes of its text, and how much larger than A4 it is then printed.

    Of the sizes, the largest that leaves all sections comfortable is taken; the last only where all is said.
    """

    bodies: tuple[float, ...]
    scale: float = 1.0


ON_A4 = Paper((8.3, 8.6, 9.0, 9.5, 10.0))
LARGE_ON_A3 = Paper((9.9, 10.4, 11.0), 2**0.5)
"""A3, with text of 14 points and more: what the RNIB calls clear print; the same page, with less on it."""

_NOTES_LEAST, _NOTES_LINE = 74.0, 21.0
_WIDEST_GAP = 22.0


@dataclass(frozen=True, slots=True)
class Drawn:
    """A finished page: the file, what is shown by section, and the words that no face could draw in full."""

    pdf: bytes
    counts: Mapping[str, Count]
    lacking: tuple[str, ...]
    smallest: float
    items: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Task:
    """One page to draw."""

    content: PageContent
    case: Case
    today: date
    pictures: Pictures
    paper: Paper
    breaker: LineBreaker


def draw_page(
    content: PageContent, case: Case, today: date, pictures: Pictures, paper: Paper = ON_A4
) -> Drawn:
    """The page of this content; the pictures on it are of this case. `items` are the ids of what it shows."""
    task = _Task(content, case, today, pictures, paper, LineBreaker())
    drawn = _drawn(task, ())
    if drawn.lacking:
        drawn = _drawn(task, drawn.lacking)
    return drawn


def _distinct(words: Sequence[str]) -> tuple[str, ...]:
    """Each once, and none that is only a part of another."""
    trimmed = dict.fromkeys(word.strip(" \u00b7,;:\u201c\u201d\u2026\u00a0") for word in words)
    return tuple(w for w in trimmed if w and not any(w != other and w in other for other in trimmed))


def _drawn(task: _Task, lacking: Sequence[str]) -> Drawn:
    content, breaker = task.content, task.breaker
    sheet = Sheet(*A4, breaker, scale=task.paper.scale)
    width = A4[0] - 2 * SIDE
    small = Type(breaker, LEAST_SIZE)
    top = _head(sheet, Type(breaker, 10.0), content, width)
    bottom = A4[1] - FOOT - _foot(sheet, small, content, width, lacking, paint=False)
    type_, fitted = _laid_out(task, width, bottom - top)
    fitted.paint(sheet, SIDE, top)
    _notes(sheet, type_, SIDE, top + fitted.height, width, bottom)
    _foot(sheet, small, content, width, lacking, paint=True)
    return Drawn(
        sheet.pdf(title=TITLE, made_on=task.today),
        fitted.counts,
        _distinct(tuple(sheet.lacking)),
        sheet.smallest * task.paper.scale,
        fitted.items,
    )


def _laid_out(task: _Task, width: float, height: float) -> tuple[Type, Fitted]:
    """The sections in this height, in the largest type that leaves all of them comfortable."""
    sections = page_sections(task.content, task.case, task.today, task.pictures)
    type_ = Type(task.breaker, _body(task, sections, width, height))
    fitted = sections.fit(type_, width, height)
    spare = height - fitted.height
    gaps = len(sections.sections) - 1
    if 0 < spare < _NOTES_LEAST and gaps:
        wider = min(sections.gap + spare / gaps, _WIDEST_GAP)
        fitted = replace(sections, gap=wider).fit(type_, width, height)
    return type_, fitted


def _body(task: _Task, sections: Stack, width: float, height: float) -> float:
    """The size of text to set the sections in; every size that is tried has to be laid out once."""
    bodies, breaker = task.paper.bodies, task.breaker
    least = bodies[0]
    comfort = sections.wish(Type(breaker, least), width).comfort
    # A larger type needs at least as much more height as it is larger: no use in trying what cannot fit.
    for body in sorted(bodies[1:], reverse=True):
        if comfort * (body / least) > height:
            continue
        wish = sections.wish(Type(breaker, body), width)
        if (wish.want if body == bodies[-1] else wish.comfort) <= height:
            return body
    return least


def _head(sheet: Sheet, type_: Type, content: PageContent, width: float) -> float:
    """The marking and the date, the name, and short facts beside it; gives where the sections begin."""
    y = TOP
    date_ = type_.paragraph(content.date, 160, align=Align.RIGHT)
    with sheet.element("P"):
        _marking(sheet, type_, content.marking, y, width - 170)
    with sheet.element("P"):
        date_.draw(sheet, SIDE + width - 160, y + 0.5)
    y += 19
    size = 19.0
    name = type_.paragraph([Span(content.name, bold=True, own=True)], width, size=size)
    with sheet.element("H1"):
        name.draw(sheet, SIDE, y)
    taken = sum(line.width for line in name.lines.lines) * size / 1000 + 9
    if content.pronouns and width - taken > 60:
        beside = type_.paragraph([Span(content.pronouns, colour="muted")], width - taken, size=11.0)
        with sheet.element("P"):
            beside.draw(sheet, SIDE + taken, y + leading(size) * 0.77 - leading(11.0) * 0.77)
    y += leading(size)
    if content.about:
        about = type_.paragraph([Span(" \u00b7 ".join(content.about), colour="muted")], width, 2, size=9.0)
        with sheet.element("P"):
            about.draw(sheet, SIDE, y)
        y += about.height
    if content.shared:
        y = _shared_with(sheet, type_, content.shared, y + 1, width)
    y += 4
    sheet.rule(SIDE, y, SIDE + width, width=1.4, colour="accent")
    return y + 9


def _shared_with(sheet: Sheet, type_: Type, shared: Shared, y: float, width: float) -> float:
    """Who is to have the page, what for, and on what ground; gives where it ends."""
    facts = (("For", shared.recipients), ("Purpose", shared.purpose), ("On the ground of", shared.basis))
    for label, text in facts:
        if text:
            spans = [Span(f"{label}: ", bold=True), Span(text)]
            said = type_.paragraph(spans, width, 2, size=9.0)
            with sheet.element("P"):
                said.draw(sheet, SIDE, y)
            y += said.height
    return y


def _marking(sheet: Sheet, type_: Type, marking: str, y: float, width: float) -> None:
    """Who the page is for, in a frame: the first thing that anybody reads."""
    words = type_.paragraph([Span(marking, bold=True)], width - 14, size=9.0)
    wide = max((line.width for line in words.lines.lines), default=0) * 9.0 / 1000 + 14
    sheet.box(SIDE, y, wide, 15, corner=3, stroke="ink", line=0.9)
    words.draw(sheet, SIDE + 7, y + 1.8)


def _foot(
    sheet: Sheet,
    type_: Type,
    content: PageContent,
    width: float,
    lacking: Sequence[str],
    *,
    paint: bool,
) -> float:
    """What could not be drawn, the review, and who made the page; gives its height, and draws it if asked."""
    review = type_.paragraph([Span(content.review, bold=True)], width * 0.42)
    made = f"page by {content.page_by}, {content.date}" if content.page_by else f"page made {content.date}"
    by = type_.paragraph([Span(made, colour="muted")], width * 0.56, align=Align.RIGHT)
    note = type_.paragraph(_lacking_words(type_, lacking, width), width, 1) if lacking else None
    held = content.shared.held_back if content.shared else ""
    back = type_.paragraph([Span(held, bold=True)], width, 2) if held else None
    height = 6 + review.height + (note.height + 2 if note else 0) + (back.height + 2 if back else 0)
    if paint:
        y = A4[1] - FOOT - height
        if back:
            with sheet.element("P"):
                back.draw(sheet, SIDE, y)
            y += back.height + 2
        if note:
            with sheet.element("P"):
                note.draw(sheet, SIDE, y)
            y += note.height + 2
        sheet.rule(SIDE, y, SIDE + width, width=0.6, colour="line")
        with sheet.element("P"):
            review.draw(sheet, SIDE, y + 5)
        with sheet.element("P"):
            by.draw(sheet, SIDE + width * 0.44, y + 5)
    return height + 8


def _lacking_words(type_: Type, lacking: Sequence[str], width: float) -> list[Span]:
    """The names that no face could draw, as many as one line holds, and how many more."""
    opening = "Names that could not be drawn in full: "
    shown = len(lacking)
    while shown > 1:
        rest = f"; +{len(lacking) - shown} more" if shown < len(lacking) else ""
        if type_.width(opening + "; ".join(lacking[:shown]) + rest) <= width:
            break
        shown -= 1
    rest = f"; +{len(lacking) - shown} more" if shown < len(lacking) else ""
    return [Span(opening, bold=True), Span("; ".join(lacking[:shown]) + rest)]


def _notes(sheet: Sheet, type_: Type, x: float, y: float, width: float, bottom: float) -> None:
    """Lines to write on by hand, where the page has room to spare."""
    y += GAP
    if bottom - y < _NOTES_LEAST:
        return
    heading = Heading("Notes", "to be typed in afterwards")
    heading.draw(sheet, type_, x, y, width)
    y += heading.height(type_) + _NOTES_LINE - 4
    while y < bottom - 4:
        sheet.rule(x, y, x + width, width=0.5)
        y += _NOTES_LINE

"""One line of the page for each kind of thing: what stands where in it, and what goes when room is short.

Everything that carries meaning is in words; tracks and marks only repeat it for the eye.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from navigator.summary.items import Columns, MakeRow, Row
from navigator.summary.lines import Span
from navigator.summary.page_content import (
    AlertLine,
    AskLine,
    Contact,
    FindingLine,
    KnowsLine,
    NeedLine,
    Progress,
    StepLine,
)
from navigator.summary.section import Paint
from navigator.summary.setting import Paragraph, Type, leading
from navigator.summary.sheet import Sheet

ARROW = "\u2192"
NEED_COLUMNS = Columns(
    ("What it is, and how I say it", f"Then {ARROW} now", "Lead", "Next, and what it waits for"),
    (0.0, 0.355, 0.49, 0.63),
)
ASK_COLUMNS = Columns(("Who asks whom", "What", "By", "Answer"), (0.0, 0.27, 0.575, 0.745))
_RANK, _TRACK = 15.0, 9.0


@dataclass(frozen=True, slots=True)
class Cell:
    """Paragraphs under each other at a place in a row, and a drawing that goes with them."""

    x: float
    paragraphs: Sequence[Paragraph]
    beside: Paint | None = None
    below: float = 0.0
    """How far the drawing reaches below the paragraphs."""

    @property
    def height(self) -> float:
        """The height of the paragraphs, and of the drawing below them."""
        return sum(paragraph.height for paragraph in self.paragraphs) + self.below

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw it in a row whose top left corner is here."""
        top = y
        for paragraph in self.paragraphs:
            paragraph.draw(sheet, x + self.x, y)
            y += paragraph.height
        if self.beside:
            self.beside(sheet, x + self.x, top)


def alert_row(alert: AlertLine) -> MakeRow:
    """What must be known; what is only important says so."""

    def make(type_: Type, width: float, most: int) -> Row:
        must = alert.level == "must_know"
        spans = [Span(alert.what, own=True)]
        if not must:
            spans.insert(0, Span("Important: ", colour="muted"))
        if alert.review:
            spans.append(Span(f" ({alert.review})", colour="muted"))
        return _listed(Cell(0.0, [type_.paragraph(spans, width, most)]))

    return make


def contact_row(contact: Contact) -> MakeRow:
    """Name and number on one line; under it what they do and when to reach them."""

    def make(type_: Type, width: float, most: int) -> Row:
        split = width * 0.62
        right = width - split
        name = [Span(contact.name, bold=True, own=True)]
        if contact.why:
            name.append(Span(f"  {', '.join(contact.why)}", colour="accent"))
        below = max(most - 1, 1)
        said = [type_.paragraph(name, split - 6, below)]
        if contact.role:
            said.append(
                type_.paragraph([Span(contact.role, colour="muted")], split - 6, below, size=type_.small)
            )
        reach = [type_.paragraph([Span(", ".join(contact.phones), bold=True)], right, below)]
        if contact.when:
            reach.append(
                type_.paragraph(
                    [Span(contact.when, colour="muted", own=True)], right, below, size=type_.small
                )
            )
        return _listed(Cell(0.0, said), Cell(split, reach))

    return make


def step_row(step: StepLine) -> MakeRow:
    """What is next, who does it, and when."""

    def make(type_: Type, width: float, most: int) -> Row:
        spans = [Span(step.what, bold=True, own=True)]
        if step.when:
            spans.append(Span(f" \u00b7 {step.when}", colour="danger" if step.late else "ink"))
        if step.who:
            spans.append(Span(f" \u00b7 {step.who}", colour="muted"))
        return _bulleted(type_, spans, width, most, filled=False)

    return make


def blocked_row(step: StepLine) -> MakeRow:
    """What cannot go ahead, and why."""

    def make(type_: Type, width: float, most: int) -> Row:
        spans = [Span(step.what, bold=True, own=True), Span(f" {step.why}")]
        return _bulleted(type_, spans, width, most, filled=True)

    return make


def need_row(need: NeedLine) -> MakeRow:
    """A need: its place, its words, how it has moved, who leads, and what comes next."""

    def make(type_: Type, width: float, most: int) -> Row:
        edges = NEED_COLUMNS.edges(width)
        (first, wide), lead, after = edges[0], edges[2], edges[3]
        what = [Span(need.what or need.in_their_words, bold=True, own=True)]
        if need.status:
            what.append(Span(f"  {need.status.lower()}", colour="held"))
        said = [type_.paragraph(what, wide - _RANK, min(most, 2))]
        if need.what and need.in_their_words and most > 1:
            quote = [Span(f"\u201c{need.in_their_words}\u201d", colour="muted", own=True)]
            said.append(type_.paragraph(quote, wide - _RANK, most - 1, size=type_.small))
        rank = type_.paragraph([Span(need.rank or "\u00b7", bold=True, colour="accent")], _RANK)
        led = type_.paragraph(
            [Span(need.lead, own=True)] if need.lead else [Span("nobody yet", colour="muted")],
            lead[1],
            min(most, 2),
        )
        return _tabled(
            Cell(first + _RANK, said, lambda sheet, x, y: rank.draw(sheet, x - _RANK, y)),
            _progress(type_, edges[1], need.progress, most),
            Cell(lead[0], [led]),
            Cell(after[0], _next(type_, need, after[1], most)),
        )

    return make


def _next(type_: Type, need: NeedLine, width: float, most: int) -> list[Paragraph]:
    if not need.next_step:
        return [type_.paragraph([Span("no step yet", colour="muted")], width)]
    if most == 1:
        return [
            type_.paragraph([Span(need.next_step, own=True), Span(f" {need.waits}", colour="muted")], width)
        ]
    said = [type_.paragraph([Span(need.next_step, own=True)], width, min(most - 1, 2))]
    if need.waits:
        said.append(type_.paragraph([Span(need.waits, colour="muted")], width, most - 1, size=type_.small))
    return said


def _progress(type_: Type, column: tuple[float, float], progress: Progress | None, most: int) -> Cell:
    """The two scores and which way they went, a track of both, and who says so."""
    x, width = column
    if progress is None:
        return Cell(x, [type_.paragraph([Span("not scored yet", colour="muted")], width, 2)])
    numbers = f"{progress.now:g}" if progress.then is None else f"{progress.then:g} {ARROW} {progress.now:g}"
    colour = {"better": "good", "worse": "danger"}.get(progress.trend, "muted")
    words = [Span(numbers, bold=True), Span(f"  {progress.trend}" if progress.trend else "", colour=colour)]
    said = type_.paragraph(words, width)
    if most == 1:
        return Cell(x, [said])
    by = type_.paragraph(
        [Span(f"by {progress.by}{''.join(f'; {other}' for other in progress.others)}", colour="muted")],
        width,
        max(most - 2, 0),
        size=type_.small,
    )

    def below(sheet: Sheet, left: float, top: float) -> None:
        _track(sheet, left + 3, top + said.height + _TRACK / 2, min(width, 64.0) - 6, progress)
        by.draw(sheet, left, top + said.height + _TRACK)

    return Cell(x, [said], below, _TRACK + by.height)


def _track(sheet: Sheet, x: float, y: float, width: float, progress: Progress) -> None:
    """A scale from its least to its most: a ring where it was, a disc where it is."""
    span = progress.most - progress.least or 1.0

    def at(value: float) -> float:
        return x + width * (value - progress.least) / span

    sheet.path(((x, y), (x + width, y)), width=1.0, stroke="line")
    if progress.then is not None:
        sheet.path(((at(progress.then), y), (at(progress.now), y)), width=1.8, stroke="accent")
        sheet.disc(at(progress.then), y, 2.1, fill="surface", stroke="accent", line=1.0)
    sheet.disc(at(progress.now), y, 2.6, fill="accent")


def ask_row(ask: AskLine) -> MakeRow:
    """Who asks whom for what by when, and the answer."""

    def make(type_: Type, width: float, most: int) -> Row:
        edges = ASK_COLUMNS.edges(width)
        when = [Span(ask.by_when or "\u2013", colour="danger" if ask.late else "ink")]
        if ask.late:
            when.append(Span(" (late)", colour="danger"))
        texts = [[Span(ask.who, bold=True)], [Span(ask.what, own=True)], when, [Span(ask.answer)]]
        return _tabled(
            *(
                Cell(x, [type_.paragraph(text, wide, max(most, 2) if text is when else most)])
                for (x, wide), text in zip(edges, texts, strict=True)
            )
        )

    return make


def finding_row(finding: FindingLine) -> MakeRow:
    """What does not join up, and how it could."""

    def make(type_: Type, width: float, most: int) -> Row:
        spans = [Span(finding.title, bold=True)]
        if finding.how_can_we:
            spans.append(Span(f" {finding.how_can_we}"))
        return _bulleted(type_, spans, width, most, filled=False)

    return make


def knows_row(line: KnowsLine) -> MakeRow:
    """An organisation, and what it may know."""

    def make(type_: Type, width: float, most: int) -> Row:
        spans = [Span(f"{line.who}: ", bold=True), Span(line.what)]
        return _bulleted(type_, spans, width, most, filled=False)

    return make


def _bulleted(type_: Type, spans: Sequence[Span], width: float, most: int, *, filled: bool) -> Row:
    """A text behind a small square: open when it can go ahead, filled when it cannot."""
    indent = type_.body
    size = type_.body * 0.42
    top = leading(type_.body) * 0.77 - type_.body * 0.55

    def mark(sheet: Sheet, x: float, y: float) -> None:
        fill, stroke = ("muted", "muted") if filled else ("", "accent")
        sheet.box(x - indent + 0.5, y + top, size, size, fill=fill, stroke=stroke, line=0.9)

    return _listed(Cell(indent, [type_.paragraph(spans, width - indent, most)], mark))


def _listed(*cells: Cell) -> Row:
    def paint(sheet: Sheet, x: float, y: float) -> None:
        for cell in cells:
            cell.draw(sheet, x, y)

    return Row(max(cell.height for cell in cells), paint)


def _tabled(*cells: Cell) -> Row:
    def paint(sheet: Sheet, x: float, y: float) -> None:
        for cell in cells:
            with sheet.element("TD"):
                cell.draw(sheet, x, y)

    return Row(max(cell.height for cell in cells), paint)

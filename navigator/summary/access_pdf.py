"""All that is held on the client as a PDF of as many pages as it takes, kind by kind, in words."""

from collections.abc import Iterator
from datetime import date

from navigator.casefile.case import Case
from navigator.casefile.date_words import say_date
from navigator.casefile.fields import FieldType, fields_of
from navigator.casefile.item import Item
from navigator.casefile.kinds import ENTITIES
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.values import say
from navigator.summary.lines import LineBreaker, Span
from navigator.summary.pdf_file import Leaf, pdf_file
from navigator.summary.setting import leading
from navigator.summary.sheet import Sheet

TITLE = "All that is held"
_A4 = (595.28, 841.89)
_SIDE, _TOP, _BOTTOM = 48.0, 48.0, 60.0
_SIZE, _HEADING = 10.0, 13.0
_MOST_LINES = 1_000_000
_NOT_SAID = ("place",)
"""Kinds that say nothing to anybody: where the map draws somebody."""


def access_pdf(case: Case, *, today: date, hidden: int) -> bytes:
    """The pages. The case has to be reduced to what the client is given; `hidden` passages were not."""
    flow = _Flow()
    flow.write("H1", [Span(f"All that is held on {case.client.title or 'the client'}", bold=True)], 16.0)
    flow.write("P", [Span(f"As it stood on {say_date(PartialDate.on(today))}.")], _SIZE)
    if hidden:
        passages = "passage" if hidden == 1 else "passages"
        words = f"{hidden} {passages} about other people are left out. You can ask why."
        flow.write("P", [Span(words)], _SIZE)
    for entity in ENTITIES:
        items = [] if entity.KIND in _NOT_SAID else list(case.shelf(entity).values())
        if items:
            flow.gap(8)
            words = entity.PLURAL.replace("_", " ").capitalize()
            flow.write("H2", [Span(f"{words} ({len(items)})", bold=True, colour="accent")], _HEADING)
        for item in items:
            flow.gap(4)
            for line in _lines(case, item):
                flow.write("P", line, _SIZE)
    return pdf_file(flow.leaves(), title=TITLE, made_on=today)


def _lines(case: Case, item: Item) -> Iterator[list[Span]]:
    yield [Span(item.title or f"A {item.KIND.replace('_', ' ')} without a name", bold=True, own=True)]
    for name, field in fields_of(type(item)).items():
        value = getattr(item, name)
        if value in (None, "", ()):
            continue
        if field.type is FieldType.REF:
            ids = value if field.many else (value,)
            said = ", ".join(case.title_of(one) or "without a name" for one in ids)
        else:
            said = say(field, value)
        if said != item.title:
            yield [Span(f"{field.label}: ", colour="muted"), Span(said, own=True)]


class _Flow:
    """Lines down one page after another."""

    def __init__(self) -> None:
        self._breaker = LineBreaker()
        self._sheets: list[Sheet] = []
        self._y = 0.0
        self._turn()

    def write(self, role: str, spans: list[Span], size: float) -> None:
        """A paragraph, which goes on on the next page where this one is full."""
        lines = self._breaker.lines(spans, _A4[0] - 2 * _SIDE, size, _MOST_LINES).lines
        at = 0
        while at < len(lines):
            room = int((_A4[1] - _BOTTOM - self._y) // leading(size))
            if room < 1:
                self._turn()
                continue
            sheet = self._sheets[-1]
            with sheet.element(role):
                for line in lines[at : at + room]:
                    sheet.text(line, _SIDE, self._y + leading(size) * 0.77, size)
                    self._y += leading(size)
            at += room

    def gap(self, points: float) -> None:
        """Some room."""
        self._y += points

    def leaves(self) -> list[Leaf]:
        """The finished pages, numbered."""
        for number, sheet in enumerate(self._sheets, 1):
            words = [Span(f"Page {number} of {len(self._sheets)}", colour="muted")]
            lines = self._breaker.lines(words, 200, 9.0, 1).lines
            with sheet.element("P"):
                sheet.text(lines[0], _SIDE, _A4[1] - 30, 9.0)
        return [sheet.leaf() for sheet in self._sheets]

    def _turn(self) -> None:
        self._sheets.append(Sheet(*_A4, self._breaker))
        self._y = _TOP

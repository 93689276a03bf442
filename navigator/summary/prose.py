"""A section of texts under labels: each has its share of the lines, and is cut with "…" where it has more."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from navigator.summary.direction import reads_right_to_left
from navigator.summary.heading import Heading
from navigator.summary.lines import Span
from navigator.summary.page_content import Fact
from navigator.summary.section import Count, Fitted, Paint, Section, Wish
from navigator.summary.setting import Align, Paragraph, Type, leading
from navigator.summary.sheet import Sheet

LONGEST = 24
"""Lines that one text may wish for."""


@dataclass
class Prose(Section):
    """Texts, each with its label before it in bold; `empty` says kindly that there is none."""

    name: str
    heading: Heading
    facts: Sequence[Fact]
    empty: str = ""
    enough: int = 3
    """Lines of each text that make it comfortable."""
    sure: float = 0.0
    """Points that it gets before others get more than their least, as far as it needs them to say all."""
    gap: float = 2.0
    _lengths: dict[tuple[float, float], list[int]] = field(default_factory=dict)

    def work_out(self, type_: Type, width: float) -> Wish:
        """Least: one line of the first text. Comfort: a few lines of each. Want: all lines."""
        head = self.heading.height(type_)
        if not self.facts:
            height = head + self._empty(type_, width).height
            return Wish(height, height, height, height)
        lengths = self._natural(type_, width)
        line = leading(type_.body)
        gaps = self.gap * (len(lengths) - 1)
        want = head + line * sum(lengths) + gaps
        return Wish.of(
            max(head + line, min(self.sure, want)),
            head + line * sum(min(length, self.enough) for length in lengths) + gaps,
            want,
        )

    def fit(self, type_: Type, width: float, height: float) -> Fitted:
        """Each text in the lines that it is given; texts without a line are counted at the end."""
        head = self.heading.height(type_)
        if not self.facts:
            said = [self._empty(type_, width)]
            return Fitted(
                head + said[0].height,
                _painter(self.heading, type_, width, said, self.gap),
                {self.name: Count(0, 0)},
            )
        given = self._given(type_, width, height - head)
        said = [
            self._paragraph(type_, width, fact, lines)
            for fact, lines in zip(self.facts, given, strict=False)
            if lines
        ]
        left = len(self.facts) - len(said)
        heading = self.heading.with_more(left)
        used = head + sum(paragraph.height for paragraph in said) + self.gap * (len(said) - 1)
        return Fitted(
            used,
            _painter(heading, type_, width, said, self.gap),
            {self.name: Count(len(said), left)},
            frozenset(fact.item for fact in self.facts[: len(said)] if fact.item),
        )

    def _given(self, type_: Type, width: float, room: float) -> list[int]:
        """How many lines each text has; none for those at the end that have no room."""
        lengths = self._natural(type_, width)
        line = leading(type_.body)
        shown = len(lengths)
        while shown > 1 and line * shown + self.gap * (shown - 1) > room + 0.01:
            shown -= 1
        lines = int((room - self.gap * (shown - 1) + 0.01) // line) - shown
        given = [1] * shown
        while lines > 0 and any(given[place] < lengths[place] for place in range(shown)):
            for place in range(shown):
                if given[place] < lengths[place] and lines > 0:
                    given[place] += 1
                    lines -= 1
        return given

    def _natural(self, type_: Type, width: float) -> list[int]:
        key = (type_.body, width)
        if key not in self._lengths:
            self._lengths[key] = [
                max(len(self._paragraph(type_, width, fact, LONGEST).lines.lines), 1) for fact in self.facts
            ]
        return self._lengths[key]

    def _paragraph(self, type_: Type, width: float, fact: Fact, most: int) -> Paragraph:
        parted = "\n" if reads_right_to_left(fact.text[:200]) else "  "
        label = [Span(f"{fact.label}{parted}", bold=True)] if fact.label else []
        return type_.paragraph([*label, Span(fact.text, own=True)], width, most, align=Align.READING)

    def _empty(self, type_: Type, width: float) -> Paragraph:
        return type_.paragraph([Span(self.empty, colour="muted")], width, 3)


def _painter(heading: Heading, type_: Type, width: float, said: Sequence[Paragraph], gap: float) -> Paint:
    def paint(sheet: Sheet, x: float, y: float) -> None:
        heading.draw(sheet, type_, x, y, width)
        y += heading.height(type_)
        for paragraph in said:
            with sheet.element("P"):
                paragraph.draw(sheet, x, y)
            y += paragraph.height + gap

    return paint

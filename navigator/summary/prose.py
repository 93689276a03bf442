"""A section of texts under labels: each has its share of the lines, and is cut with "…" where it has more."""

from collections.abc import Sequence
from dataclasses import dataclass, field

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
    gap: float = 2.0
    _lengths: dict[tuple[float, float], list[int]] = field(default_factory=dict)

    def wish(self, type_: Type, width: float) -> Wish:
        """Least: one line of the first text. Comfort: a few lines of each. Want: all lines."""
        head = self.heading.height(type_)
        if not self.facts:
            height = head + self._empty(type_, width).height
            return Wish(height, height, height, height)
        lengths = self._natural(type_, width)
        line = leading(type_.body)
        more = leading(type_.small) + self.gap if len(lengths) > 1 else 0.0
        gaps = self.gap * (len(lengths) - 1)
        return Wish.of(
            head + line + more,
            head + line * sum(min(length, self.enough) for length in lengths) + gaps,
            head + line * sum(lengths) + gaps,
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
        if left:
            said.append(type_.paragraph([Span(f"+{left} more", colour="muted")], width, size=type_.small))
        used = head + sum(paragraph.height for paragraph in said) + self.gap * (len(said) - 1)
        return Fitted(
            used,
            _painter(self.heading, type_, width, said, self.gap),
            {self.name: Count(len(self.facts) - left, left)},
        )

    def _given(self, type_: Type, width: float, room: float) -> list[int]:
        """How many lines each text has; none for those at the end that have no room."""
        lengths = self._natural(type_, width)
        line = leading(type_.body)
        shown = len(lengths)
        while shown > 1 and line * shown + self._rest(type_, shown, len(lengths)) > room + 0.01:
            shown -= 1
        lines = max(int((room - self._rest(type_, shown, len(lengths)) + 0.01) // line), 1)
        given = [1] * shown
        lines -= shown
        while lines > 0 and any(given[place] < lengths[place] for place in range(shown)):
            for place in range(shown):
                if given[place] < lengths[place] and lines > 0:
                    given[place] += 1
                    lines -= 1
        return given

    def _rest(self, type_: Type, shown: int, count: int) -> float:
        """What stands beside the lines: the gaps, and "+n more"."""
        more = leading(type_.small) + self.gap if shown < count else 0.0
        return self.gap * (shown - 1) + more

    def _natural(self, type_: Type, width: float) -> list[int]:
        key = (type_.body, width)
        if key not in self._lengths:
            self._lengths[key] = [
                max(len(self._paragraph(type_, width, fact, LONGEST).lines.lines), 1) for fact in self.facts
            ]
        return self._lengths[key]

    def _paragraph(self, type_: Type, width: float, fact: Fact, most: int) -> Paragraph:
        label = [Span(f"{fact.label}  ", bold=True)] if fact.label else []
        return type_.paragraph([*label, Span(fact.text)], width, most, align=Align.READING)

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

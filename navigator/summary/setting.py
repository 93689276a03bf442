"""How text is set on the page: sizes that belong together, and paragraphs that know their height.

Nothing on the page is smaller than LEAST_SIZE, whatever it holds: where there is too much, less is said,
not smaller.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from navigator.summary.lines import LineBreaker, Lines, Span
from navigator.summary.sheet import Sheet

LEAST_SIZE = 8.0
"""Points."""


class Align(StrEnum):
    """From which edge lines are set; READING: from the right when the text begins there."""

    LEFT = "left"
    RIGHT = "right"
    READING = "reading"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of one size under each other; sizes in points."""

    lines: Lines
    size: float
    width: float
    align: Align = Align.LEFT

    @property
    def leading(self) -> float:
        """From one baseline to the next."""
        return leading(self.size)

    @property
    def height(self) -> float:
        """From the top of the first line to the foot of the last."""
        return self.leading * len(self.lines.lines)

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw it with its top left corner here, as content of the element that is open."""
        baseline = y + self.leading * 0.77
        for line in self.lines.lines:
            from_right = self.align is Align.RIGHT or (self.align is Align.READING and line.right_to_left)
            indent = self.width - line.width * self.size / 1000 if from_right else 0.0
            sheet.text(line, x + max(indent, 0.0), baseline, self.size)
            baseline += self.leading


@dataclass(frozen=True, slots=True)
class Type:
    """The sizes of one page, in points, and what breaks its lines."""

    breaker: LineBreaker
    body: float

    @property
    def small(self) -> float:
        """The size of what is said beside."""
        return max(LEAST_SIZE, self.body * 0.9)

    @property
    def heading(self) -> float:
        """The size of a section's heading."""
        return self.body * 1.12

    def paragraph(
        self,
        text: str | Sequence[Span],
        width: float,
        most: int = 1,
        *,
        size: float = 0.0,
        align: Align = Align.LEFT,
    ) -> Paragraph:
        """A text in at most so many lines of this width, in the body's size unless another is given."""
        spans = [Span(text)] if isinstance(text, str) else text
        size = size or self.body
        lines = self.breaker.lines(spans, width, size, most) if most > 0 else Lines((), False)
        return Paragraph(lines, size, width, align)

    def width(self, text: str, *, bold: bool = False, size: float = 0.0) -> float:
        """The width of a short text in points."""
        return self.breaker.width(text, size or self.body, bold)


def leading(size: float) -> float:
    """The distance of baselines at a size of type: room enough for the tall scripts too."""
    return size * 1.28

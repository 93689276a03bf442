"""The heading of a section: its words, a remark at the right, and a fine rule under both."""

from dataclasses import dataclass, replace

from navigator.summary.lines import Span
from navigator.summary.setting import Align, Type, leading
from navigator.summary.sheet import Sheet

_RULE_BELOW = 2.0
_SPACE_BELOW = 4.0


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the second level; `minor` is one of the third, without a rule."""

    words: str
    remark: str = ""
    colour: str = "accent"
    minor: bool = False

    def with_more(self, left_out: int) -> "Heading":
        """The same, saying first in its remark how many more there are."""
        if not left_out:
            return self
        parts = (f"+{left_out} more", self.remark)
        return replace(self, remark=" \u00b7 ".join(part for part in parts if part))

    def height(self, type_: Type) -> float:
        """Down to where the section's own text begins."""
        if self.minor:
            return leading(type_.body)
        return leading(type_.heading) + _RULE_BELOW + _SPACE_BELOW

    def draw(self, sheet: Sheet, type_: Type, x: float, y: float, width: float) -> None:
        """Draw it with its top left corner here."""
        size = type_.body if self.minor else type_.heading
        with sheet.element("H3" if self.minor else "H2"):
            words = type_.paragraph([Span(self.words, bold=True, colour=self.colour)], width, size=size)
            words.draw(sheet, x, y)
        if self.minor:
            return
        if self.remark:
            taken = type_.width(self.words, bold=True, size=size) + 8
            remark = type_.paragraph(
                [Span(self.remark, colour="muted")], width - taken, size=type_.small, align=Align.RIGHT
            )
            with sheet.element("P"):
                remark.draw(sheet, x + taken, y + leading(size) * 0.77 - leading(type_.small) * 0.77)
        line = y + leading(size) + _RULE_BELOW
        sheet.rule(x, line, x + width)

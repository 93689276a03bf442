"""The cards of a vCard file: from BEGIN to END, cards within cards, and cards that never end.

Written here because no Python library takes real cards of all three versions: vobject gives up on a card
without END, on a line that it does not know, on old Mac line ends and on a photo cut short, and takes
gigabytes for a large one. This reader never gives up on a file: what it cannot read it says.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from navigator.errors import UnreadableFile
from navigator.interchange.file_text import bytes_of_windows
from navigator.interchange.vcard_lines import LONGEST_VALUE, Line, property_lines
from navigator.interchange.vcard_value import Property, decode_as

MOST_CARDS = 50_000
MOST_PROPERTIES = 2_000
"""In one card; what stands after them is left out."""

_MOST_NESTED = 20
_LONGEST_BROKEN = 20_000
_A_LINK = 200
"""Characters: a shorter picture is no picture but a link to one."""


@dataclass(slots=True)
class Card:
    """One card: its properties in order, and what could not be read of it."""

    number: int
    properties: list[Property] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    stray: list[int] = field(default_factory=list)
    """The numbers of the lines in it that are no properties."""
    is_full: bool = False
    agent_of: int = 0
    """The number of the card that this one stands in as its AGENT; 0 for none."""

    @property
    def where(self) -> str:
        """Which card it is, to a person."""
        return f"Card {self.number:,}" + (", its agent" if self.agent_of == self.number else "")

    @property
    def version(self) -> str:
        """What the card says, or "3.0" when it says nothing."""
        return next((p.raw.strip() for p in self.properties if p.name == "VERSION"), "3.0")


class CardReader:
    """Goes through the cards of a text once; `stray` then is how many lines stand in no card."""

    def __init__(self, text: str, *, windows: bool = False) -> None:
        """`windows`: the text was taken for Windows-1252, and a property may know better."""
        self._text = text
        self._windows = windows
        self._open: list[Card] = []
        self._count = 0
        self.stray = 0

    def __iter__(self) -> Iterator[Card]:
        """Each card when it ends, cards within it before it. UnreadableFile beyond MOST_CARDS."""
        if self._text.upper().count("BEGIN:VCARD") > MOST_CARDS:
            raise _too_many()
        for line in property_lines(self._text):
            yield from self._take(line)
        while self._open:
            yield self._close(ended=False)

    def _take(self, line: Line) -> Iterator[Card]:
        edge = line.value.strip().upper() if line.name in ("BEGIN", "END", "AGENT") else ""
        if line.name == "BEGIN" and edge == "VCARD":
            yield from self._begin()
        elif not self._open:
            self.stray += 1
        elif line.name == "END" and edge == "VCARD":
            yield self._close(ended=True)
        elif line.name == "AGENT" and edge == "BEGIN:VCARD":
            self._open[-1].properties.append(Property("AGENT", "", {}, ""))
            yield from self._begin()
        elif line.name:
            self._add(self._open[-1], line)
        else:
            _go_on(self._open[-1], line)

    def _begin(self) -> Iterator[Card]:
        """A card begins: within another as its AGENT, or because the one before never ended."""
        agent_of = 0
        if self._open:
            before = self._open[-1].properties
            if before and before[-1].name == "AGENT" and len(self._open) < _MOST_NESTED:
                agent_of = self._open[-1].number
            else:
                yield self._close(ended=False)
        self._count += 1
        if self._count > MOST_CARDS:
            raise _too_many()
        self._open.append(Card(self._count, agent_of=agent_of))

    def _close(self, *, ended: bool) -> Card:
        card = self._open.pop()
        if not ended:
            card.problems.append("it has no END, so it was taken as far as it goes")
        if card.stray:
            shown = ", ".join(f"{number:,}" for number in card.stray[:10])
            more = f" and {len(card.stray) - 10:,} more" if len(card.stray) > 10 else ""
            lines = "line" if len(card.stray) == 1 else "lines"
            card.problems.append(f"{lines} {shown}{more} left out, because no property stands there")
        return card

    def _add(self, card: Card, line: Line) -> None:
        if line.is_binary:
            if line.size > _A_LINK:
                card.problems.append(f"{line.name} was left out ({max(1, line.size // 1000):,} kB)")
        elif line.size > LONGEST_VALUE:
            why = f"it is longer than {LONGEST_VALUE:,} characters"
            card.problems.append(f"{line.name} was left out, because {why}")
        elif len(card.properties) >= MOST_PROPERTIES:
            if not card.is_full:
                card.problems.append(f"only its first {MOST_PROPERTIES:,} properties were read")
            card.is_full = True
        else:
            value = line.value
            charset = line.params.get("CHARSET", [""])[0]
            if self._windows and charset and not value.isascii():
                value = decode_as(bytes_of_windows(value), charset)
            card.properties.append(Property(line.name, line.group, line.params, value))


def _too_many() -> UnreadableFile:
    return UnreadableFile(f"This file has more than {MOST_CARDS:,} cards.", "Nothing was imported.")


def _go_on(card: Card, line: Line) -> None:
    """A line without a name: text that somebody broke without folding it, or rubbish."""
    last = card.properties[-1] if card.properties else None
    if (
        last is not None
        and last.name in ("NOTE", "LABEL")
        and len(last.raw) + line.size < LONGEST_VALUE // 10
    ):
        card.properties[-1] = last.with_raw(last.raw + "\\n" + line.value)
    else:
        card.stray.append(line.number)

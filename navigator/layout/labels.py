"""How much room each node of the map takes: its mark, and its name under it in at most two lines.

Sizes are in map units, which are points on paper for a network of ordinary size. They are worked out with
a measure that is the same everywhere, so that places fit whatever pen draws them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from navigator.layout.display_list import Measure, rough_width
from navigator.layout.graphemes import cut_to_width, graphemes
from navigator.layout.network import Network, Node, NodeKind

NAME_SIZE = 8.0
CLIENT_SIZE = 11.0
LEADING = 9.6
MARK_RADIUS = 8.0
"""Of a person's mark; a worker's square has the same height."""

BOX_WIDE, BOX_HIGH = 34.0, 15.0
"""Of an organisation's mark."""

_NARROW, _WIDE = 64.0, 92.0
"""Widths of a name: broken where it is longer than the first, cut where a line is longer than the second."""

_GAP = 2.0
_CLIENT_WIDEST = 130.0
_LONGEST = 120
"""Characters that are looked at: more never fit."""


@dataclass(frozen=True, slots=True)
class Room:
    """What a node takes up around its place, which is the middle of its mark."""

    lines: tuple[str, ...]
    half_width: float
    above: float
    below: float

    def area(self, x: float, y: float) -> tuple[float, float, float, float]:
        """Left, top, right and bottom when it stands here."""
        return x - self.half_width, y - self.above, x + self.half_width, y + self.below


def rooms_of(network: Network, measure: Measure = rough_width) -> Mapping[str, Room]:
    """The room of every node."""
    return MappingProxyType({node.id: room_of(node, measure) for node in network.nodes.values()})


def room_of(node: Node, measure: Measure = rough_width) -> Room:
    """The room of one node."""
    if node.kind is NodeKind.CLIENT:
        name = cut_to_width(node.name[:_LONGEST], _CLIENT_WIDEST, CLIENT_SIZE, True, measure) or "Client"
        return Room((name,), measure(name, CLIENT_SIZE, True) / 2 + 12, 14.0, 14.0)
    bold = node.kind is NodeKind.ORGANISATION
    lines = broken(node.name, bold, measure)
    half_mark = BOX_WIDE / 2 if bold else MARK_RADIUS
    half = max(half_mark, *(measure(line, NAME_SIZE, bold) / 2 for line in lines)) if lines else half_mark
    above = BOX_HIGH / 2 if bold else MARK_RADIUS
    return Room(lines, half + _GAP, above + _GAP, above + len(lines) * LEADING + _GAP + 1.0)


def broken(name: str, bold: bool, measure: Measure) -> tuple[str, ...]:
    """A name in at most two lines, as even as its words allow; cut with an ellipsis where it is too long."""
    name = name[:_LONGEST]
    if measure(name, NAME_SIZE, bold) <= _NARROW:
        return (name,) if name else ()
    words = name.split()
    if len(words) == 1:
        return _broken_word(name, bold, measure)
    best = min(
        range(1, len(words)),
        key=lambda at: max(
            measure(" ".join(words[:at]), NAME_SIZE, bold), measure(" ".join(words[at:]), NAME_SIZE, bold)
        ),
    )
    if measure(name, NAME_SIZE, bold) > 2 * _WIDE:
        best = _filled(words, bold, measure)
    first, second = " ".join(words[:best]), " ".join(words[best:])
    lines = (cut_to_width(line, _WIDE, NAME_SIZE, bold, measure) for line in (first, second))
    return tuple(line for line in lines if line)


def _filled(words: list[str], bold: bool, measure: Measure) -> int:
    """How many words fill the first line."""
    count = 1
    while count < len(words) - 1 and measure(" ".join(words[: count + 1]), NAME_SIZE, bold) <= _WIDE:
        count += 1
    return count


def _broken_word(word: str, bold: bool, measure: Measure) -> tuple[str, ...]:
    """One long word, such as a name in a script without spaces: broken where a line is full."""
    if measure(word, NAME_SIZE, bold) <= _WIDE:
        return (word,)
    first, used = "", 0.0
    for piece in graphemes(word):
        used += measure(piece, NAME_SIZE, bold)
        if used > _WIDE:
            break
        first += piece
    rest = cut_to_width(word[len(first) :], _WIDE, NAME_SIZE, bold, measure)
    return tuple(line for line in (first, rest) if line)

"""The marks of what is new or to be chosen on the map: the word on a pill, at a node or the middle of a tie.

They are the screen's alone: a map on paper goes to others, to whom nothing is news. No Qt.
"""

import math
from collections.abc import Iterator, Mapping

from navigator.actions.marks import TO_CHOOSE, Marks
from navigator.casefile.ids import CLIENT_ID
from navigator.layout.display_list import Anchor, Box, Label, Shape
from navigator.layout.labels import BOX_HIGH, BOX_WIDE, MARK_RADIUS, Room
from navigator.layout.network import Line, Network, Node, NodeKind
from navigator.layout.ring_space import Spot

_HIGH, _SIZE = 9.6, 7.0
"""Map units: the pill, and the type on it, which can be read where names can."""

_WIDE, _WIDE_TO_CHOOSE = 19.0, 38.0
"""Map units: the pill of what is new, and of what is to be chosen."""

_BESIDE = 8.0
"""Map units from the middle of a tie, where signs of its own may stand."""


def marked_nodes(network: Network, marks: Marks, *, client_lines: bool) -> dict[str, str]:
    """The nodes to be marked, with their words; also whoever has a marked tie that is not drawn."""
    found = {node: marks.of(node) for node in network.nodes}
    for line in network.lines:
        if line.tie in marks and not _is_drawn(line, client_lines=client_lines):
            for end in line.ends:
                if end != CLIENT_ID and not found.get(end):
                    found[end] = marks.of(line.tie)
    return {node: word for node, word in found.items() if word and node in network.nodes}


def marked_ties(network: Network, marks: Marks, *, client_lines: bool) -> tuple[Line, ...]:
    """The ties to be marked, of those that are drawn."""
    return tuple(
        line for line in network.lines if line.tie in marks and _is_drawn(line, client_lines=client_lines)
    )


def node_mark(node: Node, room: Room, spot: Spot, word: str) -> Iterator[Shape]:
    """The pill at the upper right of a node."""
    if node.kind is NodeKind.CLIENT:
        x, y = spot[0] + room.half_width, spot[1] - room.above
    elif node.kind is NodeKind.ORGANISATION:
        x, y = spot[0] + BOX_WIDE / 2 + 2, spot[1] - BOX_HIGH / 2 - 1
    else:
        x, y = spot[0] + MARK_RADIUS + _wide(word) / 2 - 3, spot[1] - MARK_RADIUS
    yield from _pill((x, y), node.id, word)


def tie_mark(line: Line, spots: Mapping[str, Spot], word: str) -> Iterator[Shape]:
    """The pill beside the middle of a tie."""
    (x1, y1), (x2, y2) = spots[line.one], spots[line.other]
    length = math.hypot(x2 - x1, y2 - y1) or 1.0
    off_x, off_y = -(y2 - y1) / length * _BESIDE, (x2 - x1) / length * _BESIDE
    if off_y > 0:
        off_x, off_y = -off_x, -off_y
    yield from _pill(((x1 + x2) / 2 + off_x, (y1 + y2) / 2 + off_y), line.tie, word)


def _pill(middle: Spot, item: str, word: str) -> Iterator[Shape]:
    (x, y), wide = middle, _wide(word)
    fill, ink, edge = ("surface", "warn", "warn") if word == TO_CHOOSE else ("accent", "on_accent", "surface")
    yield Box(
        x=x - wide / 2, y=y - _HIGH / 2, width=wide, height=_HIGH, corner=_HIGH / 2, line=1.0,
        fill=fill, stroke=edge, item=item, says=word,
    )  # fmt: skip
    yield Label(
        x=x, y=y + _SIZE * 0.32, text=word, size=_SIZE, bold=True, anchor=Anchor.MIDDLE,
        colour=ink, item=item,
    )  # fmt: skip


def _wide(word: str) -> float:
    return _WIDE_TO_CHOOSE if word == TO_CHOOSE else _WIDE


def _is_drawn(line: Line, *, client_lines: bool) -> bool:
    return client_lines or CLIENT_ID not in line.ends

"""The marks of what is new on the map: the word on a pill, beside the mark of a node or the middle of a tie.

They are the screen's alone: a map on paper goes to others, to whom nothing is news. No Qt.
"""

import math
from collections.abc import Iterator, Mapping

from navigator.actions.fresh import Fresh
from navigator.casefile.ids import CLIENT_ID
from navigator.layout.display_list import Anchor, Box, Label, Shape
from navigator.layout.labels import BOX_HIGH, BOX_WIDE, MARK_RADIUS, Room
from navigator.layout.network import Line, Network, Node, NodeKind
from navigator.layout.ring_space import Spot
from navigator.ui.widgets.new_mark import NEW

_WIDE, _HIGH, _SIZE = 19.0, 9.6, 7.0
"""Map units: the pill, and the type on it, which can be read where names can."""

_BESIDE = 8.0
"""Map units from the middle of a tie, where signs of its own may stand."""


def new_nodes(network: Network, fresh: Fresh, *, client_lines: bool) -> frozenset[str]:
    """The nodes to be marked: the new ones, and whoever is at the end of a new tie that is not drawn."""
    found = {node for node in network.nodes if node in fresh}
    for line in network.lines:
        if line.tie in fresh and not _is_drawn(line, client_lines=client_lines):
            found.update(end for end in line.ends if end != CLIENT_ID)
    return frozenset(found & network.nodes.keys())


def new_ties(network: Network, fresh: Fresh, *, client_lines: bool) -> tuple[Line, ...]:
    """The ties to be marked, of those that are drawn."""
    return tuple(
        line for line in network.lines if line.tie in fresh and _is_drawn(line, client_lines=client_lines)
    )


def node_mark(node: Node, room: Room, spot: Spot) -> Iterator[Shape]:
    """The pill at the upper right of a node."""
    if node.kind is NodeKind.CLIENT:
        x, y = spot[0] + room.half_width, spot[1] - room.above
    elif node.kind is NodeKind.ORGANISATION:
        x, y = spot[0] + BOX_WIDE / 2 + 2, spot[1] - BOX_HIGH / 2 - 1
    else:
        x, y = spot[0] + MARK_RADIUS + _WIDE / 2 - 3, spot[1] - MARK_RADIUS
    yield from _pill((x, y), node.id)


def tie_mark(line: Line, spots: Mapping[str, Spot]) -> Iterator[Shape]:
    """The pill beside the middle of a tie."""
    (x1, y1), (x2, y2) = spots[line.one], spots[line.other]
    length = math.hypot(x2 - x1, y2 - y1) or 1.0
    off_x, off_y = -(y2 - y1) / length * _BESIDE, (x2 - x1) / length * _BESIDE
    if off_y > 0:
        off_x, off_y = -off_x, -off_y
    yield from _pill(((x1 + x2) / 2 + off_x, (y1 + y2) / 2 + off_y), line.tie)


def _pill(middle: Spot, item: str) -> Iterator[Shape]:
    x, y = middle
    yield Box(
        x=x - _WIDE / 2, y=y - _HIGH / 2, width=_WIDE, height=_HIGH, corner=_HIGH / 2, line=1.0,
        fill="accent", stroke="surface", item=item, says=NEW,
    )  # fmt: skip
    yield Label(
        x=x, y=y + _SIZE * 0.32, text=NEW, size=_SIZE, bold=True, anchor=Anchor.MIDDLE,
        colour="on_accent", item=item,
    )  # fmt: skip


def _is_drawn(line: Line, *, client_lines: bool) -> bool:
    return client_lines or CLIENT_ID not in line.ends

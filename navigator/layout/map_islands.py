"""The islands of those who talk with one another, as outlines under everything else.

An outline follows the ties and not a hull: those who stand between others without talking stay outside.
"""

from collections.abc import Iterator, Mapping

from navigator.layout.display_list import Disc, Path, Shape
from navigator.layout.labels import MARK_RADIUS
from navigator.layout.map_look import MapLook
from navigator.layout.network import Network
from navigator.layout.ring_space import Spot

_AROUND = MARK_RADIUS + 5.0
_ALONG = 5.0
"""Half the width of an outline around a mark, and along a tie."""

_EDGE = 0.8


def island_shapes(network: Network, spots: Mapping[str, Spot], look: MapLook) -> Iterator[Shape]:
    """Every island of at least two whose members are there."""
    for island in look.islands:
        members = [node for node in island if node in network.nodes]
        if len(members) < 2:
            continue
        inside = set(members)
        ties = [
            (spots[line.one], spots[line.other])
            for line in network.inner_lines
            if line.talk in ("once", "regularly") and not line.past and inside.issuperset(line.ends)
        ]
        for grown, colour in ((_EDGE, "line"), (0.0, "hairline")):
            for ends in ties:
                yield Path(points=ends, stroke=colour, width=2 * (_ALONG + grown))
            for node in members:
                x, y = spots[node]
                yield Disc(x=x, y=y, radius=_AROUND + grown, fill=colour, stroke="", width=0.0)

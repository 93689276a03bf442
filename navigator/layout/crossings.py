"""Lines that cross: counting them, and turning the order of each ring so that fewer do.

Two of the same ring change places when that leaves fewer crossings, or as many and shorter ties. Only
pairs that stand near each other are tried, a fixed number of times: the same network gives the same order.
"""

import math
from collections.abc import Callable, Mapping, Sequence

Spot = tuple[float, float]
Segment = tuple[float, float, float, float]

ROUNDS = 4
_WINDOW = 14
"""How far apart in the order of a ring two may stand to be tried."""

_CROSSING_COSTS = 60.0
"""Map units of tie that one may add for a crossing less."""


def crosses(one: Segment, other: Segment) -> bool:
    """Whether two segments cross inside both; touching ends and lying in one line do not count."""
    ax, ay, bx, by = one
    cx, cy, dx, dy = other
    ux, uy = bx - ax, by - ay
    if (ux * (cy - ay) - uy * (cx - ax)) * (ux * (dy - ay) - uy * (dx - ax)) >= 0.0:
        return False
    vx, vy = dx - cx, dy - cy
    return (vx * (ay - cy) - vy * (ax - cx)) * (vx * (by - cy) - vy * (bx - cx)) < 0.0


def count_crossings(pairs: Sequence[tuple[str, str]], spots: Mapping[str, Spot]) -> int:
    """How many pairs of straight lines cross; lines with an end in common do not."""
    lines = [(one, other, (*spots[one], *spots[other])) for one, other in dict.fromkeys(pairs)]
    return sum(
        1
        for at, (a, b, segment) in enumerate(lines)
        for c, d, other in lines[at + 1 :]
        if a != c and a != d and b != c and b != d and crosses(segment, other)
    )


Slots = list[list[int]]
"""For each ring, the numbers of its nodes in their order around it."""


class Swaps:
    """The nodes in their slots, by number, and what their lines cost where they stand now."""

    def __init__(
        self, spots: list[Spot], lines: Sequence[tuple[int, int]], members: Sequence[tuple[int, int, float]]
    ) -> None:
        self.spots = spots
        self._lines = list(dict.fromkeys((min(line), max(line)) for line in lines))
        self._segments: list[Segment] = [self._segment(line) for line in self._lines]
        self._lines_of: list[list[int]] = [[] for _ in spots]
        for at, (one, other) in enumerate(self._lines):
            self._lines_of[one].append(at)
            self._lines_of[other].append(at)
        self._pulls: list[list[tuple[int, float]]] = [[] for _ in spots]
        for one, other, weight in (*((*line, 1.0) for line in self._lines), *members):
            self._pulls[one].append((other, weight))
            self._pulls[other].append((one, weight))

    def improve(self, slots: Slots, moved: Callable[[int, int], None]) -> None:
        """Try the swaps of each ring, a few rounds; `moved` is told of those that were kept."""
        for _ in range(ROUNDS):
            kept = 0
            for ring in slots:
                count = len(ring)
                for reach in range(1, min(_WINDOW, count // 2) + 1):
                    for at in range(count):
                        there = (at + reach) % count
                        if self._try(ring[at], ring[there]):
                            moved(ring[at], ring[there])
                            ring[at], ring[there] = ring[there], ring[at]
                            kept += 1
            if not kept:
                return

    def _try(self, one: int, other: int) -> bool:
        if not (self._pulls[one] or self._pulls[other]):
            return False
        touched = dict.fromkeys((*self._lines_of[one], *self._lines_of[other]))
        length = self._length(one) + self._length(other)
        self._swap(one, other)
        gain = length - self._length(one) - self._length(other)
        self._swap(one, other)
        if gain < -_CROSSING_COSTS * 4 or (not touched and gain <= 0.5):
            return False
        before = self._crossings(touched)
        self._move(one, other, touched)
        gain += _CROSSING_COSTS * (before - self._crossings(touched))
        if gain > 0.5:
            return True
        self._move(one, other, touched)
        return False

    def _swap(self, one: int, other: int) -> None:
        self.spots[one], self.spots[other] = self.spots[other], self.spots[one]

    def _move(self, one: int, other: int, touched: Mapping[int, None]) -> None:
        self._swap(one, other)
        for at in touched:
            self._segments[at] = self._segment(self._lines[at])

    def _segment(self, line: tuple[int, int]) -> Segment:
        return (*self.spots[line[0]], *self.spots[line[1]])

    def _length(self, node: int) -> float:
        x, y = self.spots[node]
        return sum(
            weight * math.hypot(x - self.spots[o][0], y - self.spots[o][1]) for o, weight in self._pulls[node]
        )

    def _crossings(self, touched: Mapping[int, None]) -> int:
        """Crossings of some lines with all; written out, because this is where the time goes."""
        found = 0
        segments, lines = self._segments, self._lines
        for at in touched:
            ax, ay, bx, by = segments[at]
            one, other = lines[at]
            ux, uy = bx - ax, by - ay
            for place, (cx, cy, dx, dy) in enumerate(segments):
                if (ux * (cy - ay) - uy * (cx - ax)) * (ux * (dy - ay) - uy * (dx - ax)) >= 0.0:
                    continue
                vx, vy = dx - cx, dy - cy
                if (vx * (ay - cy) - vy * (ax - cx)) * (vx * (by - cy) - vy * (bx - cx)) < 0.0:
                    c, d = lines[place]
                    if one != c and one != d and other != c and other != d:
                        found += 1
        return found

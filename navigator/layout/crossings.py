"""Lines that cross: counting them, and turning the order of each ring so that fewer do.

Two of the same ring change places when that leaves fewer crossings, or as many and shorter ties. Only
pairs that stand near each other are tried, a fixed number of times: the same network gives the same order.
"""

import math
from collections.abc import Callable, Mapping, Sequence

Spot = tuple[float, float]
Segment = tuple[float, float, float, float]

ROUNDS = 4
MOST_WORK = 600_000
"""Pairs of lines that are compared at most: large networks have to do with fewer rounds."""

_WINDOW = 10
"""How far apart in the order of a ring two may stand to be tried."""

_CROSSING_COSTS = 1000.0
"""Map units of tie that one may add for a crossing less."""

_WORTH = 0.5
"""The least gain, in map units of tie, for which two change places: so that rounding never does."""


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
        self,
        spots: list[Spot],
        lines: Sequence[tuple[int, int]],
        members: Sequence[tuple[int, int, float]],
        may: Callable[[int, int], bool] | None = None,
    ) -> None:
        """`may` is asked before two change places that would gain by it."""
        self.spots = spots
        self._may = may
        self._work = 0
        self._lines = list(dict.fromkeys((min(line), max(line)) for line in lines))
        self._segments: list[Segment] = [self._segment(line) for line in self._lines]
        self._lines_of: list[list[int]] = [[] for _ in spots]
        for at, (one, other) in enumerate(self._lines):
            self._lines_of[one].append(at)
            self._lines_of[other].append(at)
        self._crossed: list[set[int]] = [set(self._partners(at)) for at in range(len(self._lines))]
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
                        if self._work > MOST_WORK:
                            return
                        if self._try(ring[at], ring[there]):
                            moved(ring[at], ring[there])
                            ring[at], ring[there] = ring[there], ring[at]
                            kept += 1
            if not kept or self._work > MOST_WORK:
                return

    @property
    def is_tired(self) -> bool:
        """Whether as many lines were compared as may be."""
        return self._work > MOST_WORK

    def crossings_of(self, node: int) -> int:
        """How many crossings the lines of a node have."""
        return sum(len(self._crossed[at]) for at in self._lines_of[node])

    def move(self, node: int, spot: Spot) -> bool:
        """Put a node elsewhere if that leaves less to cross, or as much and shorter ties."""
        touched = self._lines_of[node]
        old, before = self.spots[node], self.crossings_of(node)
        gain = self._length(node)
        self.spots[node] = spot
        gain -= self._length(node)
        if gain + _CROSSING_COSTS * before <= _WORTH:
            self.spots[node] = old
            return False
        for at in touched:
            self._segments[at] = self._segment(self._lines[at])
        after = {at: self._partners(at) for at in touched}
        if gain + _CROSSING_COSTS * (before - sum(map(len, after.values()))) > _WORTH:
            self._take(after)
            return True
        self.spots[node] = old
        for at in touched:
            self._segments[at] = self._segment(self._lines[at])
        return False

    def _try(self, one: int, other: int) -> bool:
        if not (self._pulls[one] or self._pulls[other]):
            return False
        touched = dict.fromkeys((*self._lines_of[one], *self._lines_of[other]))
        gain = self._length(one) + self._length(other)
        self._swap(one, other)
        gain -= self._length(one) + self._length(other)
        before = sum(len(self._crossed[at]) for at in touched)
        if gain + _CROSSING_COSTS * before <= _WORTH:
            self._swap(one, other)
            return False
        for at in touched:
            self._segments[at] = self._segment(self._lines[at])
        after = {at: self._partners(at) for at in touched}
        gain += _CROSSING_COSTS * (before - sum(map(len, after.values())))
        if gain > _WORTH and (self._may is None or self._may(one, other)):
            self._take(after)
            return True
        self._swap(one, other)
        for at in touched:
            self._segments[at] = self._segment(self._lines[at])
        return False

    def _take(self, after: Mapping[int, list[int]]) -> None:
        """Keep in mind what crosses what now."""
        for at in after:
            for place in self._crossed[at]:
                self._crossed[place].discard(at)
        for at, crossed in after.items():
            self._crossed[at] = set(crossed)
            for place in crossed:
                self._crossed[place].add(at)

    def _swap(self, one: int, other: int) -> None:
        self.spots[one], self.spots[other] = self.spots[other], self.spots[one]

    def _segment(self, line: tuple[int, int]) -> Segment:
        return (*self.spots[line[0]], *self.spots[line[1]])

    def _length(self, node: int) -> float:
        x, y = self.spots[node]
        total = 0.0
        for other, weight in self._pulls[node]:
            dx, dy = x - self.spots[other][0], y - self.spots[other][1]
            total += weight * math.sqrt(dx * dx + dy * dy)
        return total

    def _partners(self, at: int) -> list[int]:
        """The lines that one crosses; written out, because this is where the time goes."""
        self._work += len(self._lines)
        ax, ay, bx, by = self._segments[at]
        one, other = self._lines[at]
        ux, uy = bx - ax, by - ay
        found = []
        for place, (cx, cy, dx, dy) in enumerate(self._segments):
            if (ux * (cy - ay) - uy * (cx - ax)) * (ux * (dy - ay) - uy * (dx - ax)) < 0.0:
                vx, vy = dx - cx, dy - cy
                if (vx * (ay - cy) - vy * (ax - cx)) * (vx * (by - cy) - vy * (bx - cx)) < 0.0:
                    c, d = self._lines[place]
                    if one != c and one != d and other != c and other != d:
                        found.append(place)
        return found

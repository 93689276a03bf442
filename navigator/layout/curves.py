"""Smooth lines through points, the same for every pen."""

from collections.abc import Sequence

Point = tuple[float, float]


def bends(points: Sequence[Point], *, closed: bool = False) -> list[tuple[Point, Point, Point]]:
    """A smooth line through points as cubic Beziers (Catmull-Rom), each by two handles and its end."""
    count = len(points)
    found = []
    for i in range(count if closed else count - 1):
        before = points[(i - 1) % count] if closed else points[max(i - 1, 0)]
        start, end = points[i], points[(i + 1) % count]
        after = points[(i + 2) % count] if closed else points[min(i + 2, count - 1)]
        first = (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
        second = (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
        found.append((first, second, end))
    return found

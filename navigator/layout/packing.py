"""Putting spans into as few rows as it takes for none to overlap another in its row."""

import heapq
from collections.abc import Sequence

Span = tuple[float, float]
"""From and until, in whatever unit; until may not be before from."""


def pack(spans: Sequence[Span]) -> tuple[int, ...]:
    """The row of each span, from 0; spans that only touch may share a row.

    The spans come in the order in which they begin. Each takes the uppermost row that is free, so the
    same spans always stand alike, and the number of rows is that of the most spans at one moment.
    """
    rows: list[int] = []
    busy: list[tuple[float, int]] = []  # until when, row
    free: list[int] = []
    count = 0
    before = float("-inf")
    for start, end in spans:
        if start < before:
            raise ValueError("spans are packed in the order in which they begin")
        before = start
        while busy and busy[0][0] <= start:
            heapq.heappush(free, heapq.heappop(busy)[1])
        if free:
            row = heapq.heappop(free)
        else:
            row, count = count, count + 1
        heapq.heappush(busy, (max(end, start), row))
        rows.append(row)
    return tuple(rows)

"""What stands too close to be told apart is drawn once, with how many it is.

Which ones belong together depends on the scale and not on what part of the line is looked at, so that
nothing flickers while one scrolls: every page of the line, `PAGE` wide, is begun anew.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

PAGE = 4096.0
"""Pixels or points."""


def clusters(
    starts: Sequence[float], per_day: float, least: float, first: float, last: float
) -> Iterator[tuple[int, int]]:
    """Runs of moments, ascending, that stand within `least` of the first of the run: from, until (exclusive).

    Only the runs that may be seen between the moments `first` and `last`. The work grows with the runs,
    not with the moments.
    """
    page, step = PAGE / per_day, least / per_day
    index = bisect_left(starts, first // page * page)
    count = len(starts)
    while index < count and starts[index] <= last:
        start = starts[index]
        page_end = (start // page + 1) * page
        until = bisect_left(starts, min(start + step, page_end), index)
        # Where the step is less than a float can tell, the run is whatever stands at the very moment.
        until = max(until, bisect_right(starts, start, index))
        if starts[until - 1] >= first:
            yield index, until
        index = until

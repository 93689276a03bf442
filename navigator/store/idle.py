"""When to lock because nobody is there. Only the reckoning: no timer, no screen, no keys.

Two clocks, because neither is enough alone: on Linux and macOS the steady clock stands still while the
lid is closed, and the wall clock can be set. Whichever saw more time go by counts, so that a wrong clock
can only lock too soon.
"""

import time
from collections.abc import Callable

Clock = Callable[[], float]
"""Seconds, since whenever."""


class IdleWatch:
    """Counts the seconds since the keyboard or mouse was last used. Not for several threads at once."""

    def __init__(self, limit: float, steady: Clock = time.monotonic, wall: Clock = time.time) -> None:
        """`limit` in seconds, more than none."""
        if limit <= 0:
            raise ValueError("an idle limit is more than no seconds")
        self._limit = limit
        self._steady = steady
        self._wall = wall
        self._due = False
        self._start()

    @property
    def limit(self) -> float:
        """Seconds without a touch after which it is due."""
        return self._limit

    def set_limit(self, limit: float) -> None:
        """Another limit from now on, in seconds, more than none."""
        if limit <= 0:
            raise ValueError("an idle limit is more than no seconds")
        self._limit = limit

    def touched(self) -> None:
        """Somebody is there. Once it is due this changes nothing: the hand that wakes a laptop by moving
        the mouse may not be its owner's, and must not put off the lock."""
        if not self.is_due():
            self._start()

    def seconds_left(self) -> float:
        """Until it is due; 0.0 from then on."""
        if self._due:
            return 0.0
        gone = max(self._steady() - self._steady_start, self._wall() - self._wall_start)
        return max(0.0, self._limit - gone)

    def is_due(self) -> bool:
        """Is it time to lock? Stays so until `restart`."""
        self._due = self.seconds_left() <= 0.0
        return self._due

    def restart(self) -> None:
        """Begin anew, after an unlock."""
        self._due = False
        self._start()

    def _start(self) -> None:
        self._steady_start = self._steady()
        self._wall_start = self._wall()

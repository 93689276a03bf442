"""Hybrid logical clock: when a change set was made, in an order that never runs backwards here.

After Kulkarni and others, "Logical Physical Clocks" (2014). Stamps order what is *shown*; they never
decide what is *kept*, so a laptop whose clock is ten years wrong loses nothing and, because stamps from
the future are not followed, does not drag the others with it.
"""

from collections.abc import Callable
from typing import NamedTuple

from navigator.casefile.ids import wall_clock_ms

FOLLOWED_AHEAD_MS = 24 * 60 * 60 * 1000
"""A colleague's clock is followed at most a day ahead of ours."""

MOST_MS = 2**53 - 1
"""The latest time that a stamp can claim, some 285,000 years from now: a clock that is broken stops there."""

MOST_COUNTER = 2**31 - 1
"""The highest counter of a stamp; a clock that reached it goes on to the next millisecond."""


class Stamp(NamedTuple):
    """Milliseconds since 1970 (UTC, as claimed), a counter within the millisecond, and who claims it."""

    ms: int
    counter: int
    replica: str


class HybridClock:
    """Gives stamps that always grow, also past the stamps of colleagues that were seen."""

    def __init__(self, replica: str, now_ms: Callable[[], int] = wall_clock_ms) -> None:
        self.replica = replica
        self._now_ms = now_ms
        self._last = (0, 0)

    def tick(self) -> Stamp:
        """The next stamp."""
        now = (self._now(), 0)
        ms, counter = self._last
        if now > self._last:
            self._last = now
        elif counter < MOST_COUNTER:
            self._last = (ms, counter + 1)
        else:
            self._last = (ms + 1, 0)
        return Stamp(*self._last, self.replica)

    def witness(self, stamp: Stamp) -> None:
        """Having seen this stamp, give later ones; unless it is from the future or not a sane time."""
        ms, counter, replica = stamp
        if (ms, counter) > self._last and (
            self.replica == replica or 0 <= ms <= self._now() + FOLLOWED_AHEAD_MS
        ):
            self._last = (ms, counter)

    def _now(self) -> int:
        return min(max(0, self._now_ms()), MOST_MS // 2)

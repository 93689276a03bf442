"""Waiting out what passes by itself: a virus scanner or another program that has a file open for a moment."""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

PATIENCE_SECONDS = 2.5
_FIRST_PAUSE, _LONGEST_PAUSE = 0.02, 0.25


def patiently(
    call: Callable[[], T],
    passes: Callable[[OSError], bool],
    *,
    clock: Callable[[], float] = time.monotonic,
    pause: Callable[[float], None] = time.sleep,
) -> T:
    """Call until it works or the patience is at its end; only errors that `passes` knows are waited out."""
    until = clock() + PATIENCE_SECONDS
    between = _FIRST_PAUSE
    while True:
        try:
            return call()
        except OSError as error:
            if not passes(error) or clock() + between > until:
                raise
        pause(between)
        between = min(between * 2, _LONGEST_PAUSE)

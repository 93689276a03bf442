"""Measuring two things in turn, so that whatever else the machine does falls on both alike."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable


def seconds(act: Callable[[], object]) -> float:
    """How long the act takes, once, by the wall clock."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def side_by_side(
    ours: Callable[[], object], baseline: Callable[[], object], rounds: int
) -> tuple[float, float]:
    """The median seconds of each of two acts, done in turn; a first round warms up and is not counted."""
    seconds(ours), seconds(baseline)
    pairs = [(seconds(ours), seconds(baseline)) for _ in range(rounds)]
    return statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs)


def python_program(*words: str) -> Callable[[], object]:
    """An act: start a fresh Python with these words, from the checkout, and wait for its end."""

    def act() -> None:
        subprocess.run([sys.executable, *words], check=True, stdout=subprocess.DEVNULL, env=os.environ)

    return act

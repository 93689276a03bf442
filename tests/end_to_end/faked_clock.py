"""The command line under faketime, which breaks Python's own way of sleeping.

`time.sleep` waits until a moment of the monotonic clock, and libfaketime (0.9.10) takes that for a moment
of the clock that it fakes. Waiting for so long, as `select` does, is left alone.
"""

import select
import time
from typing import SupportsIndex


def _sleep(seconds: float | SupportsIndex) -> None:
    select.select([], [], [], float(seconds))


time.sleep = _sleep  # before anything of the app takes hold of it


def main() -> int:
    """As `navigator`."""
    from navigator.__main__ import main as navigator

    return navigator()

"""Ids of items: UUIDs of version 7 (RFC 9562, section 5.7), so that ids sort by when they were made.

The clock and the entropy are passed in, which makes every id in a test predictable.
"""

import os
import time
import uuid
from collections.abc import Callable

CLIENT_ID = "00000000-0000-7000-8000-000000000001"
"""The client of every case has this id: one case has one client, whoever made the file."""


def wall_clock_ms() -> int:
    """Milliseconds since 1970, UTC, as this machine believes."""
    return time.time_ns() // 1_000_000


_MOST_MS = (1 << 47) - 1
"""The latest time that an id starts from, in the year 6429: a clock beyond it is broken."""


class Ids:
    """A source of new ids that never repeats and never goes backwards within one process."""

    def __init__(
        self,
        now_ms: Callable[[], int] = wall_clock_ms,
        entropy: Callable[[int], bytes] = os.urandom,
    ) -> None:
        self._now_ms = now_ms
        self._entropy = entropy
        self._last_ms = 0
        self._counter = 0

    def new(self) -> str:
        """A fresh id, as 36 lower-case characters."""
        ms = min(max(0, self._now_ms()), _MOST_MS)
        if ms > self._last_ms:
            self._last_ms, self._counter = ms, 0
        else:
            self._counter += 1
            if self._counter > 0xFFF:
                self._last_ms, self._counter = self._last_ms + 1, 0
        tail = int.from_bytes(self._entropy(8), "big") & ((1 << 62) - 1)
        number = (self._last_ms << 80) | (0x7 << 76) | (self._counter << 64) | (0b10 << 62) | tail
        return str(uuid.UUID(int=number))


def is_id(text: str) -> bool:
    """Whether the text is a UUID in its usual written form."""
    try:
        return str(uuid.UUID(text)) == text.lower()
    except ValueError:
        return False


def made_ms(item_id: str) -> int | None:
    """When an id was made, in milliseconds since 1970 as its maker's clock had it; None for other ids."""
    try:
        found = uuid.UUID(item_id)
    except ValueError:
        return None
    return found.int >> 80 if found.version == 7 else None

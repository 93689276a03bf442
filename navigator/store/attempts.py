"""Wrong passphrases are slowed: each failure makes the next try wait longer, also after a restart.

The count stands in a small file next to the vault. It is a brake for somebody at the keyboard, no more:
whoever can copy or delete files has the vault itself and can guess elsewhere, where only Argon2id's cost
slows them. So a missing or broken count is a fresh start, and a clock that was set wrong locks nobody out.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Final

from navigator.errors import CannotWrite, Locked, UnreadableFile
from navigator.store.atomic_file import read_whole, remove, write_whole

_LONGEST_FILE: Final = 1024
_FREE_FAILURES: Final = 1
_LONGEST_DELAY: Final = 300.0
_SAT_OUT: Final = 2.0
"""Seconds that a try simply takes longer, rather than being sent away."""


class WrongPassphrase(Locked):
    """The passphrase does not open the vault, or it is too soon to try; `seconds` until the next try."""

    def __init__(self, happened: str, seconds: float) -> None:
        self.seconds = seconds
        when = f" in {_in_words(seconds)}" if seconds > 0 else ""
        super().__init__(happened, "Nothing was changed.", f"Try again{when} or use the recovery code.")


class Attempts:
    """The failures so far, and the wait they earned. Used by whoever holds the vault's lock."""

    def __init__(self, path: Path, clock: Callable[[], float], sleep: Callable[[float], None]) -> None:
        """`clock` gives seconds since 1970, for the count outlives the process."""
        self._path = path
        self._clock = clock
        self._sleep = sleep

    def begin(self) -> None:
        """Before a try: wait out a short delay; raises WrongPassphrase when a longer one is not over."""
        failures, until = self._read()
        left = until - self._clock()
        if left > _delay(failures):
            # The clock was set back: count the delay from now, once, or it would last until that date.
            left = _delay(failures)
            self._write(failures, self._clock() + left)
        if left > _SAT_OUT:
            raise WrongPassphrase("Wrong passphrases were tried on this vault just now.", left)
        if left > 0:
            self._sleep(left)

    def failed(self) -> WrongPassphrase:
        """Count a wrong passphrase; the error to raise. Where it cannot be counted, it is waited for here."""
        failures = self._read()[0] + 1
        delay = _delay(failures)
        said = "That passphrase does not open this vault."
        try:
            self._write(failures, self._clock() + delay)
        except CannotWrite as trouble:
            self._sleep(_SAT_OUT)
            return WrongPassphrase(f"{said} {trouble.happened}", 0.0)
        return WrongPassphrase(said, delay)

    def succeeded(self) -> None:
        """Forget all failures. Raises CannotWrite."""
        remove(self._path)

    def _read(self) -> tuple[int, float]:
        try:
            found = json.loads(read_whole(self._path, _LONGEST_FILE))
            return max(0, int(found["failures"])), float(found["until"])
        except (FileNotFoundError, UnreadableFile, ValueError, TypeError, KeyError, OverflowError):
            return 0, 0.0

    def _write(self, failures: int, until: float) -> None:
        write_whole(self._path, json.dumps({"failures": failures, "until": until}).encode("ascii"))


def _delay(failures: int) -> float:
    """Seconds: none for the first slip, then 1, 2, 4, 8 … up to five minutes."""
    beyond = failures - _FREE_FAILURES
    return min(2.0 ** min(beyond - 1, 16), _LONGEST_DELAY) if beyond > 0 else 0.0


def _in_words(seconds: float) -> str:
    if seconds <= 90:
        whole = max(1, round(seconds))
        return "1 second" if whole == 1 else f"{whole} seconds"
    return f"{round(seconds / 60)} minutes"

"""A share that fails: it is away, tears what is written, lies about it, lists what was, and is rolled back.

Which call fails, and how, is drawn from a chance that is passed in, so the same run fails the same way.
"""

import random
from collections.abc import Callable

from navigator.sync.transport import NotOnShare, ShareUnreachable


class Disk:
    """What really stands on the share, and what stood there before."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = dict(files)
        self.past: list[dict[str, bytes]] = [dict(files)]
        self.writes = 0
        self.faults: set[str] = set()
        """Every way in which it has failed so far."""

    def remember(self) -> None:
        """Keep today's state, to be listed or put back later."""
        self.past.append(dict(self.files))

    def roll_back(self, how_far: int) -> None:
        """Put back an earlier state."""
        self.files = dict(self.past[max(0, len(self.past) - 1 - how_far)])

    def write(self, name: str, content: bytes) -> None:
        """Write, and count it."""
        self.writes += 1
        self.files[name] = content


class FaultyShare:
    """The share as one replica meets it in one sync. Without chance nothing fails."""

    def __init__(
        self,
        disk: Disk,
        at: Callable[[str], None],
        chance: random.Random | None = None,
        often: float = 0.0,
        view: dict[str, str] | None = None,
    ) -> None:
        """`view`: what only this machine sees under a name, as with a cloud's client: the real names."""
        self._disk = disk
        self._at = at
        self._chance = chance
        self._often = often
        self._view = {} if view is None else view

    def list(self, prefix: str) -> tuple[str, ...]:
        """As Transport says; or what was there some time ago."""
        fault = self._fault("unreachable", "stale", "stale")
        if fault == "unreachable":
            raise ShareUnreachable("The share is away.")
        files = self._disk.files
        if fault == "stale" and self._chance is not None:
            files = self._chance.choice(self._disk.past)
        found = [name for name in files if name.startswith(prefix)]
        if self._view:
            seen = {copy: name for name, copy in self._view.items() if name not in files}
            found = [seen.get(name, name) for name in found]
        return tuple(sorted(found))

    def get(self, name: str) -> bytes:
        """As Transport says; or half of it, as while it is being uploaded."""
        fault = self._fault("unreachable", "torn", "hidden")
        if fault == "unreachable":
            raise ShareUnreachable("The share is away.")
        name = self._seen(name)
        if fault == "hidden" or name not in self._disk.files:
            raise NotOnShare("There is no such file.")
        content = self._disk.files[name]
        return content[: len(content) // 2] if fault == "torn" else content

    def put_new(self, name: str, content: bytes) -> bool:
        """As Transport says; or one of the ways in which shares get it wrong."""
        self._at("putting")
        if self._seen(name) in self._disk.files:
            return False
        fault = self._fault(
            *("unreachable", "torn", "silently torn", "duplicated", "renamed only", "no answer", "empty"),
            "renamed elsewhere",
        )
        copy = f"{name.removesuffix('.seg')} (conflicted copy {self._disk.writes}).seg"
        half = content[: len(content) * 2 // 3]
        match fault:
            case "unreachable":
                raise ShareUnreachable("The share is away.")
            case "torn":
                self._disk.write(name, half)
                raise ShareUnreachable("The share went away in the middle.")
            case "silently torn":
                self._disk.write(name, half)
            case "empty":
                self._disk.write(name, b"")
            case "duplicated":
                self._disk.write(name, content)
                self._disk.write(copy, content)
            case "renamed only":
                self._disk.write(copy, content)
            case "renamed elsewhere":
                # As a cloud's client does: here it is what it was called, for all others a conflicted copy.
                self._disk.write(copy, content)
                self._view[name] = copy
            case "no answer":
                self._disk.write(name, content)
                raise ShareUnreachable("The share did not answer in time.")
            case _:
                self._disk.write(name, content)
        return True

    def _seen(self, name: str) -> str:
        return name if name in self._disk.files else self._view.get(name, name)

    def remove_temporary(self) -> None:
        """There are none."""

    def _fault(self, *kinds: str) -> str:
        if self._chance is None or self._chance.random() >= self._often:
            return ""
        fault = self._chance.choice(kinds)
        self._disk.faults.add(fault)
        return fault

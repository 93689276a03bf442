"""A disk that loses its power: SQLite's own code on files in memory, through a VFS of ours (apsw).

What was written and not yet synced is, at the cut, kept, dropped or torn block by block (512 bytes), in
no order. Reads see what was written, as they do from an operating system's cache.
"""

import random
from dataclasses import dataclass, field

import apsw

BLOCK = 512


class PowerCut(Exception):
    """The power is gone."""


@dataclass
class MemoryFile:
    """A file: its bytes as reads see them, its bytes as the platter has them, and what is between."""

    seen: bytearray = field(default_factory=bytearray)
    durable: bytearray = field(default_factory=bytearray)
    unsynced: list[tuple[int, bytes]] = field(default_factory=list)
    cut_to: int | None = None
    exists_for_good: bool = False


class Disk:
    """Files by name. `cut_after` counts down with each write, sync, truncation and deletion."""

    def __init__(self, chance: random.Random, cut_after: int = -1, *, fail_after: int = -1) -> None:
        self.files: dict[str, MemoryFile] = {}
        self.chance = chance
        self.cut_after = cut_after
        self.fail_after = fail_after
        self.steps = 0
        self.is_off = False

    def step(self) -> None:
        """One thing done to the disk; PowerCut when it was one too many."""
        self.steps += 1
        if self.is_off or self.steps == self.cut_after:
            self.is_off = True
            raise PowerCut
        if 0 < self.fail_after <= self.steps:
            raise apsw.FullError("the disk is full")

    def after_the_cut(self) -> dict[str, bytes]:
        """What the platter holds when the power comes back."""
        return {name: self._left(file) for name, file in self.files.items() if file.exists_for_good}

    def _left(self, file: MemoryFile) -> bytes:
        left = bytearray(file.durable)
        for offset, data in file.unsynced:
            for start in range(0, len(data), BLOCK):
                block = data[start : start + BLOCK]
                fate = self.chance.choice(("kept", "kept", "dropped", "torn"))
                if fate == "torn":
                    block = block[: self.chance.randrange(1, len(block) + 1)]
                if fate != "dropped":
                    at = offset + start
                    left.extend(bytes(max(0, at - len(left))))
                    left[at : at + len(block)] = block
        if file.cut_to is not None and self.chance.random() < 0.5:
            del left[file.cut_to :]
        return bytes(left)


class _Handle:
    """What SQLite holds of an open file."""

    def __init__(self, disk: Disk, file: MemoryFile) -> None:
        self._disk = disk
        self._file = file

    def xRead(self, amount: int, offset: int) -> bytes:
        if self._disk.is_off:
            raise PowerCut
        return bytes(self._file.seen[offset : offset + amount])

    def xWrite(self, data: bytes, offset: int) -> None:
        self._disk.step()
        data = bytes(data)
        seen = self._file.seen
        seen.extend(bytes(max(0, offset - len(seen))))
        seen[offset : offset + len(data)] = data
        self._file.unsynced.append((offset, data))

    def xTruncate(self, size: int) -> None:
        self._disk.step()
        del self._file.seen[size:]
        self._file.cut_to = size
        self._file.unsynced = [(at, data[: size - at]) for at, data in self._file.unsynced if at < size]

    def xSync(self, flags: int) -> None:
        self._disk.step()
        self._file.durable = bytearray(self._file.seen)
        self._file.unsynced.clear()
        self._file.cut_to = None
        self._file.exists_for_good = True

    def xFileSize(self) -> int:
        return len(self._file.seen)

    def xClose(self) -> None:
        """Nothing is left to do."""

    def xLock(self, level: int) -> None:
        """There is only one who looks."""

    def xUnlock(self, level: int) -> None:
        """There is only one who looks."""

    def xCheckReservedLock(self) -> bool:
        return False

    def xFileControl(self, op: int, pointer: int) -> bool:
        return False

    def xSectorSize(self) -> int:
        return BLOCK

    def xDeviceCharacteristics(self) -> int:
        return 0


class DiskVFS(apsw.VFS):
    """The door through which SQLite reaches a Disk."""

    def __init__(self, name: str, disk: Disk) -> None:
        self._disk = disk
        super().__init__(name, "")

    def xOpen(self, name: apsw.URIFilename | str | None, flags: list[int]) -> _Handle:  # type: ignore[override]
        plain = name.filename() if isinstance(name, apsw.URIFilename) else str(name)
        flags[1] = flags[0]
        return _Handle(self._disk, self._disk.files.setdefault(plain, MemoryFile()))

    def xDelete(self, name: str, sync_folder: bool) -> None:
        self._disk.step()
        self._disk.files.pop(name, None)

    def xAccess(self, name: str, flags: int) -> bool:
        return name in self._disk.files

    def xFullPathname(self, name: str) -> str:
        return name

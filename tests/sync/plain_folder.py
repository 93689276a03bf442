"""A share that is a folder on this disk, for tests and benchmarks that need real files and nothing clever."""

import os
from contextlib import suppress
from pathlib import Path

from navigator.sync.transport import NotOnShare


class PlainFolder:
    """The four verbs on a local folder: written beside, flushed, and linked into place."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)

    def list(self, prefix: str) -> tuple[str, ...]:
        """As Transport says."""
        found: list[str] = []
        start = prefix.rpartition("/")[0]
        for place, _, files in os.walk(self.folder / start):
            relative = os.path.relpath(place, self.folder).replace(os.sep, "/")
            found += [f"{relative}/{name}".removeprefix("./") for name in files if not name.endswith(".tmp")]
        return tuple(sorted(name for name in found if name.startswith(prefix)))

    def get(self, name: str) -> bytes:
        """As Transport says."""
        try:
            return (self.folder / name).read_bytes()
        except FileNotFoundError:
            raise NotOnShare("There is no such file.") from None

    def put_new(self, name: str, content: bytes) -> bool:
        """As Transport says."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f".{os.getpid()}-{path.name[:20]}.tmp")
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(temporary, path)
        except FileExistsError:
            return False
        finally:
            temporary.unlink()
        return True

    def remove_temporary(self) -> None:
        """As Transport says."""
        for leftover in self.folder.rglob(f".{os.getpid()}-*.tmp"):
            with suppress(FileNotFoundError):
                leftover.unlink()

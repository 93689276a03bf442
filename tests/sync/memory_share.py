"""A share in memory that does what a good one does, for tests that are about something else."""

from navigator.sync.transport import NotOnShare


class MemoryShare:
    """Bytes under names; also counts what it is asked for."""

    def __init__(self, files: dict[str, bytes] | None = None) -> None:
        self.files = dict(files or {})
        self.asked = {"list": 0, "get": 0, "put_new": 0}

    def list(self, prefix: str) -> tuple[str, ...]:
        """As Transport says."""
        self.asked["list"] += 1
        return tuple(sorted(name for name in self.files if name.startswith(prefix)))

    def get(self, name: str) -> bytes:
        """As Transport says."""
        self.asked["get"] += 1
        if name not in self.files:
            raise NotOnShare("There is no such file.")
        return self.files[name]

    def put_new(self, name: str, content: bytes) -> bool:
        """As Transport says."""
        self.asked["put_new"] += 1
        if name in self.files:
            return False
        self.files[name] = content
        return True

    def remove_temporary(self) -> None:
        """There are none."""

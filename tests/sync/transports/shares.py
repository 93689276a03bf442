"""One share of each kind for the tests that hold for all of them, and what can be done to it from outside."""

import os
import shutil
from abc import ABC, abstractmethod
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from navigator.sync.transports.guarded import GuardedTransport
from tests.sync.transports.object_store import ObjectStore
from tests.sync.transports.postgresql_server import PostgresqlServer
from tests.sync.transports.samba_server import SambaServer
from tests.sync.transports.server_process import ServerProcess, is_root

KINDS = ("folder", "smb", "s3", "postgresql")
SMALL_BYTES = 1_000_000
"""The limit of the small object store; the small disks are of 1 and 3 MB."""


class Share(ABC):
    """A server, and the addresses of shares on it."""

    process: ServerProcess | None = None
    read_only_while_made = False

    @abstractmethod
    def new(self) -> str:
        """The address of a new, empty share."""

    @abstractmethod
    def read_only(self, address: str) -> str:
        """The address at which the same share can only be read from now on."""

    def with_wrong_password(self, address: str) -> str:
        """The address, with a password that is not the one; "" where there is none."""
        return ""

    def freeze(self, client: GuardedTransport) -> None:
        """Let the share stall."""
        assert self.process is not None
        self.process.freeze()

    def thaw(self) -> None:
        """Let it go on."""
        if self.process is not None:
            self.process.thaw()

    def start(self) -> None:
        """Start the server."""
        if self.process is not None:
            self.process.start()

    def kill(self) -> None:
        """End the server."""
        if self.process is not None:
            self.process.kill()


class FolderShare(Share):
    """Folders beside each other."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made = 0

    def new(self) -> str:
        self._made += 1
        folder = self._folder / f"team {self._made}"
        folder.mkdir()
        return str(folder)

    def read_only(self, address: str) -> str:
        for one in (Path(address), *Path(address).rglob("*")):
            if one.is_dir():
                one.chmod(0o555)
        return address

    def freeze(self, client: GuardedTransport) -> None:
        # A mounted folder that stalls holds whoever asks in the kernel: the asking process stands still.
        for child in psutil.Process().children(recursive=True):
            if any("navigator.sync.transports.child" in word for word in child.cmdline()):
                child.suspend()


class SmbShare(Share):
    """Folders of one samba."""

    process: ServerProcess

    def __init__(self, folder: Path, disk: str = "") -> None:
        self._server = SambaServer(folder, disk)
        self.process = self._server.process
        self._made = 0

    def new(self) -> str:
        self._made += 1
        name = f"team{self._made}"
        if not (self._server.files / name).exists():
            made = self._server.files / name
            made.mkdir()
            made.chmod(0o777)
        return self._server.address(folder=name)

    def whole(self) -> str:
        """The address of the top folder, which is there on a small disk too."""
        return self._server.address()

    def read_only(self, address: str) -> str:
        return address.replace("/cases/", "/sealed/")

    def allow(self, mode: int) -> None:
        """Give all folders of it these rights."""
        for folder in (self._server.files, *self._server.files.rglob("*")):
            if folder.is_dir():
                folder.chmod(mode)

    def fill(self) -> None:
        """Leave no room on its small disk."""
        with suppress(OSError), self._ballast.open("wb", buffering=0) as file:
            while True:
                file.write(bytes(4096))

    def empty(self) -> None:
        """Make room again."""
        self._ballast.unlink(missing_ok=True)

    @property
    def _ballast(self) -> Path:
        # The small disk is seen by the server alone, and by who looks through its eyes.
        return Path(f"/proc/{self.process.number}/root{self._server.files}/ballast")

    def with_wrong_password(self, address: str) -> str:
        return address.replace("p%40ss%2Fword", "swordfish")


class S3Share(Share):
    """Buckets of one store."""

    def __init__(self, folder: Path, limit: int = 0) -> None:
        self._server = ObjectStore(folder, limit)
        self.process = self._server.process
        self._buckets: list[str] = []

    def start(self) -> None:
        super().start()
        # What was in the buckets is gone with the last process; the buckets themselves have to be there.
        for bucket in self._buckets:
            self._server.make_bucket(bucket)

    def new(self) -> str:
        bucket = f"team{len(self._buckets)}"
        self._server.make_bucket(bucket)
        self._buckets.append(bucket)
        return self._server.address(bucket, "county/north")

    def read_only(self, address: str) -> str:
        self._server.forbid_writing(address.partition("@")[2].partition("/")[0])
        return address


class PostgresqlShare(Share):
    """Databases of one cluster."""

    def __init__(self, folder: Path, disk: str = "") -> None:
        self._server = PostgresqlServer(folder, disk)
        self.process = self._server.process
        self._readers = 0

    def new(self) -> str:
        return self._server.address(self._server.new_database())

    def read_only(self, address: str) -> str:
        self._readers += 1
        database, name = address.rpartition("/")[2], f"reader{self._readers}"
        self._server.add_reader(database, name)
        return self._server.address(database, user=name)

    def with_wrong_password(self, address: str) -> str:
        return address.replace("p%40ss%2Fword", "swordfish")


def needs(*tools: str) -> None:
    """Skip the test, by name, on a machine that lacks what it drives."""
    for tool in tools:
        if shutil.which(tool) is None and not list(Path("/usr/lib/postgresql").glob(f"*/bin/{tool}")):
            pytest.skip(f"{tool} is not installed")


_TOOLS = {"smb": ("smbd", "pdbedit", "setpriv"), "postgresql": ("initdb", "postgres", "setpriv")}


def share_of(kind: str, folder: Path) -> Share:
    """A share of a kind, whose server is not started yet."""
    needs(*_TOOLS.get(kind, ()))
    match kind:
        case "folder":
            return FolderShare(folder)
        case "smb":
            return SmbShare(folder)
        case "s3":
            return S3Share(folder)
        case _:
            return PostgresqlShare(folder)


def small_share_of(kind: str, folder: Path) -> Share:
    """A share with next to no room, whose server is not started yet."""
    needs(*_TOOLS.get(kind, ()), "unshare")
    match kind:
        case "smb":
            return SmbShare(folder, "1m")
        case "s3":
            return S3Share(folder, SMALL_BYTES)
        case _:
            return PostgresqlShare(folder, "3m")


def may_write_anywhere() -> bool:
    """Whether rights of folders mean nothing to whoever runs the tests."""
    return is_root() and os.name == "posix"

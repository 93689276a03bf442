"""A server of its own on loopback: as an ordinary user, on a disk of any size, killed and stopped at will."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

NOBODY = 65534
_UP_SECONDS = 60.0

_ON_SMALL_DISK = 'mount -t tmpfs -o "size=$1,mode=700,uid=$2,gid=$2" tmpfs "$3" && shift 3 && exec "$@"'


def is_root() -> bool:
    return os.geteuid() == 0


def as_ordinary_user(command: Sequence[str]) -> list[str]:
    """The command, run by somebody who is not root."""
    drop = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
    return [*drop, *command] if is_root() else list(command)


def on_small_disk(command: Sequence[str], size: str, folder: Path) -> list[str]:
    """The command, run where `folder` is a disk of its own of this size, which only it sees."""
    if is_root():
        return [
            "unshare",
            "--mount",
            "sh",
            "-c",
            _ON_SMALL_DISK,
            "sh",
            size,
            str(NOBODY),
            str(folder),
            *command,
        ]
    back = ["unshare", "--user", f"--map-user={os.geteuid()}", f"--map-group={os.getegid()}"]
    outside = ["unshare", "--user", "--map-root-user", "--mount"]
    return [*outside, "sh", "-c", _ON_SMALL_DISK, "sh", size, "0", str(folder), *back, *command]


def where_it_is_read_only(command: Sequence[str], folder: Path) -> list[str]:
    """The command, run where `folder` can only be read, also by root."""
    seal = 'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" && shift && exec "$@"'
    whose = [] if is_root() else ["--user", "--map-root-user"]
    return ["unshare", *whose, "--mount", "sh", "-c", seal, "sh", str(folder), *command]


@contextmanager
def server_folder() -> Iterator[Path]:
    """A folder for a server. Not one of pytest's: those are closed to ordinary users, again and again."""
    folder = Path(tempfile.mkdtemp(prefix="share-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def give_to_ordinary_user(folder: Path) -> Path:
    """Make a folder that the server, whoever it runs as, may write to."""
    folder.mkdir(parents=True, exist_ok=True)
    if is_root():
        os.chown(folder, NOBODY, NOBODY)
    return folder


def free_port() -> int:
    """A port on loopback that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


class ServerProcess:
    """One server, from its start to its end, with all the processes that it starts itself."""

    def __init__(self, command: Sequence[str], log: Path, is_up: Callable[[], bool]) -> None:
        self._command = list(command)
        self._log = log
        self._is_up = is_up
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def number(self) -> int:
        """The process id of the server, which runs."""
        assert self._process is not None
        return self._process.pid

    def start(self) -> None:
        """Start it, and wait until it answers."""
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
            )
        until = time.monotonic() + _UP_SECONDS
        while not self._is_up():
            said = self._log.read_text(errors="replace")[-2000:]
            assert self._process.poll() is None, f"the server ended: {said}"
            assert time.monotonic() < until, f"the server does not answer: {said}"
            # Asked again a little later; there is nothing to wait on.
            time.sleep(0.02)

    def freeze(self) -> None:
        """Stop all of it where it stands, connections open: what a stalled server looks like."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        self._signal(signal.SIGCONT)

    def kill(self) -> None:
        """End all of it at once."""
        self._signal(signal.SIGKILL)
        if self._process is not None:
            self._process.wait(10)
            self._process = None

    def _signal(self, which: signal.Signals) -> None:
        for process in self._all():
            with suppress(psutil.NoSuchProcess):
                process.send_signal(which)

    def _all(self) -> list[psutil.Process]:
        if self._process is None:
            return []
        parent = psutil.Process(self._process.pid)
        return [parent, *parent.children(recursive=True)]


def accepts(port: int) -> bool:
    """Whether somebody listens on a port of loopback."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False

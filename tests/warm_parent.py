"""Real processes that are there at once: a warm parent has imported what they need, and forks them.

Starting Python and importing the store takes half a second, so tests that kill sixty processes would do
little else than start them. Where nothing can be forked (Windows), each is started afresh.

`python -m tests.warm_parent SOCKET MODULE…` is the parent; it ends when its socket is closed.
"""

import importlib
import io
import json
import os
import random
import selectors
import signal
import socket
import subprocess
import sys
import time
from typing import IO, Protocol, Self


class Process(Protocol):
    """What the tests ask of a process; `subprocess.Popen` with text in pipes is one."""

    stdout: IO[str] | None
    returncode: int | None

    def kill(self) -> None:
        """End it at once."""

    def communicate(self, *, timeout: float | None = None) -> tuple[str, str]:
        """What it still said on stdout and stderr, to its end. Raises TimeoutExpired."""


class WarmParent:
    """Starts processes of a few modules, each of which has a `main()` that reads `sys.argv`."""

    def __init__(self, *modules: str, **changed: str) -> None:
        """`changed` is added to the environment of the parent, and so of all that it forks."""
        self._environment = {**os.environ, **changed}
        self._socket: socket.socket | None = None
        if not hasattr(os, "fork"):
            return
        self._socket, theirs = socket.socketpair()
        with theirs:
            words = [sys.executable, "-m", "tests.warm_parent", str(theirs.fileno()), *modules]
            self._parent = subprocess.Popen(
                words, env=self._environment, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL
            )
        assert self._socket.recv(10) == b"warm"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._socket is not None:
            self._socket.close()
            self._parent.wait(60)

    def start(self, module: str, *words: str, **changed: str) -> Process:
        """A process that runs the module's `main()` with these words; its streams are in pipes.

        What `main()` returns is its exit code, None is 0. `changed` is added to its environment.
        """
        if self._socket is None:
            return subprocess.Popen(
                [sys.executable, "-m", module, *words],
                env={**self._environment, **changed},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
        out, its_out = os.pipe()
        err, its_err = os.pipe()
        socket.send_fds(self._socket, [json.dumps([changed, module, *words]).encode()], [its_out, its_err])
        os.close(its_out)
        os.close(its_err)
        return _Forked(self._socket, int(self._socket.recv(20)), os.fdopen(out), os.fdopen(err))


class _Forked:
    """A grandchild. Its number cannot become another process's before its parent was asked how it ended."""

    def __init__(self, parent: socket.socket, pid: int, stdout: IO[str], stderr: IO[str]) -> None:
        self.stdout: IO[str] | None = stdout
        self.returncode: int | None = None
        self._stderr = stderr
        self._parent = parent
        self._pid = pid

    def kill(self) -> None:
        if self.returncode is None:
            os.kill(self._pid, signal.SIGKILL)

    def communicate(self, *, timeout: float | None = None) -> tuple[str, str]:
        assert self.stdout is not None
        streams = {self.stdout: "", self._stderr: ""}
        until = None if timeout is None else time.monotonic() + timeout
        with selectors.DefaultSelector() as selector:
            for stream in streams:
                selector.register(stream, selectors.EVENT_READ)
            while selector.get_map():
                left = None if until is None else until - time.monotonic()
                ready = selector.select(left) if left is None or left > 0 else []
                if not ready:
                    raise subprocess.TimeoutExpired(str(self._pid), timeout or 0)
                for key, _ in ready:
                    # Both ends of a line may come apart; the bytes are read as they come.
                    some = os.read(key.fd, 65536)
                    if not some:
                        selector.unregister(key.fileobj)
                    streams[key.fileobj] += some.decode()  # type: ignore[index]  # one of the two above
        for stream in streams:
            stream.close()
        self._parent.sendall(json.dumps(self._pid).encode())
        self.returncode = int(self._parent.recv(20))
        return streams[self.stdout], streams[self._stderr]


def main() -> None:
    """Fork whenever it is asked for, and say how the forked ended."""
    with socket.socket(fileno=int(sys.argv[1])) as theirs:
        for module in sys.argv[2:]:
            importlib.import_module(module)
        theirs.sendall(b"warm")
        while True:
            asked, streams, _, _ = socket.recv_fds(theirs, 65536, 2)
            if not asked:
                return
            words = json.loads(asked)
            if isinstance(words, int):
                ended = os.waitstatus_to_exitcode(os.waitpid(words, 0)[1])
                theirs.sendall(str(ended).encode())
                continue
            pid = os.fork()
            if pid == 0:
                theirs.close()
                _become(words[0], words[1:], *streams)
            for stream in streams:
                os.close(stream)
            theirs.sendall(str(pid).encode())


def _become(changed: dict[str, str], words: list[str], stdout: int, stderr: int) -> None:
    """Be the process that was asked for, to its end."""
    code = 1
    try:
        os.dup2(stdout, 1)
        os.dup2(stderr, 2)
        os.close(stdout)
        os.close(stderr)
        # The parent's own know where they stood in what the parent was given.
        sys.stdout = io.TextIOWrapper(io.BufferedWriter(io.FileIO(1, "w", closefd=False)), "utf-8")
        sys.stderr = io.TextIOWrapper(io.BufferedWriter(io.FileIO(2, "w", closefd=False)), "utf-8")
        os.environ.update(changed)
        time.tzset()
        sys.argv = words
        random.seed()
        ended = importlib.import_module(words[0]).main()
        code = ended or 0
    finally:
        if sys.exc_info()[0] is not None:
            sys.excepthook(*sys.exc_info())
        sys.stdout.flush()
        sys.stderr.flush()
        # Not the parent's end: what that would tidy up is the parent's.
        os._exit(code)


if __name__ == "__main__":
    main()

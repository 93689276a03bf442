"""A share behind a deadline: every call is made in a process of its own, which is ended when time is up.

A share that has stalled can hold a call for good, even one to a mounted folder, and nothing in this process
could then be stopped. So the waiting is done by a thread that is left behind with the process that hangs.
"""

import os
import subprocess
import sys
import threading
import time
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import Any, Self

from navigator.sync import transport as kinds
from navigator.sync.transport import ShareError, ShareUnreachable
from navigator.sync.transports import troubles
from navigator.sync.transports.framing import receive, send

DEADLINE_SECONDS = 30.0
"""How long one call may take; one that carries bytes a little longer, by their number."""

_LEAST_BYTES_A_SECOND = 20_000
_GET_SECONDS = 60.0
_END_SECONDS = 2.0

_Message = tuple[dict[str, Any], bytes]


class GuardedTransport:
    """The four verbs, each within a deadline. One call at a time; `end` may come from any thread."""

    def __init__(
        self, address: str, ours: str, *, deadline: float | None = None, python: str = sys.executable
    ) -> None:
        self._opening = {"address": address, "ours": ours}
        self._deadline = deadline
        self._python = python
        self._ended = False
        # Started at once, so that it is up when the first call comes.
        self._child: _Child | None = _Child(self._python, self._opening)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __del__(self) -> None:
        child = getattr(self, "_child", None)
        if child is not None:
            child.end()

    def list(self, prefix: str) -> tuple[str, ...]:
        """As `Transport.list`."""
        answer, _ = self._ask("list", prefix, b"", DEADLINE_SECONDS)
        return tuple(answer["names"])

    def get(self, name: str) -> bytes:
        """As `Transport.get`."""
        _, content = self._ask("get", name, b"", _GET_SECONDS)
        return content

    def put_new(self, name: str, content: bytes) -> bool:
        """As `Transport.put_new`."""
        seconds = DEADLINE_SECONDS + len(content) / _LEAST_BYTES_A_SECOND
        answer, _ = self._ask("put_new", name, content, seconds)
        return answer["put"] is True

    def remove_temporary(self) -> None:
        """As `Transport.remove_temporary`."""
        self._ask("remove_temporary", "", b"", DEADLINE_SECONDS)

    def end(self) -> None:
        """Cancel: the call that is running, and every later one, raises ShareUnreachable at once."""
        self._ended = True
        child = self._child
        if child is not None:
            child.end()

    def close(self) -> None:
        """End the process; to be called when the share is not needed any more."""
        self._ended = True
        child, self._child = self._child, None
        if child is not None:
            child.end()

    def _ask(self, verb: str, name: str, content: bytes, seconds: float) -> _Message:
        until = time.monotonic() + (self._deadline if self._deadline is not None else seconds)
        request = {"verb": verb, "name": name}
        child = self._living_child()
        used = child.calls > 0
        try:
            return self._ask_child(child, request, content, until)
        except ShareUnreachable:
            self._let_go(child)
            # A connection that was good earlier may have been lost meanwhile; all verbs may be said twice.
            if not used or self._ended or time.monotonic() >= until:
                raise
        child = self._living_child()
        try:
            return self._ask_child(child, request, content, until)
        except ShareUnreachable:
            self._let_go(child)
            raise

    def _ask_child(self, child: "_Child", request: dict[str, Any], content: bytes, until: float) -> _Message:
        message = child.ask(request, content, until - time.monotonic())
        if self._ended:
            raise troubles.unreachable("Sync was stopped.")
        if message is None:
            raise troubles.too_slow() if time.monotonic() >= until else troubles.unreachable()
        answer, given = message
        if "error" in answer:
            raise _error(answer)
        if "fault" in answer:
            raise RuntimeError(f"the process that talks to the share failed: {answer['fault']}")
        return answer, given

    def _living_child(self) -> "_Child":
        if self._ended:
            raise troubles.unreachable("Sync was stopped.")
        if self._child is None:
            self._child = _Child(self._python, self._opening)
        return self._child

    def _let_go(self, child: "_Child") -> None:
        child.end()
        if self._child is child:
            self._child = None


class _Child:
    """The process, and the thread that waits for it."""

    def __init__(self, python: str, opening: dict[str, Any]) -> None:
        self.calls = 0
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
        self._process = subprocess.Popen(
            [python, "-m", "navigator.sync.transports.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            # Ctrl+C in a terminal is for the app, which then ends this.
            start_new_session=sys.platform != "win32",
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._requests: SimpleQueue[tuple[dict[str, Any], bytes] | None] = SimpleQueue()
        self._answers: SimpleQueue[_Message | None] = SimpleQueue()
        self._requests.put((opening, b""))
        self._thread = threading.Thread(target=self._talk, name="share", daemon=True)
        self._thread.start()

    def ask(self, request: dict[str, Any], content: bytes, seconds: float) -> _Message | None:
        """The answer, or None: none came in time, or the process is gone."""
        self.calls += 1
        self._requests.put((request, content))
        try:
            return self._answers.get(timeout=max(0.0, seconds))
        except Empty:
            return None

    def end(self) -> None:
        """End it, whatever it is doing; waits a little, but not for a process that cannot even be killed."""
        self._requests.put(None)
        self._process.kill()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_END_SECONDS)
        self._answers.put(None)
        if threading.current_thread() is not self._thread:
            self._thread.join(_END_SECONDS)

    def _talk(self) -> None:
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        opened = False
        with suppress(OSError, EOFError, ValueError):
            while (message := self._requests.get()) is not None:
                send(stdin, *message)
                if opened:
                    self._answers.put(receive(stdout))
                opened = True
        self._answers.put(None)
        for stream in (stdin, stdout):
            with suppress(OSError):
                stream.close()


def _error(answer: dict[str, Any]) -> ShareError:
    kind: type[ShareError] = getattr(kinds, answer["error"])
    return kind(*answer["words"])

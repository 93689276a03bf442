"""A test that leaves a thread, a running timer or a window behind fails, before the next one pays for it.

Timers and Qt threads are seen when Python starts them; timers inside Qt's own widgets are Qt's affair.
"""

import gc
import sys
import threading
import weakref
from collections.abc import Callable, Generator, Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

# How long something that was told to stop may take to do so.
GRACE_SECONDS = 2.0

_passed = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember whether the test itself passed: what a failed one leaves behind is no news."""
    report = yield
    item.stash[_passed] = item.stash.get(_passed, True) and report.passed
    return report


def python_threads(before: set[threading.Thread]) -> list[str]:
    """Python threads that hold up the end of the program and were not there before."""
    left = []
    for thread in set(threading.enumerate()) - before:
        if not thread.daemon:
            thread.join(GRACE_SECONDS)
            if thread.is_alive():
                left.append(f"thread {thread.name!r} still runs")
    return left


class QtWatch:
    """What a test starts in Qt: threads and timers by their `start`, windows by the application's list."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from PySide6.QtCore import QThread, QTimer

        self._threads: weakref.WeakSet[QThread] = weakref.WeakSet()
        self._timers: weakref.WeakSet[QTimer] = weakref.WeakSet()
        self._windows = set(map(id, _windows()))
        self._note_starts(monkeypatch, QThread, self._threads)
        self._note_starts(monkeypatch, QTimer, self._timers)

    @staticmethod
    def _note_starts(monkeypatch: pytest.MonkeyPatch, kind: type, seen: "weakref.WeakSet[Any]") -> None:
        start: Callable[..., None] = kind.start  # type: ignore[attr-defined]  # QThread and QTimer both have it

        def noting_start(started: Any, *arguments: Any) -> None:
            seen.add(started)
            start(started, *arguments)

        monkeypatch.setattr(kind, "start", noting_start)

    def left(self) -> list[str]:
        """What still runs or is still open, in words; it is stopped, so that the next test has its peace."""
        return [*self._left_threads(), *self._left_timers(), *self._left_windows()]

    def _left_threads(self) -> list[str]:
        from PySide6.QtCore import QThreadPool
        from shiboken6 import isValid

        left = []
        grace = int(GRACE_SECONDS * 1000)
        for thread in list(self._threads):
            if isValid(thread) and not thread.wait(grace):
                left.append(f"{_name(thread)} still runs")
                thread.quit()
                thread.wait(grace)
        if not QThreadPool.globalInstance().waitForDone(grace):
            left.append("work still runs in the global QThreadPool")
        return left

    def _left_timers(self) -> list[str]:
        from shiboken6 import isValid

        if not any(isValid(timer) and timer.isActive() for timer in list(self._timers)):
            return []
        _let_go()
        left = [timer for timer in list(self._timers) if isValid(timer) and timer.isActive()]
        for timer in left:
            timer.stop()
        return [f"{_name(timer)} still ticks every {timer.interval()} ms" for timer in left]

    def _left_windows(self) -> list[str]:
        if not any(id(window) not in self._windows for window in _windows()):
            return []
        _let_go()
        left = [window for window in _windows() if id(window) not in self._windows]
        names = [f"{_name(window)} is still open" for window in left]
        for window in left:
            window.close()
            window.deleteLater()
        _let_go()
        return names


def _windows() -> "list[QWidget]":
    from PySide6.QtWidgets import QApplication

    return QApplication.topLevelWidgets() if isinstance(QApplication.instance(), QApplication) else []


def _let_go() -> None:
    """Let Qt delete what was given to `deleteLater`, and Python what only a cycle still holds."""
    from PySide6.QtCore import QCoreApplication, QEvent

    gc.collect()
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _name(thing: Any) -> str:
    return f"{type(thing).__name__} {thing.objectName()!r}"


@pytest.fixture(autouse=True)
def nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails the test at its end if it left a thread, a running timer or a window behind."""
    threads = set(threading.enumerate())
    with pytest.MonkeyPatch.context() as monkeypatch:
        qt = QtWatch(monkeypatch) if "PySide6.QtWidgets" in sys.modules else None
        yield
    left = python_threads(threads) + (qt.left() if qt is not None else [])
    if left and request.node.stash.get(_passed, True):
        pytest.fail("The test left behind: " + "; ".join(left), pytrace=False)

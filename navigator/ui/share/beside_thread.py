"""A thread beside the worker's, on which one waits for a share, so that neither typing nor saving ever does.

It touches nothing of the case itself: each piece of work on the case file is handed to the worker, who does
it between two saves. What it is that waits is said by the two that stand on it: a sync, and an act of the
share's sheets.
"""

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

from navigator.ui.desk import Desk
from navigator.ui.worker import CaseWorker, Query, Work


class BesideThread(QThread):
    """Does `outside` once. Emits `done` with what came of it or a NavigatorError, and then ends."""

    done = Signal(object)

    def __init__(self, worker: CaseWorker, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._worker = worker

    def outside(self) -> object:
        """What is done on this thread."""
        raise NotImplementedError

    def stop(self) -> None:
        """Cancel: whatever waits for the share ends at once; from any thread."""
        raise NotImplementedError

    def run(self) -> None:
        """The thread: not for callers."""
        outcome: object = None
        work: Work[object] = Query(self, _nothing)
        with work:
            outcome = self.outside()
        if work.fault is not None:
            self._worker.faulted.emit(work.fault)
        self.done.emit(work.trouble or outcome)

    def at_desk(self, work: Callable[[Desk], Any]) -> Any:
        """Have the worker do this, wait for it, and give back what it returned, or raise what it raised."""
        hop = _Hop(self, work)
        self._worker.give(hop)
        return hop.outcome()


class _Hop(Work[None]):
    """A piece of work that another thread waits for."""

    def __init__(self, owner: QObject, work: Callable[[Desk], Any]) -> None:
        super().__init__(owner)
        self._inner: Query[Any] = Query(owner, work)
        self._done = threading.Event()

    def at_desk(self, desk: Desk) -> None:
        """Do it, and keep whatever comes of it for who waits."""
        with self._inner:
            self._inner.answer = self._inner.at_desk(desk)
        self._done.set()

    def outcome(self) -> Any:
        """What came of it, once it was done."""
        self._done.wait()
        if self._inner.trouble is not None:
            raise self._inner.trouble
        if self._inner.fault is not None:
            raise self._inner.fault[1].with_traceback(self._inner.fault[2])
        return self._inner.answer


def _nothing(_: Desk) -> object:
    return None

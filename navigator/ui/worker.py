"""The one thread that owns the vault and the open case, and the two kinds of work it is given.

An Edit commits a draft; a Query runs a function. Nothing else runs in the background, and nothing but
this thread ever touches the desk. Work is done in the order in which it was given, so what was typed
before a lock is on the disk before the case closes.
"""

from collections.abc import Callable
from queue import SimpleQueue
from types import TracebackType
from typing import Generic, TypeVar, cast

from PySide6.QtCore import QObject, QThread, Signal, Slot
from shiboken6 import isValid

from navigator.errors import NavigatorError
from navigator.history.change import ChangeSet
from navigator.history.draft import Draft
from navigator.ui.desk import CaseState, Desk

T = TypeVar("T")

Fault = tuple[type[BaseException], BaseException, TracebackType | None]
"""What `sys.excepthook` takes."""


class Work(Generic[T]):
    """Something to be done at the desk, and who is told of the outcome, in the window's thread.

    Nobody is told when `owner` is gone by then. A trouble that has no taker of its own goes to the
    worker's `troubled`.
    """

    def __init__(
        self,
        owner: QObject,
        then: Callable[[T], None] | None = None,
        otherwise: Callable[[NavigatorError], None] | None = None,
    ) -> None:
        self.owner = owner
        self.then = then
        self.otherwise = otherwise
        self.answer: T | None = None
        self.trouble: NavigatorError | None = None
        self.fault: Fault | None = None

    def at_desk(self, desk: Desk) -> T:
        """Do it; runs in the worker's thread."""
        raise NotImplementedError

    def __enter__(self) -> None:
        """Begin; whatever is raised inside is kept as the outcome."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if isinstance(error, NavigatorError):
            self.trouble = error
        elif kind is not None and error is not None:
            self.fault = (kind, error, trace)
        return True


class Query(Work[T]):
    """Runs a function at the desk and gives back what it returned."""

    def __init__(
        self,
        owner: QObject,
        ask: Callable[[Desk], T],
        then: Callable[[T], None] | None = None,
        otherwise: Callable[[NavigatorError], None] | None = None,
    ) -> None:
        super().__init__(owner, then, otherwise)
        self._ask = ask

    def at_desk(self, desk: Desk) -> T:
        """Ask."""
        return self._ask(desk)


Committed = tuple[ChangeSet | None, CaseState]
"""What was committed (None: the draft would have changed nothing), and the case after it."""


class Edit(Work[Committed]):
    """Commits a draft; it is on the disk when `then` is told."""

    def __init__(
        self,
        owner: QObject,
        draft: Draft,
        then: Callable[[Committed], None] | None = None,
        otherwise: Callable[[NavigatorError], None] | None = None,
    ) -> None:
        super().__init__(owner, then, otherwise)
        self.draft = draft

    def at_desk(self, desk: Desk) -> Committed:
        """Commit."""
        return desk.open_case.commit(self.draft), desk.case_state()


class CaseWorker(QThread):
    """Does work at the desk, one piece after the other, until `finish`."""

    troubled = Signal(object)
    """A NavigatorError that its work had no taker for."""

    faulted = Signal(object)
    """A Fault: something nobody expected, in the worker's thread."""

    _done = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("case worker")
        self._desk = desk
        self._waiting: SimpleQueue[Work[object] | None] = SimpleQueue()
        self._done.connect(self._on_done)

    def give(self, work: Work[T]) -> None:
        """Have this done after all that was given before."""
        self._waiting.put(cast("Work[object]", work))

    def finish(self) -> None:
        """Do what still waits, close the desk, and end the thread; returns when that is done."""
        self._waiting.put(None)
        self.wait()

    def run(self) -> None:
        """The thread: not for callers."""
        while (work := self._waiting.get()) is not None:
            with work:
                work.answer = work.at_desk(self._desk)
            self._done.emit(work)
            del work
        closing: Work[None] = Query(self, _close)
        with closing:
            closing.at_desk(self._desk)
        if closing.fault or closing.trouble:
            self._done.emit(closing)

    @Slot(object)
    def _on_done(self, work: Work[object]) -> None:
        if work.fault is not None:
            self.faulted.emit(work.fault)
        if not isValid(work.owner):
            return
        if work.trouble is not None:
            (work.otherwise or self.troubled.emit)(work.trouble)
        elif work.fault is None and work.then is not None:
            work.then(work.answer)


def _close(desk: Desk) -> None:
    desk.close()

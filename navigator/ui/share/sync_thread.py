"""The thread on which one sync waits for the share, so that neither typing nor saving ever does.

It touches nothing of the case itself: each piece of work on the case file is handed to the worker, who does
it between two saves. When the case is closed meanwhile, the sync ends there; what came in is saved.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QThread, Signal

from navigator.ui.desk import Desk
from navigator.ui.worker import CaseWorker, Query, Work

if TYPE_CHECKING:
    from navigator.history.change import ChangeSet
    from navigator.store.open_case import OpenCase
    from navigator.store.vault import Vault
    from navigator.sync.syncing import SyncResult
    from navigator.sync.transports.guarded import GuardedTransport


@dataclass(frozen=True)
class SharedCase:
    """What the worker hands out for one sync."""

    vault: "Vault"
    opened: "OpenCase"
    address: str
    ours: str


@dataclass(frozen=True)
class Outcome:
    """What a sync did, and the change sets that it took out of the case: removed colleagues' late work."""

    result: "SyncResult"
    put_aside: "tuple[ChangeSet, ...]" = ()


def shared_case(desk: Desk) -> SharedCase | None:
    """The open case and where it is shared; None when it is not."""
    entry = desk.vault.case_share(desk.open_case.case_id)
    if entry is None:
        return None
    from navigator.sync.sharing import card_of

    return SharedCase(desk.vault, desk.open_case, entry.address, card_of(desk.vault).member)


class SyncThread(QThread):
    """One sync. Emits `synced` with an Outcome or a NavigatorError, and then ends."""

    progressed = Signal(int, int)
    synced = Signal(object)

    def __init__(self, worker: CaseWorker, case: SharedCase, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sync")
        self.case_id = case.opened.case_id
        self._worker = worker
        self._case = case
        self._stopped = threading.Event()
        self._transport: GuardedTransport | None = None

    def stop(self) -> None:
        """Cancel: the call that waits for the share ends at once."""
        self._stopped.set()
        if self._transport is not None:
            self._transport.end()

    def run(self) -> None:
        """The thread: not for callers."""
        outcome: object = None
        work: Work[object] = Query(self, _nothing)
        with work:
            outcome = self._sync()
        if work.fault is not None:
            self._worker.faulted.emit(work.fault)
        self.synced.emit(work.trouble or outcome)

    def _sync(self) -> object:
        from navigator.sync.quarantine import quarantined
        from navigator.sync.syncing import sync_case
        from navigator.sync.transports.opening import transport_for
        from navigator.sync.unseen import add_unseen

        case = self._case
        with transport_for(case.address, case.ours) as transport:
            self._transport = transport
            if self._stopped.is_set():
                transport.end()
            result = sync_case(
                case.vault,
                case.opened,
                transport,
                progress=self.progressed.emit,
                cancelled=self._stopped.is_set,
                at_desk=self._at_desk,
            )
        if result.received:
            self._at_desk(lambda: add_unseen(case.opened, result.received))
        aside: tuple[ChangeSet, ...] = ()
        if result.quarantined:
            found = self._at_desk(lambda: quarantined(case.opened))
            aside = tuple(one.change_set for one in found)
        return Outcome(result, aside)

    def _at_desk(self, work: Callable[[], Any]) -> Any:
        hop = _Hop(self, self._case, work)
        self._worker.give(hop)
        return hop.outcome()


class _Hop(Work[None]):
    """A piece of work that another thread waits for."""

    def __init__(self, owner: QObject, case: SharedCase, work: Callable[[], Any]) -> None:
        super().__init__(owner)
        self._inner: Query[Any] = Query(owner, lambda desk: _on(desk, case, work))
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


def _on(desk: Desk, case: SharedCase, work: Callable[[], Any]) -> Any:
    from navigator.sync.errand import Cancelled

    if not desk.has_open(case.opened):
        raise Cancelled("Syncing was stopped.", "What had come in until then is saved.")
    return work()


def _nothing(_: Desk) -> object:
    return None

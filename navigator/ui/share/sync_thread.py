"""The thread on which one sync waits for the share.

When the case is closed meanwhile, the sync ends there; what came in is saved.
"""

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from navigator.casefile.frozen import frozen
from navigator.ui.desk import Desk
from navigator.ui.share.beside_thread import BesideThread
from navigator.ui.share.line import Line
from navigator.ui.worker import CaseWorker

if TYPE_CHECKING:
    from navigator.history.change import ChangeSet
    from navigator.store.open_case import OpenCase
    from navigator.store.vault import Vault
    from navigator.sync.standing import Standing
    from navigator.sync.syncing import SyncResult


@frozen
class SharedCase:
    """What the worker hands out for one sync."""

    vault: "Vault"
    opened: "OpenCase"
    address: str
    standing: "Standing"
    """As it was before."""


@frozen
class Outcome:
    """What a sync did, and the change sets that it took out of the case: removed colleagues' late work."""

    result: "SyncResult"
    put_aside: "tuple[ChangeSet, ...]" = ()


def shared_case(desk: Desk) -> SharedCase | None:
    """The open case and where it is shared; None when it is not."""
    entry = desk.vault.case_share(desk.open_case.case_id)
    if entry is None:
        return None
    from navigator.sync.standing import standing_of

    return SharedCase(desk.vault, desk.open_case, entry.address, standing_of(desk.open_case))


def reading(done: int, whole: int) -> str:
    """How far the reading of a share is."""
    return f"Reading {done:,} of {whole:,}…"


class SyncThread(BesideThread):
    """One sync; `done` has an Outcome or a NavigatorError."""

    progressed = Signal(str, int, int)
    """What is done at the moment, in words; how many files of it are done, and of how many."""

    def __init__(self, worker: CaseWorker, case: SharedCase, parent: QObject | None = None) -> None:
        super().__init__(worker, "sync", parent)
        self.case_id = case.opened.case_id
        self._case = case
        self._line = Line()
        self._asked_again = threading.Event()

    def stop(self) -> None:
        """Cancel: the call that waits for the share ends at once."""
        self._line.cut()

    def hurry(self) -> None:
        """Another sync is wanted: the rest of the attachments can wait for that one."""
        self._asked_again.set()

    @property
    def is_stopped(self) -> bool:
        """Whether it was cancelled."""
        return self._line.is_cut

    def outside(self) -> Outcome:
        """Sync."""
        from navigator.sync.syncing import sync_case

        case, line = self._case, self._line
        with line.to(case.vault, case.address) as transport:
            result = sync_case(
                case.vault,
                case.opened,
                transport,
                progress=self._on_read,
                sending=self._on_sent,
                carrying=self._on_carried,
                cancelled=lambda: line.is_cut,
                at_desk=self._on_the_case,
                is_asked_again=self._asked_again.is_set,
            )
        return outcome_of(result, case.vault, case.opened, self._on_the_case)

    def _on_read(self, done: int, whole: int) -> None:
        self.progressed.emit(reading(done, whole), done, whole)

    def _on_sent(self, done: int, whole: int) -> None:
        self.progressed.emit(f"Sending {done:,} of {whole:,}…", done, whole)

    def _on_carried(self, done: int, whole: int) -> None:
        self.progressed.emit(f"Attachments, part {done:,} of {whole:,}…", done, whole)

    def _on_the_case(self, work: Callable[[], Any]) -> Any:
        return self.at_desk(lambda desk: on_the_case(desk, self._case.opened, work))


def outcome_of(
    result: "SyncResult", vault: "Vault", opened: "OpenCase", at_desk: Callable[[Callable[[], Any]], Any]
) -> Outcome:
    """What a sync did, once it is noted what nobody has looked at yet."""
    from navigator.actions.looking import note_came_in
    from navigator.sync.quarantine import quarantined
    from navigator.sync.standing import note_synced

    if result.received:
        at_desk(lambda: note_came_in(vault, opened, result.received))
    if result.trouble is None and not result.cancelled and not result.removed:
        at_desk(lambda: note_synced(opened, time.time_ns() // 1_000_000))
    aside: tuple[ChangeSet, ...] = ()
    if result.quarantined:
        found = at_desk(lambda: quarantined(opened))
        aside = tuple(one.change_set for one in found)
    return Outcome(result, aside)


def on_the_case(desk: Desk, opened: "OpenCase", work: Callable[[], Any]) -> Any:
    """Work on a case, at the desk; Cancelled when that case is not the open one any more."""
    from navigator.sync.errand import Cancelled

    if not desk.has_open(opened):
        raise Cancelled("Syncing was stopped.", "What had come in until then is saved.")
    return work()

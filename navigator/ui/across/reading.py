"""Reading the facts of every case in the background, case after case; other work goes in between."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from navigator.errors import NavigatorError
from navigator.insights.case_facts import CaseFacts, facts_of
from navigator.ui.desk import Desk
from navigator.ui.vault_session import VaultSession
from navigator.ui.worker import CaseWorker, Query

if TYPE_CHECKING:
    from navigator.store.vault import CaseRecord


@dataclass(frozen=True, slots=True)
class CaseRead:
    """One case and its facts; None for a case that cannot be read."""

    case_id: str
    name: str
    facts: CaseFacts | None


class Reading(QObject):
    """Reads all cases once each time it is asked to."""

    progressed = Signal(int, int)
    """How many cases were read, of how many."""

    finished = Signal(object)
    """A tuple of CaseRead, in the order of the vault's list."""

    stopped = Signal()
    """It was stopped before the end."""

    def __init__(self, vault: VaultSession, worker: CaseWorker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vault = vault
        self._worker = worker
        self._todo: list[CaseRecord] = []
        self._read: list[CaseRead] = []
        self._round = 0

    @property
    def is_reading(self) -> bool:
        """Whether cases are still to be read."""
        return bool(self._todo)

    def begin(self) -> None:
        """Read every case anew."""
        self._round += 1
        self._todo = list(self._vault.state.records) if self._vault.state is not None else []
        self._read = []
        self._next()

    def stop(self) -> None:
        """Read no further; what was read is forgotten."""
        if self._todo:
            self._forget()
            self.stopped.emit()

    def forget(self) -> None:
        """Keep nothing: the vault is locked."""
        self._forget()

    def _forget(self) -> None:
        self._round += 1
        self._todo, self._read = [], []

    def _next(self) -> None:
        total = len(self._read) + len(self._todo)
        self.progressed.emit(len(self._read), total)
        if not self._todo:
            self.finished.emit(tuple(self._read))
            return
        record, today = self._todo[0], date.today()
        self._worker.give(
            Query(
                self,
                lambda desk: read_case(desk, record, today),
                partial(self._on_read, self._round),
                self._on_locked,
            )
        )

    def _on_read(self, of_round: int, read: CaseRead) -> None:
        if of_round != self._round or not self._todo:
            return
        self._todo.pop(0)
        self._read.append(read)
        self._next()

    def _on_locked(self, _: NavigatorError) -> None:
        self._forget()


def read_case(desk: Desk, record: "CaseRecord", today: date) -> CaseRead:
    """The facts of one case. Runs at the desk.

    Whoever opens a case that cannot be read is told what is wrong with it; here the others matter.
    """
    try:
        with desk.at_hand(record.id) as opened:
            return CaseRead(record.id, record.name, facts_of(opened.case, today))
    except NavigatorError:
        return CaseRead(record.id, record.name, None)

"""Noticing what somebody looks at, so that its mark goes by itself, as a letter is read once it was opened.

An item was looked at when it stood in the side panel for a second and one then went on; a sentence about
what came in, when it stood in the list of them. What comes in meanwhile stays marked: only what was known
when somebody opened it counts. Locking, closing and syncing put nothing away.
"""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from navigator.actions.fresh import Fresh, Looked
from navigator.ui.session import CaseSession
from navigator.ui.share.unseen_sets import look, mark_again, read
from navigator.ui.worker import CaseWorker, Query

LONG_ENOUGH_MS = 1_000
"""What is passed by on the way through a table was not looked at."""


class Looking(QObject):
    """Follows what is opened in the open case, and has it noted in the case file what was looked at."""

    noted = Signal()
    """Something is not new any more, or is again."""

    def __init__(self, worker: CaseWorker, session: CaseSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._session = session
        self._item = ""
        self._why: frozenset[str] = frozenset()
        self._is_looked_at = False
        self.put_away: frozenset[str] = frozenset()
        """The change sets of which something was put away since the case was opened."""
        self.long_enough = QTimer(self)
        """Runs from when an item that is new was opened until it counts as looked at."""
        self.long_enough.setSingleShot(True)
        self.long_enough.setInterval(LONG_ENOUGH_MS)
        self.long_enough.timeout.connect(self._on_long_enough)
        session.case_opened.connect(self._forget)
        session.case_closed.connect(self._forget)

    def open_item(self, item: str, fresh: Fresh) -> None:
        """This item stands in the side panel from now on, or with "" none does; this is new by now."""
        if item == self._item:
            return
        if self._is_looked_at:
            self._note(dict.fromkeys(self._why, frozenset({self._item})))
        self._item, self._why = item, fresh.why.get(item, frozenset())
        self._is_looked_at = False
        self.long_enough.stop()
        if self._why:
            self.long_enough.start()

    def read(self, sets: Iterable[str]) -> None:
        """Somebody has read what these change sets did."""
        done = frozenset(sets)
        if done and self._session.state is not None:
            self.put_away |= done
            work = partial(read, case_id=self._session.state.case_id, sets=done)
            self._worker.give(Query(self, work, self._on_noted))

    def mark_again(self) -> None:
        """Whatever was put away since the case was opened is new again."""
        again, self.put_away = self.put_away, frozenset()
        if again and self._session.state is not None:
            work = partial(mark_again, case_id=self._session.state.case_id, sets=sorted(again, key=_in_order))
            self._worker.give(Query(self, work, self._on_noted))

    def _note(self, looked: Looked) -> None:
        if self._session.state is not None:
            self.put_away |= frozenset(looked)
            work = partial(look, case_id=self._session.state.case_id, looked=looked)
            self._worker.give(Query(self, work, self._on_noted))

    @Slot()
    def _forget(self) -> None:
        """Another case, or none: nothing of the last one is noted any more."""
        self.long_enough.stop()
        self._item, self._why, self._is_looked_at = "", frozenset(), False
        self.put_away = frozenset()

    def _on_long_enough(self) -> None:
        self._is_looked_at = True

    def _on_noted(self, _: None) -> None:
        self.noted.emit()


def _in_order(set_id: str) -> tuple[str, int]:
    replica, _, number = set_id.rpartition(":")
    return replica, int(number)

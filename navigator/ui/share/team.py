"""The open case's share while one works: when it syncs, what it says of itself, and what came in.

It syncs when the case is opened, a little after the last change, every few minutes, and when asked to.
"""

import time
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from navigator.actions.fresh import Fresh
from navigator.actions.marks import Marks, marks_of
from navigator.errors import NavigatorError
from navigator.history.change import ChangeSet
from navigator.ui.item_words import say_clock
from navigator.ui.session import CaseSession
from navigator.ui.share.act_thread import ActThread
from navigator.ui.share.looking import Looking
from navigator.ui.share.sync_thread import Outcome, SharedCase, SyncThread, shared_case
from navigator.ui.share.unseen_sets import to_look_at
from navigator.ui.worker import CaseWorker, Query

EVERY_MS = 3 * 60 * 1000
"""How often it looks for what colleagues did."""

AFTER_CHANGE_MS = 15 * 1000
"""How long after the last change it is sent: an act seldom comes alone."""


class Team(QObject):
    """Syncs the open case, if it is shared."""

    changed = Signal()
    """What `words` says, or whether it is syncing, is another now."""

    marks_changed = Signal()
    """`marks`, what every view marks as new or to be chosen, is another now; or `late` is."""

    asked = Signal()
    """The sheet with the team is wanted."""

    warned = Signal(str)
    """A sentence that a person has to see."""

    def __init__(self, worker: CaseWorker, session: CaseSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._session = session
        self._thread: SyncThread | None = None
        self._again = False
        self._acts: list[ActThread] = []
        self._own: set[str] = set()
        self._said = ""
        self.marks = Marks()
        """What every view marks, as new or to be chosen."""
        self.looking = Looking(worker, session, self)
        self.late = 0
        """Of how many laptops the late work waits for a person."""
        self.is_shared = False
        self.waiting = 0
        self.files_waiting = 0
        """Attachments that are here and still to be sent."""
        self.synced_ms = 0
        self.trouble: NavigatorError | None = None
        self.was_cancelled = False
        """Whether the last sync was stopped by hand."""
        self.done, self.whole = 0, 0
        """How many files the sync that is running has read or sent, and of how many."""
        self.every = QTimer(self)
        """Runs while a shared case is open."""
        self.every.setInterval(EVERY_MS)
        self.soon = QTimer(self)
        """Runs from the last change until it is sent; another change starts it anew."""
        self.soon.setSingleShot(True)
        self.soon.setInterval(AFTER_CHANGE_MS)
        self.every.timeout.connect(self.sync)
        self.soon.timeout.connect(self.sync)
        session.case_opened.connect(self.begin)
        session.case_closed.connect(self.stop)
        session.case_changed.connect(self._on_changed)
        self.looking.noted.connect(self.look_again)

    @property
    def fresh(self) -> Fresh:
        """What colleagues changed since somebody last looked."""
        return self.marks.fresh

    @property
    def is_syncing(self) -> bool:
        """Whether it is at it now."""
        return self._thread is not None

    @property
    def words(self) -> str:
        """How it stands: "Last synced 9:02am, 3 changes waiting"; "" for a case that is not shared."""
        if not self.is_shared:
            return ""
        changes, files = _counted(self.waiting, "change"), _counted(self.files_waiting, "attachment")
        waiting = [words for words in (changes, files) if words]
        waits = f", {' and '.join(waiting)} waiting" if waiting else ""
        if self.is_syncing:
            return self._said or "Syncing…"
        if not self.synced_ms:
            return f"Not synced yet{waits}"
        when = say_clock(self.synced_ms)
        return f"{'Last synced' if self.trouble is None else 'Not synced since'} {when}{waits}"

    @Slot()
    def begin(self) -> None:
        """Another case is open: sync it, if it is shared."""
        self.stop()
        self.is_shared, self.waiting, self.synced_ms, self.trouble = False, 0, 0, None
        self.was_cancelled = False
        self.files_waiting = 0
        self._mark(Fresh(), 0)
        self.look_again()
        self.sync()

    def look_again(self) -> None:
        """Ask what nobody has looked at since it came in."""
        if self._session.is_open:
            self._worker.give(Query(self, to_look_at, self._on_looked))

    def _on_looked(self, found: tuple[Fresh, int]) -> None:
        self._mark(*found)

    def _mark(self, fresh: Fresh, late: int) -> None:
        state = self._session.state
        marks = marks_of(state.case, fresh, state.conflicts) if state is not None else Marks()
        if (marks, late) != (self.marks, self.late):
            self.marks, self.late = marks, late
            self.marks_changed.emit()

    @Slot()
    def sync(self) -> None:
        """Sync now, or once more when it is at it already."""
        if self._thread is not None or self._acts:
            self._again = True
            if self._thread is not None:
                self._thread.hurry()
        elif self._session.is_open:
            self._worker.give(Query(self, shared_case, self._on_shared_case))

    @Slot()
    def cancel(self) -> None:
        """Stop the sync that is running; what came in stays, and the next one comes in its time."""
        self._again = False
        if self._thread is not None:
            self.was_cancelled = True
            self._thread.stop()

    @Slot()
    def stop(self) -> None:
        """The case is closed, or about to be."""
        self.every.stop()
        self.soon.stop()
        self.cancel()
        for act in self._acts:
            act.stop()

    def end(self) -> None:
        """Stop, and wait for the threads; to be called before the worker ends."""
        self.stop()
        for thread in (self._thread, *self._acts[:1]):
            if thread is not None:
                thread.wait()

    def give(self, act: ActThread) -> None:
        """Have an act of a sheet done, and nothing else with the share meanwhile: a sync is stopped.

        What is typed and saved meanwhile waits for neither.
        """
        act.setParent(self)
        act.done.connect(self._on_act_done, Qt.ConnectionType.QueuedConnection)
        self._acts.append(act)
        if self._thread is not None:
            self._again = True
            self._thread.stop()
        elif len(self._acts) == 1:
            act.start()

    @Slot(object)
    def _on_act_done(self, outcome: object) -> None:
        act = self._acts.pop(0)
        act.wait()
        act.tell(outcome)
        act.deleteLater()
        self._go_on()

    def _go_on(self) -> None:
        """What waits next: an act, or a sync that was asked for meanwhile."""
        if self._acts and not self._acts[0].isRunning():
            self._acts[0].start()
        elif self._again and not self._acts:
            self._again = False
            self.sync()

    def came_in(self, outcome: Outcome) -> None:
        """What an act of a sheet received on its way: the views are told as after a sync."""
        touched = (*outcome.put_aside, *outcome.result.received)
        if touched:
            self._own = {one.id for one in touched}
            self._session.take_in(touched)
            self.look_again()

    @Slot(object)
    def _on_changed(self, change_set: ChangeSet) -> None:
        self._mark(self.fresh, self.late)
        if self.is_shared and change_set.id not in self._own:
            self.waiting += 1
            self.soon.start()
            self.changed.emit()

    def _on_shared_case(self, case: SharedCase | None) -> None:
        state = self._session.state
        self.is_shared = case is not None
        is_it = case is not None and state is not None and state.case_id == case.opened.case_id
        if case is None or not is_it or self._thread is not None:
            self.changed.emit()
            return
        if self._acts:
            self._again = True
            return
        self.every.start()
        self.soon.stop()
        self._said, self.done, self.whole, self.was_cancelled = "", 0, 0, False
        if not self.synced_ms:
            # What an earlier day has left.
            self.synced_ms, self.waiting = case.standing.synced_ms, case.standing.waiting
        self._thread = SyncThread(self._worker, case, self)
        self._thread.progressed.connect(self._on_progressed)
        self._thread.done.connect(self._on_synced, Qt.ConnectionType.QueuedConnection)
        self._thread.start()
        self.changed.emit()

    @Slot(str, int, int)
    def _on_progressed(self, said: str, done: int, whole: int) -> None:
        self._said, self.done, self.whole = said, done, whole
        self.changed.emit()

    @Slot(object)
    def _on_synced(self, outcome: object) -> None:
        thread, self._thread = self._thread, None
        assert thread is not None
        thread.wait()
        thread.deleteLater()
        state = self._session.state
        if state is not None and state.case_id == thread.case_id:
            self._take(outcome, was_stopped=thread.is_stopped)
        elif state is not None:
            self._again = True
        self.changed.emit()
        self._go_on()

    def _take(self, outcome: object, *, was_stopped: bool) -> None:
        from navigator.sync.errand import Cancelled

        if isinstance(outcome, Cancelled):
            return
        if was_stopped and isinstance(outcome, Outcome) and outcome.result.trouble is not None:
            # The line was cut by us: the share has done nothing wrong.
            cut = replace(outcome.result, trouble=None, cancelled=True)
            outcome = replace(outcome, result=cut)
        if not isinstance(outcome, Outcome):
            before, self.trouble = self.trouble, outcome if isinstance(outcome, NavigatorError) else None
            # This laptop's own disk may be full.
            if self.trouble is not None and (before is None or before.happened != self.trouble.happened):
                self.warned.emit(str(self.trouble))
            return
        result = outcome.result
        before, self.trouble = self.trouble, result.trouble
        self.waiting, self.files_waiting = result.waiting, result.attachments.to_send
        if result.trouble is None and not result.cancelled:
            self.synced_ms = time.time_ns() // 1_000_000
        self.came_in(outcome)
        said = [*result.alarms, *result.notices]
        # A share that stays away is told once; the line at the top goes on saying it.
        if result.trouble is not None and (before is None or before.happened != result.trouble.happened):
            said.append(str(result.trouble))
        if said:
            self.warned.emit(" ".join(said))


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}" if number else ""

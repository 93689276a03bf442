"""One case file, open: the current Case, committing acts to it, and what the log says of them.

Used from one thread. What `commit` returned is on the disk: the log, the rows it changes and the search
index change in one transaction, or not at all.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from navigator.casefile.case import Case
from navigator.casefile.frozen import frozen
from navigator.casefile.ids import Ids, wall_clock_ms
from navigator.casefile.sharing import Attachment
from navigator.errors import NavigatorError
from navigator.history.change import ChangeSet
from navigator.history.draft import Draft
from navigator.history.stamp import HybridClock
from navigator.store.conflicts import Conflict, conflicts_of
from navigator.store.connection import Driver, plain_errors, transaction
from navigator.store.log_ends import disputed_items, last_number, last_stamps
from navigator.store.outcome import Hand, Outcome
from navigator.store.rows import read_case
from navigator.store.undoing import read_undoable

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from navigator.store.log_file import LogFile
    from navigator.store.search import Hit
    from navigator.store.trail import HistoryLine


@frozen
class Writer:
    """Who writes into a case file: the name that history shows, the replica, and its clock."""

    author: str
    replica: str
    now_ms: Callable[[], int] = wall_clock_ms


class OpenCase:
    """A case file that is open for reading and writing; close it, or use it in a `with`."""

    def __init__(self, case_id: str, path: Path, driver: Driver, writer: Writer) -> None:
        self.case_id = case_id
        self.path = path
        self.author = writer.author
        self.replica = writer.replica
        self.last_saved_ms = 0
        self.after_commit: Callable[[OpenCase, ChangeSet], None] | None = None
        """Told of each of our own change sets once it is on the disk."""
        self.before_close: Callable[[OpenCase], None] | None = None
        self._driver = driver
        self._now_ms = writer.now_ms
        self._clock = HybridClock(writer.replica, writer.now_ms)
        with plain_errors("opening the case"), transaction(driver):
            self.case: Case = read_case(driver)
            disputed = disputed_items(driver)
            self._number = last_number(driver, writer.replica)
            self._undoable = read_undoable(driver, writer.replica)
            for stamp in last_stamps(driver):
                self._clock.witness(stamp)
                self.last_saved_ms = max(self.last_saved_ms, stamp.ms)
        self.conflicts: tuple[Conflict, ...] = self._log.conflicts(disputed) if disputed else ()

    @cached_property
    def _log(self) -> "LogFile":
        """What writes and asks; opening does without it, for importing it takes longer than opening."""
        from navigator.store.log_file import LogFile

        return LogFile(self._driver)

    def get_ready(self) -> None:
        """Import what the first commit or search would have to import, so that it need not wait for it."""
        _ = self._log

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what was committed is in it."""
        if self.before_close is not None:
            self.before_close(self)
            self.before_close = None
        with plain_errors("closing the case"):
            self._driver.close()

    @property
    def undo_name(self) -> str:
        """The name of the act that undo would take back; "" when there is none."""
        return self._undoable.undo[-1][1] if self._undoable.undo else ""

    @property
    def redo_name(self) -> str:
        """The name of the act that redo would do again; "" when there is none."""
        return self._undoable.redo[-1][1] if self._undoable.redo else ""

    def commit(self, draft: Draft) -> ChangeSet | None:
        """Do what a draft says, durably; None when it would change nothing. CannotWrite: nothing happened."""
        return self._adopt_own(self._log.commit(self.case, draft, self._hand()))

    def undo(self) -> ChangeSet | None:
        """Take back the latest act of this replica; None when there is none."""
        return self._reverse(self._undoable.undo[-1][0], redo=False) if self._undoable.undo else None

    def redo(self) -> ChangeSet | None:
        """Do the act that was undone last again; None when there is none."""
        return self._reverse(self._undoable.redo[-1][0], redo=True) if self._undoable.redo else None

    def absorb(
        self,
        sets: Iterable[ChangeSet],
        *,
        without: Sequence[ChangeSet] = (),
        renumber: tuple[str, int, str] | None = None,
        also: "Callable[[Connection], None] | None" = None,
    ) -> tuple[ChangeSet, ...]:
        """Take in change sets of other replicas, all or none; those that were not here already.

        In the same transaction, before: `renumber` (see `taking_out.renumber`), and the sets `without`
        are taken out of the log; after: `also`, for whoever keeps books of what came in.
        """
        outcome = self._log.absorb(self.case, sets, without=without, renumber=renumber, also=also)
        for one in outcome.sets:
            self._clock.witness(one.stamp)
        self._adopt(outcome)
        if without or renumber is not None:
            with plain_errors("reading what was taken in"):
                self._undoable = read_undoable(self._driver, self.replica)
                disputed = disputed_items(self._driver)
            self.conflicts = self._log.conflicts(disputed)
        if renumber is not None:
            self.become(renumber[2])
        return outcome.sets

    def become(self, replica: str) -> None:
        """From now on commit as this replica, because another laptop may be committing as the one before."""
        with plain_errors("taking another replica id"), transaction(self._driver):
            self._number = last_number(self._driver, replica)
            self._undoable = read_undoable(self._driver, replica)
            stamps = last_stamps(self._driver)
        self.replica = replica
        self._clock = HybridClock(replica, self._now_ms)
        for stamp in stamps:
            self._clock.witness(stamp)

    def transaction(self, doing: str) -> "AbstractContextManager[Connection]":
        """A transaction on the file, for the store's own modules; `doing` completes "while …"."""
        return self._log.transaction(doing)

    def history(self, item: str = "", *, limit: int = 200) -> "tuple[HistoryLine, ...]":
        """The latest acts of one item, or of all, newest first."""
        return self._log.history(item, limit)

    def search(self, words: str, limit: int = 50) -> "tuple[Hit, ...]":
        """The items that hold all the words, the best first."""
        return self._log.search(words, limit)

    def attach(
        self, name: str, media_type: str, item: str, source: Iterable[bytes], ids: Ids
    ) -> ChangeSet | None:
        """Put a file into the case, for an item of it. InvalidValue when it is too large."""
        attachment = Attachment(id=ids.new(), name=name, media_type=media_type, item=item)
        return self._adopt_own(self._log.attach(self.case, attachment, source, self._hand()))

    def attachment_bytes(self, attachment: str) -> Iterator[bytes]:
        """The bytes of an attachment, chunk by chunk; UnreadableFile when they are not what was put in."""
        return self._log.attachment_bytes(self.case.attachments[attachment])

    def problems(self) -> tuple[str, ...]:
        """What is wrong with the file, a sentence each; empty when all is well."""
        try:
            return self._log.problems(self.case)
        except NavigatorError as error:
            return (error.happened,)

    def _reverse(self, set_id: str, *, redo: bool) -> ChangeSet | None:
        return self._adopt_own(self._log.reverse(self.case, set_id, self._hand(), redo=redo))

    def _hand(self) -> Hand:
        return Hand(self.author, self._number + 1, self._clock.tick)

    def _adopt_own(self, outcome: Outcome) -> ChangeSet | None:
        """Take over what an act of our own led to; the act itself."""
        self._adopt(outcome)
        if not outcome.sets:
            return None
        (sealed,) = outcome.sets
        self._number = sealed.number
        self.last_saved_ms = sealed.stamp.ms
        if not outcome.erased:
            self._undoable = self._undoable.after(sealed)
        if self.after_commit is not None:
            self.after_commit(self, sealed)
        return sealed

    def _adopt(self, outcome: Outcome) -> None:
        self.case = outcome.case
        items = {register.item for register in outcome.touched}
        kept = [conflict for conflict in self.conflicts if conflict.register.item not in items]
        self.conflicts = (*kept, *conflicts_of(outcome.merge, outcome.disputed))
        if outcome.erased:
            # A purge has taken names out of the log.
            with plain_errors("reading what can be undone"):
                self._undoable = read_undoable(self._driver, self.replica)

"""One case file, open: the current Case, committing acts to it, and what the log says of them.

Used from one thread. What `commit` returned is on the disk: the log, the rows it changes and the search
index change in one transaction, or not at all.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, Engine

from navigator.casefile.case import Case
from navigator.casefile.ids import Ids, wall_clock_ms
from navigator.casefile.kinds import KINDS
from navigator.casefile.sharing import Attachment
from navigator.errors import NavigatorError, UnreadableFile
from navigator.history.change import PURGED, ChangeSet, Register
from navigator.history.draft import Draft, making, seal
from navigator.history.heads import Merge
from navigator.history.inverse import inverse
from navigator.history.projection import apply
from navigator.history.stamp import HybridClock
from navigator.store import attachments, search
from navigator.store.conflicts import Conflict, conflicts_of, read_conflicts
from navigator.store.database import plain_errors
from navigator.store.log import (
    find_changes,
    last_number,
    last_stamps,
    merge_for,
    new_to_the_log,
    write_sets,
)
from navigator.store.rows import read_case, write_items
from navigator.store.taking_out import renumber as renumber_sets
from navigator.store.taking_out import take_out
from navigator.store.trail import HistoryLine, read_trail
from navigator.store.undoing import Undoable, read_set, read_undoable
from navigator.store.verify import problems_of


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes into a case file: the name that history shows, the replica, and its clock."""

    author: str
    replica: str
    now_ms: Callable[[], int] = wall_clock_ms


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a transaction leads to, to be taken over once it is on the disk."""

    case: Case
    merge: Merge
    touched: frozenset[Register]
    sealed: ChangeSet | None = None
    undoable: Undoable | None = None
    """Read anew, where a purge has taken names out of the log."""
    conflicts: tuple[Conflict, ...] | None = None
    """Read anew, where sets were taken out of the log."""


class OpenCase:
    """A case file that is open for reading and writing; close it, or use it in a `with`."""

    def __init__(self, case_id: str, path: Path, engine: Engine, writer: Writer) -> None:
        self.case_id = case_id
        self.path = path
        self.author = writer.author
        self.replica = writer.replica
        self.last_saved_ms = 0
        self.after_commit: Callable[[OpenCase, ChangeSet], None] | None = None
        """Told of each of our own change sets once it is on the disk."""
        self.before_close: Callable[[OpenCase], None] | None = None
        self._engine = engine
        self._now_ms = writer.now_ms
        self._clock = HybridClock(writer.replica, writer.now_ms)
        with plain_errors("opening the case"), engine.begin() as connection:
            self.case: Case = read_case(connection)
            self.conflicts: tuple[Conflict, ...] = read_conflicts(connection)
            self._number = last_number(connection, writer.replica)
            self._undoable = read_undoable(connection, writer.replica)
            for stamp in last_stamps(connection):
                self._clock.witness(stamp)
                self.last_saved_ms = max(self.last_saved_ms, stamp.ms)

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
            self._engine.dispose()

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
        with plain_errors("saving"), self._engine.begin() as connection:
            outcome = self._write(connection, draft)
        return self._adopt(outcome)

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
        also: Callable[[Connection], None] | None = None,
    ) -> tuple[ChangeSet, ...]:
        """Take in change sets of other replicas, all or none; those that were not here already.

        In the same transaction, before: `renumber` (see `taking_out.renumber`), and the sets `without`
        are taken out of the log; after: `also`, for whoever keeps books of what came in.
        """
        case = self.case
        with plain_errors("taking in changes"), self._engine.begin() as connection:
            if renumber is not None:
                renumber_sets(connection, *renumber)
            if without:
                case = take_out(connection, without)
            fresh = new_to_the_log(connection, sets)
            merge = merge_for(connection, {change.register.item for one in fresh for change in one.changes})
            outcome = self._project(connection, fresh, merge, case=case)
            if without or renumber is not None:
                undoable = read_undoable(connection, self.replica)
                outcome = replace(outcome, undoable=undoable, conflicts=read_conflicts(connection))
            if also is not None:
                also(connection)
        for one in fresh:
            self._clock.witness(one.stamp)
        self._adopt(outcome)
        if renumber is not None:
            self.become(renumber[2])
        return tuple(fresh)

    def become(self, replica: str) -> None:
        """From now on commit as this replica, because another laptop may be committing as the one before."""
        with plain_errors("taking another replica id"), self._engine.begin() as connection:
            self._number = last_number(connection, replica)
            self._undoable = read_undoable(connection, replica)
            stamps = last_stamps(connection)
        self.replica = replica
        self._clock = HybridClock(replica, self._now_ms)
        for stamp in stamps:
            self._clock.witness(stamp)

    @contextmanager
    def transaction(self, doing: str) -> Iterator[Connection]:
        """A transaction on the file, for the store's own modules; `doing` completes "while …"."""
        with plain_errors(doing), self._engine.begin() as connection:
            yield connection

    def history(self, item: str = "", *, limit: int = 200) -> tuple[HistoryLine, ...]:
        """The latest acts of one item, or of all, newest first."""
        with plain_errors("reading the history"), self._engine.begin() as connection:
            return read_trail(connection, item, limit)

    def search(self, words: str, limit: int = 50) -> tuple[search.Hit, ...]:
        """The items that hold all the words, the best first."""
        with plain_errors("searching"), self._engine.begin() as connection:
            return search.find(connection, words, limit)

    def attach(
        self, name: str, media_type: str, item: str, source: Iterable[bytes], ids: Ids
    ) -> ChangeSet | None:
        """Put a file into the case, for an item of it. InvalidValue when it is too large."""
        attachment = ids.new()
        with plain_errors("attaching the file"), self._engine.begin() as connection:
            measured = attachments.write_bytes(connection, attachment, source)
            kept = Attachment(
                id=attachment,
                name=name,
                media_type=media_type,
                size=float(measured.size),
                sha256=measured.sha256,
                item=item,
            )
            outcome = self._write(connection, Draft(f"Attach {name}", making(kept)))
        return self._adopt(outcome)

    def attachment_bytes(self, attachment: str) -> Iterator[bytes]:
        """The bytes of an attachment, chunk by chunk; UnreadableFile when they are not what was put in."""
        sha256 = self.case.attachments[attachment].sha256
        with plain_errors("reading the attachment"), self._engine.begin() as connection:
            yield from attachments.read_bytes(connection, attachment, sha256)

    def problems(self) -> tuple[str, ...]:
        """What is wrong with the file, a sentence each; empty when all is well."""
        try:
            with plain_errors("checking the file"), self._engine.begin() as connection:
                return problems_of(connection, self.case)
        except NavigatorError as error:
            return (error.happened,)

    def _reverse(self, set_id: str, *, redo: bool) -> ChangeSet | None:
        with plain_errors("undoing"), self._engine.begin() as connection:
            target = read_set(connection, set_id)
            if target is None:
                raise UnreadableFile("What was to be undone is not in the log.", "Nothing was changed.")
            merge = merge_for(connection, {change.register.item for change in target.changes})
            draft = inverse(
                target,
                lambda _, item: merge.heads_of_item(item),
                lambda ids: find_changes(connection, ids),
                redo=redo,
            )
            outcome = self._write(connection, Draft(draft.name, draft.edits, draft.undoes, record=True))
        return self._adopt(outcome)

    def _write(self, connection: Connection, draft: Draft) -> _Outcome:
        merge = merge_for(connection, {edit.register.item for edit in draft.edits})
        sealed = seal(
            draft,
            lambda _, item: merge.heads_of_item(item),
            stamp=self._clock.tick(),
            number=self._number + 1,
            author=self.author,
        )
        return self._project(connection, [sealed] if sealed else [], merge, sealed)

    def _project(
        self,
        connection: Connection,
        sets: list[ChangeSet],
        merge: Merge,
        sealed: ChangeSet | None = None,
        case: Case | None = None,
    ) -> _Outcome:
        touched = frozenset(write_sets(connection, sets, merge))
        case = apply(self.case if case is None else case, merge, touched)
        names = {(r.kind, r.item) for r in touched if r.kind in KINDS}
        items = {(kind, item): case.shelf(KINDS[kind]).get(item) for kind, item in names}
        write_items(connection, items)
        search.index_items(connection, items)
        erased = any(register.field == PURGED for register in touched)
        undoable = read_undoable(connection, self.replica) if erased else None
        return _Outcome(case, merge, touched, sealed, undoable)

    def _adopt(self, outcome: _Outcome) -> ChangeSet | None:
        self.case = outcome.case
        items = {register.item for register in outcome.touched}
        kept = [conflict for conflict in self.conflicts if conflict.register.item not in items]
        self.conflicts = (*kept, *conflicts_of(outcome.merge, items))
        if outcome.conflicts is not None:
            self.conflicts = outcome.conflicts
        sealed = outcome.sealed
        if sealed is None:
            self._undoable = outcome.undoable or self._undoable
        else:
            self._number = sealed.number
            self.last_saved_ms = sealed.stamp.ms
            self._undoable = outcome.undoable or self._undoable.after(sealed)
            if self.after_commit is not None:
                self.after_commit(self, sealed)
        return sealed

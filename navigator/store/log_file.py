"""Writing to the log of an open case file, and asking it: each act is one transaction.

This is where SQLAlchemy begins; opening a case does without it (connection.py), for importing it takes
longer. Nothing is remembered here: what a transaction leads to is handed back, for OpenCase to take over
once it is on the disk.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection

from navigator.casefile.case import Case
from navigator.casefile.kinds import KINDS
from navigator.casefile.sharing import Attachment
from navigator.errors import UnreadableFile
from navigator.history.change import ChangeSet
from navigator.history.draft import Draft, making, seal
from navigator.history.heads import Merge
from navigator.history.inverse import inverse
from navigator.history.projection import apply
from navigator.store import attachments, search
from navigator.store.conflicts import Conflict, conflicts_of
from navigator.store.connection import Driver, plain_errors
from navigator.store.database import engine_on
from navigator.store.log import find_changes, merge_for, new_to_the_log, read_set, write_sets
from navigator.store.outcome import Hand, Outcome
from navigator.store.row_writing import write_items
from navigator.store.taking_out import renumber as renumber_sets
from navigator.store.taking_out import take_out
from navigator.store.trail import HistoryLine, read_trail
from navigator.store.verify import problems_of


class LogFile:
    """The log in one case file, through SQLAlchemy, on the connection that opened it."""

    def __init__(self, driver: Driver) -> None:
        self._engine = engine_on(driver)

    @contextmanager
    def transaction(self, doing: str) -> Iterator[Connection]:
        """A transaction; `doing` completes "while …" in what is said of errors."""
        with plain_errors(doing), self._engine.begin() as connection:
            yield connection

    def commit(self, case: Case, draft: Draft, hand: Hand) -> Outcome:
        """Write what a draft says, durably."""
        with self.transaction("saving") as connection:
            return _write(connection, case, draft, hand)

    def reverse(self, case: Case, set_id: str, hand: Hand, *, redo: bool) -> Outcome:
        """Write what takes back a set of the log, or does it again."""
        with self.transaction("undoing") as connection:
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
            again = Draft(draft.name, draft.edits, draft.undoes, record=True)
            return _write(connection, case, again, hand)

    def absorb(
        self,
        case: Case,
        sets: Iterable[ChangeSet],
        *,
        without: Sequence[ChangeSet],
        renumber: tuple[str, int, str] | None,
        also: Callable[[Connection], None] | None,
    ) -> Outcome:
        """Write change sets of other replicas that are not here yet, all or none; see `OpenCase.absorb`."""
        with self.transaction("taking in changes") as connection:
            if renumber is not None:
                renumber_sets(connection, *renumber)
            if without:
                case = take_out(connection, without)
            fresh = new_to_the_log(connection, sets)
            merge = merge_for(connection, {change.register.item for one in fresh for change in one.changes})
            outcome = _project(connection, case, fresh, merge)
            if also is not None:
                also(connection)
            return outcome

    def attach(self, case: Case, attachment: Attachment, source: Iterable[bytes], hand: Hand) -> Outcome:
        """Write a file's bytes, and the attachment with their size and SHA-256. InvalidValue: too large."""
        with self.transaction("attaching the file") as connection:
            measured = attachments.write_bytes(connection, attachment.id, source)
            kept = Attachment(
                id=attachment.id,
                name=attachment.name,
                media_type=attachment.media_type,
                size=float(measured.size),
                sha256=measured.sha256,
                item=attachment.item,
            )
            return _write(connection, case, Draft(f"Attach {kept.name}", making(kept)), hand)

    def attachment_bytes(self, attachment: Attachment) -> Iterator[bytes]:
        """The bytes of an attachment, chunk by chunk; UnreadableFile when they are not what was put in."""
        with self.transaction("reading the attachment") as connection:
            yield from attachments.read_bytes(connection, attachment.id, attachment.sha256)

    def conflicts(self, items: frozenset[str]) -> tuple[Conflict, ...]:
        """The conflicts of some items."""
        with self.transaction("reading the conflicts") as connection:
            return conflicts_of(merge_for(connection, items), items)

    def history(self, item: str, limit: int) -> tuple[HistoryLine, ...]:
        """The latest acts of one item, or of all for "", newest first."""
        with self.transaction("reading the history") as connection:
            return read_trail(connection, item, limit)

    def search(self, words: str, limit: int) -> tuple[search.Hit, ...]:
        """The items that hold all the words, the best first."""
        with self.transaction("searching") as connection:
            return search.find(connection, words, limit)

    def problems(self, case: Case) -> tuple[str, ...]:
        """What is wrong with the file, a sentence each."""
        with self.transaction("checking the file") as connection:
            return problems_of(connection, case)


def _write(connection: Connection, case: Case, draft: Draft, hand: Hand) -> Outcome:
    merge = merge_for(connection, {edit.register.item for edit in draft.edits})
    sealed = seal(
        draft,
        lambda _, item: merge.heads_of_item(item),
        stamp=hand.tick(),
        number=hand.number,
        author=hand.author,
    )
    return _project(connection, case, [sealed] if sealed else [], merge)


def _project(connection: Connection, case: Case, sets: list[ChangeSet], merge: Merge) -> Outcome:
    written = write_sets(connection, sets, merge)
    after = apply(case, merge, written.touched)
    names = {(r.kind, r.item) for r in written.touched if r.kind in KINDS}
    items = {(kind, item): after.shelf(KINDS[kind]).get(item) for kind, item in names}
    write_items(connection, items, written.items.fresh)
    search.index_items(connection, items, written.items)
    return Outcome(after, merge, written.touched, written.disputed, tuple(sets))

"""The open case as the window sees it: the current immutable Case, and one signal when it changes.

Views read `case` and never query. Everything that writes comes through `commit`; the worker's thread does
it, and the views hear of it when it is on the disk.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from navigator.casefile.case import Case
from navigator.casefile.frozen import frozen
from navigator.casefile.ids import Ids
from navigator.errors import NavigatorError, UnreadableFile
from navigator.history.change import ChangeSet
from navigator.history.draft import Draft
from navigator.ui.desk import CaseState, Desk
from navigator.ui.worker import CaseWorker, Committed, Edit, Query

if TYPE_CHECKING:
    from navigator.store.search import Hit
    from navigator.store.trail import HistoryLine

_NO_CASE = Case()
_CHUNK = 1 << 20


@frozen
class FileWhere:
    """Of an attachment, by id: whether its file is here, in words and as yes or no."""

    attachment: str
    words: str = ""
    is_here: bool = False


class CaseSession(QObject):
    """The case that is open, if any."""

    case_opened = Signal()
    """Another case is open now, or the first."""

    case_closed = Signal()
    """No case is open any more; whoever still holds one lets go of it."""

    case_changed = Signal(object)
    """A ChangeSet was committed; `case` is already the case after it."""

    saved = Signal()
    """Something was asked to be saved, and stands on the disk (also when it changed nothing)."""

    def __init__(self, worker: CaseWorker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.worker = worker
        self.state: CaseState | None = None

    @property
    def case(self) -> Case:
        """The current case; an empty one when none is open."""
        return self.state.case if self.state is not None else _NO_CASE

    @property
    def is_open(self) -> bool:
        """Whether a case is open."""
        return self.state is not None

    def commit(
        self,
        draft: Draft,
        then: Callable[[ChangeSet | None], None] | None = None,
        otherwise: Callable[[NavigatorError], None] | None = None,
    ) -> None:
        """Save an act; `then` is told when it stands on the disk and the views know of it."""
        after = _Then(self, then)
        self.worker.give(Edit(self, draft, after.take, otherwise))

    def undo(self) -> None:
        """Take back the last act, by another."""
        self.worker.give(Query(self, _undo, self._on_committed))

    def redo(self) -> None:
        """Do again what was undone last."""
        self.worker.give(Query(self, _redo, self._on_committed))

    def attach(
        self,
        path: Path,
        name: str,
        media_type: str,
        item: str,
        ids: Ids,
        then: Callable[[ChangeSet | None], None] | None = None,
    ) -> None:
        """Copy a file into the case, for an item of it; `then` is told when it stands there."""

        def attach(desk: Desk) -> Committed:
            return desk.open_case.attach(name, media_type, item, _chunks(path), ids), desk.case_state()

        self.worker.give(Query(self, attach, _Then(self, then).take))

    def save_copy(self, attachment: str, path: Path, then: Callable[[ChangeSet | None], None]) -> None:
        """Write an attachment to a file outside the case; `then` is told when it stands there."""

        def save(desk: Desk) -> Committed:
            from navigator.actions.attachments import save_copy

            return save_copy(desk.open_case, attachment, path), desk.case_state()

        self.worker.give(Query(self, save, _Then(self, then).take))

    def ask_where(self, owner: QObject, attachment: str, then: "Callable[[FileWhere], None]") -> None:
        """Whether the bytes of an attachment are here."""
        self.worker.give(Query(owner, lambda desk: _where(desk, attachment), then))

    def ask_history(
        self, owner: QObject, item: str, limit: int, then: "Callable[[tuple[HistoryLine, ...]], None]"
    ) -> None:
        """The newest lines of the history, of one item or ("") of all."""
        self.worker.give(Query(owner, lambda desk: desk.open_case.history(item, limit=limit), then))

    def ask_search(self, owner: QObject, words: str, then: "Callable[[tuple[Hit, ...]], None]") -> None:
        """What full-text search finds in the open case."""
        self.worker.give(Query(owner, lambda desk: desk.open_case.search(words), then))

    def take_in(self, sets: tuple[ChangeSet, ...]) -> None:
        """Colleagues' change sets are in the case file: show the case with them."""
        self.worker.give(Query(self, Desk.case_state, _CameIn(self, sets).take))

    def take(self, state: CaseState | None) -> None:
        """Show another case from now on, or none."""
        self.state = state
        if state is None:
            self.case_closed.emit()
        else:
            self.case_opened.emit()

    @Slot(object)
    def _on_committed(self, committed: Committed) -> None:
        change_set, state = committed
        if self.state is None or self.state.case_id != state.case_id:
            return
        self.state = state
        if change_set is not None:
            self.case_changed.emit(change_set)
        self.saved.emit()


class _CameIn:
    """Tells the views of each change set that came in, once the case with all of them is known."""

    def __init__(self, session: CaseSession, sets: tuple[ChangeSet, ...]) -> None:
        self._session = session
        self._sets = sets

    def take(self, state: CaseState) -> None:
        for change_set in self._sets:
            self._session._on_committed((change_set, state))


class _Then:
    """First the session hears of a commit, then whoever asked for it."""

    def __init__(self, session: CaseSession, then: Callable[[ChangeSet | None], None] | None) -> None:
        self._session = session
        self._then = then

    def take(self, committed: Committed) -> None:
        self._session._on_committed(committed)
        if self._then is not None:
            self._then(committed[0])


def _undo(desk: Desk) -> Committed:
    return desk.open_case.undo(), desk.case_state()


def _redo(desk: Desk) -> Committed:
    return desk.open_case.redo(), desk.case_state()


def _where(desk: Desk, attachment: str) -> FileWhere:
    from navigator.actions.attachments import where_words
    from navigator.store.whereabouts import whereabouts

    opened = desk.open_case
    found = whereabouts(opened, (attachment,)).get(attachment)
    if found is None:
        return FileWhere(attachment)
    words = where_words(opened.case.attachments[attachment], found, opened.author)
    return FileWhere(attachment, words, found.is_here)


def _chunks(path: Path) -> Iterator[bytes]:
    """A file's bytes, a piece at a time; UnreadableFile when they cannot be read."""
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                yield chunk
    except OSError as error:
        raise UnreadableFile(
            "The file could not be read.", "Nothing was changed.", "Copy it to this laptop and try again."
        ) from error

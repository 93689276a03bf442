"""Giving the numbers away as a file: it stands ready, every case that was counted keeps that it was, and
only then does the file take its place.
"""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from navigator.actions.records import record_counting
from navigator.errors import CannotWrite, NavigatorError
from navigator.insights.suppression import SafeAcross
from navigator.store.atomic_file import Staged, flush_folder
from navigator.ui.desk import Desk
from navigator.ui.worker import CaseWorker, Query

CSV, PDF = ".csv", ".pdf"


class Giving(QObject):
    """Writes one file at a time, at the desk."""

    given = Signal(str)
    """The name of the file, without its folder."""

    refused = Signal(object)
    """A NavigatorError: nothing was given away."""

    def __init__(self, worker: CaseWorker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._staged: Staged | None = None

    def give(self, path: Path, safe: SafeAcross, cases: Sequence[str], today: date) -> None:
        """Write the numbers as CSV or PDF, as the end of the path says; `cases` are all ids counted."""
        self._ask(partial(self._stage, path, safe, today), partial(self._on_staged, path, tuple(cases)))

    def _on_staged(self, path: Path, cases: Sequence[str], _: None) -> None:
        # A piece of work for each case, so that what is typed meanwhile is saved in between.
        for case_id in cases:
            self._ask(partial(self._record, case_id))
        self._ask(partial(self._take_place, path), partial(self._on_given, path))

    def _on_given(self, path: Path, in_place: bool) -> None:
        if in_place:
            self.given.emit(path.name)

    def _ask(self, work: Callable[[Desk], object], then: Callable[..., None] | None = None) -> None:
        self._worker.give(Query(self, work, then, self.refused.emit))

    # At the desk

    def _stage(self, path: Path, safe: SafeAcross, today: date, _: Desk) -> None:
        if not path.parent.is_dir() or path.is_dir():
            raise CannotWrite(
                "The file cannot be written there.", "Nothing was given away.", "Choose another place for it."
            )
        self._staged = Staged(path, content_of(safe, path.suffix.lower(), today))

    def _record(self, case_id: str, desk: Desk) -> None:
        if self._staged is None:
            return
        try:
            with desk.at_hand(case_id) as opened:
                opened.commit(record_counting())
        except NavigatorError:
            # What cannot be put on the trail of a case does not go out.
            self._staged.abandon()
            self._staged = None
            raise

    def _take_place(self, path: Path, _: Desk) -> bool:
        staged, self._staged = self._staged, None
        if staged is None:
            return False
        staged.take_place()
        flush_folder(path.parent)
        return True


def content_of(safe: SafeAcross, form: str, today: date) -> bytes:
    """The numbers as the content of a file: CSV, or PDF for anything else."""
    if form == CSV:
        from navigator.interchange.across_csv import across_csv

        return across_csv(safe, today)
    from navigator.summary.across import across_pdf

    return across_pdf(safe, today=today)

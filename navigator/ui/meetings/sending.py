"""What goes out of a meeting: the action note as a PDF and the calendar, written where one chooses."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from navigator.actions.meeting_pages import action_note_page
from navigator.actions.records import record_export
from navigator.casefile.case import Case
from navigator.casefile.ids import Ids
from navigator.casefile.journal import Meeting
from navigator.errors import NavigatorError
from navigator.history.draft import Draft
from navigator.interchange.ics_out import export_meeting_ics
from navigator.ui.context import Context


class Sending(QObject):
    """Asks where to, and writes it there. What goes into a file is on the audit trail."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._widget = parent
        self._ids = Ids()

    def write_note(self, meeting: Meeting, path: Path) -> None:
        """Write the action note there."""
        try:
            page = action_note_page(self._case, self._ids, meeting, date.today(), page_by=self._author)
        except NavigatorError as trouble:
            self._context.acts.refused.emit(trouble)
            return
        self._write(path, page.pdf, page.record)

    def write_calendar(self, meeting: Meeting, path: Path) -> None:
        """Write the meeting and its review there, for a calendar."""
        self._write(path, export_meeting_ics(self._case, meeting, date.today()), record_export("ICS"))

    def ask_note(self, meeting: Meeting) -> None:
        """Ask where the note goes."""
        write = partial(self.write_note, meeting)
        self._ask("Write the action note", "action-note.pdf", "PDF (*.pdf)", write)

    def ask_calendar(self, meeting: Meeting) -> None:
        """Ask where the calendar file goes."""
        write = partial(self.write_calendar, meeting)
        self._ask("Save for a calendar", "meeting.ics", "Calendar (*.ics)", write)

    @property
    def _case(self) -> Case:
        return self._context.session.case

    @property
    def _author(self) -> str:
        state = self._context.session.state
        return state.author if state is not None else ""

    def _write(self, path: Path, content: bytes, record: Draft) -> None:
        from navigator.store.atomic_file import write_whole

        try:
            write_whole(path, content)
        except NavigatorError as trouble:
            self._context.acts.refused.emit(trouble)
            return
        self._context.session.commit(record)

    def _ask(self, title: str, name: str, forms: str, write: Callable[[Path], None]) -> None:
        dialog = QFileDialog(self._widget, title, name, forms)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(name.rpartition(".")[2])
        dialog.fileSelected.connect(_Path(write, dialog).take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


class _Path:
    """Hands a chosen name on as a path; held by the dialog."""

    def __init__(self, write: Callable[[Path], None], dialog: QFileDialog) -> None:
        self._write = write
        dialog.setProperty("writing", self)

    def take(self, name: str) -> None:
        """Write there."""
        self._write(Path(name))

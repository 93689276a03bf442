"""Saving one's own appointments in all cases as a calendar file, case after case in the background."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from navigator.actions.records import record_appointments
from navigator.errors import CannotWrite, NavigatorError
from navigator.ui.desk import Desk
from navigator.ui.session import CaseSession
from navigator.ui.vault_session import VaultSession
from navigator.ui.worker import Query

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog

    from navigator.interchange.ics_file import Event
    from navigator.store.vault import CaseRecord


class SaveCalendar(QObject):
    """Asks where to, reads the cases, writes the file, and puts it on the audit trail of each case."""

    said = Signal(str)
    """How far it is, or how it ended, in words."""

    def __init__(self, vault: VaultSession, session: CaseSession, window: QWidget) -> None:
        super().__init__(window)
        self._vault = vault
        self._session = session
        self._window = window
        self._path = Path()
        self._todo: list[CaseRecord] = []
        self._found: dict[str, tuple[Event, ...]] = {}
        self._unread = 0

    def ask(self) -> "QFileDialog":
        """Ask for the file."""
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self._window, "Save my appointments", "appointments.ics", "Calendar (*.ics)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("ics")
        dialog.fileSelected.connect(self.save)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def save(self, name: str) -> None:
        """Read all cases, and write the file."""
        state = self._vault.state
        if state is None or self._todo:
            return
        self._path, self._found, self._unread = Path(name), {}, 0
        self._todo = list(state.records)
        self._next()

    def _next(self) -> None:
        if not self._todo:
            self._write()
            return
        if len(self._todo) > 1:
            self.said.emit(f"Reading the cases: {len(self._todo)} to go")
        self._give(partial(_appointments, record=self._todo[0], today=date.today()), self._on_read)

    def _on_read(self, found: "tuple[Event, ...]") -> None:
        if self._todo:
            record = self._todo.pop(0)
            if found:
                self._found[record.id] = found
            self._next()

    def _on_unreadable(self, _: NavigatorError) -> None:
        """A case that cannot be read, or a vault that was locked meanwhile."""
        if self._vault.state is None:
            self._todo = []
        elif self._todo:
            self._unread += 1
            self._todo.pop(0)
            self._next()

    def _write(self) -> None:
        from navigator.interchange.ics_file import events_to_ics

        appointments = [one for some in self._found.values() for one in some]
        try:
            self._path.write_bytes(events_to_ics(appointments, date.today()))
        except OSError as problem:
            trouble = CannotWrite("The calendar could not be written there.", "Nothing was changed.")
            trouble.__cause__ = problem
            self.said.emit(f"{trouble} Choose another place for it.")
            return
        for case_id in self._found:
            if self._session.state is not None and self._session.state.case_id == case_id:
                self._session.commit(record_appointments())
            else:
                self._give(partial(_put_on_record, case_id=case_id), None)
        many = len(appointments)
        words = f"Saved {many} appointment{'' if many == 1 else 's'} of yours, without names."
        if self._unread:
            words += f" {self._unread} case{'' if self._unread == 1 else 's'} could not be read."
        self.said.emit(words)

    def _give(self, ask: "Callable[[Desk], object]", then: "Callable[..., None] | None") -> None:
        self._session.worker.give(Query(self, ask, then, self._on_unreadable))


def _appointments(desk: Desk, record: "CaseRecord", today: date) -> "tuple[Event, ...]":
    from navigator.interchange.own_calendar import Own, own_appointments

    vault = desk.vault
    own = Own(vault.name, vault.organisation)
    with desk.at_hand(record.id) as opened:
        return own_appointments(opened.case, own, today)


def _put_on_record(desk: Desk, case_id: str) -> None:
    with desk.stores.open_case(desk.vault, case_id) as opened:
        opened.commit(record_appointments())

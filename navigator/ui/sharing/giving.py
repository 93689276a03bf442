"""Giving the page away: written where somebody chooses, or printed; each file is kept in the log."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QDialog, QFileDialog

from navigator.actions.disclosing import record_disclosure
from navigator.casefile.ids import Ids
from navigator.errors import NavigatorError
from navigator.summary.shared_page import SharedPage
from navigator.ui.context import Context
from navigator.ui.sharing.page_out import PageOut, file_names, write_and_read_back
from navigator.ui.sharing.printing import print_files, printer_dialog


class Giving(QObject):
    """Does what is asked of the page that shows."""

    outdated = Signal()
    """What shows was made on another day, when other agreements were in force: it has to be made anew."""

    def __init__(self, context: Context, page: PageOut) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._ids = Ids()
        page.write_asked.connect(self._on_write)
        page.print_asked.connect(self._on_print)

    def _on_write(self) -> None:
        names = file_names(self._page.made)
        dialog = QFileDialog(self._page, "Write the page", names[0], "PDF (*.pdf)")
        if len(names) == 1:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setDefaultSuffix("pdf")
        else:
            dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.write_to)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _still_shows(self) -> bool:
        """Whether what shows may still go: an agreement may have ended while somebody chose where to."""
        made, today = self._page.made, date.today()
        if made and all(one.sharing.today == today for one in made):
            return True
        words = "The page is not what it was when you asked for it, so it was not given away."
        self._context.acts.refused.emit(
            NavigatorError(words, "Nothing was written or printed.", "Look at it again, then give it away.")
        )
        self.outdated.emit()
        return False

    def write_to(self, name: str) -> None:
        """Write the page, or each page into this folder; noted as shared when it stands there."""
        if not self._still_shows():
            return
        made, chosen = self._page.made, Path(name)
        paths = [chosen / one for one in file_names(made)] if len(made) > 1 else [chosen]
        for one, path in zip(made, paths, strict=True):
            try:
                write_and_read_back(path, one, self._page.password)
            except NavigatorError as trouble:
                self._context.acts.refused.emit(trouble)
                return
            self._record(one, partial(self._take_back, path))

    def _take_back(self, path: Path, trouble: NavigatorError) -> None:
        """A page that could not be noted as shared is not to lie there either."""
        from navigator.store.atomic_file import remove

        remove(path)
        words = "The page was taken away again: it could not be noted as shared."
        self._context.acts.refused.emit(NavigatorError(words, trouble.happened, trouble.next_step))

    def _on_print(self) -> None:
        try:
            dialog = printer_dialog(self._page)
        except NavigatorError as trouble:
            self._context.acts.refused.emit(trouble)
            return
        dialog.accepted.connect(partial(self._on_printer, dialog))
        QDialog.open(dialog)

    def _on_printer(self, dialog: QPrintDialog) -> None:
        if not self._still_shows():
            return
        made = self._page.made
        try:
            print_files(dialog.printer(), [one.pdf for one in made], self._page.password)
        except NavigatorError as trouble:
            self._context.acts.refused.emit(trouble)
            return
        for one in made:
            self._record(one)

    def _record(self, one: SharedPage, otherwise: Callable[[NavigatorError], None] | None = None) -> None:
        draft = record_disclosure(
            self._ids, one.sharing, items=one.items, sha256=one.sha256, client_told=self._page.client_told
        )
        self._context.session.commit(draft, otherwise=otherwise)

"""Taking the places of the map out of a file that another program has laid out."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from navigator.actions.importing import take_import
from navigator.casefile.ids import Ids
from navigator.interchange.imported import Import
from navigator.ui.context import Context
from navigator.ui.desk import Desk
from navigator.ui.worker import Query

_FORMS = "GraphML (*.graphml *.xml);;All files (*)"


class PlacesFile(QObject):
    """Asks for a file and takes its places into the open case, as one act that can be undone."""

    def __init__(self, context: Context, view: QWidget, said: Callable[[str], None]) -> None:
        super().__init__(view)
        self._context = context
        self._view = view
        self._said = said

    def ask_which(self) -> None:
        """Ask for a file."""
        dialog = QFileDialog(self._view, "Take places from a file", "", _FORMS)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def take(self, name: str) -> None:
        """Take its places; the worker reads."""
        ids, today = Ids(), date.today()

        def read(desk: Desk) -> Import:
            from navigator.interchange.import_file import import_file

            return import_file(Path(name), desk.open_case.case, ids, today, "graphml")

        self._context.session.worker.give(Query(self, read, self._take, self._context.acts.refused.emit))

    def _take(self, imported: Import) -> None:
        said = " ".join((f"{imported.name}.", *imported.not_taken))
        draft = take_import(self._context.session.case, imported)
        self._context.session.commit(draft, lambda _: self._said(said))

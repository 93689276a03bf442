"""The table of attachments: a new one is a file that is chosen; the side panel saves copies."""

import mimetypes
from pathlib import Path

from PySide6.QtCore import QFileInfo
from PySide6.QtWidgets import QFileDialog

from navigator.ui.views.table_page import TablePage


class AttachmentsPage(TablePage):
    """Adding asks for a file."""

    def begin(self) -> None:
        """Choose a file, which is copied into the case."""
        dialog = QFileDialog(self, "Attach a file")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.attach)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def attach(self, chosen: str) -> None:
        """Copy this file into the case, for the client."""
        path = Path(chosen)
        media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        self.context.acts.attach(path, QFileInfo(chosen).fileName(), media_type)

"""The line of an attachment in the side panel: whether the file is here, and saving a copy of it."""

from pathlib import Path, PureWindowsPath

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from navigator.casefile.item import Item
from navigator.history.change import ChangeSet
from navigator.layout.tokens import SPACE_WITHIN
from navigator.ui.context import Context
from navigator.ui.session import FileWhere
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.labels import label


class FileLine(QWidget):
    """A sentence and a button; shows itself for attachments only."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._item = ""
        self._name = ""
        self.where = label(tone="muted")
        self.save = button("Save a copy")
        self.said = label("A copy is saved. It is not encrypted: delete it when it is not needed any more.")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(SPACE_WITHIN)
        lines.addWidget(self.where)
        lines.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addWidget(self.said)
        self.save.clicked.connect(self._on_save)
        context.team.changed.connect(self._on_team_changed)
        self.hide()

    def show_item(self, item: Item, *, is_new: bool) -> None:
        """Say of an attachment whether it is here."""
        if item.KIND != "attachment" or is_new:
            self.forget()
            return
        if item.id != self._item:
            self.where.setText("")
            self.said.hide()
            self.save.hide()
        self._item, self._name = item.id, item.title
        self.show()
        self._look()

    def forget(self) -> None:
        """Nothing shows, or nothing that has a file."""
        self._item = ""
        self.hide()

    def _look(self) -> None:
        self._context.session.ask_where(self, self._item, self._on_where)

    def _on_where(self, found: FileWhere) -> None:
        if found.attachment == self._item:
            self.where.setText(found.words)
            self.save.setVisible(found.is_here)

    def _on_team_changed(self) -> None:
        """It may have come with the sync that has just ended."""
        if self._item and self.save.isHidden() and not self._context.team.is_syncing:
            self._look()

    def _on_save(self) -> None:
        dialog = QFileDialog(self, "Save a copy of the file")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        # A name may have been given on another system: only its last part is a name of a file.
        dialog.selectFile(PureWindowsPath(self._name).name)
        dialog.fileSelected.connect(self.save_to)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_to(self, chosen: str) -> None:
        """Save a copy there."""
        self._context.session.save_copy(self._item, Path(chosen), self._on_saved)

    def _on_saved(self, _: ChangeSet | None) -> None:
        self.said.show()

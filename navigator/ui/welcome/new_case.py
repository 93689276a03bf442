"""The one question before a new case: what to call the client, which may be left open."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from navigator.layout.tokens import SPACE_AROUND, SPACE_BETWEEN
from navigator.ui.theme import Theme
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.labels import label


class NewCase(QDialog):
    """Emits `named` with what was typed, which may be nothing."""

    named = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("New case")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(SPACE_AROUND, SPACE_AROUND, SPACE_AROUND, SPACE_AROUND)
        lines.setSpacing(SPACE_BETWEEN)
        lines.addWidget(label("New case", step=2, strong=True))
        lines.addWidget(
            label("What does this person like to be called? It can wait, and can be changed.", tone="muted")
        )
        self.name = QLineEdit()
        self.name.setAccessibleName("Name")
        lines.addWidget(self.name)
        row = QHBoxLayout()
        row.addStretch(1)
        self.cancel = button("Cancel")
        self.make = button("Make the case", "primary")
        self.make.setDefault(True)
        row.addWidget(self.cancel)
        row.addWidget(self.make)
        lines.addSpacing(SPACE_BETWEEN)
        lines.addLayout(row)
        self.setMinimumWidth(theme.pixels(420))
        self.cancel.clicked.connect(self.reject)
        self.make.clicked.connect(self._on_make)
        self.name.returnPressed.connect(self._on_make)
        self.name.setFocus()

    def _on_make(self) -> None:
        if self.result() != QDialog.DialogCode.Accepted:
            self.accept()
            self.named.emit(self.name.text().strip())

"""The bar that shows while a tidied map is only a suggestion."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from navigator.layout.tokens import SPACE_BETWEEN, SPACE_GROUPS
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.labels import label


class PreviewBar(QFrame):
    """Says what is shown, and asks what to do with it."""

    kept = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("banner", "plain")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_GROUPS, SPACE_BETWEEN, SPACE_BETWEEN, SPACE_BETWEEN)
        row.setSpacing(SPACE_BETWEEN)
        row.addWidget(
            label("This is how the map would be. Whoever is pinned stays. Nothing is saved yet."), 1
        )
        self.keep = button("Keep it", "primary")
        self.leave = button("Leave it as it was")
        self.keep.clicked.connect(self.kept)
        self.leave.clicked.connect(self.left)
        row.addWidget(self.keep)
        row.addWidget(self.leave)
        self.hide()

"""What stands in the middle while no case is open."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from navigator.layout.tokens import SPACE_AROUND, SPACE_GROUPS
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.labels import label


class NoCase(QWidget):
    """Invites to choose a case or to begin one."""

    new_case_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("paper", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(SPACE_AROUND, SPACE_AROUND, SPACE_AROUND, SPACE_AROUND)
        lines.setSpacing(SPACE_GROUPS)
        lines.addStretch(1)
        for words in (
            label("No case is open", step=3, strong=True),
            label(
                "Choose one at the left, or begin a new one. A name is enough, and even that can wait.",
                tone="muted",
            ),
        ):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            lines.addWidget(words)
        self.new_case = button("New case", "primary")
        self.new_case.clicked.connect(self.new_case_asked)
        lines.addWidget(self.new_case, 0, Qt.AlignmentFlag.AlignHCenter)
        lines.addStretch(2)

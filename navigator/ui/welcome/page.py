"""The sheet in the middle of the window on which the screens before a case are written."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from navigator.layout.tokens import SPACE_AROUND, SPACE_BETWEEN, SPACE_GROUPS
from navigator.ui.theme import Theme
from navigator.ui.widgets.labels import label

_WIDE = 460


class Page(QWidget):
    """A sheet as wide as a line is comfortable to read; scrolls where the window is small."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.sheet = QFrame()
        self.sheet.setProperty("card", "true")
        self.lines = QVBoxLayout(self.sheet)
        self.lines.setContentsMargins(2 * SPACE_GROUPS, 2 * SPACE_GROUPS, 2 * SPACE_GROUPS, 2 * SPACE_GROUPS)
        self.lines.setSpacing(SPACE_BETWEEN)
        self.title = label(title, step=3, strong=True)
        self.lines.addWidget(self.title)
        inside = QWidget()
        middle = QVBoxLayout(inside)
        middle.setContentsMargins(SPACE_AROUND, SPACE_AROUND, SPACE_AROUND, SPACE_AROUND)
        middle.addStretch(2)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self.sheet)
        across.addStretch(1)
        middle.addLayout(across)
        middle.addStretch(3)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        scroll.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        theme.changed.connect(self._fit)
        self._fit()

    def say(self, text: str, *, tone: str = "", step: int = 1) -> QWidget:
        """A paragraph."""
        made = label(text, tone=tone, step=step)
        self.lines.addWidget(made)
        return made

    def gap(self) -> None:
        """Room between two groups."""
        self.lines.addSpacing(SPACE_GROUPS)

    def _fit(self) -> None:
        self.sheet.setFixedWidth(self._theme.pixels(_WIDE) + 4 * SPACE_GROUPS)

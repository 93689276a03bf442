"""F1: every key, in a list over the window."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from navigator.layout.tokens import SPACE_AROUND, SPACE_BETWEEN, SPACE_GROUPS
from navigator.ui.commands import COMMANDS, MENUS
from navigator.ui.theme import Theme
from navigator.ui.views.registry import VIEWS
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.labels import label
from navigator.ui.widgets.on_screen import fit_on_screen
from navigator.ui.widgets.scrolling import Scrolling

_ELSEWHERE = (
    ("Enter", "Open what stands under the cursor in a table"),
    ("Delete", "Remove it"),
    ("Tab, Shift+Tab", "Next and previous field; what you leave is saved"),
    ("Down", "In a field that finds: show everything there is"),
)


class KeysHelp(QDialog):
    """A list of keys; Escape closes it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(SPACE_AROUND, SPACE_GROUPS, SPACE_AROUND, SPACE_AROUND)
        grid.setHorizontalSpacing(SPACE_AROUND)
        grid.setVerticalSpacing(SPACE_BETWEEN)
        grid.setColumnStretch(1, 1)
        row = 0
        groups = [
            (menu, [(one.key, one.words) for one in COMMANDS if one.menu == menu and one.key])
            for menu in MENUS
        ]
        groups.insert(2, ("Views", [(view.shortcut, view.label) for view in VIEWS]))
        groups.append(("In tables and forms", list(_ELSEWHERE)))
        for title, keys in groups:
            grid.addWidget(label(title, step=2, strong=True), row, 0, 1, 2)
            row += 1
            for key, words in keys:
                grid.addWidget(label(key, strong=True, wraps=False), row, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(label(words), row, 1, Qt.AlignmentFlag.AlignTop)
                row += 1
            grid.setRowMinimumHeight(row, SPACE_BETWEEN)
            row += 1
        scroll = Scrolling(inside, ground="desk")
        scroll.setAccessibleName("Keys")
        scroll.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the arrows scroll it
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, SPACE_GROUPS)
        outer.addWidget(scroll, 1)
        close = button("Close", "primary")
        close.clicked.connect(self.accept)
        last = QHBoxLayout()
        last.addStretch(1)
        last.addWidget(close)
        last.addSpacing(SPACE_AROUND)
        outer.addLayout(last)
        fit_on_screen(self, theme.pixels(520), theme.pixels(640))
        close.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F1 again closes."""
        if event.key() == Qt.Key.Key_F1:
            self.accept()
        else:
            super().keyPressEvent(event)

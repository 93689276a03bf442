"""The row of tabs that chooses the view."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from navigator.layout.tokens import SPACE_BETWEEN, SPACE_GROUPS
from navigator.ui.views.registry import VIEWS
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.flow import FlowLayout


class ViewBar(QWidget):
    """Emits `chosen` with the key of a view."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        row = FlowLayout(self, SPACE_BETWEEN)
        row.setContentsMargins(SPACE_GROUPS, 0, SPACE_GROUPS, 0)
        for at, entry in enumerate(VIEWS):
            tab = button(entry.label, "tab")
            tab.setCheckable(True)
            tab.setToolTip(f"{entry.label} ({entry.shortcut})")
            tab.setAccessibleName(f"View: {entry.label}")
            self._group.addButton(tab, at)
            row.addWidget(tab)
        self._group.idClicked.connect(self._on_clicked)

    def show_chosen(self, key: str) -> None:
        """Mark the tab of the view that shows."""
        at = next(at for at, entry in enumerate(VIEWS) if entry.key == key)
        self._group.button(at).setChecked(True)

    def count(self, key: str, number: int) -> None:
        """Say how many things wait in a view; nothing for none."""
        at, entry = next((at, entry) for at, entry in enumerate(VIEWS) if entry.key == key)
        tab = self._group.button(at)
        tab.setText(f"{entry.label} ({number})" if number else entry.label)
        tab.setAccessibleName(f"View: {entry.label}{f', {number} to look at' if number else ''}")

    def take_focus(self) -> None:
        """The keyboard to the tab of the view that shows."""
        checked = self._group.checkedButton()
        if checked is not None:
            checked.setFocus()

    def _on_clicked(self, at: int) -> None:
        self.chosen.emit(VIEWS[at].key)

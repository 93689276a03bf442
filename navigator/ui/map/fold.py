"""Parts of the map view that show where there is room for them, until somebody says otherwise."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton, QWidget


class Fold(QObject):
    """A toggle, and what it shows and hides."""

    changed = Signal()

    def __init__(self, toggle: QPushButton, parts: Sequence[QWidget], parent: QObject) -> None:
        super().__init__(parent)
        self._toggle = toggle
        self._parts = parts
        self._is_theirs = False
        toggle.toggled.connect(self._on_toggled)

    @property
    def is_open(self) -> bool:
        """Whether the parts show."""
        return self._toggle.isChecked()

    def suit(self, *, has_room: bool) -> None:
        """Show the parts where there is room, unless somebody has chosen."""
        if not self._is_theirs:
            self._toggle.blockSignals(True)
            self._toggle.setChecked(has_room)
            self._toggle.blockSignals(False)
            self._show()

    def _on_toggled(self) -> None:
        self._is_theirs = True
        self._show()

    def _show(self) -> None:
        for part in self._parts:
            part.setVisible(self.is_open)
        self.changed.emit()

"""What is selected: one item for all views and the side panel, and the way back to those before it."""

from PySide6.QtCore import QObject, Signal

_LONGEST_WAY_BACK = 50


class Selection(QObject):
    """The selected item's id, "" for none."""

    changed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._item = ""
        self._before: list[str] = []

    @property
    def item(self) -> str:
        """The id of the selected item, or ""."""
        return self._item

    def select(self, item: str) -> None:
        """Select this item, or with "" none."""
        if item == self._item:
            return
        if self._item:
            self._before = [*self._before[1 - _LONGEST_WAY_BACK :], self._item]
        self._item = item
        self.changed.emit(item)

    def back(self) -> bool:
        """Select what was selected before; with nothing before, select nothing. False when all is empty."""
        if not self._item and not self._before:
            return False
        self._item = self._before.pop() if self._before and self._item else ""
        self.changed.emit(self._item)
        return True

    def forget(self) -> None:
        """Select nothing, and forget the way back, as for another case."""
        self._before.clear()
        if self._item:
            self._item = ""
            self.changed.emit("")

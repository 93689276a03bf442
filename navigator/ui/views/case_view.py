"""What all views have in common: they show the current Case when they can be seen, and never query."""

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from navigator.history.change import ChangeSet
from navigator.ui.context import Context


class CaseView(QWidget):
    """A view that is out of date while it is hidden, and up to date whenever it shows."""

    least_wide: ClassVar[int] = 330
    """Pixels at 100% text in which its words are not cut off: with less, the side panel takes its place."""

    edit_asked = Signal()
    """The selected item's form is wanted, with the keyboard in it."""

    field_asked = Signal(str)
    """The selected item's form is wanted, with the keyboard in the field of this name."""

    view_asked = Signal(str)
    """Another view is wanted, by its key in the registry."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._stale = True
        self._unmarked = True
        context.session.case_opened.connect(self._on_opened)
        context.session.case_closed.connect(self._on_opened)
        context.session.case_changed.connect(self._on_changed)
        context.theme.changed.connect(self._on_opened)
        context.team.marks_changed.connect(self._on_marks)

    def show_case(self) -> None:
        """Show all of the current case anew."""
        raise NotImplementedError

    def apply(self, change_set: ChangeSet) -> None:
        """Show what a change set changed; by default everything anew."""
        self.show_case()

    def show_marks(self) -> None:
        """Mark what is new or to be chosen (`context.team.marks`) where it shows already.

        `show_case` marks what it shows by itself.
        """

    def find_here(self) -> bool:
        """Put the keyboard where one types what to find in this view; False when there is nothing to find."""
        return False

    def take_focus(self) -> None:
        """Put the keyboard where one would begin."""
        self.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up."""
        stale, unmarked = self._stale, self._unmarked
        self._stale = self._unmarked = False
        if stale:
            self.show_case()
        if unmarked:
            self.show_marks()
        super().showEvent(event)

    def _on_opened(self) -> None:
        if self.isVisible():
            self.show_case()
        else:
            self._stale = True

    def _on_marks(self) -> None:
        self._unmarked = not self.isVisible()
        if not self._unmarked:
            self.show_marks()

    def _on_changed(self, change_set: ChangeSet) -> None:
        if not self.isVisible():
            self._stale = True
        else:
            self.apply(change_set)

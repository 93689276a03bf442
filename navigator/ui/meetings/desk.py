"""What the pages of the Meetings view share: the meeting that shows, and how an act on it is committed."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal

from navigator.casefile.case import Case
from navigator.casefile.ids import Ids
from navigator.casefile.journal import Meeting
from navigator.errors import NavigatorError
from navigator.history.draft import Draft
from navigator.ui.context import Context


class MeetingDesk(QObject):
    """One meeting of the open case. What an action refuses is said at once; nothing was changed then."""

    refused = Signal(object)
    """A NavigatorError, for whoever asked; it is told in the window too."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.ids = Ids()
        self.meeting_id = ""

    @property
    def case(self) -> Case:
        """The open case."""
        return self.context.session.case

    @property
    def today(self) -> date:
        """The day on which it is used."""
        return date.today()

    @property
    def meeting(self) -> Meeting | None:
        """The meeting that shows, or None."""
        return self.case.meetings.get(self.meeting_id)

    def do(self, make: Callable[[], Draft], then: Callable[[], None] | None = None) -> bool:
        """Commit what this makes; False when the action refuses. `then` is told when it is saved."""
        try:
            draft = make()
        except NavigatorError as trouble:
            self.refused.emit(trouble)
            self.context.acts.refused.emit(trouble)
            return False
        self.context.session.commit(draft, None if then is None else _Then(then).take)
        return True


class _Then:
    """Calls what does not care for the change set."""

    def __init__(self, then: Callable[[], None]) -> None:
        self._then = then

    def take(self, _: object) -> None:
        """Call it."""
        self._then()

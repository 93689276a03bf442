"""The menu of the timeline, for its canvas and its table alike: what can be done here, and with what is."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from navigator.casefile.ids import Ids
from navigator.casefile.step_days import is_closed
from navigator.ui.context import Context
from navigator.ui.plan.step_acts import StepActs
from navigator.ui.timeline.adding import Adding
from navigator.ui.timeline.canvas import Canvas


class TimelineMenu(QObject):
    """Opens, moves and adds."""

    open_asked = Signal()
    """The form of what is selected is wanted."""

    said = Signal(str)
    """What was done, in words."""

    def __init__(self, context: Context, adding: Adding, canvas: Canvas, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._adding = adding
        self._canvas = canvas
        self._window = window
        self._acts = StepActs(context, Ids(), window)
        self._acts.said.connect(self.said)

    def show(self, place: QPoint) -> None:
        """The menu at a place of the screen, for where one stands and what is selected."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, act in self._entries():
            action = QAction(words, menu)
            action.triggered.connect(act)
            menu.addAction(action)
        menu.popup(place)

    def show_for(self, place: QPoint, item: str) -> None:
        """The same for a row of the table, which is selected."""
        self._context.selection.select(item)
        self._adding.stand_at(item)
        self.show(place)

    def add_at(self, item: str) -> None:
        """A new step where an item stands."""
        self._adding.stand_at(item)
        self._adding.step()

    def _entries(self) -> list[tuple[str, Callable[[], None]]]:
        entries: list[tuple[str, Callable[[], None]]] = []
        if self._canvas.item:
            entries.append(("Open", self._on_open))
        step = self._context.session.case.steps.get(self._canvas.item)
        if step is not None and not is_closed(step):
            entries.append(("Move", self._on_move))
        return [
            *entries,
            ("Add a step here", self._adding.step),
            ("Write an entry here", self._adding.entry),
        ]

    def _on_open(self) -> None:
        self.open_asked.emit()

    def _on_move(self) -> None:
        self._acts.move(self._canvas.item)

"""A screen for the projector: the meeting in large type, and nothing that not all in the room may see."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from navigator.casefile.date_words import say_date, say_moment
from navigator.insights.meeting_lines import lines_of
from navigator.summary.meeting_sharing import SharedMeeting
from navigator.ui.item_words import name_of
from navigator.ui.meetings.during import ask_row
from navigator.ui.theme import Theme
from navigator.ui.widgets.labels import label
from navigator.ui.widgets.link_line import breakable

_LARGER = 1.9
"""How much larger than on the laptop: to be read from the end of a table."""
_LINES = 12
"""Of each list: more could not be read from there."""


class Projector(QWidget):
    """Shows a shared meeting over the whole screen; Escape puts it away."""

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._theme = theme
        self.setWindowTitle("Meeting")
        self.setProperty("paper", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("The meeting, for everybody in the room")
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.setAccessibleName("The meeting")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        self.setFocusProxy(self._area)
        self._shown: SharedMeeting | None = None
        theme.changed.connect(self._draw)

    def show_meeting(self, shared: SharedMeeting) -> None:
        """Show this and nothing else: whatever showed before is gone."""
        self._shown = shared
        self._draw()

    def words(self) -> str:
        """All that can be read on it."""
        inside = self._area.widget()
        return "\n".join(one.text() for one in inside.findChildren(QLabel)) if inside is not None else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _draw(self) -> None:
        if self._shown is None:
            return
        inside = QWidget()
        inside.setProperty("paper", "true")
        grid = QGridLayout(inside)
        space = self._theme.pixels(40)
        grid.setContentsMargins(space, space, space, space)
        grid.setHorizontalSpacing(space)
        grid.setVerticalSpacing(self._theme.pixels(20))
        meeting = self._shown.meeting
        if meeting is None:
            grid.addWidget(self._words("Meeting", 1.5, strong=True), 0, 0)
            words = "Nothing of the case is shown: there is somebody here with whom nothing is agreed."
            grid.addWidget(self._words(words), 1, 0)
            grid.setRowStretch(2, 1)
            self._area.setWidget(inside)
            return
        case = self._shown.case
        head = " · ".join(part for part in (say_date(meeting.when), meeting.where) if part)
        grid.addWidget(self._words(meeting.purpose or "Meeting", 1.5, strong=True), 0, 0, 1, 2)
        grid.addWidget(self._words(head, 0.85, tone="muted"), 1, 0, 1, 2)
        rows = [ask_row(case, one, ()) for one in reversed(case.asks.by("meeting", meeting.id))]
        asks = [f"{row.words} ({row.state.lower()}, {row.more.partition('. ')[0]})" for row in rows]
        grid.addWidget(self._list("What we talk about", lines_of(meeting.agenda)), 2, 0)
        grid.addWidget(self._list("Decided", lines_of(meeting.decisions)), 3, 0)
        grid.addWidget(self._list("Asks and offers", asks), 2, 1, 2, 1)
        came = ", ".join(name_of(case, one) for one in meeting.came)
        review = f"Next review {say_moment(meeting.next_review)}" if meeting.next_review else ""
        foot = " · ".join(part for part in (review, f"Here: {came}" if came else "") if part)
        grid.addWidget(self._words(foot, 0.85, tone="muted"), 4, 0, 1, 2)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        grid.setRowStretch(3, 1)
        self._area.setWidget(inside)

    def _list(self, heading: str, lines: tuple[str, ...] | list[str]) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.pixels(10))
        column.addWidget(self._words(heading, tone="accent", strong=True))
        for line in lines[:_LINES]:
            column.addWidget(self._words(line))
        if not lines:
            held = self._shown is not None and self._shown.held_back
            nothing = "Nothing that all here may see" if held else "Nothing yet"
            column.addWidget(self._words(nothing, tone="muted"))
        if len(lines) > _LINES:
            column.addWidget(self._words(f"+{len(lines) - _LINES} more", 0.85, tone="muted"))
        column.addStretch(1)
        return holder

    def _words(self, text: str, size: float = 1.0, *, tone: str = "", strong: bool = False) -> QLabel:
        made = label(breakable(text), tone=tone, strong=strong)
        points = self._theme.font().pointSizeF() * _LARGER * size
        made.setStyleSheet(f"font-size: {points:.1f}pt")
        return made

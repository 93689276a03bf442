"""What came in, a sentence each. What was read there is not new any more once one leaves."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from navigator.actions.news import news_line
from navigator.casefile.case import Case
from navigator.history.change import ChangeSet
from navigator.ui.context import Context
from navigator.ui.share.looking import LONG_ENOUGH_MS
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.line_card import Line, LineCard

_MOST = 12


class NewsCard(LineCard):
    """The sentences, newest first; a button that puts all of them away, and one that brings them back."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(
            context, "What came in", "Nothing new from colleagues.", most=_MOST, marks=False, parent=parent
        )
        self._team = context.team
        self._ids: tuple[str, ...] = ()
        self._came_to: frozenset[str] | None = None
        self._read: frozenset[str] = frozenset()
        self.seen = button("Mark all as seen", "quiet")
        self.again = button("Show as new again", "quiet")
        for one in (self.seen, self.again):
            one.hide()
            self.add_button(one)
        self.long_enough = QTimer(self)
        """Runs from when sentences came into sight until they count as read."""
        self.long_enough.setSingleShot(True)
        self.long_enough.setInterval(LONG_ENOUGH_MS)
        self.long_enough.timeout.connect(self._on_long_enough)
        self.seen.clicked.connect(self._on_seen)
        self.again.clicked.connect(context.team.looking.mark_again)

    def watch(self, area: QAbstractScrollArea) -> None:
        """The area that it scrolls in: a sentence that is scrolled away is not read."""
        area.verticalScrollBar().valueChanged.connect(self._on_moved)

    def show_news(self, case: Case, sets: Sequence[ChangeSet]) -> None:
        """Show what these did, the oldest given first."""
        self._ids = tuple(one.id for one in reversed(sets))
        if self._came_to is None and self.isVisible():
            self._came_to = frozenset(self._ids)
        lines = [
            Line(next((change.register.item for change in one.changes), ""), f"{news_line(case, one)}.")
            for one in reversed(sets)
        ]
        self.show_lines(lines)
        self.seen.setVisible(bool(lines))
        back = len(self._team.looking.put_away)
        self.again.setText(f"Show as new again ({back})")
        self.again.setVisible(bool(back))
        self.long_enough.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody comes to read: what comes in from now on is for the next time."""
        super().showEvent(event)
        if not event.spontaneous():
            self._came_to, self._read = None, frozenset()

    def hideEvent(self, event: QHideEvent) -> None:
        """What was read is put away; a window that is only made small is no going away."""
        super().hideEvent(event)
        self.long_enough.stop()
        if not event.spontaneous():
            read, self._read = self._read, frozenset()
            self._team.looking.read(read)

    def _on_moved(self) -> None:
        self.long_enough.start()

    def _on_fold(self) -> None:
        super()._on_fold()
        self.long_enough.start()

    def _on_long_enough(self) -> None:
        if not self.isVisible():
            return
        in_sight = {one for one, line in zip(self._ids, self.lines(), strict=False) if _is_in_sight(line)}
        self._read |= in_sight & (self._came_to or frozenset())

    def _on_seen(self) -> None:
        self._team.looking.read(self._ids)


def _is_in_sight(line: Any) -> bool:
    """Whether all of a line can be read where it stands now."""
    seen = line.visibleRegion().boundingRect()
    return bool(seen.height() >= line.height())

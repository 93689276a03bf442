"""A removed colleague's late work on a card: what they did and when, to be taken over or set aside."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from navigator.actions.news import news_line, values_line
from navigator.casefile.case import Case
from navigator.casefile.date_words import say_moment
from navigator.casefile.partial_date import PartialDate
from navigator.history.change import ChangeSet
from navigator.layout.tokens import SPACE_BETWEEN, SPACE_GROUPS, SPACE_WITHIN
from navigator.ui.share.late_work import LateWork
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.labels import label, rule
from navigator.ui.widgets.link_line import breakable

_AT_ONCE = 6
"""Acts that show before somebody asks for all of them."""

WHY = (
    "This was signed after they were removed from the team, so it does not count yet. It may be honest "
    "work that they did offline. Take it over, and everybody has it with the next sync; set it aside, and "
    "it stays out of the case."
)
ASIDE = "Set aside: it stays out of the case. You can still look at it again."


class LateCard(QFrame):
    """Emits what is wanted with the work; whoever shows it does that."""

    taken_over = Signal(object)
    put_aside = Signal(object)
    recalled = Signal(object)

    def __init__(self, case: Case, work: LateWork, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.work = work
        self._case = case
        self.setProperty("card", "true")
        self.setAccessibleName(f"Late work of {work.author}")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(SPACE_GROUPS, SPACE_GROUPS - 4, SPACE_GROUPS, SPACE_GROUPS - 4)
        outer.setSpacing(SPACE_BETWEEN)
        count = len(work.sets)
        acts = f"{count} act{'' if count == 1 else 's'}"
        outer.addWidget(label(breakable(f"{work.author}: {acts} after they were removed"), strong=True))
        outer.addWidget(label(ASIDE if work.is_set_aside else WHY, tone="muted"))
        self._acts = QVBoxLayout()
        self._acts.setSpacing(SPACE_BETWEEN)
        outer.addLayout(self._acts)
        shown = () if work.is_set_aside else work.sets
        self._rest = shown[_AT_ONCE:]
        for one in shown[:_AT_ONCE]:
            self._add(one)
        self.more = button(f"Show {len(self._rest)} more", "quiet")
        self.more.clicked.connect(self._on_more)
        self.more.setVisible(bool(self._rest))
        outer.addWidget(self.more)
        outer.addLayout(self._ways())

    def _add(self, one: ChangeSet) -> None:
        words = QVBoxLayout()
        words.setSpacing(SPACE_WITHIN)
        words.addWidget(label(breakable(f"{news_line(self._case, one)}.")))
        when = say_moment(PartialDate.at(datetime.fromtimestamp(one.stamp.ms / 1000)))
        said = " · ".join(part for part in (when, values_line(self._case, one)) if part)
        words.addWidget(label(breakable(said), step=0, tone="muted"))
        self._acts.addWidget(rule())
        self._acts.addLayout(words)

    def _ways(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_BETWEEN)
        self.take = button("Take over")
        self.take.setAccessibleName(f"Take over the late work of {self.work.author}")
        self.take.clicked.connect(self._on_take)
        self.aside = button("Set aside", "quiet")
        self.aside.setAccessibleName(f"Set aside the late work of {self.work.author}")
        self.aside.clicked.connect(self._on_aside)
        self.again = button("Look at it again")
        self.again.setAccessibleName(f"Look again at the late work of {self.work.author}")
        self.again.clicked.connect(self._on_again)
        for one, shows in ((self.take, False), (self.aside, False), (self.again, True)):
            one.setVisible(shows is self.work.is_set_aside)
            row.addWidget(one)
        row.addStretch(1)
        return row

    def _on_more(self) -> None:
        self.more.hide()
        for one in self._rest:
            self._add(one)

    def _on_take(self) -> None:
        self.taken_over.emit(self.work)

    def _on_aside(self) -> None:
        self.put_aside.emit(self.work)

    def _on_again(self) -> None:
        self.recalled.emit(self.work)

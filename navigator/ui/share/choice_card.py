"""One thing to choose on a card: both values, who said them and when, and the ways to settle it."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from navigator.actions.disputes import Choice, Dispute
from navigator.casefile.date_words import say_moment
from navigator.casefile.partial_date import PartialDate
from navigator.layout.tokens import SPACE_BETWEEN, SPACE_GROUPS, SPACE_WITHIN
from navigator.ui.theme import Theme
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.labels import label, rule
from navigator.ui.widgets.link_line import breakable


class ChoiceCard(QFrame):
    """Emits how it is to be settled; the view commits that, and shows the case anew."""

    taken = Signal(object, str)
    """The Dispute, and the id of the change to take."""

    both_wanted = Signal(object)
    typed = Signal(object, str)
    """The Dispute, and what is to stand instead."""

    opened = Signal(str)
    """The item it is about, by its id."""

    def __init__(self, theme: Theme, dispute: Dispute, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.dispute = dispute
        self._theme = theme
        self.setProperty("card", "true")
        self.setAccessibleName(dispute.title)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(SPACE_GROUPS, SPACE_GROUPS - 4, SPACE_GROUPS, SPACE_GROUPS - 4)
        outer.setSpacing(SPACE_BETWEEN)
        head = QHBoxLayout()
        head.addWidget(label(breakable(dispute.title), strong=True), 1)
        self.open_item = button("Open", "quiet")
        self.open_item.setAccessibleName(f"Open {dispute.whose}")
        self.open_item.clicked.connect(self._on_open)
        head.addWidget(self.open_item, 0, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(head)
        self.takes: list[QPushButton] = []
        for choice in dispute.choices:
            outer.addWidget(rule())
            outer.addLayout(self._line(choice))
        ways = self._other_ways()
        if dispute.both is not None or dispute.can_be_typed:
            outer.addWidget(rule())
        outer.addLayout(ways)

    def _line(self, choice: Choice) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_GROUPS)
        words = QVBoxLayout()
        words.setSpacing(SPACE_WITHIN)
        words.addWidget(label(breakable(choice.words)))
        when = say_moment(PartialDate.at(datetime.fromtimestamp(choice.at_ms / 1000)))
        newest = choice is self.dispute.choices[-1] and not self.dispute.is_removal
        shows = " · shows until somebody chooses" if newest else ""
        about = f"{choice.author or 'A colleague'}, {when}{shows}"
        words.addWidget(label(breakable(about), step=0, tone="muted"))
        if choice.clock:
            words.addWidget(label(choice.clock, step=0, tone="warn"))
        row.addLayout(words, 1)
        take = button("Keep it" if self.dispute.is_removal and choice.value is not True else "Choose this")
        if self.dispute.is_removal and choice.value is True:
            take.setText("Remove it")
        take.setAccessibleName(f"{take.text()}: {choice.words}")
        take.setProperty("change", choice.change)
        take.clicked.connect(self._on_take)
        self.takes.append(take)
        row.addWidget(take, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _other_ways(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_BETWEEN)
        self.both = button("Keep both")
        self.both.clicked.connect(self._on_both)
        self.both.setVisible(self.dispute.both is not None)
        row.addWidget(self.both)
        self.line = QLineEdit()
        self.line.setPlaceholderText("Or write another value")
        self.line.setAccessibleName(f"Another value for {self.dispute.title}")
        self.line.returnPressed.connect(self._on_typed)
        self.write = button("Use this")
        self.write.clicked.connect(self._on_typed)
        self.line.setVisible(self.dispute.can_be_typed)
        self.write.setVisible(self.dispute.can_be_typed)
        row.addWidget(self.line, 1)
        row.addWidget(self.write)
        if not self.dispute.can_be_typed:
            row.addStretch(1)
        return row

    def _on_open(self) -> None:
        self.opened.emit(self.dispute.register.item)

    def _on_take(self) -> None:
        self.taken.emit(self.dispute, str(self.sender().property("change")))

    def _on_both(self) -> None:
        self.both_wanted.emit(self.dispute)

    def _on_typed(self) -> None:
        if self.line.text().strip():
            self.typed.emit(self.dispute, self.line.text())
        else:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

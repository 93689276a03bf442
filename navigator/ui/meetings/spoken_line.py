"""One line for asks and offers as fast as they are spoken, and below it what was understood, to be put right.

Enter keeps it when nothing is in doubt; else the keyboard goes to what is.
"""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from navigator.actions.asks import keep_ask
from navigator.casefile.date_words import say_moment
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.vocabulary import vocabulary
from navigator.insights.deadline_words import read_deadline
from navigator.insights.spoken_ask import SpokenAsk, read_spoken
from navigator.insights.who_is_meant import Names
from navigator.layout.tokens import SPACE_BETWEEN
from navigator.ui.meetings.desk import MeetingDesk
from navigator.ui.meetings.who_box import WhoBox
from navigator.ui.theme import set_tone
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.choice_box import ChoiceBox
from navigator.ui.widgets.labels import label
from navigator.ui.widgets.typed_line import TypedLine

_EXAMPLE = "Probation asks Housing for a deposit letter by Friday: accepted"


class SpokenLine(QWidget):
    """Emits `kept` when an ask is in the case."""

    kept = Signal()

    def __init__(self, desk: MeetingDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._names: Names | None = None
        self._last = SpokenAsk()
        theme = desk.context.theme
        self.line = TypedLine()
        self.line.setPlaceholderText(_EXAMPLE)
        self.line.setAccessibleName("An ask or an offer, as it is spoken")
        self.kind, self.state, self.topic = ChoiceBox(theme), ChoiceBox(theme), ChoiceBox(theme)
        self.from_whom, self.to_whom = WhoBox(desk, "Who asks or offers"), WhoBox(desk, "Whom")
        self.what, self.by_when, self.answer = TypedLine(), TypedLine(), TypedLine()
        self.keep = button("Keep", "primary")
        self.doubt = label(tone="warn")
        self.said = label(tone="muted")
        self.understood = QWidget()
        self._place()
        self.line.textChanged.connect(self._on_typed)
        self.line.returnPressed.connect(self.try_to_keep)
        self.keep.clicked.connect(self.try_to_keep)
        for line in (self.what, self.by_when, self.answer):
            line.returnPressed.connect(self.try_to_keep)
            line.textChanged.connect(self._show_doubt)
        for box in (self.from_whom, self.to_whom, self.kind):
            box.currentIndexChanged.connect(self._show_doubt)

    def _place(self) -> None:
        for box, name, words in (
            (self.kind, "ask_kinds", "Ask or offer"),
            (self.state, "ask_states", "Answer"),
        ):
            box.setAccessibleName(words)
            for term in vocabulary(name).terms.values():
                box.addItem(term.label, term.key)
        self.topic.setAccessibleName("Topic: says with whom it may be shared")
        self.topic.addItem("For those in the room", "")
        for term in vocabulary("topics").terms.values():
            self.topic.addItem(term.label, term.key)
        grid = QGridLayout(self.understood)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_BETWEEN)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        parts: tuple[tuple[str, QWidget, int, int, int], ...] = (
            ("It is an", self.kind, 0, 0, 1),
            ("Answer", self.state, 0, 2, 1),
            ("From", self.from_whom, 1, 0, 1),
            ("To", self.to_whom, 1, 2, 1),
            ("What", self.what, 2, 0, 3),
            ("By", self.by_when, 3, 0, 1),
            ("Topic", self.topic, 3, 2, 1),
            ("Said", self.answer, 4, 0, 3),
        )
        for words, widget, row, column, span in parts:
            said = label(words, tone="muted", wraps=False)
            said.setBuddy(widget)
            grid.addWidget(said, row, column)
            grid.addWidget(widget, row, column + 1, 1, span)
        for line, words in (
            (self.what, "What is asked"),
            (self.by_when, "By when"),
            (self.answer, "What was said"),
        ):
            line.setAccessibleName(words)
        self.by_when.setPlaceholderText("No day")
        grid.addWidget(self.keep, 5, 1, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.doubt, 5, 2, 1, 2)
        self.understood.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(SPACE_BETWEEN)
        outer.addWidget(self.line)
        outer.addWidget(self.understood)
        outer.addWidget(self.said)
        self.said.hide()

    def begin(self, here: frozenset[str], me: str) -> None:
        """Know who is in the room, and who types; what is being typed stays."""
        self._names = Names(self._desk.case, self._desk.today, here, me)

    def _on_typed(self, typed: str) -> None:
        typed = typed.strip()
        self.understood.setVisible(bool(typed))
        if typed:
            self.said.hide()
        if self._names is not None:
            self._show(read_spoken(typed, self._names, self._desk.today) if typed else SpokenAsk())

    def _show(self, one: SpokenAsk) -> None:
        """Show what was understood. What was put right by hand stays until the line says otherwise."""
        last, self._last = self._last, one
        if one.kind != last.kind:
            self.kind.setCurrentIndex(max(0, self.kind.findData(one.kind)))
        if one.state != last.state or not one.kind:
            self.state.setCurrentIndex(max(0, self.state.findData(one.state)))
        if one.from_whom != last.from_whom:
            self.from_whom.show_meant(one.from_whom)
        if one.to_whom != last.to_whom:
            self.to_whom.show_meant(one.to_whom)
        for line, said, before in (
            (self.what, one.what, last.what),
            (self.by_when, say_moment(one.by_when), say_moment(last.by_when)),
            (self.answer, one.answer, last.answer),
        ):
            if said != before:
                line.settle(said)
        self._show_doubt()

    def _doubts(self) -> list[tuple[str, QWidget]]:
        """What has to be settled before it is kept, each with where."""
        found: list[tuple[str, QWidget]] = []
        if not self._last.kind and not self.what.is_typing():
            found.append((f"Say who asks or offers: “{_EXAMPLE}”.", self.line))
            return found
        for box in (self.from_whom, self.to_whom):
            if box.doubt:
                found.append((box.doubt, box))
        if not self.what.text().strip():
            found.append(("What is asked is still to be said.", self.what))
        if self.by_when.text().strip() and self._day() is None:
            found.append(("That is no day yet: write it like Friday, or 3 December.", self.by_when))
        return found

    def _show_doubt(self) -> None:
        doubts = self._doubts()
        day = self._day()
        words = " ".join(said for said, _ in doubts)
        if not words and day is not None and day.latest < self._desk.today:
            words = "That day is over; keep it all the same if it is right."
        self.doubt.setText(words)
        set_tone(self.doubt, "warn")
        self.keep.setEnabled(not doubts)

    def _day(self) -> PartialDate | None:
        typed = self.by_when.text().strip()
        return read_deadline(typed, self._desk.today) if typed else None

    def try_to_keep(self) -> None:
        """Keep it; or lead to what is still in doubt."""
        if not self.understood.isVisible():
            return
        doubts = self._doubts()
        if doubts:
            doubts[0][1].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._desk.do(
            partial(
                keep_ask,
                self._desk.case,
                self._desk.ids,
                kind=str(self.kind.currentData()),
                from_whom=self.from_whom.who,
                to_whom=self.to_whom.who,
                what=self.what.text().strip(),
                by_when=self._day(),
                state=str(self.state.currentData()),
                answer=self.answer.text().strip(),
                meeting=self._desk.meeting_id,
                topic=str(self.topic.currentData()),
            ),
            partial(self._on_kept, self.what.text().strip()),
        )

    def _on_kept(self, what: str) -> None:
        self.topic.setCurrentIndex(0)
        self.line.settle("")
        self.said.setText(f"Kept: {what}")
        self.said.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.kept.emit()

"""In the meeting: who came, asks and offers as they are spoken, what is decided, and when to meet again."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from navigator.actions.asks import answer_ask
from navigator.actions.meetings import decide, note_who_came, set_next_review, take_back_decision
from navigator.casefile.case import Case
from navigator.casefile.date_words import say_moment
from navigator.casefile.journal import Ask, Meeting
from navigator.casefile.vocabulary import vocabulary
from navigator.insights.deadline_words import read_deadline
from navigator.insights.meeting_lines import lines_of
from navigator.layout.tokens import SPACE_BETWEEN
from navigator.ui.item_words import name_of
from navigator.ui.meetings.column import Column
from navigator.ui.meetings.desk import MeetingDesk
from navigator.ui.meetings.somebody import Somebody
from navigator.ui.meetings.spoken_line import SpokenLine
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.card import Card
from navigator.ui.widgets.flow import FlowLayout
from navigator.ui.widgets.labels import label
from navigator.ui.widgets.row_card import ActRow, RowCard
from navigator.ui.widgets.typed_line import TypedLine

_TONES = {"accepted": "good", "declined": "danger", "done": "muted", "asked": "accent"}


class DuringPage(Column):
    """What is typed while others talk."""

    projector_asked = Signal()

    def __init__(self, desk: MeetingDesk, parent: QWidget | None = None) -> None:
        theme = desk.context.theme
        super().__init__(theme, parent)
        self._desk = desk
        self.spoken = SpokenLine(desk)
        self.asks = RowCard(
            theme, "Asks and offers", "Nobody has asked for anything yet. Type it as it is said."
        )
        self.asks.add_above(self.spoken)
        self.asks.keep_focus_in(self.spoken.line)
        self.projector = button("Show on the projector", "quiet")
        self.asks.add_button(self.projector)
        self.decisions = RowCard(theme, "Decisions", "Nothing is decided yet.")
        self.decision = TypedLine()
        self.decision.setPlaceholderText("What was decided, in a line; Enter keeps it")
        self.decision.setAccessibleName("A decision")
        self.decisions.add_above(self.decision)
        self.decisions.keep_focus_in(self.decision)
        self.add(self.asks)
        self.add(self.decisions)
        self.add(self._who_came())
        self.add(self._review())
        self.projector.clicked.connect(self.projector_asked)
        self.asks.acted.connect(self._on_ask)
        self.asks.opened.connect(desk.context.selection.select)
        self.decisions.acted.connect(self._on_decision)
        self.decision.returnPressed.connect(self._on_decide)

    def _who_came(self) -> Card:
        card = Card("Who came")
        self._pills = QWidget()
        self._flow = FlowLayout(self._pills, SPACE_BETWEEN)
        self._people: tuple[tuple[str, bool], ...] = ()
        card.add(self._pills)
        self.somebody = Somebody(self._desk, "Somebody else came")
        self.somebody.chosen.connect(self._on_somebody)
        card.add(self.somebody)
        return card

    def _review(self) -> Card:
        card = Card("Next review")
        row = QWidget()
        beside = QHBoxLayout(row)
        beside.setContentsMargins(0, 0, 0, 0)
        self.review = TypedLine()
        self.review.setPlaceholderText("14 December, 2:30pm")
        self.review.setAccessibleName("Next review")
        self.no_day = label(tone="danger")
        self.no_day.hide()
        beside.addWidget(self.review, 1)
        beside.addWidget(self.no_day, 1)
        self.review.was_left.connect(self._on_review)
        card.add(row)
        return card

    def show_meeting(self, case: Case, meeting: Meeting) -> None:
        """Show this meeting; what is being typed stays."""
        self._show_people(case, meeting)
        here = frozenset(meeting.came or meeting.invited)
        self.spoken.begin(here, me_in(case, self._desk))
        asked = reversed(case.asks.by("meeting", meeting.id))
        self.asks.show_rows([ask_row(case, one, _acts(one)) for one in asked])
        self.decisions.show_rows(
            [ActRow(one, one, acts=(("take back", "Take back"),)) for one in lines_of(meeting.decisions)]
        )
        if not self.review.is_typing():
            self.review.settle(say_moment(meeting.next_review))

    def take_focus(self) -> None:
        """The line for what is spoken."""
        self.spoken.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def pills(self) -> dict[str, QWidget]:
        """The buttons that say who came, by id."""
        items = (self._flow.itemAt(at) for at in range(self._flow.count()))
        widgets = [item.widget() for item in items if item is not None]
        return {str(one.property("person")): one for one in widgets if one is not None}

    def _show_people(self, case: Case, meeting: Meeting) -> None:
        wanted = tuple(dict.fromkeys((*meeting.invited, *meeting.came)))
        people = tuple((one, one in meeting.came) for one in wanted)
        if people == self._people and self._flow.count():
            return
        had = next((one for one, pill in self.pills().items() if pill.hasFocus()), "")
        self._people = people
        while (taken := self._flow.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for person, came in people:
            pill = button(name_of(case, person) or "The client", "pill")
            pill.setCheckable(True)
            pill.setChecked(came)
            pill.setAccessibleName(f"Came: {pill.text()}")
            pill.setProperty("person", person)
            pill.toggled.connect(partial(self._on_came, person))
            self._flow.addWidget(pill)
            pill.show()
            if person == had:
                pill.setFocus(Qt.FocusReason.OtherFocusReason)
        self._pills.setVisible(bool(people))
        self._pills.updateGeometry()

    def _on_came(self, person: str, came: bool) -> None:
        meeting = self._desk.meeting
        if meeting is not None:
            now = (*meeting.came, person) if came else tuple(one for one in meeting.came if one != person)
            self._desk.do(partial(note_who_came, self._desk.case, meeting.id, now))

    def _on_somebody(self, person: str) -> None:
        self._on_came(person, True)

    def _on_ask(self, ask: str, state: str) -> None:
        self._desk.do(partial(answer_ask, self._desk.case, ask, state))

    def _on_decide(self) -> None:
        typed = self.decision.text().strip()
        if typed and self._desk.do(partial(decide, self._desk.case, self._desk.meeting_id, typed)):
            self.decision.settle("")

    def _on_decision(self, line: str, _: str) -> None:
        self._desk.do(partial(take_back_decision, self._desk.case, self._desk.meeting_id, line))

    def _on_review(self) -> None:
        if not self.review.is_typing():
            return
        typed = self.review.text().strip()
        day = read_deadline(typed, self._desk.today) if typed else None
        self.no_day.setVisible(bool(typed) and day is None)
        if typed and day is None:
            self.no_day.setText("That is no day yet. Write it like 14 December, 2:30pm.")
            return
        self.review.settle(say_moment(day))
        self._desk.do(partial(set_next_review, self._desk.case, self._desk.meeting_id, day))


def ask_row(case: Case, ask: Ask, acts: tuple[tuple[str, str], ...]) -> ActRow:
    """An ask as a row: who, whom and what; by when; its state in a word."""
    who, whom = name_of(case, ask.from_whom) or "Somebody", name_of(case, ask.to_whom)
    verb = "offers" if ask.kind == "offer" else "asks"
    words = f"{who} {verb}{f' {whom}' if whom else ''}: {ask.what or 'not written down'}"
    by = f"by {say_moment(ask.by_when)}" if ask.by_when else "no day"
    more = f"{by}. {ask.answer}" if ask.answer else by
    state = ask.state or "asked"
    return ActRow(
        ask.id,
        words,
        more,
        vocabulary("ask_states").label(state),
        _TONES.get(state, "muted"),
        acts,
        opens=True,
    )


def _acts(ask: Ask) -> tuple[tuple[str, str], ...]:
    """What can be answered to an ask as it stands."""
    offered = {"asked": ("accepted", "declined"), "accepted": ("done", "declined"), "declined": ("accepted",)}
    words = {"accepted": "Accepted", "declined": "Declined", "done": "Done"}
    return tuple((state, words[state]) for state in offered.get(ask.state or "asked", ()))


def me_in(case: Case, desk: MeetingDesk) -> str:
    """The id of the person of the case who is at this laptop, by the name in the vault; "" for none."""
    state = desk.context.session.state
    name = state.author.partition(",")[0].strip().casefold() if state is not None else ""
    found = [one.id for one in case.people.values() if name and one.name.casefold() == name]
    return found[0] if len(found) == 1 else ""

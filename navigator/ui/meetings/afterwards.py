"""After the meeting: what was asked and decided goes into the plan, the note goes out, it is closed."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from navigator.actions.asks import step_of_ask, step_of_decision
from navigator.actions.meetings import close_meeting, entry_of
from navigator.casefile.case import Case
from navigator.casefile.date_words import say_date
from navigator.casefile.journal import Ask, Meeting
from navigator.insights.meeting_lines import lines_of
from navigator.insights.open_asks import planned_step
from navigator.layout.tokens import SPACE_BETWEEN
from navigator.summary.meeting_sharing import SharedMeeting, for_those_who_came
from navigator.ui.meetings.column import Column
from navigator.ui.meetings.desk import MeetingDesk
from navigator.ui.meetings.during import ask_row
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.card import Card
from navigator.ui.widgets.flow import FlowLayout
from navigator.ui.widgets.labels import label
from navigator.ui.widgets.row_card import ActRow, RowCard
from navigator.ui.widgets.tick_box import TickBox
from navigator.ui.worker import Query

_PLAN = ("plan", "Put into the plan")


class AfterwardsPage(Column):
    """What becomes of a meeting."""

    note_asked = Signal()
    calendar_asked = Signal()

    def __init__(self, desk: MeetingDesk, parent: QWidget | None = None) -> None:
        theme = desk.context.theme
        super().__init__(theme, parent)
        self._desk = desk
        self.asks = RowCard(
            theme, "What was asked and offered", "Nothing was asked for, and nothing offered."
        )
        self.decisions = RowCard(theme, "What was decided", "Nothing was decided.")
        for card in (self.asks, self.decisions):
            self.add(card)
        self.add(self._out())
        self.add(self._close())
        self.asks.acted.connect(self._on_ask)
        self.asks.opened.connect(desk.context.selection.select)
        self.decisions.acted.connect(self._on_decision)

    def _out(self) -> Card:
        card = Card("For those who came")
        card.add(
            label("One sheet with what was decided and asked, and nothing that not all of them may see.")
        )
        self.for_whom = label(tone="muted")
        card.add(self.for_whom)
        row = QWidget()
        flow = FlowLayout(row, SPACE_BETWEEN)
        self.note = button("Write the action note")
        self.calendar = button("Save for a calendar")
        for one, asked in ((self.note, self.note_asked), (self.calendar, self.calendar_asked)):
            one.clicked.connect(asked)
            flow.addWidget(one)
        card.add(row)
        return card

    def _close(self) -> Card:
        card = Card("Close the meeting")
        self.stands = label(tone="muted")
        self.plan_next = TickBox(self._desk.context.theme, "Plan the next meeting for the review")
        self.close_it = button("Close the meeting", "primary")
        row = QWidget()
        flow = FlowLayout(row, SPACE_BETWEEN)
        flow.addWidget(self.close_it)
        flow.addWidget(self.plan_next)
        card.add(self.stands)
        card.add(row)
        self.close_it.clicked.connect(self._on_close)
        return card

    def show_meeting(self, case: Case, meeting: Meeting) -> None:
        """Show what there is to do about this meeting."""
        self.asks.show_rows([self._ask(case, one) for one in case.asks.by("meeting", meeting.id)])
        self.decisions.show_rows([_decision(case, one) for one in lines_of(meeting.decisions)])
        closed = entry_of(case, meeting) is not None
        review = meeting.next_review
        if closed:
            words = "It is closed, and stands in the journal."
        elif not meeting.came:
            words = "It is not said yet who came: mark them under “In the meeting”."
        else:
            words = "It goes into the journal with what was decided and who came."
        self.stands.setText(words)
        self.close_it.setEnabled(bool(meeting.came) and not closed)
        self.plan_next.setVisible(review is not None and not closed)
        if review is not None:
            self.plan_next.setText(f"Plan the next meeting for {say_date(review)}")
        self._show_for_whom(case, meeting)
        self.calendar.setEnabled(any(one is not None and one.is_day for one in (meeting.when, review)))

    def _show_for_whom(self, case: Case, meeting: Meeting) -> None:
        state = self._desk.context.session.state
        author = state.author if state is not None else ""
        today = self._desk.today
        self.note.setEnabled(False)

        def work_out(_: object) -> SharedMeeting:
            return for_those_who_came(case, meeting, today, made_by=author)

        query = Query(self, work_out, partial(self._on_for_whom, meeting))
        self._desk.context.session.worker.give(query)

    def _on_for_whom(self, meeting: Meeting, shared: SharedMeeting) -> None:
        if meeting is not self._desk.meeting:
            return
        parts = [f"For {', '.join(shared.readers)}." if shared.readers else ""]
        if shared.without:
            parts.append(f"Not for {', '.join(shared.without)}: nothing is agreed with them.")
        if shared.meeting is not None and shared.held_back:
            number = shared.held_back
            parts.append(f"{number} {'thing is' if number == 1 else 'things are'} left out.")
        self.for_whom.setText(" ".join(part for part in parts if part))
        self.for_whom.setVisible(bool(self.for_whom.text()))
        self.note.setEnabled(shared.meeting is not None and bool(meeting.came))

    def take_focus(self) -> None:
        """The first thing to do."""
        self.note.setFocus()

    @staticmethod
    def _ask(case: Case, ask: Ask) -> ActRow:
        planned = planned_step(case, ask) is not None
        row = ask_row(case, ask, () if planned or ask.state == "declined" else (_PLAN,))
        if not planned:
            return row
        return ActRow(row.key, row.words, f"{row.more} · in the plan", row.state, row.tone, opens=True)

    def _on_ask(self, ask: str, _: str) -> None:
        self._desk.do(partial(step_of_ask, self._desk.case, self._desk.ids, ask))

    def _on_decision(self, line: str, _: str) -> None:
        self._desk.do(partial(step_of_decision, self._desk.case, self._desk.ids, line))

    def _on_close(self) -> None:
        plan_next = self.plan_next.isVisible() and self.plan_next.isChecked()
        desk = self._desk
        self._desk.do(partial(close_meeting, desk.case, desk.ids, desk.meeting_id, plan_next=plan_next))


def _decision(case: Case, line: str) -> ActRow:
    planned = bool(case.steps.by("what", line))
    return ActRow(line, line, "in the plan" if planned else "", acts=() if planned else (_PLAN,))

"""Preparing a meeting: when and where, what it is about, and who is asked to come."""

from functools import partial

from PySide6.QtWidgets import QGridLayout, QWidget

from navigator.actions.items import change_item
from navigator.actions.meetings import do_not_invite, invite, put_on_agenda, take_off_agenda
from navigator.casefile.case import Case
from navigator.casefile.date_words import say_moment
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.journal import Meeting
from navigator.errors import InvalidValue
from navigator.insights.agenda import AgendaLine, proposed_agenda, proposed_invitations
from navigator.insights.deadline_words import read_deadline
from navigator.insights.meeting_lines import lines_of
from navigator.layout.tokens import SPACE_BETWEEN
from navigator.ui.item_words import name_of
from navigator.ui.meetings.column import Column
from navigator.ui.meetings.desk import MeetingDesk
from navigator.ui.meetings.somebody import Somebody, where_they_work
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.card import Card
from navigator.ui.widgets.labels import label
from navigator.ui.widgets.row_card import ActRow, RowCard
from navigator.ui.widgets.typed_line import TypedLine

_FIELDS = (("when", "When"), ("where", "Where"), ("purpose", "What for"))


class PreparePage(Column):
    """When, where, the agenda and the invitations, each with what the case proposes."""

    def __init__(self, desk: MeetingDesk, parent: QWidget | None = None) -> None:
        theme = desk.context.theme
        super().__init__(theme, parent)
        self._desk = desk
        self._proposed: tuple[AgendaLine, ...] = ()
        self.lines: dict[str, TypedLine] = {}
        self.add(self._when_and_where())
        self.agenda = RowCard(theme, "Agenda", "Nothing stands on the agenda yet.")
        self.agenda_line = TypedLine()
        self.agenda_line.setPlaceholderText("Add a line, and press Enter")
        self.agenda_line.setAccessibleName("Add a line to the agenda")
        self.agenda.add(self.agenda_line)
        self.agenda.keep_focus_in(self.agenda_line)
        self.proposed = RowCard(
            theme, "What the case proposes", "Nothing is blocked, late, unanswered or in disagreement."
        )
        self.add_all = button("Add all", "quiet")
        self.proposed.add_button(self.add_all)
        self.proposed.keep_focus_in(self.agenda_line)
        self.invited = RowCard(theme, "Invited", "Nobody is invited yet.")
        self.somebody = Somebody(desk, "Invite somebody of the case")
        self.invited.add(self.somebody)
        self.invited.keep_focus_in(self.somebody)
        self.needed = RowCard(theme, "Whom it takes", "Everybody whom the agenda takes is invited.")
        self.needed.keep_focus_in(self.somebody)
        for card in (self.agenda, self.proposed, self.invited, self.needed):
            self.add(card)
        self.agenda_line.returnPressed.connect(self._on_agenda_line)
        self.agenda.acted.connect(self._on_agenda)
        self.proposed.acted.connect(self._on_proposed)
        self.add_all.clicked.connect(self._on_add_all)
        self.invited.acted.connect(self._on_invited)
        self.needed.acted.connect(self._on_needed)
        self.somebody.chosen.connect(self._on_somebody)

    def _when_and_where(self) -> Card:
        card = Card("When and where")
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_BETWEEN)
        for row, (name, words) in enumerate(_FIELDS):
            line = self.lines[name] = TypedLine()
            said = label(words, tone="muted", wraps=False)
            said.setBuddy(line)
            line.setAccessibleName(words)
            line.was_left.connect(partial(self._on_left, name))
            grid.addWidget(said, row, 0)
            grid.addWidget(line, row, 1)
        self.lines["when"].setPlaceholderText("14 December, 2:30pm")
        self.wrong = label(tone="danger")
        self.wrong.hide()
        grid.addWidget(self.wrong, len(_FIELDS), 1)
        card.add(inside)
        return card

    def show_meeting(self, case: Case, meeting: Meeting) -> None:
        """Show this meeting; what is being typed stays."""
        for name, said in (
            ("when", say_moment(meeting.when)),
            ("where", meeting.where),
            ("purpose", meeting.purpose),
        ):
            line = self.lines[name]
            if not line.is_typing():
                line.settle(said)
        standing = lines_of(meeting.agenda)
        self.agenda.show_rows([ActRow(one, one, acts=(("take off", "Take off"),)) for one in standing])
        self._proposed = proposed_agenda(case, self._desk.today)
        fresh = [one for one in self._proposed if one.words not in standing]
        self.proposed.show_rows(
            [ActRow(one.words, one.words, state=one.reason, acts=(("add", "Add"),)) for one in fresh]
        )
        self.add_all.setEnabled(bool(fresh))
        self.invited.show_rows([self._guest(case, one) for one in meeting.invited])
        wanted = [
            one
            for one in proposed_invitations(case, self._proposed, self._desk.today)
            if one.person not in meeting.invited
        ]
        self.needed.show_rows(
            [
                ActRow(
                    one.person,
                    name_of(case, one.person) or "The client",
                    one.why,
                    acts=(("invite", "Invite"),),
                )
                for one in wanted
            ]
        )

    def take_focus(self) -> None:
        """Where one begins: the day."""
        self.lines["when"].setFocus()

    @staticmethod
    def _guest(case: Case, person: str) -> ActRow:
        words = name_of(case, person) or "The client"
        more = "" if person == CLIENT_ID else where_they_work(case, person)
        return ActRow(person, words, more, acts=(("leave out", "Do not invite"),))

    def _on_left(self, name: str) -> None:
        line, desk = self.lines[name], self._desk
        meeting = desk.meeting
        if meeting is None or not line.is_typing():
            return
        typed = line.text().strip()
        value: object = typed
        self.wrong.hide()
        if name == "when":
            value = read_deadline(typed, desk.today) if typed else None
            if typed and value is None:
                trouble = InvalidValue("That is no day yet.", "Write it like 14 December, 2:30pm.")
                self.wrong.setText(str(trouble))
                self.wrong.show()
                return
        line.settle(typed if name != "when" else say_moment(read_deadline(typed, desk.today)))
        desk.do(partial(change_item, desk.case, meeting.id, {name: value}))

    def _on_agenda_line(self) -> None:
        typed = self.agenda_line.text().strip()
        if typed and self._desk.do(partial(put_on_agenda, self._desk.case, self._desk.meeting_id, (typed,))):
            self.agenda_line.settle("")

    def _on_agenda(self, line: str, _: str) -> None:
        self._desk.do(partial(take_off_agenda, self._desk.case, self._desk.meeting_id, line))

    def _on_proposed(self, line: str, _: str) -> None:
        self._desk.do(partial(put_on_agenda, self._desk.case, self._desk.meeting_id, (line,)))

    def _on_add_all(self) -> None:
        lines = tuple(one.words for one in self._proposed)
        self._desk.do(partial(put_on_agenda, self._desk.case, self._desk.meeting_id, lines))

    def _on_invited(self, person: str, _: str) -> None:
        self._desk.do(partial(do_not_invite, self._desk.case, self._desk.meeting_id, person))

    def _on_needed(self, person: str, _: str) -> None:
        self._desk.do(partial(invite, self._desk.case, self._desk.meeting_id, (person,)))

    def _on_somebody(self, person: str) -> None:
        self._desk.do(partial(invite, self._desk.case, self._desk.meeting_id, (person,)))

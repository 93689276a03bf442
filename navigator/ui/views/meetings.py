"""Meetings: prepare one, type what is asked and decided while it goes on, and see to what comes of it."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from navigator.actions.items import added_id
from navigator.actions.meetings import entry_of, plan_meeting
from navigator.casefile.case import Case
from navigator.casefile.date_words import say_date
from navigator.casefile.journal import Meeting
from navigator.history.change import ChangeSet
from navigator.history.draft import Draft
from navigator.layout.tokens import SPACE_BETWEEN, SPACE_GROUPS
from navigator.summary.meeting_sharing import for_everybody_present
from navigator.ui.context import Context
from navigator.ui.meetings.afterwards import AfterwardsPage
from navigator.ui.meetings.desk import MeetingDesk
from navigator.ui.meetings.during import DuringPage
from navigator.ui.meetings.prepare import PreparePage
from navigator.ui.meetings.projector import Projector
from navigator.ui.meetings.sending import Sending
from navigator.ui.views.case_view import CaseView
from navigator.ui.widgets.buttons import IconWordButton, button
from navigator.ui.widgets.choice_box import ChoiceBox
from navigator.ui.widgets.flow import FlowLayout
from navigator.ui.widgets.labels import label, rule
from navigator.ui.widgets.mark import aloud
from navigator.ui.widgets.tab_order import follow_layout

_STAGES = ("Prepare", "In the meeting", "Afterwards")


class MeetingsView(CaseView):
    """One meeting at a time, chosen at the top, in the three stages of its life."""

    least_wide = 480

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.desk = MeetingDesk(context, self)
        self.choose = ChoiceBox(context.theme)
        self.choose.setAccessibleName("Which meeting")
        self.plan = IconWordButton(context.theme, "plus", "Plan a meeting")
        self.details = button("Details", "quiet")
        self.prepare = PreparePage(self.desk)
        self.during = DuringPage(self.desk)
        self.afterwards = AfterwardsPage(self.desk)
        self.sending = Sending(context, self)
        self.projector: Projector | None = None
        self.pages = QStackedWidget()
        self.stages = QButtonGroup(self)
        self._offered: tuple[tuple[str, str], ...] = ()
        self._place()
        self.choose.currentIndexChanged.connect(self._on_chosen)
        self.stages.idToggled.connect(self._on_stage)
        self.plan.clicked.connect(self.begin)
        self.details.clicked.connect(self._on_details)
        context.selection.changed.connect(self._on_selected)
        context.session.case_closed.connect(self._end_projector)
        context.session.case_changed.connect(self._on_projected_changed)
        self.during.projector_asked.connect(self._on_projector)
        self.afterwards.note_asked.connect(self._on_note)
        self.afterwards.calendar_asked.connect(self._on_calendar)

    def _place(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(SPACE_GROUPS, SPACE_GROUPS, SPACE_GROUPS, SPACE_BETWEEN)
        bar.setSpacing(SPACE_BETWEEN)
        left = FlowLayout(space=SPACE_BETWEEN)
        self.choose.setMinimumContentsLength(36)
        left.addWidget(self.choose)
        for at, words in enumerate(_STAGES):
            tab = button(words, "pill")
            tab.setCheckable(True)
            self.stages.addButton(tab, at)
            left.addWidget(tab)
        left.addWidget(self.details)
        bar.addLayout(left, 1)
        bar.addWidget(self.plan, 0, Qt.AlignmentFlag.AlignTop)
        self.nothing = label(
            "No meetings yet. Plan one: the case proposes whom it takes and what to talk about.", tone="muted"
        )
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for page in (self.prepare, self.during, self.afterwards, self.nothing):
            self.pages.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(bar)
        outer.addWidget(rule())
        outer.addWidget(self.pages, 1)

    @property
    def stage(self) -> int:
        """Which page shows: 0 preparing, 1 in the meeting, 2 afterwards."""
        return self.stages.checkedId()

    def show_case(self) -> None:
        """The meetings of the case, and the one that was chosen, or else the next."""
        case = self.context.session.case
        meetings = in_order(case, date.today())
        marks = self.context.team.marks
        offered = tuple((one.id, aloud(meeting_words(one), marks.of(one.id))) for one in meetings)
        ids = [one.id for one in meetings]
        if self.desk.meeting_id not in ids:
            wanted = self.context.selection.item
            self.desk.meeting_id = wanted if wanted in ids else next(iter(ids), "")
            self._show_stage(self._usual_stage())
        if offered != self._offered:
            self._offered = offered
            self.choose.blockSignals(True)
            self.choose.clear()
            for item, words in offered:
                self.choose.addItem(words, item)
            self.choose.blockSignals(False)
        self.choose.blockSignals(True)
        self.choose.setCurrentIndex(self.choose.findData(self.desk.meeting_id))
        self.choose.blockSignals(False)
        self._show_meeting()

    def show_marks(self) -> None:
        """The meetings and the asks that are new or to be chosen."""
        self.show_case()
        for page in (self.during, self.afterwards):
            page.asks.mark(self.context.team.marks)

    def show_meeting(self, meeting_id: str) -> None:
        """Show this meeting, at the stage that one would want."""
        self.desk.meeting_id = meeting_id
        self._show_stage(self._usual_stage())
        self.show_case()

    def begin(self) -> None:
        """Plan a meeting, and prepare it."""
        made: list[Draft] = []

        def make() -> Draft:
            made.append(plan_meeting(self.desk.case, self.desk.ids))
            return made[0]

        self.desk.do(make, partial(self._on_planned, made))

    def take_focus(self) -> None:
        """What one would do first with the meeting that shows."""
        page = self.pages.currentWidget()
        if isinstance(page, PreparePage | DuringPage | AfterwardsPage):
            page.take_focus()
        else:
            self.plan.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_meeting(self) -> None:
        case, meeting = self.desk.case, self.desk.meeting
        there = meeting is not None
        for one in (self.choose, self.details, *self.stages.buttons()):
            one.setVisible(there)
        if meeting is None:
            self.pages.setCurrentWidget(self.nothing)
            return
        self.pages.setCurrentIndex(max(0, self.stage))
        page = self.pages.currentWidget()
        if isinstance(page, PreparePage | DuringPage | AfterwardsPage):
            page.show_meeting(case, meeting)
            follow_layout(self)

    def _show_stage(self, at: int) -> None:
        self.stages.button(at).setChecked(True)

    def _usual_stage(self) -> int:
        """Before its day one prepares, on it one types, after it one sees to what comes of it."""
        meeting, today = self.desk.meeting, date.today()
        if meeting is None or meeting.when is None or meeting.when.earliest > today:
            return 0
        return 1 if meeting.when.latest == today and entry_of(self.desk.case, meeting) is None else 2

    def _on_planned(self, made: list[Draft]) -> None:
        self.show_meeting(added_id(made[0]))
        self.take_focus()

    def _on_chosen(self, _: int) -> None:
        chosen = str(self.choose.currentData() or "")
        if chosen and chosen != self.desk.meeting_id:
            self.show_meeting(chosen)

    def _on_stage(self, _: int, checked: bool) -> None:
        if checked:
            self._show_meeting()

    def _on_details(self) -> None:
        self.context.selection.select(self.desk.meeting_id)

    def _on_note(self) -> None:
        meeting = self.desk.meeting
        if meeting is not None:
            self.sending.ask_note(meeting)

    def _on_calendar(self) -> None:
        meeting = self.desk.meeting
        if meeting is not None:
            self.sending.ask_calendar(meeting)

    def _on_projector(self) -> None:
        if self.projector is None:
            self.projector = Projector(self.context.theme, self)
            self.projector.closed.connect(self._end_projector)
        self._project()
        screens = QGuiApplication.screens()
        # The projector is the screen that the window is not on, where there is one.
        others = [one for one in screens if one is not self.screen()]
        if others:
            self.projector.setGeometry(others[0].geometry())
        self.projector.showFullScreen()

    def _project(self) -> None:
        meeting, state = self.desk.meeting, self.context.session.state
        if self.projector is not None and meeting is not None and state is not None:
            shared = for_everybody_present(self.desk.case, meeting, date.today(), made_by=state.author)
            self.projector.show_meeting(shared)

    def _on_projected_changed(self, _: ChangeSet) -> None:
        self._project()

    def _end_projector(self) -> None:
        """Nothing of the case stays on a screen that others look at."""
        projector, self.projector = self.projector, None
        if projector is not None:
            projector.close()
            projector.deleteLater()

    def _on_selected(self, item: str) -> None:
        if item in self.context.session.case.meetings and item != self.desk.meeting_id:
            self.show_meeting(item) if self.isVisible() else self._remember(item)

    def _remember(self, item: str) -> None:
        self.desk.meeting_id = item
        self._stale = True


def in_order(case: Case, today: date) -> tuple[Meeting, ...]:
    """Those to come, the next first, those without a day, and those that were, newest first."""
    dated = case.meetings.dated("when")
    ahead = [one for one in dated if one.when is not None and one.when.latest >= today]
    past = [one for one in dated if one.when is not None and one.when.latest < today]
    return (*ahead, *(one for one in dated if one.when is None), *reversed(past))


def meeting_words(meeting: Meeting) -> str:
    """A meeting in a line: its day and what for."""
    day = say_date(meeting.when) or "No day yet"
    return f"{day}: {meeting.purpose or 'a meeting'}"

"""Check: where the help does not join up, in words, with what it stands on and what could be done."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from navigator.actions.findings import do_how_can_we, is_done_by_hand, set_aside, take_up_again
from navigator.casefile.ids import Ids
from navigator.casefile.partial_date import PartialDate
from navigator.insights.check.checking import check_all
from navigator.insights.check.finding import Does, Finding, Severity
from navigator.ui.check.finding_section import FindingSection
from navigator.ui.context import Context
from navigator.ui.views.case_view import CaseView
from navigator.ui.widgets.labels import label
from navigator.ui.widgets.scrolling import ReadingPage


class CheckView(CaseView):
    """The one thing to do first, then the findings by severity, then what is set aside."""

    least_wide = 480

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._ids = Ids()
        self._to_select = ""
        self.summary = label(tone="muted")
        self.first = FindingSection(context.theme, "Begin here", 1)
        self.sections = {severity: FindingSection(context.theme, severity.label) for severity in Severity}
        self.quiet = FindingSection(context.theme, "Set aside", 0)
        self._place()
        for section in (self.first, *self.sections.values(), self.quiet):
            section.opened.connect(context.selection.select)
            section.show_asked.connect(self._on_show)
            section.act_asked.connect(self._on_act)
            section.set_aside.connect(self._on_set_aside)
            section.taken_up.connect(self._on_taken_up)

    def _place(self) -> None:
        self.area = ReadingPage(self.context.theme)
        column = self.area.column
        for widget in (self.summary, self.first, *self.sections.values(), self.quiet):
            column.addWidget(widget)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.area)

    def show_case(self) -> None:
        """Check the case anew; a check takes less time than a blink."""
        case = self.context.session.case
        found = check_all(case, date.today()) if self.context.session.is_open else ()
        told = [finding for finding in found if finding.set_aside is None]
        self.summary.setText(_summary(told, len(found) - len(told)))
        marks = self.context.team.marks
        self.first.show_findings(case, told[:1], marks)
        for severity, section in self.sections.items():
            section.show_findings(case, [f for f in told[1:] if f.severity is severity], marks)
        self.quiet.show_findings(case, [one for one in found if one.set_aside is not None], marks)

    def show_marks(self) -> None:
        """The findings that stand on something new or to be chosen."""
        self.show_case()

    def take_focus(self) -> None:
        """What to do first."""
        if self.first.cards:
            self.first.cards[0].act.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.setFocus()

    def _on_show(self, item: str, view: str) -> None:
        """Another view first, so that it is there to hear of the selection and brings it into sight."""
        self.view_asked.emit(view)
        if self.context.selection.item == item:
            self.context.selection.select("")
        self.context.selection.select(item)

    def _on_act(self, finding: Finding) -> None:
        how, session = finding.how_can_we, self.context.session
        if is_done_by_hand(how):
            self.context.selection.select(how.item)
            if how.does is Does.SCORE:
                self.view_asked.emit("outcomes")
            else:
                self.field_asked.emit(how.field)
            return
        author = session.state.author if session.state is not None else ""
        before = set(session.case.asks) | set(session.case.steps) | set(session.case.meetings)
        draft = do_how_can_we(session.case, self._ids, how, date.today(), by=author)
        self.context.acts.commit(draft)
        made = next((e.register.item for e in draft.edits if e.register.item not in before), "")
        # What was made is to be read before it is relied on: it opens beside the check.
        self._to_select = made or how.item or (draft.edits[0].register.item if draft.edits else "")
        session.saved.connect(self._on_saved, Qt.ConnectionType.SingleShotConnection)

    def _on_saved(self) -> None:
        if self._to_select and self.context.session.case.find(self._to_select) is not None:
            self.context.selection.select(self._to_select)

    def _on_set_aside(self, finding: Finding, reason: str, until: PartialDate | None) -> None:
        self.context.acts.commit(set_aside(self.context.session.case, self._ids, finding, reason, until))

    def _on_taken_up(self, finding: Finding) -> None:
        self.context.acts.commit(take_up_again(self.context.session.case, finding))


def _summary(told: list[Finding], quiet: int) -> str:
    if not told:
        words = "Nothing that does not join up was found."
    else:
        words = "One thing does not join up."
        if len(told) > 1:
            words = (
                f"{len(told)} things do not join up. Begin with the first; "
                "the others can wait until you have time."
            )
    return f"{words} {quiet} set aside." if quiet else words

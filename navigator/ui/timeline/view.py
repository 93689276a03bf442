"""Timeline: what happened and when, and what comes next; and moving steps in time."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from navigator.actions.marks import told
from navigator.actions.step_dates import move_step
from navigator.errors import NavigatorError
from navigator.history.change import ChangeSet
from navigator.insights.sequencing import plan_of
from navigator.layout.timeline import Timeline, timeline_of
from navigator.layout.timeline_words import item_in_words, summary_of
from navigator.layout.tokens import SPACE_BETWEEN, SPACE_GROUPS, SPACE_WITHIN
from navigator.summary.timeline import standing_of
from navigator.ui.context import Context
from navigator.ui.plan_words import without_name
from navigator.ui.timeline.adding import Adding
from navigator.ui.timeline.bar import TimelineBar
from navigator.ui.timeline.canvas import Canvas
from navigator.ui.timeline.filters import lit_by
from navigator.ui.timeline.menu import TimelineMenu
from navigator.ui.timeline.moving import Move
from navigator.ui.timeline.overview_strip import OverviewStrip
from navigator.ui.timeline.save_picture import save_picture
from navigator.ui.timeline.table import TableOfTime
from navigator.ui.views.case_view import CaseView
from navigator.ui.widgets.announcing import announce
from navigator.ui.widgets.labels import label
from navigator.ui.widgets.mark import aloud

_FOR_THE_STRIP = 320
"""Pixels at 100% that the view needs before the overview strip is worth its height."""


class TimelineView(CaseView):
    """The bar, the canvas or the table, the strip, and a line that says what is selected and why it waits."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.bar = TimelineBar(context.theme)
        self.canvas = Canvas(context.theme)
        self.table = TableOfTime(context.theme)
        self.strip = OverviewStrip(self.canvas)
        self.adding = Adding(context, self.canvas)
        self.menu = TimelineMenu(context, self.adding, self.canvas, self)
        self.line = label(step=0, tone="muted")
        self.line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._stack = QStackedLayout()
        self._case_id = ""
        outer = QVBoxLayout(self)
        outer.setContentsMargins(SPACE_GROUPS, SPACE_BETWEEN, SPACE_GROUPS, SPACE_BETWEEN)
        outer.setSpacing(SPACE_WITHIN)
        outer.addWidget(self.bar)
        outer.addLayout(self._stack, 1)
        outer.addWidget(self.strip)
        outer.addWidget(self.line)
        self._stack.addWidget(self.canvas)
        self._stack.addWidget(self.table)
        self._connect()

    def _connect(self) -> None:
        bar, canvas = self.bar, self.canvas
        bar.by_changed.connect(self._on_by)
        bar.filter_changed.connect(self._on_filter)
        bar.table_wanted.connect(self._on_table)
        bar.closer.clicked.connect(canvas.closer)
        bar.farther.clicked.connect(canvas.farther)
        bar.whole.clicked.connect(canvas.whole)
        bar.today.clicked.connect(canvas.show_today)
        bar.save.clicked.connect(self._on_save)
        bar.add.clicked.connect(self.begin)
        bar.find_field.go_down.connect(self.take_focus)
        canvas.pointed.connect(self._on_pointed)
        canvas.opened.connect(self._on_opened_item)
        canvas.moved.connect(self._on_moved)
        canvas.add_asked.connect(self.adding.step_at)
        canvas.menu_asked.connect(self.menu.show)
        canvas.said.connect(self._say)
        self.table.pointed.connect(self._on_pointed)
        self.table.opened.connect(self._on_opened_item)
        self.table.add_asked.connect(self.menu.add_at)
        self.table.menu_asked.connect(self.menu.show_for)
        self.menu.said.connect(self._say)
        self.menu.open_asked.connect(self.edit_asked)
        self.context.selection.changed.connect(self._on_selected)

    # Showing

    @property
    def timeline(self) -> Timeline | None:
        """What shows."""
        return self.canvas.timeline

    def show_case(self) -> None:
        """All of the current case; from afar when it is another one."""
        state = self.context.session.state
        case_id = state.case_id if state is not None else ""
        anew, self._case_id = case_id != self._case_id, case_id
        self._show(anew=anew)

    def apply(self, change_set: ChangeSet) -> None:
        """Everything anew, seen from where one is."""
        self._show(anew=False)

    def _show(self, *, anew: bool) -> None:
        case = self.context.session.case
        plan = plan_of(case, date.today())
        timeline = timeline_of(case, standing_of(plan), self.bar.by)
        self.canvas.item = self.context.selection.item
        self.show_marks()
        self.canvas.show_timeline(case, plan, timeline, anew=anew or self.canvas.timeline is None)
        self._on_filter()
        self.strip.count_anew()
        self._tell()

    def show_marks(self) -> None:
        """What is new or to be chosen, on the canvas and in the table."""
        marks = self.context.team.marks
        self.canvas.mark(marks.words)
        self.table.table.mark(marks)
        self._tell()

    def _tell(self) -> None:
        """The line underneath, and what is heard of the canvas as a whole."""
        timeline = self.timeline
        if timeline is None:
            return
        self.canvas.setAccessibleName("Timeline")
        summary = f"{summary_of(timeline)}{told(self.context.team.marks, timeline.items)}"
        self.canvas.setAccessibleDescription(summary)
        words = self.words_of(self.canvas.item)
        self._tell_line(words or summary, needed=bool(words))

    def _tell_line(self, words: str, *, needed: bool) -> None:
        self.line.setText(words)
        self.line.setVisible(needed or not self._is_tight)

    def words_of(self, item_id: str) -> str:
        """An item in a line, and for a step why it does not go ahead."""
        timeline, plan = self.timeline, self.canvas.plan
        item = timeline.items.get(item_id) if timeline else None
        lane = timeline.lanes[self.canvas.lane].head.title if timeline and timeline.lanes else ""
        mark = self.context.team.marks.of(item_id)
        words = f"{aloud(item_in_words(item, lane), mark)}." if item else ""
        if plan is not None and item_id in plan.steps:
            name = plan.steps[item_id].step.what
            words = f"{words} {without_name(plan.reason(item_id), name)}".strip()
            behind = len(plan.waiting_for(item_id))
            if behind:
                words += f" {behind} {'step waits' if behind == 1 else 'steps wait'} for it."
        return words

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little height, the canvas gets it."""
        super().resizeEvent(event)
        self.strip.setVisible(not self._is_tight)
        self.bar.make_room(self._is_tight)
        self._tell()

    @property
    def _is_tight(self) -> bool:
        return self.height() < self.context.theme.pixels(_FOR_THE_STRIP)

    def take_focus(self) -> None:
        """The canvas or the table, whichever shows."""
        current = self._stack.currentWidget()
        if current is not None:
            current.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def find_here(self) -> bool:
        """The find field."""
        self.bar.find_field.show()
        self.bar.find_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def _say(self, words: str) -> None:
        self._tell_line(words, needed=True)
        announce(self.canvas, words)

    # What was asked for

    def begin(self) -> None:
        """A new step where one stands."""
        self.adding.step()

    def _on_moved(self, move: Move) -> None:
        try:
            draft = move_step(self.context.session.case, move.step.id, *move.dates)
        except NavigatorError as trouble:
            self.context.acts.refused.emit(trouble)
            return
        self.context.session.commit(draft)
        self._say(f"{draft.name}.")

    def _on_save(self) -> None:
        save_picture(self.context, self.bar.by, self)

    # What changed

    def _on_by(self) -> None:
        self._show(anew=False)
        self.canvas.verticalScrollBar().setValue(0)

    def _on_filter(self) -> None:
        lit = lit_by(self.context.session.case, self.bar.kind, self.bar.find_field.text())
        self.canvas.filter(lit)
        if self.timeline is not None and self._stack.currentWidget() is self.table:
            self.table.show_timeline(self.timeline, lit)
            self.table.select(self.canvas.item)

    def _on_table(self, wanted: bool) -> None:
        self._stack.setCurrentWidget(self.table if wanted else self.canvas)
        self._on_filter()
        self.take_focus()

    def _on_pointed(self, item: str) -> None:
        self.context.selection.select(item)
        if item:
            announce(self.canvas, self.words_of(item))

    def _on_opened_item(self, item: str) -> None:
        self.context.selection.select(item)
        self.edit_asked.emit()

    def _on_selected(self, item: str) -> None:
        if not self.isVisible() or self.timeline is None:
            return
        self.canvas.select(item, self.canvas.lane)
        self.table.select(item)
        shown = self.timeline.items.get(item)
        if shown is not None and not self.canvas.hasFocus():
            self.canvas.show_item(shown)
        self._tell()

"""Plan: steps in columns (ready, under way, waiting, held, done), and what can be done with each."""

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QCursor, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from navigator.actions.marks import counted
from navigator.casefile.ids import Ids
from navigator.history.change import ChangeSet
from navigator.insights.schedule import Schedule, schedule_of
from navigator.insights.schedule_words import chains_in_words
from navigator.insights.sequencing import Plan, State, plan_of
from navigator.layout.tokens import SPACE_BETWEEN, SPACE_GROUPS, SPACE_WITHIN
from navigator.ui.context import Context
from navigator.ui.plan.column_view import ColumnView
from navigator.ui.plan.step_acts import StepActs
from navigator.ui.views.case_view import CaseView
from navigator.ui.views.plan import PlanView
from navigator.ui.widgets.buttons import IconWordButton, button
from navigator.ui.widgets.flow import FlowLayout
from navigator.ui.widgets.labels import label

_COLUMNS = (
    ("Ready", (State.READY,)),
    ("Under way", (State.ACTIVE,)),
    ("Waiting", (State.BLOCKED,)),
    ("Held", (State.HELD,)),
    ("Done", (State.DONE, State.STOPPED, State.DECLINED)),
)
_LEAST = 180
"""Pixels at 100%: the least width of a column; where there is less room, the columns scroll sideways."""

_FOR_THE_ACTS = 240
"""Pixels of height at 100%: with less, the acts are in a menu, and the advice is left out."""


class PlanBoard(CaseView):
    """The columns, or the table that equals them, and the acts."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.acts = StepActs(context, Ids(), self)
        self.table = PlanView(context)
        self.line = label(tone="muted", step=0)
        self.columns = tuple(ColumnView(context.theme, name) for name, _ in _COLUMNS)
        self._heads = tuple(label(strong=True) for _ in _COLUMNS)
        self._buttons: dict[str, QPushButton] = {}
        self._desk = QScrollArea()
        self._stack = QStackedLayout()
        self.as_table = button("Table", "pill")
        self.as_table.setCheckable(True)
        self.add = IconWordButton(context.theme, "plus", "New step")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(SPACE_GROUPS, SPACE_BETWEEN, SPACE_GROUPS, SPACE_BETWEEN)
        outer.setSpacing(SPACE_BETWEEN)
        outer.addWidget(self._bar())
        outer.addLayout(self._stack, 1)
        outer.addWidget(self.line)
        self._stack.addWidget(self._board())
        self._stack.addWidget(self.table)
        self._connect()

    def _bar(self) -> QWidget:
        bar = QWidget()
        row = FlowLayout(bar, SPACE_BETWEEN)
        row.setContentsMargins(0, 0, 0, 0)
        for words in _ACTS:
            one = button(words)
            self._buttons[words] = one
            row.addWidget(one)
        self.with_step = button("With this step…")
        self._step_menu = QMenu(self.with_step)
        self._step_menu.aboutToShow.connect(self._fill_menu)
        self._step_menu.triggered.connect(self._on_menu_act)
        self.with_step.setMenu(self._step_menu)
        self.with_step.hide()
        row.addWidget(self.with_step)
        row.addWidget(self.as_table)
        row.addWidget(self.add)
        return bar

    def _board(self) -> QScrollArea:
        board = self._board_inside = QWidget()
        self._desk.setWidget(board)
        self._desk.setWidgetResizable(True)
        self._desk.setFrameShape(QFrame.Shape.NoFrame)
        self._desk.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._desk.viewport().setAutoFillBackground(False)
        board.setAutoFillBackground(False)
        self._desk.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        row = QHBoxLayout(board)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_BETWEEN)
        for head, column in zip(self._heads, self.columns, strict=True):
            one = QVBoxLayout()
            one.setSpacing(SPACE_WITHIN)
            one.addWidget(head)
            one.addWidget(column, 1)
            row.addLayout(one, 1)
        self._fit()
        return self._desk

    def _fit(self) -> None:
        """Columns no narrower than their words can be read in."""
        for column in self.columns:
            column.setMinimumWidth(self.context.theme.pixels(_LEAST))

    def _connect(self) -> None:
        for words, one in self._buttons.items():
            one.setProperty("act", words)
            one.clicked.connect(self._on_act)
        for column in self.columns:
            column.pointed.connect(self.context.selection.select)
            column.opened.connect(self._on_opened_item)
            column.sideways.connect(self._on_sideways)
            column.dropped.connect(self._on_dropped)
        self.as_table.toggled.connect(self._on_table)
        self.add.clicked.connect(self.begin)
        self.table.edit_asked.connect(self.edit_asked)
        self.acts.said.connect(self.line.setText)
        self.context.selection.changed.connect(self._on_selected)
        self.context.theme.changed.connect(self._fit)

    def show_case(self) -> None:
        """All of the current case."""
        plan = plan_of(self.context.session.case, date.today())
        schedule = schedule_of(plan)
        for (name, states), head, column in zip(_COLUMNS, self._heads, self.columns, strict=True):
            steps = [step for state in states for step in plan.of(state)]
            if State.DONE in states:
                steps = [plan.steps[step] for step in reversed(plan.finished)]
            column.cards.show_steps(plan, schedule, steps)
            column.cards.mark(self.context.team.marks)
            head.setProperty("words", f"{name} ({len(steps)})")
        self._tell_marks()
        self._on_selected(self.context.selection.item)
        self.line.setText(_advice(plan, schedule))

    def apply(self, change_set: ChangeSet) -> None:
        """Everything anew: what one step does may free or block any other."""
        said = self.line.text()
        self.show_case()
        if any(change.register.kind in ("step", "dependency") for change in change_set.changes):
            self.line.setText(said)

    def show_marks(self) -> None:
        """The cards of what is new or to be chosen."""
        for column in self.columns:
            column.cards.mark(self.context.team.marks)
            column.scheduleDelayedItemsLayout()
        self._tell_marks()

    def _tell_marks(self) -> None:
        """Over each column how many are marked: they may stand out of sight."""
        for head, column in zip(self._heads, self.columns, strict=True):
            rows = range(column.cards.rowCount())
            said = counted(
                self.context.team.marks, (column.cards.id_at(column.cards.index(row)) for row in rows)
            )
            head.setText(f"{head.property('words')}{f', {said}' if said else ''}")

    def begin(self) -> None:
        """A new step is a proposal."""
        self.context.acts.begin("step", {"status": "proposed"})

    def take_focus(self) -> None:
        """The column with the selected step, or the first that has any."""
        if self.as_table.isChecked():
            self.table.take_focus()
            return
        item = self.context.selection.item
        there = [one for one in self.columns if one.cards.row_of(item) >= 0]
        filled = [one for one in self.columns if one.cards.rowCount()]
        (there or filled or [self.columns[0]])[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def find_here(self) -> bool:
        """Finding is the table's."""
        self.as_table.setChecked(True)
        return self.table.find_here()

    def _on_table(self, wanted: bool) -> None:
        self._stack.setCurrentIndex(1 if wanted else 0)
        self.take_focus()

    def _on_selected(self, item: str) -> None:
        for column in self.columns:
            column.show_selected(item)
        self._keep_in_sight(item)
        step = self.context.session.case.steps.get(item)
        for words, one in self._buttons.items():
            one.setEnabled(step is not None and step.status in _ACTS[words])
        self.with_step.setEnabled(step is not None)

    def _fill_menu(self) -> None:
        """What can be done with the selected step, where there is no room for a button each."""
        self._step_menu.clear()
        for words, one in self._buttons.items():
            if one.isEnabled():
                _action(self._step_menu, words).setData(words)

    def _on_menu_act(self, action: QAction) -> None:
        self.do(str(action.data()), self.context.selection.item)

    def _keep_in_sight(self, item: str) -> None:
        there = next((column for column in self.columns if column.cards.row_of(item) >= 0), None)
        if there is not None:
            self._desk.ensureWidgetVisible(there, 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is less room, the column one stands in stays in sight, and the columns get it."""
        super().resizeEvent(event)
        tight = self.height() < self.context.theme.pixels(_FOR_THE_ACTS)
        self.line.setVisible(not tight)
        self.with_step.setVisible(tight)
        for one in self._buttons.values():
            one.setVisible(not tight)
        layout = self._board_inside.layout()
        if layout is not None:
            layout.activate()
        self._keep_in_sight(self.context.selection.item)

    def _on_opened_item(self, item: str) -> None:
        self.context.selection.select(item)
        self.edit_asked.emit()

    def _on_sideways(self, way: int) -> None:
        sender = self.sender()
        at = next((at for at, column in enumerate(self.columns) if column is sender), 0) + way
        while 0 <= at < len(self.columns):
            column = self.columns[at]
            if column.cards.rowCount():
                column.setFocus(Qt.FocusReason.OtherFocusReason)
                row = max(column.currentIndex().row(), 0)
                column.setCurrentIndex(column.cards.index(row))
                self.context.selection.select(column.cards.id_at(column.currentIndex()))
                return
            at += way

    def _on_act(self) -> None:
        sender = self.sender()
        words = str(sender.property("act")) if sender is not None else ""
        self.do(words, self.context.selection.item)

    def do(self, words: str, item: str) -> None:
        """One of the acts, by its words, with a step."""
        acts = {
            "Agree": self.acts.agree,
            "Start": self.acts.start,
            "Finish": self.acts.finish,
            "Hold": self.acts.hold,
            "Waits for": self.acts.wait,
            "Move": self.acts.move,
            "Split": self.acts.split,
            "Hand on": self.acts.hand_on,
            "Decline": self.acts.decline,
            "Stop": self.acts.stop,
        }
        if item in self.context.session.case.steps and words in acts:
            acts[words](item)

    def _on_dropped(self, step: str, on: str) -> None:
        """Ask what is meant: a drag can mean two things, and nothing is guessed."""
        menu = self.menu_for(
            step, on, next(at for at, one in enumerate(self.columns) if one is self.sender())
        )
        if menu is not None:
            menu.popup(QCursor.pos() if self.isActiveWindow() else self.mapToGlobal(QPoint(40, 40)))

    def menu_for(self, step: str, on: str, column: int) -> QMenu | None:
        """What dropping a step on a card, or on a column, may mean; None when it means nothing."""
        case = self.context.session.case
        if step not in case.steps:
            return None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        name = case.title_of(step)
        if on in case.steps:
            other = case.title_of(on)
            for words, pair in (
                (f"“{name}” waits for “{other}”", (step, on)),
                (f"“{other}” waits for “{name}”", (on, step)),
            ):
                _action(menu, words).setData(("wait", *pair))
        else:
            words = _DROPPED_ON[column]
            if not words:
                return None
            _action(menu, f"{words}: {name}").setData((words, step))
        _action(menu, "Nothing").setData(())
        menu.triggered.connect(self._on_chosen)
        return menu

    def _on_chosen(self, action: QAction) -> None:
        data = action.data()
        if data and data[0] == "wait":
            self.acts.let_wait(data[1], data[2])
        elif data:
            self.do(data[0], data[1])


_OPEN = ("", "proposed", "agreed", "active", "held")
_ACTS: dict[str, tuple[str, ...]] = {
    "Agree": ("", "proposed"),
    "Start": ("", "proposed", "agreed", "held"),
    "Finish": _OPEN,
    "Hold": ("", "proposed", "agreed", "active"),
    "Waits for": ("", "proposed", "agreed", "held"),
    "Move": _OPEN,
    "Split": _OPEN,
    "Hand on": _OPEN,
    "Decline": ("", "proposed", "agreed", "held"),
    "Stop": ("active", "held"),
}
"""What can be done with a step of each status."""

_DROPPED_ON = ("Agree", "Start", "Waits for", "Hold", "Finish")
"""What dropping a step on each column means."""


def _action(menu: QMenu, words: str) -> QAction:
    action = QAction(words.replace("&", "&&"), menu)
    menu.addAction(action)
    return action


def _advice(plan: Plan, schedule: Schedule) -> str:
    """The one thing that unblocks most, and what decides the date that slips furthest, in words."""
    parts = []
    levers = plan.levers()
    if levers:
        best = levers[0]
        count = len(best.waiting)
        wait = "step waits" if count == 1 else "steps wait"
        parts.append(f"What unblocks most: {best.words}. {count} {wait} for it.")
    chains = chains_in_words(plan, schedule)
    if chains:
        parts.append(f"What decides the dates: {plan.words.inside(chains[0])}.")
    return " ".join(parts)

"""Plan: every step in an order that can be worked, where it stands, and what it waits for, in words."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from navigator.casefile.case import Case
from navigator.casefile.date_words import say_date
from navigator.casefile.plan import Step
from navigator.insights.schedule import Schedule, schedule_of
from navigator.insights.schedule_words import slack_in_words
from navigator.insights.sequencing import Plan, State, plan_of
from navigator.ui.context import Context
from navigator.ui.item_words import name_of, names_of, title_of
from navigator.ui.models.columns import Column, sort_key_of_date
from navigator.ui.plan_words import without_name
from navigator.ui.views.table_page import Filter, TableKind, TablePage

_WORDS = {
    State.READY: ("Ready", "good"),
    State.ACTIVE: ("Under way", "accent"),
    State.BLOCKED: ("Blocked", "warn"),
    State.HELD: ("Held", "held"),
    State.DONE: ("Done", "muted"),
    State.STOPPED: ("Stopped", "muted"),
    State.DECLINED: ("Declined", "muted"),
}


class PlanColumns:
    """What the columns say. The plan is derived once for each Case, whichever cell asks first."""

    def __init__(self) -> None:
        self._plan: Plan | None = None
        self._schedule = Schedule({})
        self._places: dict[str, int] = {}

    def columns(self) -> tuple[Column, ...]:
        """The columns of the plan."""
        return (
            Column("Step", title_of, 34, self._place, strong=True),
            Column("Status", self._state, 14, self._state_order, self._tone),
            Column("What it waits for", self._why, 44),
            Column("Who", _who, 22),
            Column("When", _when, 18, _when_order),
            Column("Slack", self._slack, 14, self._slack_order),
            Column("For", _needs, 24),
        )

    def plan(self, case: Case) -> Plan:
        """The plan of this case today."""
        if self._plan is None or self._plan.case is not case or self._plan.today != date.today():
            self._plan = plan_of(case, date.today())
            self._schedule = schedule_of(self._plan)
            self._places = {step: at for at, step in enumerate((*self._plan.order, *self._plan.finished))}
        return self._plan

    def _place(self, case: Case, step: Any) -> int:
        self.plan(case)
        return self._places.get(step.id, len(self._places))

    def _state(self, case: Case, step: Any) -> str:
        planned = self.plan(case).steps[step.id]
        word = _WORDS[planned.state][0]
        return f"{word}, late" if planned.overdue else word

    def _state_order(self, case: Case, step: Any) -> str:
        return f"{list(_WORDS).index(self.plan(case).steps[step.id].state)} {self._place(case, step):06d}"

    def _tone(self, case: Case, step: Any) -> str:
        planned = self.plan(case).steps[step.id]
        return "warn" if planned.overdue and planned.state.is_open else _WORDS[planned.state][1]

    def _slack(self, case: Case, step: Any) -> str:
        return slack_in_words(self.plan(case), self._schedule, step.id)

    def _slack_order(self, case: Case, step: Any) -> str:
        words = self._slack(case, step)
        return f"{self._schedule.steps[step.id].slack:06d}" if words else "~"

    def _why(self, case: Case, step: Any) -> str:
        plan = self.plan(case)
        return without_name(plan.reason(step.id), step.what) if plan.steps[step.id].state.is_open else ""


def _who(case: Case, step: Any) -> str:
    return ", ".join(part for part in (name_of(case, step.person), name_of(case, step.organisation)) if part)


def _needs(case: Case, step: Any) -> str:
    return names_of(case, step.needs)


def _when(_: Case, step: Any) -> str:
    start = step.actual_start or step.planned_start
    end = step.actual_end or step.planned_end
    if start and end and start != end:
        return f"{say_date(start)} to {say_date(end)}"
    return say_date(start or end)


def _when_order(_: Case, step: Any) -> str:
    return sort_key_of_date(step.actual_start or step.planned_start or step.planned_end)


def _is_finished(step: Any) -> bool:
    return step.status in ("done", "stopped", "declined")


def _is_open(step: Any) -> bool:
    return not _is_finished(step)


def _is_held(step: Any) -> bool:
    return bool(step.status == "held")


class PlanView(TablePage):
    """The table of steps."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.plan_columns = PlanColumns()
        self._context = context
        kind = TableKind(
            Step,
            self.plan_columns.columns(),
            (
                Filter("Open", _is_open),
                Filter("Ready", self._is_ready),
                Filter("Blocked", self._is_blocked),
                Filter("Held", _is_held),
                Filter("Nobody waits for it", self._is_unawaited),
                Filter("Finished", _is_finished),
                Filter("All"),
            ),
            _is_finished,
            empty="No steps yet. What could happen next, and who would do it?",
            lines=2,
        )
        super().__init__(context, kind, parent)

    def begin(self) -> None:
        """A new step is a proposal."""
        self.context.acts.begin("step", {"status": "proposed"})

    def _is_ready(self, step: Any) -> bool:
        return self._state_of(step) in (State.READY, State.ACTIVE)

    def _is_blocked(self, step: Any) -> bool:
        return self._state_of(step) is State.BLOCKED

    def _is_unawaited(self, step: Any) -> bool:
        return step.id in self.plan_columns.plan(self._context.session.case).unawaited

    def _state_of(self, step: Any) -> State | None:
        planned = self.plan_columns.plan(self._context.session.case).steps.get(step.id)
        return planned.state if planned else None

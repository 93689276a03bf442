"""Everything that can be done with a step, each a named act; what has to be known for it is asked first."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from navigator.actions.items import RingRefused
from navigator.actions.plan import (
    add_dependency,
    agree_step,
    decline_step,
    finish_step,
    hold_step,
    start_step,
    stop_step,
)
from navigator.actions.step_dates import move_step
from navigator.actions.step_work import hand_on_step, split_step
from navigator.casefile.case import Case
from navigator.casefile.date_words import say_moment
from navigator.casefile.ids import Ids
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.plan import Step
from navigator.casefile.step_days import has_begun, is_closed
from navigator.errors import NavigatorError
from navigator.history.draft import Draft
from navigator.insights.what_if import what_follows, what_if
from navigator.ui.context import Context
from navigator.ui.item_words import title_of
from navigator.ui.plan.question import Question

Make = Callable[[Question], Draft]
_WHAT_FOR, _WHEN = "Say what it waits for.", "Name a day to look at it again."


class StepActs(QObject):
    """The acts of one plan; dialogs open over `window`."""

    said = Signal(str)
    """What was done, or why not, in words."""

    def __init__(self, context: Context, ids: Ids, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._ids = ids
        self._window = window

    @property
    def case(self) -> Case:
        """The open case, as it is now."""
        return self._context.session.case

    def step(self, item: str) -> Step | None:
        """The step, as it is now."""
        return self.case.steps.get(item)

    def agree(self, item: str) -> None:
        """It is agreed."""
        self._do(lambda: agree_step(self.case, item))

    def start(self, item: str) -> None:
        """It begins today."""
        self._do(lambda: start_step(self.case, item, _today()))

    def finish(self, item: str) -> None:
        """It is over today."""
        self._do(lambda: finish_step(self.case, item, _today()))

    def hold(self, item: str) -> None:
        """Ask what for and until when."""
        step = self.step(item)
        if step is None:
            return
        question = self._question(
            f"Hold: {self._name(step)}", "Held is not closed: it comes back on the day you name.", "Hold it"
        )
        question.ask_text(
            "why", "What does it wait for?", needed="Say what it waits for.", given=step.why_held
        )
        question.ask_day("until", "When shall we look at it again?", needed=_WHEN)
        self._open(
            question,
            lambda q: hold_step(self.case, item, q.text("why"), q.day("until")),
        )

    def move(self, item: str) -> None:
        """Ask for other planned dates, and say while they are typed what would move with it."""
        step = self.step(item)
        if step is None or is_closed(step):
            return
        begun = has_begun(step)
        question = self._question(
            f"Move: {self._name(step)}", "What waits for it and would start too soon moves too.", "Move it"
        )
        if not begun:
            question.ask_day("start", "From", given=say_moment(step.planned_start))
        question.ask_day("end", "Until", given=say_moment(step.planned_end))

        def dates(asked: Question) -> tuple[PartialDate | None, PartialDate | None]:
            return step.planned_start if begun else asked.day("start"), asked.day("end")

        question.foresee(lambda q: self._foresee(item, *dates(q)))
        self._open(question, lambda q: move_step(self.case, item, *dates(q)))

    def _foresee(self, item: str, start: PartialDate | None, end: PartialDate | None) -> str:
        shifts = what_if(self.case, item, start, end)
        return what_follows(self.case, shifts) if shifts else "That is when it is planned now."

    def decline(self, item: str) -> None:
        """Ask for the reason."""
        self._with_reason(item, "Decline", "Who turned it down, and why?", decline_step)

    def stop(self, item: str) -> None:
        """Ask for the reason."""
        self._with_reason(item, "Stop", "Why is it given up?", stop_step)

    def _with_reason(self, item: str, act: str, asks: str, make: Callable[..., Draft]) -> None:
        step = self.step(item)
        if step is None:
            return
        question = self._question(
            f"{act}: {self._name(step)}", "The reason goes into the journal.", f"{act} it"
        )
        question.ask_text("reason", asks, lines=True, needed="Say why: somebody will ask.")
        self._open(
            question,
            lambda q: make(self.case, self._ids, item, q.text("reason"), _today()),
        )

    def split(self, item: str) -> None:
        """Ask for the names of the two parts."""
        step = self.step(item)
        if step is None:
            return
        explains = "The second waits for the first, and what waited for it waits for the second."
        question = self._question(f"Split: {self._name(step)}", explains, "Split it")
        question.ask_text("first", "First", needed="Both parts need a name.", given=step.what)
        question.ask_text("second", "Then", needed="Both parts need a name.")
        self._open(
            question,
            lambda q: split_step(self.case, self._ids, item, q.text("first"), q.text("second")),
        )

    def hand_on(self, item: str) -> None:
        """Ask to whom and why."""
        step, case = self.step(item), self.case
        if step is None:
            return
        question = self._question(
            f"Hand on: {self._name(step)}", "The journal keeps who had it before.", "Hand it on"
        )
        organisations = [(one.id, title_of(case, one)) for one in case.organisations.values()]
        people = [(one.id, title_of(case, one)) for one in case.people.values() if one.ended is None]
        question.ask_choice(
            "organisation",
            "To which organisation?",
            _sorted("No organisation", organisations),
            step.organisation,
        )
        question.ask_choice("person", "To whom there?", _sorted("Nobody named yet", people), "")
        question.ask_text("reason", "Why?", lines=True)
        self._open(
            question,
            lambda q: hand_on_step(
                self.case,
                self._ids,
                item,
                organisation=q.choice("organisation"),
                person=q.choice("person"),
                reason=q.text("reason"),
                on=_today(),
            ),
        )

    def wait(self, item: str, given: str = "") -> None:
        """Ask what it waits for: another step, or a condition in words."""
        step, case = self.step(item), self.case
        if step is None:
            return
        question = self._question(
            f"Waits for: {self._name(step)}", "Another step, or a condition in words.", "Let it wait"
        )
        others = [
            (one.id, title_of(case, one))
            for one in case.steps.values()
            if one.id != item and not is_closed(one)
        ]
        question.ask_choice("step", "For which step?", _sorted("None: for a condition", others), given)
        question.ask_text("condition", "For which condition?")
        self._open(
            question,
            lambda q: add_dependency(
                self.case,
                self._ids,
                item,
                waits_for=q.choice("step"),
                condition=q.text("condition"),
            ),
        )

    def let_wait(self, item: str, waits_for: str) -> None:
        """One step waits for another from now on; a ring is refused in words."""
        self._do(lambda: add_dependency(self.case, self._ids, item, waits_for=waits_for))

    def _name(self, step: Step) -> str:
        return title_of(self.case, step)

    def _question(self, title: str, explains: str, act: str) -> Question:
        return Question(self._context.theme, title, explains, act, self._window)

    def _open(self, question: Question, make: Make) -> None:
        asking = _Asking(self, question, make)
        question.answered.connect(asking.take)
        question.finished.connect(question.deleteLater)
        question.open()

    def _do(self, make: Callable[[], Draft]) -> None:
        try:
            draft = make()
        except NavigatorError as trouble:
            self.said.emit(in_words(trouble))
            self._context.acts.refused.emit(trouble)
            return
        self.commit(draft)

    def commit(self, draft: Draft) -> None:
        """Have it done, and say so."""
        self._context.session.commit(draft)
        self.said.emit(f"{draft.name}.")


class _Asking(QObject):
    """One dialog and what is made of its answers; it goes when the dialog goes."""

    def __init__(self, acts: StepActs, question: Question, make: Make) -> None:
        super().__init__(question)
        self._acts = acts
        self._make = make

    def take(self, question: Question) -> None:
        """Make the act of the answers; what is refused is said in the dialog, which stays."""
        try:
            draft = self._make(question)
        except NavigatorError as trouble:
            question.refuse(in_words(trouble))
            return
        question.accept()
        self._acts.commit(draft)


def in_words(trouble: NavigatorError) -> str:
    """What was refused and why; a ring spelled out."""
    ring = trouble.ring if isinstance(trouble, RingRefused) else ""
    return " ".join(part for part in (trouble.happened, ring, trouble.next_step) if part)


def _sorted(none: str, choices: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [("", none), *sorted(choices, key=lambda choice: choice[1].casefold())]


def _today() -> PartialDate:
    return PartialDate.on(date.today())

"""Agreements: the grid of what may be shared today, and what can be done about the cell with the keyboard."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from navigator.actions.agreements import withdraw_agreement
from navigator.actions.marks import told
from navigator.casefile.case import Case
from navigator.casefile.date_words import say_date
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.sharing import Agreement
from navigator.errors import NavigatorError
from navigator.layout.tokens import SPACE_BETWEEN, SPACE_GROUPS
from navigator.summary.sharing.agreements import Ending, Force, ending_soon, force_of
from navigator.ui.context import Context
from navigator.ui.item_words import name_of
from navigator.ui.sharing.matrix_view import MatrixView
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.flow import FlowLayout
from navigator.ui.widgets.labels import label, rule
from navigator.ui.widgets.scrolling import Scrolling


class AgreementsPage(QWidget):
    """The grid, a line on what runs out soon, and the acts on one cell."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.summary = label(tone="muted")
        self.grid = MatrixView(context.theme)
        self.words = label(strong=True)
        self.make = button("Make an agreement")
        self.open = button("Open the agreement")
        self.withdraw = button("Withdraw it today", "danger")
        self.refused = button("The client said no")
        self.nothing = label(
            "No organisations yet. Add them under Organisations, then ask the client what each may know.",
            tone="muted",
        )
        self._place()
        self.grid.place_changed.connect(self._show_place)
        self.grid.opened.connect(self._on_opened)
        self.make.clicked.connect(self.begin)
        self.open.clicked.connect(self._on_open)
        self.withdraw.clicked.connect(self._on_withdraw)
        self.refused.clicked.connect(self._on_no)

    def _place(self) -> None:
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(SPACE_GROUPS, SPACE_BETWEEN, SPACE_GROUPS, SPACE_GROUPS)
        column.setSpacing(SPACE_BETWEEN)
        column.addWidget(self.summary)
        column.addWidget(self.grid, 1)
        column.addWidget(rule())
        below = QHBoxLayout()
        below.setSpacing(SPACE_BETWEEN)
        below.addWidget(self.words, 1)
        acts = QWidget()
        flow = FlowLayout(acts, SPACE_BETWEEN)
        for one in (self.make, self.refused, self.open, self.withdraw):
            flow.addWidget(one)
        below.addWidget(acts, 1)
        column.addLayout(below)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(Scrolling(inside))
        self._stack.addWidget(self.nothing)

    def show_case(self, case: Case, today: date) -> None:
        """Show what may be shared on this day; the cell with the keyboard stays."""
        self._stack.setCurrentIndex(0 if case.organisations else 1)
        here = self.grid.currentIndex()
        row, column = max(here.row(), 0), max(here.column(), 0)
        self.grid.matrix.show_case(case, today)
        self.show_marks()
        if case.organisations and not self.grid.currentIndex().isValid():
            self.grid.setCurrentIndex(self.grid.matrix.index(row, column))
        self._show_place()

    def show_marks(self) -> None:
        """The cells about which an agreement is new, or to be chosen; and how many: some are out of sight."""
        case, marks = self._context.session.case, self._context.team.marks
        self.summary.setText(f"{_summary(case, date.today())}{told(marks, case.agreements)}")
        self.grid.mark(self._context.team.marks)

    def take_focus(self) -> None:
        """The grid."""
        self.grid.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _agreement(self) -> Agreement | None:
        """The agreement that the cell stands on, or the latest that once did; None without any."""
        case = self._context.session.case
        cell = self.grid.matrix.cell_at(self.grid.currentIndex())
        if cell.agreements:
            return case.agreements.get(cell.agreements[0])
        organisation, topic = self.grid.matrix.place_of(self.grid.currentIndex())
        about = [one for one in case.agreements.by("organisation", organisation) if topic in one.topics]
        return about[-1] if organisation and about else None

    def _show_place(self) -> None:
        index, agreement = self.grid.currentIndex(), self._agreement()
        self.words.setText(self.grid.matrix.words_at(index) or "Choose a cell to see what it stands on.")
        cell = self.grid.matrix.cell_at(index)
        self.make.setVisible(index.isValid() and not cell.may_know)
        self.refused.setVisible(index.isValid() and not cell.may_know and "said no" not in cell.why_not)
        self.open.setVisible(agreement is not None)
        in_force = agreement is not None and force_of(agreement, date.today()) is Force.IN_FORCE
        self.withdraw.setVisible(in_force)

    def _on_opened(self) -> None:
        (self._on_open if self._agreement() is not None else self.begin)()

    def _on_open(self) -> None:
        agreement = self._agreement()
        if agreement is not None:
            self._context.selection.select(agreement.id)

    def begin(self) -> None:
        """Begin an agreement for the cell with the keyboard; it is made when something more is said of it."""
        organisation, topic = self.grid.matrix.place_of(self.grid.currentIndex())
        values: dict[str, object] = {"valid_from": PartialDate.on(date.today())}
        if organisation:
            values |= {"organisation": organisation, "topics": (topic,)}
        self._context.acts.begin("agreement", values)

    def _on_no(self) -> None:
        """A no is kept as an agreement that never began."""
        organisation, topic = self.grid.matrix.place_of(self.grid.currentIndex())
        if organisation:
            values = {
                "organisation": organisation,
                "topics": (topic,),
                "lawful_basis": "consent",
                "withdrawn_on": PartialDate.on(date.today()),
            }
            self._context.acts.add(self._context.acts.fresh("agreement", values))

    def _on_withdraw(self) -> None:
        agreement = self._agreement()
        if agreement is None:
            return
        today = PartialDate.on(date.today())
        try:
            draft = withdraw_agreement(self._context.session.case, agreement.id, today)
        except NavigatorError as trouble:
            self._context.acts.refused.emit(trouble)
            return
        self._context.session.commit(draft, partial(self._on_withdrawn, agreement.id))

    def _on_withdrawn(self, agreement: str, _: object) -> None:
        self._context.selection.select(agreement)
        self.take_focus()


def _summary(case: Case, today: date) -> str:
    """How many agreements there are, and what runs out soon, in a sentence or two."""
    force = [force_of(one, today) for one in case.agreements.values()]
    number = force.count(Force.IN_FORCE)
    words = f"{number} {'agreement is' if number == 1 else 'agreements are'} in force today."
    ending = ending_soon(case, today)
    if ending:
        words += f" Runs out soon: {'; '.join(_ending_words(case, one) for one in ending[:3])}."
    return words


def _ending_words(case: Case, one: Ending) -> str:
    return f"{name_of(case, one.organisation) or 'nobody'} on {say_date(one.until)}"

"""Who it is for and what for: organisations as pills, anybody else by name, and the form of the page."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from navigator.casefile.case import Case
from navigator.casefile.ids import CLIENT_ID
from navigator.layout.tokens import SPACE_BETWEEN
from navigator.summary.sharing.agreements import Allowed
from navigator.ui.context import Context
from navigator.ui.item_words import name_of, title_of
from navigator.ui.meetings.desk import MeetingDesk
from navigator.ui.meetings.somebody import Somebody
from navigator.ui.sharing.wish import Wish
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.choice_box import ChoiceBox
from navigator.ui.widgets.flow import FlowLayout
from navigator.ui.widgets.labels import label
from navigator.ui.widgets.tick_box import TickBox
from navigator.ui.widgets.typed_line import TypedLine


class ForWhom(QWidget):
    """Emits `changed` when somebody else is to have it, or it is for something else."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._pills: dict[str, QPushButton] = {}
        self._shown: tuple[tuple[str, str], ...] = ()
        self._people: list[str] = []
        self._holder = QWidget()
        self._flow = FlowLayout(self._holder, SPACE_BETWEEN)
        self.somebody = Somebody(MeetingDesk(context, self), "Somebody else of the case")
        self.purpose = TypedLine()
        self.purpose.setAccessibleName("What for")
        self.purpose.setPlaceholderText("Multi-agency meeting on 14 December")
        self.way = ChoiceBox(context.theme)
        self.way.setAccessibleName("One page or a page each")
        self.way.addItem("One page: what all of them may see", False)
        self.way.addItem("A page for each of them", True)
        self.large = TickBox(context.theme, "Large print")
        self.password = TypedLine()
        self.password.setAccessibleName("Password that opens the file")
        self.password.setPlaceholderText("Password to open it (none)")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_BETWEEN)
        grid.addWidget(label("For", tone="muted", wraps=False), 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._holder, 0, 1, 1, 3)
        grid.addWidget(self.somebody, 1, 1)
        grid.addWidget(self.way, 1, 2, 1, 2)
        said = label("What for", tone="muted", wraps=False)
        said.setBuddy(self.purpose)
        grid.addWidget(said, 2, 0)
        grid.addWidget(self.purpose, 2, 1)
        grid.addWidget(self.password, 2, 2)
        grid.addWidget(self.large, 2, 3)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 2)
        self.somebody.chosen.connect(self._on_somebody)
        self.purpose.was_left.connect(self.changed)
        self.password.was_left.connect(self.changed)
        self.way.currentIndexChanged.connect(self.changed)
        self.large.toggled.connect(self.changed)

    def show_case(self, case: Case, today: date) -> None:
        """Offer the organisations, those with whom something is agreed first; what is chosen stays."""
        allowed = Allowed(case, today)
        organisations = sorted(
            case.organisations.values(),
            key=lambda one: (not allowed.in_force(one.id), title_of(case, one).casefold()),
        )
        wanted = [(CLIENT_ID, "The client")]
        wanted += [(one.id, title_of(case, one)) for one in organisations]
        wanted += [(one, name_of(case, one)) for one in self._people if one in case.people]
        if tuple(wanted) == self._shown:
            return
        chosen, self._shown = set(self.recipients()), tuple(wanted)
        while (taken := self._flow.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._pills.clear()
        for item, words in wanted:
            pill = button(_short(words), "pill")
            pill.setToolTip(words)
            pill.setAccessibleName(f"For {words}")
            pill.setCheckable(True)
            pill.setChecked(item in chosen)
            pill.toggled.connect(self.changed)
            self._pills[item] = pill
            self._flow.addWidget(pill)
            pill.show()  # or it could not take the keyboard before Qt has time to show it
        self._holder.updateGeometry()

    def recipients(self) -> tuple[str, ...]:
        """The ids of those chosen."""
        return tuple(item for item, pill in self._pills.items() if pill.isChecked())

    def choose(self, *items: str) -> None:
        """Choose these and nobody else."""
        for item, pill in self._pills.items():
            pill.setChecked(item in items)

    def wish(self, before: Wish) -> Wish:
        """What is wanted now; what was decided about single items stays."""
        return Wish(
            self.recipients(),
            self.purpose.text().strip(),
            bool(self.way.currentData()),
            self.large.isChecked(),
            self.password.text(),
            before.held,
            before.vital,
        )

    def take_focus(self) -> None:
        """The first pill."""
        if self._pills:
            next(iter(self._pills.values())).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_somebody(self, person: str) -> None:
        if person in self._pills:
            self._pills[person].setChecked(True)
            return
        self._people.append(person)
        self.show_case(self._context.session.case, date.today())
        if person in self._pills:
            self._pills[person].setChecked(True)


def _short(words: str) -> str:
    return words if len(words) <= 34 else f"{words[:33].rstrip()}…"

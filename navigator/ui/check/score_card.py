"""Scoring one need with the client looking on: a step for each of you, and on to the next need.

A step is chosen by typing its number, Tab goes on, and Enter keeps what stands there: by keys alone, one
need takes five of them.
"""

from datetime import date
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QWidget

from navigator.actions.marks import Marks
from navigator.casefile.case import Case
from navigator.casefile.partial_date import PartialDate
from navigator.insights.outcomes import Scorer, needs_in_order, outcomes_of
from navigator.insights.scales import Scale, scale_of
from navigator.layout.tokens import SPACE_BETWEEN
from navigator.ui.check.step_box import StepBox
from navigator.ui.theme import Theme
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.card import Card
from navigator.ui.widgets.choice_box import ChoiceBox
from navigator.ui.widgets.mark import aloud

_USUAL = "journey"


class OrganisationRow(QWidget):
    """An organisation, and the step that it says."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value, self.who = StepBox(theme), ChoiceBox(theme)
        self.value.setAccessibleName("The organisation's step")
        self.who.setAccessibleName("Which organisation")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_BETWEEN)
        row.addWidget(self.who, 3)
        row.addWidget(self.value, 4)
        self.who.currentIndexChanged.connect(self.changed)
        self.value.currentIndexChanged.connect(self.changed)

    @property
    def scored(self) -> tuple[Scorer, float] | None:
        """Who scored what; None until both are chosen."""
        if not self.who.currentData() or self.value.currentData() is None:
            return None
        return Scorer("organisation", str(self.who.currentData())), float(self.value.currentData())

    def show_organisations(self, listed: list[tuple[str, str]], scale: Scale) -> None:
        """Offer these, (name, id), and the steps of the scale."""
        self.who.blockSignals(True)
        self.who.clear()
        self.who.addItem("Which organisation", "")
        for name, organisation in listed:
            self.who.addItem(name, organisation)
        self.who.blockSignals(False)
        self.value.fill(scale)


class ScoreCard(Card):
    """Chooses a need, takes today's scores of all who have one, and goes on to the next need."""

    scored = Signal(str, str, object, str)
    """The need, the scale, {Scorer: value}, and what the client said about it."""

    need_chosen = Signal(str)
    """Another need is looked at, by its id."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Score together", parent)
        self.need = ChoiceBox(theme)
        self.need.setAccessibleName("Need")
        self.client, self.keyworker = StepBox(theme), StepBox(theme)
        self.client.setAccessibleName("The client's step")
        self.keyworker.setAccessibleName("The keyworker's step")
        self.note = QLineEdit()
        self.note.setPlaceholderText("What they say about it, in their words")
        self.note.setAccessibleName("What the client says about it")
        self.save = button("Keep and go on", "primary")
        self.save.setToolTip("Keep these scores, and go on to the next need (Enter)")
        self.organisations: list[OrganisationRow] = []
        self._theme = theme
        form = self._form = QFormLayout()
        form.setSpacing(SPACE_BETWEEN)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for words, field in (
            ("Need", self.need), ("The client says", self.client), ("In their words", self.note),
            ("You say", self.keyworker), ("", self.save),
        ):  # fmt: skip
            form.addRow(words, field)
        holder = QWidget()
        holder.setLayout(form)
        self.add(holder)
        self._scale = scale_of(_USUAL)
        self._case = Case()
        for first, second in pairwise((self.need, self.client, self.note, self.keyworker)):
            QWidget.setTabOrder(first, second)
        self._add_organisation()
        self.need.currentIndexChanged.connect(self._on_need)
        self.client.currentIndexChanged.connect(self._on_value)
        self.keyworker.currentIndexChanged.connect(self._on_value)
        self.save.clicked.connect(self._on_save)

    @property
    def chosen(self) -> str:
        """The id of the need that is looked at; "" for none."""
        return str(self.need.currentData() or "")

    def show_case(self, case: Case, marks: Marks) -> None:
        """Offer the needs that are open, in the client's order; the one looked at stays."""
        self._case = case
        wanted = [need for need in needs_in_order(case) if need.status not in ("met", "closed")]
        titles = [(need.title or "A need without a name", need.id) for need in wanted]
        listed = [(aloud(title, marks.of(need_id)), need_id) for title, need_id in titles]
        if listed != [(self.need.itemText(i), self.need.itemData(i)) for i in range(self.need.count())]:
            before = self.chosen
            self.need.blockSignals(True)
            self.need.clear()
            for words, need_id in listed:
                self.need.addItem(words, need_id)
            self.need.setCurrentIndex(max(0, self.need.findData(before)))
            self.need.blockSignals(False)
            self._on_need()
        self.setVisible(bool(listed))

    def choose(self, need: str) -> None:
        """Look at this need, if it is open."""
        at = self.need.findData(need)
        if at >= 0:
            self.need.setCurrentIndex(at)

    def _on_need(self) -> None:
        need = self._case.needs.get(self.chosen)
        before = outcomes_of(self._case, need, date.today()) if need is not None else ()
        self._scale = before[0].scale if before else scale_of(_USUAL)
        for box in (self.client, self.keyworker):
            box.fill(self._scale)
        for row in self.organisations[1:]:
            self._form.removeRow(row)
        del self.organisations[1:]
        self.organisations[0].show_organisations(self._listed(), self._scale)
        self.note.clear()
        self._on_value()
        self.need_chosen.emit(self.chosen)

    def _listed(self) -> list[tuple[str, str]]:
        """The organisations by name, first those that have something to do with the need."""
        case, need = self._case, self.chosen
        known = {view.organisation for view in case.views.by("need", need)}
        known |= {step.organisation for step in case.steps.by("needs", need)}
        found = [one for one in case.organisations.values() if one.title and not one.same_as]
        found.sort(key=lambda one: (one.id not in known, one.title.casefold(), one.id))
        return [(one.title, one.id) for one in found]

    def _add_organisation(self) -> None:
        row = OrganisationRow(self._theme)
        row.show_organisations(self._listed(), self._scale)
        row.changed.connect(self._on_value)
        before = self.organisations[-1].value if self.organisations else self.keyworker
        self.organisations.append(row)
        self._form.insertRow(
            self._form.rowCount() - 1, "An organisation says" if len(self.organisations) == 1 else "And", row
        )
        # Qt would show it a moment later, and Tab would pass it by.
        row.show()
        for first, second in ((before, row.who), (row.who, row.value), (row.value, self.save)):
            QWidget.setTabOrder(first, second)

    @property
    def _values(self) -> dict[Scorer, float]:
        boxes = ((Scorer("client"), self.client), (Scorer("keyworker"), self.keyworker))
        values = {scorer: float(box.currentData()) for scorer, box in boxes if box.currentData() is not None}
        return {**values, **dict(row.scored for row in self.organisations if row.scored is not None)}

    def _on_value(self) -> None:
        self.save.setEnabled(bool(self._values))
        # As soon as one has said theirs there is room for another.
        if self.organisations[-1].scored is not None:
            self._add_organisation()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps what stands here, wherever on the card the keyboard is."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.save.isEnabled():
            self._on_save()
        else:
            super().keyPressEvent(event)

    def _on_save(self) -> None:
        self.scored.emit(self.chosen, self._scale.key, self._values, self.note.text().strip())
        following = self.need.currentIndex() + 1
        if following < self.need.count():
            self.need.setCurrentIndex(following)
        else:
            self._on_need()
        self.client.setFocus(Qt.FocusReason.OtherFocusReason)


def today() -> PartialDate:
    """The day of the scores."""
    return PartialDate.on(date.today())

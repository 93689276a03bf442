"""Scoring one need with the client looking on: a step for each of you, and on to the next need."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from navigator.casefile.case import Case
from navigator.casefile.partial_date import PartialDate
from navigator.insights.outcomes import Scorer, needs_in_order, outcomes_of
from navigator.insights.scales import Scale, scale_of
from navigator.layout.tokens import SPACE_BETWEEN
from navigator.ui.theme import Theme
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.card import Card
from navigator.ui.widgets.choice_box import ChoiceBox

_USUAL = "journey"
_NOT_TODAY = "Not today"


class ScoreCard(Card):
    """Chooses a need, takes the scores of client and keyworker of today, and goes on to the next need."""

    scored = Signal(str, str, object, str)
    """The need, the scale, {Scorer: value}, and what the client said about it."""

    need_chosen = Signal(str)
    """Another need is looked at, by its id."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Score together", parent)
        self.need = ChoiceBox(theme)
        self.need.setAccessibleName("Need")
        self.client, self.keyworker = ChoiceBox(theme), ChoiceBox(theme)
        self.client.setAccessibleName("The client's step")
        self.keyworker.setAccessibleName("The keyworker's step")
        self.note = QLineEdit()
        self.note.setPlaceholderText("What they say about it, in their words")
        self.note.setAccessibleName("What the client says about it")
        self.save = button("Keep and go on", "primary")
        self.save.setToolTip("Keep these scores, and go on to the next need")
        form = QFormLayout()
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
        self.need.currentIndexChanged.connect(self._on_need)
        self.client.currentIndexChanged.connect(self._on_value)
        self.keyworker.currentIndexChanged.connect(self._on_value)
        self.save.clicked.connect(self._on_save)

    @property
    def chosen(self) -> str:
        """The id of the need that is looked at; "" for none."""
        return str(self.need.currentData() or "")

    def show_case(self, case: Case) -> None:
        """Offer the needs that are open, in the client's order; the one looked at stays."""
        self._case = case
        wanted = [need for need in needs_in_order(case) if need.status not in ("met", "closed")]
        listed = [(need.title or "A need without a name", need.id) for need in wanted]
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
            _fill(box, self._scale)
        self.note.clear()
        self._on_value()
        self.need_chosen.emit(self.chosen)

    def _on_value(self) -> None:
        self.save.setEnabled(any(box.currentData() is not None for box in (self.client, self.keyworker)))

    def _on_save(self) -> None:
        boxes = ((Scorer("client"), self.client), (Scorer("keyworker"), self.keyworker))
        values = {scorer: box.currentData() for scorer, box in boxes if box.currentData() is not None}
        self.scored.emit(self.chosen, self._scale.key, values, self.note.text().strip())
        following = self.need.currentIndex() + 1
        if following < self.need.count():
            self.need.setCurrentIndex(following)
        else:
            self._on_need()
        self.client.setFocus(Qt.FocusReason.OtherFocusReason)


def _fill(box: ChoiceBox, scale: Scale) -> None:
    box.blockSignals(True)
    box.clear()
    box.addItem(_NOT_TODAY, None)
    value = scale.least
    while value <= scale.most:
        box.addItem(scale.in_words(value), value)
        value += 1
    box.blockSignals(False)


def today() -> PartialDate:
    """The day of the scores."""
    return PartialDate.on(date.today())

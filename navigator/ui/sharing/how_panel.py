""" "How can we share this?": the agreement it takes, the question for the client, and their answer."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from navigator.casefile.partial_date import PartialDate
from navigator.layout.tokens import SPACE_BETWEEN
from navigator.summary.sharing.asking import HowCanWe
from navigator.ui.context import Context
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.card import Card
from navigator.ui.widgets.choice_box import ChoiceBox
from navigator.ui.widgets.flow import FlowLayout
from navigator.ui.widgets.labels import label


class HowPanel(Card):
    """One way at a time. A yes opens the agreement to be looked over; a no is kept as a no."""

    put_away = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("How can we share this?", parent)
        self._context = context
        self._ways: tuple[HowCanWe, ...] = ()
        self._purpose = ""
        self.choose = ChoiceBox(context.theme)
        self.choose.setAccessibleName("Which way")
        self.words = label()
        self.question = QPlainTextEdit()
        self.question.setReadOnly(True)
        self.question.setTabChangesFocus(True)
        self.question.setAccessibleName("The question for the client")
        self.question.setFixedHeight(context.theme.pixels(92))
        self.copy = button("Copy the question")
        self.yes = button("The client said yes")
        self.no = button("The client said no")
        self.close_it = button("Put away", "quiet")
        self.add_button(self.close_it)
        acts = QWidget()
        flow = FlowLayout(acts, SPACE_BETWEEN)
        for one in (self.copy, self.yes, self.no):
            flow.addWidget(one)
        for widget in (self.choose, self.words, self.question, acts):
            self.add(widget)
        self.choose.currentIndexChanged.connect(self._show_way)
        self.copy.clicked.connect(self._on_copy)
        self.yes.clicked.connect(self._on_yes)
        self.no.clicked.connect(self._on_no)
        self.close_it.clicked.connect(self.put_away)

    def show_ways(self, ways: tuple[HowCanWe, ...], purpose: str) -> None:
        """Show the ways to what was asked about."""
        self._ways, self._purpose = ways, purpose
        self.choose.blockSignals(True)
        self.choose.clear()
        for way in ways:
            self.choose.addItem(way.words.partition(".")[0])
        self.choose.blockSignals(False)
        self.choose.setVisible(len(ways) > 1)
        self._show_way()

    def take_focus(self) -> None:
        """What one does first."""
        (self.choose if len(self._ways) > 1 else self.copy).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def way(self) -> HowCanWe | None:
        """The way that shows."""
        at = max(0, self.choose.currentIndex())
        return self._ways[at] if at < len(self._ways) else None

    def _show_way(self) -> None:
        way = self.way
        none = (
            "No agreement would change this: it is not the client's to share, or a record of the case itself."
        )
        self.words.setText(way.words if way else none)
        self.question.setPlainText(way.question if way else "")
        asks = way is not None and bool(way.question)
        for one in (self.question, self.copy):
            one.setVisible(asks)
        agreed = way is not None and bool(way.organisation)
        for one in (self.yes, self.no):
            one.setVisible(agreed)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.question.toPlainText())

    def _on_yes(self) -> None:
        """An agreement to be looked over before it counts: how it was given is still to be said."""
        way = self.way
        if way is not None:
            condition = {"special": "explicit_consent", "criminal": "criminal_dpa"}.get(way.condition, "")
            values = {
                "organisation": way.organisation,
                "topics": way.topics,
                "highest_sensitivity": way.highest,
                "lawful_basis": "consent",
                "second_condition": condition,
                "purpose": self._purpose,
                "valid_from": PartialDate.on(date.today()),
            }
            self._context.acts.add(self._context.acts.fresh("agreement", values), self._select_new)

    def _on_no(self) -> None:
        """A no is kept as an agreement that never began, so that nobody asks again without knowing."""
        way = self.way
        if way is not None:
            values = {
                "organisation": way.organisation,
                "topics": way.topics,
                "lawful_basis": "consent",
                "purpose": self._purpose,
                "withdrawn_on": PartialDate.on(date.today()),
            }
            self._context.acts.add(self._context.acts.fresh("agreement", values), self._select_new)

    def _select_new(self, change_set: object) -> None:
        changes = getattr(change_set, "changes", ())
        if changes:
            self._context.selection.select(changes[0].register.item)

"""Overview: the one page alive. Left who the client is and what matters most; right what now."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.partial_date import PartialDate
from navigator.insights.sequencing import plan_of
from navigator.layout.tokens import SPACE_AROUND, SPACE_GROUPS
from navigator.ui.context import Context
from navigator.ui.views import overview_lines as says
from navigator.ui.views.case_view import CaseView
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.line_card import LineCard

_TWO_COLUMNS_FROM = 720
"""Pixels of width at 100% text."""


class Overview(CaseView):
    """Cards in two columns, or in one where there is no room for two."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.words = LineCard(
            context, "In their own words", "Nothing yet. What matters to this person, in their words?"
        )
        self.words_edit = button("Edit", "quiet")
        self.words_edit.setAccessibleName("Edit the client's own words and details")
        self.words_edit.clicked.connect(self._on_client)
        self.words.add_button(self.words_edit)
        self.needs = LineCard(
            context,
            "What matters most, in their order",
            "No needs yet.",
            adds="Add a need",
            kind="need",
            values=_open_need,
        )
        self.call = LineCard(
            context,
            "Who to call first",
            "Nobody yet: mark a lead, or somebody the client trusts.",
            adds="Add a person",
            kind="person",
        )
        self.alerts = LineCard(
            context,
            "Must know",
            "Nothing that one must know.",
            adds="Add an alert",
            kind="alert",
            values=_must_know,
        )
        self.ready = LineCard(
            context, "Ready now", "No step is ready.", adds="Add a step", kind="step", values=_proposed
        )
        self.under_way = LineCard(context, "Under way", "No step is under way.", most=5)
        self.waiting = LineCard(context, "Waiting, and for what", "Nothing is blocked or held.")
        self.asks = LineCard(
            context,
            "Asks and offers",
            "Nothing asked or offered is open.",
            adds="Add an ask",
            kind="ask",
            values=_asked,
        )
        self.coming = LineCard(context, "Coming up", "No dates ahead.", adds="Add a meeting", kind="meeting")
        self.latest = LineCard(
            context,
            "Latest in the journal",
            "The journal is empty.",
            adds="Add an entry",
            kind="entry",
            values=_now,
        )
        self._cards = (
            (self.words, self.needs, self.call, self.latest),
            (self.alerts, self.ready, self.waiting, self.asks, self.coming, self.under_way),
        )
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._place()

    def _place(self) -> None:
        inside = QWidget()
        inside.setProperty("desk", "true")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside.setLayout(self._columns)
        self._columns.setContentsMargins(SPACE_AROUND, SPACE_AROUND, SPACE_AROUND, SPACE_AROUND)
        self._columns.setSpacing(SPACE_GROUPS)
        for cards in self._cards:
            column = QVBoxLayout()
            column.setSpacing(SPACE_GROUPS)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            self._columns.addLayout(column, 1)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.area)

    def show_case(self) -> None:
        """Every card; those that say the same as before stay untouched."""
        case, today = self.context.session.case, date.today()
        plan = plan_of(case, today)
        name = case.client.preferred_name or case.client.full_name
        self.words.heading.setText(f"{name}, in their own words" if name else "In their own words")
        self.words.show_lines(says.own_words(case))
        self.needs.show_lines(says.needs(case))
        self.call.show_lines(says.first_to_call(case))
        self.alerts.show_lines(tuple(says.alerts(case)))
        self.ready.show_lines(says.ready(case, plan))
        self.under_way.show_lines(says.under_way(case, plan))
        self.waiting.show_lines(says.waiting(case, plan))
        self.asks.show_lines(says.open_asks(case, today))
        self.coming.show_lines(says.coming(case, today))
        self.latest.show_lines(says.latest(case))

    def show_marks(self) -> None:
        """The lines of what is new or to be chosen."""
        for cards in self._cards:
            for card in cards:
                card.show_marks()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where two would be too narrow."""
        wide = self.width() >= self.context.theme.pixels(_TWO_COLUMNS_FROM)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._columns.direction() is not way:
            self._columns.setDirection(way)
        super().resizeEvent(event)

    def take_focus(self) -> None:
        """The first button of the page."""
        self.words_edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_client(self) -> None:
        self.context.selection.select(CLIENT_ID)
        self.edit_asked.emit()


def _open_need() -> Mapping[str, Any]:
    return {"status": "open", "opened": PartialDate.on(date.today())}


def _must_know() -> Mapping[str, Any]:
    return {"level": "must_know"}


def _proposed() -> Mapping[str, Any]:
    return {"status": "proposed"}


def _asked() -> Mapping[str, Any]:
    return {"kind": "ask", "state": "asked"}


def _now() -> Mapping[str, Any]:
    return {"kind": "note", "when": PartialDate.at(datetime.now())}

"""Outcomes: scoring together, how it has gone, who knows of what, and shared targets."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from navigator.actions.scoring import score_need
from navigator.casefile.ids import Ids
from navigator.insights.outcomes import Scorer
from navigator.layout.tokens import SPACE_AROUND, SPACE_GROUPS
from navigator.ui.check import outcome_lines as says
from navigator.ui.check.picture_view import PictureView
from navigator.ui.check.score_card import ScoreCard, today
from navigator.ui.context import Context
from navigator.ui.views.case_view import CaseView
from navigator.ui.widgets.card import Card
from navigator.ui.widgets.labels import label
from navigator.ui.widgets.line_card import LineCard

_CHART, _RADAR = 260, 380
"""Pixels of height at 100% text."""


class OutcomesView(CaseView):
    """Cards in two columns: scores and charts left, who knows and who pulls right."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._ids = Ids()
        self.score = ScoreCard(context.theme)
        self.chart_card = Card("How it has gone")
        self.words = label(tone="muted")
        self.chart = PictureView(context.theme, _CHART)
        self.chart_card.add(self.words)
        self.chart_card.add(self.chart)
        self.radar_card = Card("Then and now, as the client says")
        self.radar = PictureView(context.theme, _RADAR)
        self.radar_card.add(self.radar)
        self.targets = LineCard(
            context, "Shared targets", "No shared targets yet.", adds="Add a target", kind="target"
        )
        self.knowing = LineCard(context, "Who knows of what", "No open needs yet.", most=20)
        self._place()
        self.score.scored.connect(self._on_scored)
        self.score.need_chosen.connect(self._on_need)
        context.selection.changed.connect(self.score.choose)

    def _place(self) -> None:
        desk = QWidget()
        desk.setProperty("desk", "true")
        desk.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, desk)
        self._columns.setContentsMargins(SPACE_AROUND, SPACE_AROUND, SPACE_AROUND, SPACE_AROUND)
        self._columns.setSpacing(SPACE_GROUPS)
        for cards in ((self.score, self.chart_card, self.targets), (self.radar_card, self.knowing)):
            column = QVBoxLayout()
            column.setSpacing(SPACE_GROUPS)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            self._columns.addLayout(column, 1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(desk)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def show_case(self) -> None:
        """Everything anew; what is being scored stays."""
        case = self.context.session.case
        self.score.show_case(case)
        self._on_need(self.score.chosen)
        made = says.radar_of(case)
        self.radar_card.setVisible(made is not None)
        self.radar.show_picture(made)
        self.targets.show_lines(says.target_lines(case))
        self.knowing.show_lines(says.knowing_lines(case))

    def showEvent(self, event: QShowEvent) -> None:
        """Look at the need that is selected in all views."""
        super().showEvent(event)
        self.score.choose(self.context.selection.item)

    def take_focus(self) -> None:
        """Where one scores."""
        self.score.client.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_need(self, need_id: str) -> None:
        case = self.context.session.case
        need = case.needs.get(need_id)
        self.chart_card.setVisible(need is not None)
        if need is not None:
            self.chart_card.heading.setText(f"How it has gone: {need.title}")
            self.words.setText(says.chart_words(case, need))
            self.chart.show_picture(says.chart_of(case, need))

    def _on_scored(self, need: str, scale: str, values: Mapping[Scorer, float], note: str) -> None:
        notes = {Scorer("client"): note} if note else {}
        draft = score_need(self.context.session.case, self._ids, need, scale, values, today(), notes=notes)
        self.context.acts.commit(draft)

"""Outcomes: scoring together, how it has gone, who knows of what, and shared targets."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from navigator.actions.scoring import score_need
from navigator.actions.targets import add_usual_targets, usual_areas
from navigator.casefile.ids import Ids
from navigator.insights.outcomes import Scorer
from navigator.layout.display_list import Picture
from navigator.layout.tokens import SPACE_AROUND, SPACE_GROUPS
from navigator.ui.check import outcome_lines as says
from navigator.ui.check.picture_view import PictureView
from navigator.ui.check.score_card import ScoreCard, today
from navigator.ui.context import Context
from navigator.ui.map.sheet import MapSheet
from navigator.ui.views.case_view import CaseView
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.card import Card
from navigator.ui.widgets.grid_view import GridView
from navigator.ui.widgets.labels import label
from navigator.ui.widgets.line_card import LineCard

_TWO_COLUMNS = 700
"""Pixels at 100% text from which on the cards stand in two columns."""
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
        self.beside = GridView(context.theme, "Scores side by side", lines=1)
        self.beside.opened.connect(context.selection.select)
        self.chart_card.add(self.beside)
        self.radar_card = Card("Then and now, as the client says")
        self.radar = PictureView(context.theme, _RADAR)
        self.radar_card.add(self.radar)
        self.targets = LineCard(
            context, "Shared targets", "No shared targets yet.", adds="Add a target", kind="target"
        )
        self.usual = button("Add the usual three", "quiet")
        self.usual.setToolTip("Social, digital and financial independence, for organisations to sign up to")
        self.usual.clicked.connect(self._on_usual)
        self.targets.add_button(self.usual)
        self.nothing = Card("Score together")
        self.nothing.add(
            label("There is no open need to score yet. Add what has to change first.", tone="muted")
        )
        self.add_need = button("Add a need")
        self.add_need.clicked.connect(self._on_add_need)
        self.nothing.add(self.add_need)
        self._make_matrix()
        self._place()
        self.score.scored.connect(self._on_scored)
        self.score.need_chosen.connect(self._on_need)
        context.selection.changed.connect(self.score.choose)

    def _make_matrix(self) -> None:
        context = self.context
        self.knowing = Card("Who holds which part of the picture")
        self.matrix = GridView(context.theme, "Needs by organisations")
        self.matrix.opened.connect(context.selection.select)
        self.share = label(tone="muted")
        self.sheet = MapSheet(context, self, self._sheet_picture, self._say, "matrix")
        self.save_matrix, self.print_matrix = button("Save as a picture", "quiet"), button("Print", "quiet")
        self.save_matrix.clicked.connect(self.sheet.ask_where)
        self.print_matrix.clicked.connect(self.sheet.preview)
        for made in (self.save_matrix, self.print_matrix):
            self.knowing.add_button(made)
        self.knowing.add(self.share)
        self.knowing.add(self.matrix)

    def _sheet_picture(self, size: tuple[float, float]) -> Picture:
        return says.matrix_sheet(self.context.session.case, size)

    def _say(self, words: str) -> None:
        self.share.setText(words)

    def _place(self) -> None:
        desk = QWidget()
        desk.setProperty("desk", "true")
        desk.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        down = QVBoxLayout(desk)
        down.setContentsMargins(SPACE_AROUND, SPACE_AROUND, SPACE_AROUND, SPACE_AROUND)
        down.setSpacing(SPACE_GROUPS)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(SPACE_GROUPS)
        for cards in ((self.nothing, self.score, self.radar_card), (self.chart_card, self.targets)):
            column = QVBoxLayout()
            column.setSpacing(SPACE_GROUPS)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            self._columns.addLayout(column, 1)
        down.addLayout(self._columns)
        down.addWidget(self.knowing)
        down.addStretch(1)
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
        self._arrange()
        marks = self.context.team.marks
        self.score.show_case(case, marks)
        self.nothing.setVisible(not self.score.chosen)
        missing = len(usual_areas(case))
        self.usual.setVisible(bool(missing) and self.context.session.is_open)
        self.usual.setText("Add the usual three" if missing == 3 else "Add the usual ones that are missing")
        self._on_need(self.score.chosen)
        made = says.radar_of(case, marks)
        self.radar_card.setVisible(made is not None)
        self.radar.show_picture(made)
        self.targets.show_lines(says.target_lines(case))
        grid = says.matrix_grid(case, marks)
        self.knowing.setVisible(bool(grid.rows))
        self.matrix.show_grid(grid)
        self.matrix.setVisible(bool(grid.columns))
        self.share.setText(says.matrix_words(grid))
        for pressed in (self.save_matrix, self.print_matrix):
            pressed.setEnabled(bool(grid.columns))

    def show_marks(self) -> None:
        """The needs, scores and targets that are new or to be chosen."""
        self.show_case()

    def showEvent(self, event: QShowEvent) -> None:
        """Look at the need that is selected in all views."""
        super().showEvent(event)
        self.score.choose(self.context.selection.item)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where there is no room for two."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= self.context.theme.pixels(_TWO_COLUMNS)
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )

    def take_focus(self) -> None:
        """Where one scores."""
        self.score.client.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_usual(self) -> None:
        self.context.acts.commit(add_usual_targets(self.context.session.case, self._ids))

    def _on_add_need(self) -> None:
        self.context.acts.begin("need", {"status": "open"})

    def _on_need(self, need_id: str) -> None:
        case, marks = self.context.session.case, self.context.team.marks
        need = case.needs.get(need_id)
        self.chart_card.setVisible(need is not None)
        if need is not None:
            self.chart_card.heading.setText(f"How it has gone: {need.title}")
            self.words.setText(says.chart_words(case, need))
            self.chart.show_picture(says.chart_of(case, need, marks))
            grid = says.side_by_side_grid(case, need, marks)
            self.beside.show_grid(grid)
            self.beside.setVisible(bool(grid.rows))

    def _on_scored(self, need: str, scale: str, values: Mapping[Scorer, float], note: str) -> None:
        notes = {Scorer("client"): note} if note else {}
        draft = score_need(self.context.session.case, self._ids, need, scale, values, today(), notes=notes)
        self.context.acts.commit(draft)

"""History: who did what and when, what each field said before and says since. Nothing here can be changed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QButtonGroup, QHBoxLayout, QTableView, QVBoxLayout, QWidget

from navigator.layout.tokens import SPACE_BETWEEN, SPACE_GROUPS
from navigator.ui.context import Context
from navigator.ui.item_words import name_of
from navigator.ui.models.history_table import HEADINGS, WIDTHS, HistoryTable
from navigator.ui.theme import Theme
from navigator.ui.views.case_view import CaseView
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.column_widths import shared
from navigator.ui.widgets.labels import label
from navigator.ui.widgets.row_delegate import RowDelegate

if TYPE_CHECKING:
    from navigator.store.trail import HistoryLine

_ACTS = 200
"""How many acts are read at a time."""


class _Lines(QTableView):
    """The table; its columns share the width that there is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        theme.changed.connect(self._share_width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There is more room, or less."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        character = QFontMetrics(self._theme.font()).averageCharWidth()
        wanted = [width * character for width in WIDTHS]
        keeps = [heading == "When" for heading in HEADINGS]
        for at, width in enumerate(shared(wanted, keeps, self.viewport().width())):
            self.setColumnWidth(at, width)


class HistoryView(CaseView):
    """The history of everything, or of what is selected."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.model = HistoryTable(self)
        self.table = _Lines(context.theme)
        self.table.setAccessibleName("History")
        self.table.setModel(self.model)
        self._delegate = RowDelegate(context.theme, self.table)
        self.table.setItemDelegate(self._delegate)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.horizontalHeader().setHighlightSections(False)
        self._limit = _ACTS
        self.everything = button("Everything", "pill")
        self.selected = button("What is selected", "pill")
        self._pills = QButtonGroup(self)
        self.more = button("Show older", "quiet")
        self._about = label(step=0, tone="muted")
        self._place()
        self._pills.idToggled.connect(self._on_pill)
        self.more.clicked.connect(self._on_more)
        self.table.clicked.connect(self._on_clicked)
        context.selection.changed.connect(self._on_selected)
        context.theme.changed.connect(self._fit)
        self._fit()

    def _place(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(SPACE_GROUPS, SPACE_GROUPS, SPACE_GROUPS, SPACE_BETWEEN)
        outer.setSpacing(SPACE_BETWEEN)
        bar = QHBoxLayout()
        bar.setSpacing(SPACE_BETWEEN)
        for at, pill in enumerate((self.everything, self.selected)):
            pill.setCheckable(True)
            self._pills.addButton(pill, at)
            bar.addWidget(pill)
        self.everything.setChecked(True)
        bar.addWidget(self._about, 1)
        bar.addWidget(self.more)
        outer.addLayout(bar)
        outer.addWidget(self.table, 1)

    def show_case(self) -> None:
        """Ask for the lines; they come when the worker has read them."""
        item = self.context.selection.item if self.selected.isChecked() else ""
        if not self.context.session.is_open:
            self.model.show_lines(self.context.session.case, ())
            return
        self._about.setText(name_of(self.context.session.case, item) if item else "")
        if self.selected.isChecked() and not item:
            self._about.setText("Nothing is selected.")
            self.model.show_lines(self.context.session.case, ())
            return
        self.context.session.ask_history(self, item, self._limit, self._on_lines)

    def show_marks(self) -> None:
        """What colleagues did that nobody has looked at here."""
        self.model.mark(self.context.team.fresh.sets)

    def take_focus(self) -> None:
        """The table."""
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_lines(self, lines: "tuple[HistoryLine, ...]") -> None:
        self.model.show_lines(self.context.session.case, lines)
        self.show_marks()
        self.more.setVisible(len({line.set_id for line in lines}) >= self._limit)

    def _on_pill(self, _: int, chosen: bool) -> None:
        if chosen and self.isVisible():
            self._limit = _ACTS
            self.show_case()

    def _on_more(self) -> None:
        self._limit *= 4
        self.show_case()

    def _on_clicked(self, index: QModelIndex) -> None:
        item = self.model.item_at(index)
        if item and self.everything.isChecked():
            self.context.selection.select(item)

    def _on_selected(self, _: str) -> None:
        if self.selected.isChecked() and self.isVisible():
            self.show_case()

    def _fit(self) -> None:
        self.table.verticalHeader().setDefaultSectionSize(self._delegate.row_height())

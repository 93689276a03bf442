"""For one's own eyes: the cases beside each other, and every number as it is."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from navigator.insights.across import NOT_KNOWN, Across, Table
from navigator.layout.tokens import SPACE_GROUPS
from navigator.ui.across.number_card import NumberCard
from navigator.ui.across.reading import CaseRead
from navigator.ui.models.case_numbers import CASE, HEADINGS, CaseNumbers, CaseNumbersOrder
from navigator.ui.models.number_table import Numbers
from navigator.ui.theme import Theme
from navigator.ui.widgets.card import Card
from navigator.ui.widgets.row_delegate import RowDelegate

_TALLEST_LIST = 10
_TWO_COLUMNS = 820
"""Pixels at 100% text from which on the tables stand in two columns."""


class CasesBeside(QTableView):
    """The cases, a row each; Enter or a click opens one, a heading sorts."""

    opened = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cases = CaseNumbers(self)
        self.order = CaseNumbersOrder(self.cases, self)
        self._theme = theme
        self.setModel(self.order)
        delegate = RowDelegate(theme, self)
        self.setItemDelegate(delegate)
        self.setMouseTracking(True)
        self.setAccessibleName("My cases")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setStretchLastSection(True)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setSortingEnabled(True)
        self.sortByColumn(1, Qt.SortOrder.DescendingOrder)
        self._delegate = delegate
        self.clicked.connect(self._on_opened)

    def show_cases(self, rows: tuple[CaseRead, ...], *, initials_only: bool) -> None:
        """Show these, as tall as they need up to a limit."""
        self.cases.show_cases(rows, initials_only=initials_only)
        row = self._delegate.row_height()
        self.verticalHeader().setDefaultSectionSize(row)
        tall = self.horizontalHeader().sizeHint().height() + min(max(len(rows), 1), _TALLEST_LIST) * row
        self.setFixedHeight(tall + self._theme.pixels(18))
        if rows and not self.currentIndex().isValid():
            self.setCurrentIndex(self.order.index(0, 0))
        self._share_width()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._on_opened(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        metrics = self.horizontalHeader().fontMetrics()
        around = self._theme.pixels(34)
        self.setColumnWidth(0, self._theme.pixels(170))
        for at, words in enumerate(HEADINGS[1:], 1):
            self.setColumnWidth(at, metrics.horizontalAdvance(words) + around)

    def _on_opened(self, index: QModelIndex) -> None:
        self.opened.emit(str(self.order.index(index.row(), 0).data(CASE)))


class OwnEyes(QWidget):
    """The list of cases, and a card for each table of numbers."""

    opened = Signal(str)
    """A case is to be opened, by its id."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.cases = CasesBeside(theme)
        self.cases.opened.connect(self.opened)
        mine = Card("My cases")
        mine.add(self.cases)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(SPACE_GROUPS)
        self.cards: list[NumberCard] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(SPACE_GROUPS)
        outer.addWidget(mine)
        outer.addLayout(self._columns)

    def show_numbers(self, rows: tuple[CaseRead, ...], found: Across, *, initials_only: bool) -> None:
        """Show the cases and what was counted over them."""
        self.cases.show_cases(rows, initials_only=initials_only)
        self._clear()
        self.cards = [self._card(table) for table in found.tables]
        half = (len(self.cards) + 1) // 2
        for cards in (self.cards[:half], self.cards[half:]):
            column = QVBoxLayout()
            column.setSpacing(SPACE_GROUPS)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            self._columns.addLayout(column, 1)

    def _card(self, table: Table) -> NumberCard:
        used = tuple(row for row in table.rows if any(table.cell(row, column) for column in table.columns))
        known = any(table.cell(row, NOT_KNOWN) for row in used)
        columns = tuple(column for column in table.columns if column != NOT_KNOWN or known)
        cells = {(row, column): table.cell(row, column) for row in used for column in columns}
        return NumberCard(self._theme, table.name, Numbers(used, columns, cells), "Nothing to count yet.")

    def _clear(self) -> None:
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = []
        while (taken := self._columns.takeAt(0)) is not None:
            column = taken.layout()
            if column is not None:
                column.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where there is no room for two."""
        super().resizeEvent(event)
        wide = self.width() >= self._theme.pixels(_TWO_COLUMNS)
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )

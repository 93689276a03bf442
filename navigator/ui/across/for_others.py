"""For others: the page as it would be given away, to be looked at before it is."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from navigator.insights.suppression import LEAST, SafeAcross, SafeTable
from navigator.layout.display_list import Picture
from navigator.layout.tokens import SPACE_BETWEEN, SPACE_GROUPS
from navigator.summary.across import across_picture
from navigator.ui.across.giving import CSV, PDF
from navigator.ui.across.number_card import NumberCard
from navigator.ui.check.picture_view import SheetView, measure
from navigator.ui.models.number_table import Numbers
from navigator.ui.theme import Theme
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.labels import label

_WHAT = (
    "This is all that goes out. Nobody’s name is in it, numbers below five are hidden, and so are others "
    "from which one of them could be worked out. Give away one a quarter: two editions between which one "
    "case came or went say something of that case."
)
_TOO_FEW = (
    f"With fewer than {LEAST} cases nothing can be said without saying it of somebody, so there is "
    "nothing to give away yet."
)


class ForOthers(QWidget):
    """A sentence about what goes out, buttons to save it, and the sheet itself, or the same as tables."""

    save_asked = Signal(str)
    """A file of this name is wanted; its end says which kind."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._safe = SafeAcross(None, (), {})
        self.words = label(_WHAT, tone="muted")
        self.save_pdf = button("Save as PDF", "primary")
        self.save_csv = button("Save as CSV")
        self.as_tables = button("As tables", "quiet")
        self.as_tables.setCheckable(True)
        self.sheet = SheetView(theme)
        self.tables = QWidget()
        self._lines = QVBoxLayout(self.tables)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(SPACE_GROUPS)
        self.cards: list[NumberCard] = []
        row = QHBoxLayout()
        row.setSpacing(SPACE_BETWEEN)
        for widget in (self.save_pdf, self.save_csv, self.as_tables):
            row.addWidget(widget)
        row.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(SPACE_GROUPS)
        outer.addWidget(self.words)
        outer.addLayout(row)
        outer.addWidget(self.sheet)
        outer.addWidget(self.tables)
        self.tables.hide()
        self.as_tables.toggled.connect(self._on_as_tables)
        self.save_pdf.clicked.connect(self._on_pdf)
        self.save_csv.clicked.connect(self._on_csv)

    @property
    def picture(self) -> Picture:
        """The sheet that shows."""
        return across_picture(self._safe, today=date.today(), measure=measure)

    def show_numbers(self, safe: SafeAcross) -> None:
        """Show what suppression lets through."""
        self._safe = safe
        enough = safe.cases is not None
        self.words.setText(_WHAT if enough else _TOO_FEW)
        for widget in (self.save_pdf, self.save_csv, self.as_tables):
            widget.setEnabled(enough)
        self.sheet.show_picture(self.picture)
        self._on_as_tables(self.as_tables.isChecked())
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = [self._card(table) for table in safe.tables]
        for card in self.cards:
            self._lines.addWidget(card)

    def _card(self, table: SafeTable) -> NumberCard:
        groups = "group" if table.dropped == 1 else "groups"
        return NumberCard(
            self._theme,
            table.name,
            Numbers(table.rows, table.columns, table.cells),
            "Too few cases to say anything without saying it of somebody.",
            f"{table.dropped} {groups} not shown" if table.dropped else "",
        )

    def _on_as_tables(self, wanted: bool) -> None:
        enough = self._safe.cases is not None
        self.tables.setVisible(wanted and enough)
        self.sheet.setVisible(not wanted and enough)

    def _on_pdf(self) -> None:
        self._ask_where("across all cases.pdf", "PDF, one page (*.pdf)", PDF)

    def _on_csv(self) -> None:
        self._ask_where("across all cases.csv", "CSV (*.csv)", CSV)

    def _ask_where(self, name: str, form: str, end: str) -> None:
        dialog = QFileDialog(self, "Save what is to be given away", str(Path.home() / name), form)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(end.removeprefix("."))
        dialog.fileSelected.connect(self.save_asked)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

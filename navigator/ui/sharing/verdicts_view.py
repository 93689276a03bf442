"""What goes and what is held back, item by item, with why; and what can be done about one of them."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from navigator.layout.tokens import SPACE_BETWEEN
from navigator.summary.sharing.verdicts import Verdict, Why
from navigator.summary.sharing.what_may_go import Sharing
from navigator.ui.context import Context
from navigator.ui.models.verdict_table import WIDTHS, VerdictTable, why_words
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.flow import FlowLayout
from navigator.ui.widgets.labels import label
from navigator.ui.widgets.row_delegate import RowDelegate

_LEAST_HIGH = 240
"""Pixels at 100% text."""

_RECORDS = ("tie", "place", "set_aside", "attachment", "disclosure", "agreement")
"""Kinds that nobody asks about: they stay in the case whoever reads."""


class VerdictsView(QWidget):
    """Emits what is wanted for the item with the keyboard."""

    how_asked = Signal(str)
    hold_asked = Signal(str, bool)
    vital_asked = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._sharing: Sharing | None = None
        self.model = VerdictTable(self)
        self.model.mark(context.team.marks)
        context.team.marks_changed.connect(self._on_marks)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setItemDelegate(RowDelegate(context.theme, self.table, lines=2))
        self.table.setAccessibleName("What goes and what is held back")
        self.pills = QButtonGroup(self)
        self.why = label()
        self.how = button("How can we share this?")
        self.hold = button("Hold it back")
        self.let_go = button("Let it go again")
        self.vital = button("Share it to protect a life", "danger")
        self.look = button("Show it", "quiet")
        self._place()
        self.pills.idToggled.connect(self._on_pill)
        self.table.selectionModel().currentChanged.connect(self._on_current)
        self.model.modelReset.connect(self._show_current)
        self.how.clicked.connect(self._on_how)
        self.hold.clicked.connect(self._on_hold)
        self.let_go.clicked.connect(self._on_let_go)
        self.vital.clicked.connect(self._on_vital)
        self.look.clicked.connect(self._on_look)
        context.theme.changed.connect(self._fit)
        self._fit()

    def _on_marks(self) -> None:
        self.model.mark(self._context.team.marks)

    def _place(self) -> None:
        view = self.table
        view.setShowGrid(False)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setTabKeyNavigation(False)
        view.setWordWrap(False)
        view.verticalHeader().hide()
        view.horizontalHeader().setSectionsClickable(False)
        view.horizontalHeader().setHighlightSections(False)
        view.horizontalHeader().setStretchLastSection(True)
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        row = QWidget()
        flow = FlowLayout(row, SPACE_BETWEEN)
        for at, words in enumerate(("Held back", "Goes in part", "Goes", "Everything")):
            pill = button(words, "pill")
            pill.setCheckable(True)
            pill.setChecked(at == 0)
            self.pills.addButton(pill, at)
            flow.addWidget(pill)
        acts = QWidget()
        below = FlowLayout(acts, SPACE_BETWEEN)
        for one in (self.how, self.hold, self.let_go, self.vital, self.look):
            below.addWidget(one)
        foot = QHBoxLayout()
        foot.addWidget(self.why, 3)
        foot.addWidget(acts, 2)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(SPACE_BETWEEN)
        outer.addWidget(row)
        outer.addWidget(view, 1)
        outer.addLayout(foot)
        self.model.want(_WANTED[0])

    def show_sharing(self, sharing: Sharing | None) -> None:
        """Show what goes to one set of readers; the row with the keyboard stays where it can."""
        here = self.verdict
        self._sharing = sharing
        if sharing is None:
            self.model.show_verdicts(self._context.session.case, ())
            return
        shown = tuple(one for one in sharing.verdicts.values() if one.kind not in _RECORDS)
        self.model.show_verdicts(sharing.case, shown)
        counts = (sum(_WANTED[at](one) for one in shown) for at in range(4))
        for at, number in enumerate(counts):
            words = ("Held back", "Goes in part", "Goes", "Everything")[at]
            self.pills.button(at).setText(f"{words} ({number})")
        row = self.model.row_of(here.item) if here is not None else 0
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(max(row, 0), 0))

    @property
    def verdict(self) -> Verdict | None:
        """The verdict with the keyboard."""
        return self.model.verdict_at(self.table.currentIndex())

    def take_focus(self) -> None:
        """The table."""
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fit(self) -> None:
        delegate = self.table.itemDelegate()
        if isinstance(delegate, RowDelegate):
            self.table.verticalHeader().setDefaultSectionSize(delegate.row_height())
        self.table.setMinimumHeight(self._context.theme.pixels(_LEAST_HIGH))
        for at, characters in enumerate(WIDTHS):
            self.table.setColumnWidth(at, self._context.theme.pixels(characters * 7))

    def _on_pill(self, at: int, chosen: bool) -> None:
        if chosen:
            self.model.want(_WANTED[at])
            if self.model.rowCount():
                self.table.setCurrentIndex(self.model.index(0, 0))

    def _on_current(self, _: QModelIndex, __: QModelIndex) -> None:
        self._show_current()

    def _show_current(self) -> None:
        one = self.verdict
        self.why.setText(why_words(self._context.session.case, one) if one is not None else "")
        chosen = one is not None and any(reason.why is Why.CHOSEN for reason in one.reasons)
        client = one is not None and one.kind == "client"
        for widget, wanted in (
            (self.how, one is not None and (not one.goes or bool(one.cuts)) and not chosen),
            (self.hold, one is not None and one.goes and not client),
            (self.let_go, chosen),
            (self.vital, one is not None and one.may_go_to_protect_a_life and not chosen),
            (self.look, one is not None),
        ):
            widget.setVisible(wanted)

    def _on_how(self) -> None:
        self._emit(self.how_asked)

    def _on_vital(self) -> None:
        self._emit(self.vital_asked)

    def _emit(self, signal: object) -> None:
        one = self.verdict
        if one is not None:
            signal.emit(one.item)  # type: ignore[attr-defined]  # one of the signals above

    def _on_hold(self) -> None:
        one = self.verdict
        if one is not None:
            self.hold_asked.emit(one.item, True)

    def _on_let_go(self) -> None:
        one = self.verdict
        if one is not None:
            self.hold_asked.emit(one.item, False)

    def _on_look(self) -> None:
        one = self.verdict
        if one is not None:
            self._context.selection.select(one.item)


def _held(one: Verdict) -> bool:
    return not one.goes


def _in_part(one: Verdict) -> bool:
    return one.goes and bool(one.cuts)


def _goes(one: Verdict) -> bool:
    return one.goes and not one.cuts


def _any(_: Verdict) -> bool:
    return True


_WANTED = (_held, _in_part, _goes, _any)

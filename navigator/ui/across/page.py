"""The page Across my cases: read in the background, for one's own eyes or as it may be given away."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from navigator.insights.across import Across, across
from navigator.insights.suppression import suppressed
from navigator.layout.tokens import SPACE_AROUND, SPACE_BETWEEN, SPACE_GROUPS
from navigator.ui.across.for_others import ForOthers
from navigator.ui.across.giving import Giving
from navigator.ui.across.own_eyes import OwnEyes
from navigator.ui.across.reading import CaseRead, Reading
from navigator.ui.context import Context
from navigator.ui.vault_session import VaultSession
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.labels import label

_PATIENCE_MS = 1_000
"""How long reading may take before it can be stopped by a button."""


class AcrossPage(QWidget):
    """Emits `left` when one has seen enough."""

    left = Signal()
    case_asked = Signal(str)
    """A case is to be opened, by its id."""

    said = Signal(str)
    """Something was done, in words."""

    def __init__(self, vault: VaultSession, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[CaseRead, ...] = ()
        self._initials = False
        self.reading = Reading(vault, context.session.worker, self)
        self.giving = Giving(context.session.worker, self)
        self.own, self.others = OwnEyes(context.theme), ForOthers(context.theme)
        self.summary = label(tone="muted")
        self.stop = button("Stop", "quiet")
        self.stop.setAccessibleName("Stop reading the cases")
        self.back = button("Back", "quiet")
        self.mine, self.away = button("For my own eyes", "tab"), button("To give away", "tab")
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._place()
        self._listen(vault, context)

    def _place(self) -> None:
        self.setProperty("desk", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        group = QButtonGroup(self)
        for tab in (self.mine, self.away):
            tab.setCheckable(True)
            group.addButton(tab)
        self.mine.setChecked(True)
        head = QHBoxLayout()
        head.setSpacing(SPACE_BETWEEN)
        head.addWidget(label("Across my cases", step=3, strong=True), 1)
        head.addWidget(self.back)
        tabs = QHBoxLayout()
        tabs.setSpacing(SPACE_BETWEEN)
        tabs.addWidget(self.mine)
        tabs.addWidget(self.away)
        tabs.addStretch(1)
        told = QHBoxLayout()
        told.addWidget(self.summary, 1)
        told.addWidget(self.stop)
        inside = QWidget()
        inside.setProperty("desk", "true")
        column = QVBoxLayout(inside)
        column.setContentsMargins(SPACE_AROUND, SPACE_GROUPS, SPACE_AROUND, SPACE_AROUND)
        column.setSpacing(SPACE_GROUPS)
        for line in (head, tabs, told):
            column.addLayout(line)
        column.addWidget(self.own)
        column.addWidget(self.others)
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        self.stop.hide()
        self._show_parts()

    def _listen(self, vault: VaultSession, context: Context) -> None:
        self.reading.progressed.connect(self._on_progressed)
        self.reading.finished.connect(self._on_finished)
        self.reading.stopped.connect(self._on_stopped)
        self._patience.timeout.connect(self._on_long)
        self.stop.clicked.connect(self.reading.stop)
        self.back.clicked.connect(self.left)
        self.mine.clicked.connect(self._on_tab)
        self.away.clicked.connect(self._on_tab)
        self.own.opened.connect(self.case_asked)
        self.others.save_asked.connect(self._on_save)
        self.giving.given.connect(self._on_given)
        self.giving.refused.connect(context.acts.refused)
        vault.locked.connect(self._on_locked)
        context.theme.changed.connect(self._on_theme)

    def take_focus(self) -> None:
        """Where one begins: the list of cases, or what can be saved."""
        first = self.own.cases if self.mine.isChecked() and self._rows else self.chosen_tab
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_initials(self, initials_only: bool) -> None:
        """Names, or initials in public."""
        self._initials = initials_only
        self.own.cases.show_cases(self._rows, initials_only=initials_only)

    def showEvent(self, event: QShowEvent) -> None:
        """Read it anew whenever it shows: something may have been done meanwhile."""
        super().showEvent(event)
        self._begin()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody waits for it any more."""
        super().hideEvent(event)
        self.reading.stop()

    def _begin(self) -> None:
        self._patience.start()
        self.reading.begin()

    def _on_progressed(self, done: int, total: int) -> None:
        if done < total:
            self.summary.show()
            self.summary.setText(f"Reading the cases: {done} of {total}")

    def _on_long(self) -> None:
        self.stop.setVisible(self.reading.is_reading)

    def _on_stopped(self) -> None:
        self._end()
        self.summary.setText("Stopped. Leave this page and come back to read the cases.")

    def _end(self) -> None:
        self._patience.stop()
        self.stop.hide()

    def _on_finished(self, rows: tuple[CaseRead, ...]) -> None:
        self._end()
        self._rows = rows
        self._show_numbers()
        if self.mine.hasFocus():
            # It came here when there was no list yet.
            self.take_focus()

    def _show_numbers(self) -> None:
        found = across(row.facts for row in self._rows if row.facts is not None)
        self.own.show_numbers(self._rows, found, initials_only=self._initials)
        self.others.show_numbers(suppressed(found))
        self.summary.setText(_summary(found, unread=len(self._rows) - found.cases))
        self._show_parts()

    def _show_parts(self) -> None:
        self.own.setVisible(self.mine.isChecked() and bool(self._rows))
        self.others.setVisible(self.away.isChecked() and bool(self._rows))
        self.summary.setVisible(self.mine.isChecked() or self.reading.is_reading or not self._rows)

    def _on_tab(self) -> None:
        # Before what has the keyboard is hidden, or Qt hands it to whatever comes next in the window.
        self.chosen_tab.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_parts()

    @property
    def chosen_tab(self) -> QPushButton:
        """The tab that is chosen."""
        return self.mine if self.mine.isChecked() else self.away

    def _on_theme(self) -> None:
        if self._rows:
            self._show_numbers()

    def _on_locked(self) -> None:
        self.reading.forget()
        self._end()
        self._rows = ()
        self._show_numbers()

    def _on_save(self, name: str) -> None:
        counted = [row.case_id for row in self._rows if row.facts is not None]
        safe = suppressed(across(row.facts for row in self._rows if row.facts is not None))
        self.giving.give(Path(name), safe, counted, date.today())

    def _on_given(self, name: str) -> None:
        self.said.emit(f"Saved {name}. Each case keeps on its history that it was counted.")


def _summary(found: Across, unread: int) -> str:
    if not found.cases and not unread:
        return "There is no case yet. Begin one at the left; from two on there is something to compare."
    middle = "; ".join(f"{name.lower()} {value:g}" for name, value in found.middle.items())
    words = f"{found.cases} {'case' if found.cases == 1 else 'cases'}."
    if middle:
        words += f" In the middle: {middle}."
    if unread:
        words += f" {unread} could not be read: open {'it' if unread == 1 else 'them'} to see why."
    return words

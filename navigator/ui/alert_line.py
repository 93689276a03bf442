"""The line of the header that says in words what one must know, and who leads. It stays one line.

As many alerts show as there is room for, shortened, the must-knows first; the rest are counted, and one
press leads to all of them in full.
"""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from navigator.actions.marks import Marks
from navigator.actions.naming import shortened
from navigator.casefile.case import Case
from navigator.casefile.journal import Alert
from navigator.layout.tokens import LEAST_TARGET, SPACE_BETWEEN
from navigator.ui.item_words import title_of
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.labels import label
from navigator.ui.widgets.mark import aloud

_LONGEST = 38
"""Characters of an alert in the line."""


class AlertLine(QWidget):
    """Emits `opened` with an item's id, or `all_asked` for all alerts."""

    opened = Signal(str)
    all_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[str, str, str, str], ...] = ()
        self._alerts: list[QPushButton] = []
        self._leads: list[QPushButton] = []
        self._items: dict[QPushButton, str] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE_BETWEEN)
        self.heading = label("Must know:", step=0, tone="danger", strong=True, wraps=False)
        self.heading.hide()
        self._row.addWidget(self.heading)
        self.more = button("", "alert")
        self.more.clicked.connect(self.all_asked)
        self._row.addWidget(self.more)
        self._row.addStretch(1)

    def show_case(self, case: Case, marks: Marks) -> None:
        """Show the alerts of this case and who leads on it, what is new or disputed marked so in words."""
        shown: list[tuple[str, str, str, str]] = []
        for alert in sorted(case.alerts.values(), key=_must_know_first):
            must_know = alert.level == "must_know"
            what = alert.what or "an alert without words"
            said = shortened(what, _LONGEST)
            words = said if must_know else f"Important: {said}"
            full = f"{'Must know' if must_know else 'Important'}: {what}"
            mark = marks.of(alert.id)
            words = f"{mark} · {words}" if mark else words
            shown.append((alert.id, words, aloud(full, mark), "danger" if must_know else "warn"))
        for person in case.people.by("is_lead", True):
            if person.ended is None:
                lead = f"Lead: {shortened(title_of(case, person), _LONGEST)}"
                shown.append((person.id, lead, aloud(lead, marks.of(person.id)), "muted"))
        if tuple(shown) != self._shown:
            self._shown = tuple(shown)
            self._make()

    def _make(self) -> None:
        for old in self._items:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._alerts, self._leads, self._items = [], [], {}
        for item, words, full, tone in self._shown:
            made = button(words, "alert")
            made.setProperty("tone", tone)
            made.setToolTip(full)
            made.setAccessibleName(full)
            made.clicked.connect(self._on_clicked)
            self._items[made] = item
            is_alert = tone != "muted"
            (self._alerts if is_alert else self._leads).append(made)
            # Alerts stand before what counts the rest of them, leads at the end.
            self._row.insertWidget(len(self._alerts) if is_alert else self._row.count(), made)
        self.heading.setVisible(any(tone == "danger" for *_, tone in self._shown))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for other alerts."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """It makes do with what there is."""
        return QSize(1, max(LEAST_TARGET, super().minimumSizeHint().height()))

    def sizeHint(self) -> QSize:
        """A line, as wide as may be."""
        return QSize(super().sizeHint().width(), max(LEAST_TARGET, self.more.sizeHint().height()))

    def _fit(self) -> None:
        """Show as many alerts as fit beside the leads and the count of the rest; at least one."""
        room = self.width() - sum(one.sizeHint().width() + SPACE_BETWEEN for one in self._leads)
        if not self.heading.isHidden():
            room -= self.heading.sizeHint().width() + SPACE_BETWEEN
        widths = [one.sizeHint().width() + SPACE_BETWEEN for one in self._alerts]
        if sum(widths) > room:
            self.more.setText(f"+{len(widths)} more")
            room -= self.more.sizeHint().width() + SPACE_BETWEEN
        shown = 0
        while shown < len(widths) and (sum(widths[: shown + 1]) <= room or shown == 0):
            shown += 1
        for at, one in enumerate(self._alerts):
            one.setVisible(at < shown)
        rest = len(widths) - shown
        self.more.setText(f"+{rest} more")
        self.more.setAccessibleName(f"{rest} more alerts: show all")
        self.more.setVisible(rest > 0)

    def _on_clicked(self) -> None:
        pressed = self.sender()
        for one, item in self._items.items():
            if one is pressed:
                self.opened.emit(item)
                return


def _must_know_first(alert: Alert) -> tuple[bool, str]:
    return alert.level != "must_know", alert.id

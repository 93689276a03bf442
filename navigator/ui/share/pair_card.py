"""Two that may be one, on a card: their names, why it seems so, and link or leave."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from navigator.actions.duplicates import Duplicate
from navigator.actions.naming import title_of
from navigator.casefile.case import Case
from navigator.layout.tokens import SPACE_BETWEEN, SPACE_GROUPS
from navigator.ui.theme import Theme
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.labels import label
from navigator.ui.widgets.link_line import LinkLine


class PairCard(QFrame):
    """Emits what is wanted with the pair."""

    linked = Signal(object)
    parted = Signal(object)
    opened = Signal(str)

    def __init__(self, theme: Theme, case: Case, pair: Duplicate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pair = pair
        self.setProperty("card", "true")
        names = [title_of(case, one) for one in (pair.one, pair.other)]
        self.setAccessibleName(f"{names[0]} and {names[1]} may be one")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(SPACE_GROUPS, SPACE_GROUPS - 4, SPACE_GROUPS, SPACE_GROUPS - 4)
        outer.setSpacing(SPACE_BETWEEN)
        for item, name in zip((pair.one, pair.other), names, strict=True):
            line = LinkLine(theme, item, name, _about(case, item), strong=True)
            line.opened.connect(self.opened)
            outer.addWidget(line)
        outer.addWidget(label(pair.why, tone="muted"))
        row = QHBoxLayout()
        row.setSpacing(SPACE_BETWEEN)
        self.link = button("They are the same")
        self.link.clicked.connect(self._on_link)
        self.part = button("They are two", "quiet")
        self.part.clicked.connect(self._on_part)
        row.addWidget(self.link)
        row.addWidget(self.part)
        row.addStretch(1)
        outer.addLayout(row)

    def _on_link(self) -> None:
        self.linked.emit(self.pair)

    def _on_part(self) -> None:
        self.parted.emit(self.pair)


def _about(case: Case, item_id: str) -> str:
    """The little that tells two of one name apart: role, organisation, first phone."""
    person = case.people.get(item_id)
    contact = person or case.organisations.get(item_id)
    parts = [person.role, case.title_of(person.organisation)] if person else []
    return " · ".join(part for part in (*parts, *(contact.phones[:1] if contact else ())) if part)

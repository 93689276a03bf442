"""The findings of one severity under a heading: the first few, and the rest when asked for."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from navigator.actions.marks import NEW, TO_CHOOSE, Marks
from navigator.casefile.case import Case
from navigator.insights.check.finding import Finding
from navigator.layout.tokens import SPACE_BETWEEN
from navigator.ui.check.finding_card import FindingCard
from navigator.ui.theme import Theme
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.labels import label

_AT_ONCE = 3
"""Findings shown before anybody asks for more: never a wall."""


class FindingSection(QWidget):
    """A heading with its number, cards, and a button for the rest. Hidden when there is nothing."""

    opened = Signal(str)
    show_asked = Signal(str, str)
    act_asked = Signal(object)
    set_aside = Signal(object, str, object)
    taken_up = Signal(object)

    def __init__(
        self, theme: Theme, title: str, at_once: int = _AT_ONCE, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = title
        self._at_once = at_once
        self._all = False
        self._shown: tuple[Finding, ...] | None = None
        self._case = Case()
        self._marks = Marks()
        self.cards: list[FindingCard] = []
        self.heading = label(step=2, strong=True)
        self._column = QVBoxLayout()
        self._column.setSpacing(SPACE_BETWEEN)
        self.more = button("", "quiet")
        self.more.clicked.connect(self._on_more)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(SPACE_BETWEEN)
        outer.addWidget(self.heading)
        outer.addLayout(self._column)
        outer.addWidget(self.more)

    def show_findings(self, case: Case, findings: Sequence[Finding], marks: Marks) -> None:
        """Show these; cards that would say the same stay as they are."""
        wanted = tuple(findings)
        self._case = case
        self.setVisible(bool(wanted))
        if wanted != self._shown or _marked(wanted, marks) != _marked(wanted, self._marks):
            self._shown, self._marks = wanted, marks
            self._rebuild()

    def _rebuild(self) -> None:
        findings = self._shown or ()
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        shown = findings if self._all else findings[: self._at_once]
        self.cards = [FindingCard(self._theme, self._case, finding, self._marks) for finding in shown]
        for card in self.cards:
            card.opened.connect(self.opened)
            card.show_asked.connect(self.show_asked)
            card.act_asked.connect(self.act_asked)
            card.set_aside.connect(self.set_aside)
            card.taken_up.connect(self.taken_up)
            self._column.addWidget(card)
        said = _counted(findings, self._marks)
        words = self._title if self._at_once == 1 else f"{self._title} ({len(findings)})"
        self.heading.setText(f"{words}, {said}" if said and self._at_once != 1 else words)
        self.more.setText("Show fewer" if self._all else f"Show {len(findings) - len(shown)} more")
        self.more.setVisible(len(findings) > self._at_once)

    def _on_more(self) -> None:
        self._all = not self._all
        self._rebuild()


def _marked(findings: Sequence[Finding], marks: Marks) -> list[str]:
    """The mark of each thing that they stand on."""
    return [marks.of(item) for finding in findings for item in finding.items]


def _counted(findings: Sequence[Finding], marks: Marks) -> str:
    """How many stand on something that is marked, since some may be folded away: "2 new"."""
    words = [marks.foremost(finding.items) for finding in findings]
    return ", ".join(f"{words.count(word)} {word}" for word in (NEW, TO_CHOOSE) if word in words)

"""One finding on a card: what it says, why it matters, what could be done, and what it stands on."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from navigator.actions.marks import Marks
from navigator.casefile.case import Case
from navigator.casefile.date_words import say_date
from navigator.insights.check.finding import Finding
from navigator.layout.tokens import SPACE_BETWEEN, SPACE_GROUPS
from navigator.ui.check.set_aside_form import SetAsideForm
from navigator.ui.check.where_shown import LABELS, where_shown
from navigator.ui.item_words import kind_word, title_of
from navigator.ui.theme import Theme
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.labels import label
from navigator.ui.widgets.link_line import LinkLine, breakable
from navigator.ui.widgets.mark import aloud
from navigator.ui.widgets.mark_pill import MarkPill

_MOST_LINKS = 12
"""Items shown of what a finding stands on; the first say most."""


class FindingCard(QFrame):
    """A sheet with one finding. Its parts unfold in place; nothing pops up."""

    opened = Signal(str)
    """An item that it stands on is wanted, by its id."""

    show_asked = Signal(str, str)
    """An item is to be seen in a view: the item's id and the view's key."""

    act_asked = Signal(object)
    """The Finding whose "how can we" is to be done."""

    set_aside = Signal(object, str, object)
    """The Finding, the reason, and until when or None."""

    taken_up = Signal(object)
    """The Finding that was set aside is to be told again."""

    def __init__(
        self, theme: Theme, case: Case, finding: Finding, marks: Marks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._marks = marks
        self.mark = MarkPill(theme, marks.foremost(finding.items))
        self.finding = finding
        self._theme = theme
        self._case = case
        self._form: SetAsideForm | None = None
        self.links: list[LinkLine] = []
        self.shows: dict[str, QPushButton] = {}
        self._links: QWidget | None = None
        self.setProperty("card", "true")
        self.setAccessibleName(aloud(finding.title, self.mark.word))
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(SPACE_GROUPS, SPACE_GROUPS - 4, SPACE_GROUPS, SPACE_GROUPS - 4)
        self._outer.setSpacing(SPACE_BETWEEN)
        head = QHBoxLayout()
        head.setSpacing(SPACE_BETWEEN)
        head.addWidget(label(breakable(finding.title), strong=True), 1)
        head.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        self._outer.addLayout(head)
        self._outer.addWidget(label(finding.why, tone="muted"))
        self._outer.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_BETWEEN)
        if self.finding.set_aside is not None:
            until = say_date(self.finding.set_aside.until)
            words = f"Set aside{f' until {until}' if until else ''}: {self.finding.set_aside.reason}"
            row.addWidget(label(breakable(words), tone="held"), 1)
            self.again = button("Tell it again", "quiet")
            self.again.clicked.connect(self._on_again)
            row.addWidget(self.again)
            return row
        self.act = button(self.finding.how_can_we.words)
        self.act.setAccessibleDescription("How can we")
        self.act.clicked.connect(self._on_act)
        row.addWidget(self.act)
        row.addStretch(1)
        if self.finding.items:
            number = len(self.finding.items)
            self.evidence = button(f"What it stands on ({number})", "quiet")
            self.evidence.setCheckable(True)
            self.evidence.toggled.connect(self._on_evidence)
            row.addWidget(self.evidence)
        self.aside = button("Set aside", "quiet")
        self.aside.clicked.connect(self._on_aside)
        row.addWidget(self.aside)
        return row

    def _on_act(self) -> None:
        # Once is enough: the view shows the case anew when it is done.
        self.act_asked.emit(self.finding)

    def _on_again(self) -> None:
        self.taken_up.emit(self.finding)

    def _on_evidence(self, shown: bool) -> None:
        if self._links is None:
            self._links = self._made_links(self.finding.items)
            self._outer.addWidget(self._links)
        self._links.setVisible(shown)

    def _made_links(self, items: Sequence[str]) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for item_id in items[:_MOST_LINKS]:
            item = self._case.find(item_id)
            if item is None:
                continue
            line = LinkLine(
                self._theme,
                item.id,
                title_of(self._case, item),
                state=kind_word(item.KIND),
                link=True,
                mark=self._marks.of(item.id),
            )
            line.opened.connect(self.opened)
            self.links.append(line)
            row = QHBoxLayout()
            row.setSpacing(SPACE_BETWEEN)
            row.addWidget(line, 1)
            for view, shown in where_shown(self._case, item).items():
                show = button(LABELS[view], "quiet")
                show.setAccessibleName(f"{LABELS[view]}: {title_of(self._case, item)}")
                show.clicked.connect(partial(self.show_asked.emit, shown, view))
                row.addWidget(show)
                self.shows[item.id] = show
            column.addLayout(row)
        if len(items) > _MOST_LINKS:
            column.addWidget(label(f"and {len(items) - _MOST_LINKS} more", tone="muted"))
        return holder

    def _on_aside(self) -> None:
        if self._form is None:
            self._form = SetAsideForm(self._theme)
            self._form.decided.connect(self._on_decided)
            self._form.cancelled.connect(self._on_cancelled)
            self._outer.addWidget(self._form)
        self._form.show()
        self.form.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def form(self) -> SetAsideForm:
        """The form for setting it aside, once it was asked for."""
        assert self._form is not None, "nobody has asked to set it aside"
        return self._form

    def _on_decided(self, reason: str, until: object) -> None:
        self.set_aside.emit(self.finding, reason, until)

    def _on_cancelled(self) -> None:
        self.form.hide()
        self.aside.setFocus(Qt.FocusReason.OtherFocusReason)

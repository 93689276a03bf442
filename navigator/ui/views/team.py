"""Team: how it stands with the share, what came in and what came too late, what people disagree about, and
who may stand here twice.
"""

import time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from navigator.actions.disputes import Dispute, disputes, keep_both, take, write_third
from navigator.actions.duplicates import Duplicate, duplicates, say_apart
from navigator.actions.network import link_same
from navigator.casefile.ids import Ids
from navigator.errors import NavigatorError
from navigator.history.change import ChangeSet
from navigator.layout.tokens import SPACE_BETWEEN
from navigator.ui.context import Context
from navigator.ui.desk import Desk
from navigator.ui.share.choice_card import ChoiceCard
from navigator.ui.share.late_section import LateSection
from navigator.ui.share.late_work import LateWork, late_work
from navigator.ui.share.news_card import NewsCard
from navigator.ui.share.pair_card import PairCard
from navigator.ui.share.unseen_sets import unseen_sets
from navigator.ui.theme import repolish
from navigator.ui.views.case_view import CaseView
from navigator.ui.widgets.announcing import announce
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.labels import label
from navigator.ui.widgets.scrolling import ReadingPage
from navigator.ui.worker import Query

if TYPE_CHECKING:
    from navigator.history.draft import Draft

_MOST_PAIRS = 20
_HISTORY = 2_000
_NOBODY = (
    "This case stands on this laptop only. To work on it with colleagues, share it: a folder that all of you "
    "can reach is enough, and nobody else can read what is in it."
)
_STOPPED = (
    "Syncing was stopped. What had come in until then is saved, and what is yours is safe on this laptop; "
    "the rest comes with the next sync."
)
_AGREED = (
    "Nobody disagrees about anything, nobody seems to stand in this case twice, and nothing of anybody "
    "who was removed waits to be looked at."
)

_Asked = tuple[dict[str, str], tuple[ChangeSet, ...], tuple[LateWork, ...]]
"""Authors by change set, what nobody has looked at yet, and what came too late."""


class TeamView(CaseView):
    """Everything that comes of working on a case together."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._ids = Ids()
        self.choices: list[ChoiceCard] = []
        self.pairs: list[PairCard] = []
        self.standing = label()
        self.share = button("Share with colleagues…", "primary")
        self.sync = button("Sync now")
        self.cancel = button("Cancel", "quiet")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.hide()
        self.news = NewsCard(context)
        self.late = LateSection(context)
        self.done = label(tone="good")
        self.quiet = label(_AGREED, tone="muted")
        self.choice_heading = label("To choose", step=2, strong=True)
        self.pair_heading = label("May be the same", step=2, strong=True)
        self._place()
        # What there is to say shows when it is known, and not a moment before.
        for later in (self.done, self.quiet, self.choice_heading, self.pair_heading):
            later.hide()
        self.sync.clicked.connect(context.team.sync)
        self.cancel.clicked.connect(context.team.cancel)
        self.share.clicked.connect(self._on_share)
        context.team.changed.connect(self._show_standing)
        self.late.changed.connect(self._on_marked)
        self.late.said.connect(self._on_said)
        context.session.case_opened.connect(self.done.hide)
        context.session.case_closed.connect(self.done.hide)

    def _place(self) -> None:
        self.area = ReadingPage(self.context.theme)
        self.news.watch(self.area)
        column = self.area.column
        column.addWidget(self.standing)
        row = QHBoxLayout()
        row.setSpacing(SPACE_BETWEEN)
        for one in (self.share, self.sync, self.cancel):
            row.addWidget(one)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.bar)
        column.addWidget(self.news)
        column.addWidget(self.done)
        column.addWidget(self.late)
        self._choices, self._pairs = QVBoxLayout(), QVBoxLayout()
        for heading, cards in ((self.choice_heading, self._choices), (self.pair_heading, self._pairs)):
            column.addWidget(heading)
            cards.setSpacing(SPACE_BETWEEN)
            column.addLayout(cards)
        column.addWidget(self.quiet)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.area)

    def showEvent(self, event: QShowEvent) -> None:
        """What there is to read is what is there when somebody comes, also when nothing changed meanwhile."""
        self._stale = True
        super().showEvent(event)

    def show_case(self) -> None:
        """Show all of it anew; who said what is asked of the history."""
        self._show_standing()
        self._show_pairs()
        session = self.context.session
        if session.is_open:
            session.worker.give(Query(self, _asked, self._on_asked))
        else:
            self.late.show_works(())
            self._show_choices({})
            self.news.show_news(session.case, ())

    def show_marks(self) -> None:
        """What came in, as far as nobody has looked at it."""
        if self.context.session.is_open:
            self.context.session.worker.give(Query(self, _asked, self._on_asked))

    def take_focus(self) -> None:
        """What there is to choose first."""
        first = next((card.takes[0] for card in self.choices), None) or next(
            (card.link for card in self.pairs), None
        )
        (first or (self.sync if self.sync.isVisible() else self.share)).setFocus(
            Qt.FocusReason.ShortcutFocusReason
        )

    def _show_standing(self) -> None:
        team = self.context.team
        said = str(team.trouble or (_STOPPED if team.was_cancelled and not team.is_syncing else ""))
        self.standing.setText(
            f"{team.words.removesuffix('…')}. {said}".strip() if team.is_shared else _NOBODY
        )
        self.bar.setVisible(team.is_syncing)
        # It stands at nothing until it is known how much there is: nothing here moves by itself.
        self.bar.setRange(0, max(1, team.whole))
        self.bar.setValue(team.done)
        self.bar.setAccessibleName(team.words)
        self.share.setText("The team…" if team.is_shared else "Share with colleagues…")
        self.share.setProperty("kind", "" if team.is_shared else "primary")
        repolish(self.share)
        had_focus = self.sync.hasFocus() or self.cancel.hasFocus()
        self.cancel.setVisible(team.is_syncing)
        self.sync.setVisible(team.is_shared)
        self.sync.setEnabled(not team.is_syncing)
        if had_focus:
            (self.cancel if team.is_syncing else self.sync).setFocus(Qt.FocusReason.OtherFocusReason)
        self.news.setVisible(team.is_shared)

    def _on_asked(self, asked: _Asked) -> None:
        authors, fresh, late = asked
        self.late.show_works(late)
        self._show_choices(authors)
        self.news.show_news(self.context.session.case, fresh)

    def _show_choices(self, authors: dict[str, str]) -> None:
        session = self.context.session
        conflicts = session.state.conflicts if session.state is not None else ()
        found = disputes(session.case, conflicts, authors, time.time_ns() // 1_000_000)
        if [card.dispute for card in self.choices] != list(found):
            _clear(self._choices)
            self.choices = [ChoiceCard(self.context.theme, one) for one in found]
            for card in self.choices:
                card.taken.connect(self._on_taken)
                card.both_wanted.connect(self._on_both)
                card.typed.connect(self._on_typed)
                card.opened.connect(self.context.selection.select)
                self._choices.addWidget(card)
        self.choice_heading.setText(f"To choose ({len(found)})")
        self.choice_heading.setVisible(bool(found))
        self.quiet.setVisible(not found and not self.pairs and not self.late.cards)

    def _show_pairs(self) -> None:
        case = self.context.session.case
        found = duplicates(case)
        if [card.pair for card in self.pairs] != list(found[:_MOST_PAIRS]):
            _clear(self._pairs)
            self.pairs = [PairCard(self.context.theme, case, pair) for pair in found[:_MOST_PAIRS]]
            for card in self.pairs:
                card.linked.connect(self._on_linked)
                card.parted.connect(self._on_parted)
                card.opened.connect(self.context.selection.select)
                self._pairs.addWidget(card)
        self.pair_heading.setText(f"May be the same ({len(found)})")
        self.pair_heading.setVisible(bool(found))

    def _on_marked(self, _: None = None) -> None:
        self.context.team.look_again()
        self.show_case()

    def _on_said(self, words: str) -> None:
        self.done.setText(words)
        self.done.show()
        announce(self, words)

    def _on_share(self) -> None:
        self.context.team.asked.emit()

    def _on_taken(self, dispute: Dispute, change: str) -> None:
        self._commit(take(dispute, change))

    def _on_both(self, dispute: Dispute) -> None:
        self._commit(keep_both(dispute))

    def _on_typed(self, dispute: Dispute, text: str) -> None:
        try:
            self._commit(write_third(dispute, text))
        except NavigatorError as trouble:
            self.context.acts.refused.emit(trouble)

    def _on_linked(self, pair: Duplicate) -> None:
        self._commit(link_same(self.context.session.case, pair.one, pair.other))

    def _on_parted(self, pair: Duplicate) -> None:
        self._commit(say_apart(self.context.session.case, self._ids, pair.one, pair.other))

    def _commit(self, draft: "Draft") -> None:
        self.context.acts.commit(draft)


def _asked(desk: Desk) -> _Asked:
    """Runs at the desk."""
    opened = desk.open_case
    items = {conflict.register.item for conflict in opened.conflicts}
    authors = {line.set_id: line.author for item in items for line in opened.history(item, limit=_HISTORY)}
    return authors, unseen_sets(desk), late_work(desk)


def _clear(cards: Any) -> None:
    while (taken := cards.takeAt(0)) is not None:
        widget = taken.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()

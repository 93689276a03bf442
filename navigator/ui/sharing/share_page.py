"""Share: whom it is for and what for, what goes and what is held back, and the page itself."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QVBoxLayout, QWidget

from navigator.actions.disclosing import record_not_shared
from navigator.casefile.case import Case
from navigator.casefile.ids import Ids
from navigator.errors import NavigatorError
from navigator.layout.tokens import SPACE_BETWEEN, SPACE_GROUPS
from navigator.summary.shared_page import SharedPage, shared_page
from navigator.summary.sharing.asking import how_can_we, vital_words
from navigator.summary.sharing.what_may_go import Sharing, told_in_words
from navigator.ui.context import Context
from navigator.ui.plan.question import Question
from navigator.ui.sharing.for_whom import ForWhom
from navigator.ui.sharing.giving import Giving
from navigator.ui.sharing.how_panel import HowPanel
from navigator.ui.sharing.page_out import PageOut
from navigator.ui.sharing.verdicts_view import VerdictsView
from navigator.ui.sharing.wish import Wish, title_of
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.choice_box import ChoiceBox
from navigator.ui.widgets.flow import FlowLayout
from navigator.ui.widgets.labels import label, rule
from navigator.ui.widgets.scrolling import ROOM_FOR_RING, Scrolling
from navigator.ui.worker import Query

_SETTLE_MS = 150
"""A page is made when nobody has changed their mind for so long."""


class SharePage(QWidget):
    """From the question whom it is for to the file on the disk."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._ids = Ids()
        self._wish = Wish()
        self._sharings: tuple[Sharing, ...] = ()
        self._turn = 0
        self.for_whom = ForWhom(context)
        self.said = label(tone="muted")
        self.which = ChoiceBox(context.theme)
        self.which.setAccessibleName("Which page")
        self.not_share = button("Decide not to share", "quiet")
        self.parts = QButtonGroup(self)
        self.verdicts = VerdictsView(context)
        self.how = HowPanel(context)
        self.how.hide()
        self.page = PageOut(context)
        self.giving = Giving(context, self.page)
        self.pages = QStackedWidget()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SETTLE_MS)
        self._place()
        self._connect()

    def _place(self) -> None:
        bar_holder = QWidget()
        bar = FlowLayout(bar_holder, SPACE_BETWEEN)
        for at, words in enumerate(("1 For whom", "2 What goes", "3 The page")):
            tab = button(words, "pill")
            tab.setCheckable(True)
            tab.setChecked(at == 0)
            self.parts.addButton(tab, at)
            bar.addWidget(tab)
        bar.addWidget(self.which)
        bar.addWidget(self.not_share)
        what = QWidget()
        inside = QVBoxLayout(what)
        inside.setContentsMargins(*ROOM_FOR_RING)
        inside.setSpacing(SPACE_BETWEEN)
        inside.addWidget(self.verdicts, 1)
        inside.addWidget(self.how)
        whom = QWidget()
        above = QVBoxLayout(whom)
        above.setContentsMargins(*ROOM_FOR_RING)
        above.addWidget(self.for_whom)
        above.addStretch(1)
        for page in (Scrolling(whom), Scrolling(what), Scrolling(self.page)):
            self.pages.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(SPACE_GROUPS, SPACE_BETWEEN, SPACE_GROUPS, SPACE_BETWEEN)
        outer.setSpacing(SPACE_BETWEEN)
        outer.addWidget(bar_holder)
        outer.addWidget(self.said)
        outer.addWidget(rule())
        outer.addWidget(self.pages, 1)

    def _connect(self) -> None:
        self.for_whom.changed.connect(self._on_wish)
        self.parts.idToggled.connect(self._on_part)
        self.which.currentIndexChanged.connect(self._show_verdicts)
        self.verdicts.how_asked.connect(self._on_how)
        self.verdicts.hold_asked.connect(self._on_hold)
        self.verdicts.vital_asked.connect(self._on_vital)
        self.how.put_away.connect(self._on_put_away)
        self.not_share.clicked.connect(self._on_not_share)
        self._timer.timeout.connect(self._work_out)
        self.giving.outdated.connect(self._refresh)

    def show_case(self, case: Case, today: date) -> None:
        """What goes may be another by now; what was made before is not shown any more."""
        self.for_whom.show_case(case, today)
        self._refresh()

    def take_focus(self) -> None:
        """Whom it is for."""
        self.for_whom.take_focus()

    @property
    def wish(self) -> Wish:
        """What is wanted now."""
        return self._wish

    @property
    def _author(self) -> str:
        state = self._context.session.state
        return state.author if state is not None else ""

    def _on_wish(self) -> None:
        wanted = self.for_whom.wish(self._wish)
        if wanted != self._wish:
            self._wish = wanted
            self._refresh()

    def _refresh(self) -> None:
        """Work out anew what goes, and make the page of it; what was made before is gone at once."""
        self._wish = self.for_whom.wish(self._wish)
        self._turn += 1
        self.not_share.setEnabled(bool(self._wish.recipients))
        if self._wish.recipients:
            self.page.show_nothing("Making the page…")
            self.said.setText("Working out what may go…")
            self._timer.start()
        else:
            self._timer.stop()
            self.page.show_nothing("Choose whom it is for.")
            self._take(())

    def _work_out(self) -> None:
        wish, case, author = self._wish, self._context.session.case, self._author

        def work_out(_: object) -> tuple[Sharing, ...]:
            return wish.sharings(case, date.today(), author)

        query = Query(self, work_out, partial(self._on_sharings, self._turn), self._on_trouble(self._turn))
        self._context.session.worker.give(query)

    def _on_sharings(self, turn: int, sharings: tuple[Sharing, ...]) -> None:
        if turn == self._turn:
            self._take(sharings)
            self._make()

    def _take(self, sharings: tuple[Sharing, ...]) -> None:
        self._sharings = sharings
        chosen = self.which.currentIndex()
        self.which.blockSignals(True)
        self.which.clear()
        for one in sharings:
            self.which.addItem(title_of(one))
        self.which.setCurrentIndex(min(max(chosen, 0), len(sharings) - 1))
        self.which.blockSignals(False)
        self.which.setVisible(len(sharings) > 1)
        self._show_verdicts()

    def _sharing(self) -> Sharing | None:
        at = max(0, self.which.currentIndex())
        return self._sharings[at] if at < len(self._sharings) else None

    def _show_verdicts(self) -> None:
        sharing = self._sharing()
        self.verdicts.show_sharing(sharing)
        if sharing is None:
            self.said.setText("Choose whom it is for: the smallest page that all of them may see is made.")
        elif not sharing.anything:
            self.said.setText("Nothing may go yet: with one of them no agreement is in force.")
        else:
            self.said.setText(told_in_words(sharing.to_tell) or "Nothing is held back.")

    def _make(self) -> None:
        wish, sharings, author = self._wish, self._sharings, self._author

        def make(_: object) -> tuple[SharedPage, ...]:
            return tuple(
                shared_page(one, page_by=author, large=wish.large, password=wish.password) for one in sharings
            )

        query = Query(self, make, partial(self._on_made, self._turn), self._on_trouble(self._turn))
        self._context.session.worker.give(query)

    def _on_made(self, turn: int, made: tuple[SharedPage, ...]) -> None:
        if turn == self._turn:
            self.page.show_made(made, self._wish.password)

    def _on_trouble(self, turn: int) -> Callable[[NavigatorError], None]:
        """Says why there is no page, unless something else is wanted by then."""

        def tell(trouble: NavigatorError) -> None:
            if turn == self._turn:
                self.page.show_nothing(str(trouble))

        return tell

    def _on_part(self, at: int, chosen: bool) -> None:
        if chosen:
            self.pages.setCurrentIndex(at)

    def _on_how(self, item: str) -> None:
        sharing = self._sharing()
        if sharing is not None:
            self.how.show_ways(how_can_we(sharing, (item,)), self._wish.purpose)
            self.how.show()
            self.how.take_focus()

    def _on_put_away(self) -> None:
        self.how.hide()
        self.verdicts.take_focus()

    def _on_hold(self, item: str, held: bool) -> None:
        now = self._wish.held | {item} if held else self._wish.held - {item}
        self._wish = replace(self._wish, held=frozenset(now))
        self._refresh()

    def _on_vital(self, item: str) -> None:
        question = Question(
            self._context.theme,
            "Share it to protect a life",
            "Only where somebody's life is at risk and there is no time to ask. The words are kept.",
            "Share it",
            self,
        )
        question.ask_text("why", "Whose life is at risk, and how", lines=True, needed="Say what the risk is.")
        question.answered.connect(partial(self._on_vital_answered, item))
        question.finished.connect(question.deleteLater)
        question.open()

    def _on_vital_answered(self, item: str, question: Question) -> None:
        sharing = self._sharing()
        if sharing is not None:
            words = vital_words(sharing.verdicts[item], sharing, question.text("why"))
            vital = {**self._wish.vital, item: words}
            question.accept()
            self._wish = replace(self._wish, vital=vital)
            self._refresh()

    def _on_not_share(self) -> None:
        question = Question(
            self._context.theme,
            "Decide not to share",
            "The decision is kept beside what was shared, with why.",
            "Keep the decision",
            self,
        )
        question.ask_text("why", "Because", lines=True, needed="Say why it is not shared.")
        question.answered.connect(self._on_not_shared)
        question.finished.connect(question.deleteLater)
        question.open()

    def _on_not_shared(self, question: Question) -> None:
        because = question.text("why")
        question.accept()
        draft = record_not_shared(
            self._context.session.case,
            self._ids,
            self._wish.recipients,
            because=because,
            today=date.today(),
            purpose=self._wish.purpose,
            client_told=self.page.client_told,
        )
        self._context.session.commit(draft)

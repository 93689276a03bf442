"""Sharing: what may be shared today, making a page for somebody, and what was told to whom."""

from datetime import date

from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QVBoxLayout, QWidget

from navigator.layout.tokens import SPACE_BETWEEN, SPACE_GROUPS
from navigator.ui.context import Context
from navigator.ui.sharing.agreements_page import AgreementsPage
from navigator.ui.sharing.share_page import SharePage
from navigator.ui.sharing.told_page import ToldPage
from navigator.ui.views.case_view import CaseView
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.flow import FlowLayout
from navigator.ui.widgets.tab_order import follow_layout

_PARTS = ("Agreements", "Share", "What we told whom")


class SharingView(CaseView):
    """Three pages, one of which shows."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.agreements = AgreementsPage(context)
        self.share = SharePage(context)
        self.told = ToldPage(context)
        self.told.edit_asked.connect(self.edit_asked)
        self.parts = QButtonGroup(self)
        self.pages = QStackedWidget()
        row = QWidget()
        flow = FlowLayout(row, SPACE_BETWEEN)
        flow.setContentsMargins(SPACE_GROUPS, SPACE_BETWEEN, SPACE_GROUPS, 0)
        for at, words in enumerate(_PARTS):
            tab = button(words, "pill")
            tab.setCheckable(True)
            tab.setChecked(at == 0)
            self.parts.addButton(tab, at)
            flow.addWidget(tab)
        for page in (self.agreements, self.share, self.told):
            self.pages.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(row)
        outer.addWidget(self.pages, 1)
        self.parts.idToggled.connect(self._on_part)

    def show_case(self) -> None:
        """The page that shows; the others catch up when they are wanted."""
        case, today = self.context.session.case, date.today()
        at = self.parts.checkedId()
        if at == 0:
            self.agreements.show_case(case, today)
        elif at == 1:
            self.share.show_case(case, today)
            follow_layout(self)

    def show_marks(self) -> None:
        """The agreements that are new or to be chosen; the table of what was told looks after itself."""
        self.agreements.show_marks()

    def begin(self) -> None:
        """A new agreement, for the cell with the keyboard."""
        self.agreements.begin()

    def find_here(self) -> bool:
        """Among what was told to whom there is something to find."""
        return self.parts.checkedId() == 2 and self.told.find_here()

    def take_focus(self) -> None:
        """Where one would begin on the page that shows."""
        page = self.pages.currentWidget()
        if isinstance(page, AgreementsPage | SharePage | ToldPage):
            page.take_focus()

    def _on_part(self, at: int, chosen: bool) -> None:
        if chosen:
            self.pages.setCurrentIndex(at)
            self.show_case()

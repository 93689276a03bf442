"""All items: every kind that a case can hold, with how many there are, and a table of the kind chosen."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QListView, QStackedWidget, QWidget

from navigator.casefile.kinds import ENTITIES
from navigator.history.change import ChangeSet
from navigator.layout.tokens import SPACE_GROUPS
from navigator.ui.context import Context
from navigator.ui.models.columns import plain_columns
from navigator.ui.models.kind_list import KindList
from navigator.ui.views.case_view import CaseView
from navigator.ui.views.table_page import TableKind, TablePage
from navigator.ui.widgets.labels import rule
from navigator.ui.widgets.row_delegate import RowDelegate

_WIDE = 190


class AllItemsView(CaseView):
    """A list of kinds beside the table of one kind."""

    least_wide = 520

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.kinds = KindList(self)
        self.list = QListView()
        self.list.setAccessibleName("Kinds of item")
        self.list.setModel(self.kinds)
        self.list.setItemDelegate(RowDelegate(context.theme, self.list))
        self.list.setMouseTracking(True)
        self.tables = QStackedWidget()
        self._pages: dict[str, TablePage] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_GROUPS, SPACE_GROUPS, 0, 0)
        row.setSpacing(0)
        self.list.setFixedWidth(context.theme.pixels(_WIDE))
        context.theme.changed.connect(self._fit)
        row.addWidget(self.list)
        row.addWidget(rule(upright=True))
        row.addWidget(self.tables, 1)
        self.list.selectionModel().currentChanged.connect(self._on_kind)

    def show_kind(self, kind: str) -> None:
        """Show the table of this kind."""
        page = self._pages.get(kind)
        if page is None:
            entity = next(entity for entity in ENTITIES if kind == entity.KIND)
            page = _page_of(self.context, kind, TableKind(entity, plain_columns(entity)))
            page.edit_asked.connect(self.edit_asked)
            self._pages[kind] = page
            self.tables.addWidget(page)
        self.tables.setCurrentWidget(page)

    def page(self) -> TablePage | None:
        """The table that shows."""
        shown = self.tables.currentWidget()
        return shown if isinstance(shown, TablePage) else None

    def show_case(self) -> None:
        """The counts; the tables look after themselves."""
        self.kinds.show_case(self.context.session.case, self.context.team.marks)
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.kinds.index(0))

    def apply(self, change_set: ChangeSet) -> None:
        """The counts."""
        self.kinds.show_case(self.context.session.case, self.context.team.marks)

    def show_marks(self) -> None:
        """How many of each kind are new or to be chosen; the tables look after themselves."""
        self.kinds.show_case(self.context.session.case, self.context.team.marks)

    def find_here(self) -> bool:
        """In the table that shows."""
        page = self.page()
        return page.find_here() if page is not None else False

    def take_focus(self) -> None:
        """The list of kinds."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fit(self) -> None:
        self.list.setFixedWidth(self.context.theme.pixels(_WIDE))

    def _on_kind(self, now: QModelIndex) -> None:
        if now.isValid():
            self.show_kind(self.kinds.kind_at(now))


def _page_of(context: Context, kind: str, what: TableKind) -> TablePage:
    if kind == "attachment":
        from navigator.ui.views.attachments import AttachmentsPage

        return AttachmentsPage(context, what)
    return TablePage(context, what)

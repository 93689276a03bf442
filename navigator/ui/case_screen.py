"""The screen of an unlocked vault: cases at the left, the open case with its views, the side panel.

It only puts the parts together; each part listens for itself.
"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from navigator.casefile.item import Item
from navigator.ui.case_pane import CasePane
from navigator.ui.context import Context
from navigator.ui.header import Header
from navigator.ui.plan.start_page import StartPage
from navigator.ui.quick_add import QuickAdd
from navigator.ui.vault_session import VaultSession
from navigator.ui.view_bar import ViewBar
from navigator.ui.views.case_view import CaseView
from navigator.ui.views.registry import VIEWS
from navigator.ui.widgets.labels import rule

if TYPE_CHECKING:
    from navigator.ui.across.page import AcrossPage
    from navigator.ui.panel.side_panel import SidePanel

_CASES_WIDE, _PANEL_WIDE = 236, 380
_PANEL_LEAST = 300
"""Pixels at 100% text that the side panel needs beside the view, for which it gives way."""
_HALF_LEAST = 220
"""Pixels of height at 100% text that each needs where the panel stands under the view.

With less of either, the panel takes the place of the view while it shows.
"""
_ROOM_FOR_CASES = 720
"""Pixels at 100% text: in a window narrower than this the cases step aside while one is open."""


class ViewStack(QStackedWidget):
    """The views, one of which shows. However much room one of them would like, none widens the window."""

    def minimumSizeHint(self) -> QSize:
        """Next to nothing."""
        return QSize(1, 1)


class CaseScreen(QWidget):
    """The whole of what one works with."""

    view_changed = Signal(str)
    said = Signal(str)
    """Something was done that no view shows, in words."""

    def __init__(self, vault: VaultSession, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._vault = vault
        self._across: AcrossPage | None = None
        self._views: dict[str, CaseView] = {}
        self.view_key = VIEWS[0].key
        self.pane = CasePane(vault, context.session, context.theme)
        self.header = Header(context)
        self.bar = ViewBar()
        self.stack = ViewStack()
        self.quick_add = QuickAdd(context)
        self._panel: SidePanel | None = None
        self._case = QWidget()
        self._middle = QStackedWidget()
        self._place()
        self.bar.chosen.connect(self.show_view)
        self.header.alerts_asked.connect(self._on_alerts_asked)
        context.session.case_opened.connect(self._on_opened)
        context.session.case_opened.connect(self._count)
        context.session.case_changed.connect(self._count)
        context.team.marks_changed.connect(self._count)
        context.team.marks_changed.connect(vault.read_news)
        context.session.case_closed.connect(self._on_closed)
        context.acts.begun.connect(self._on_begun)
        context.selection.changed.connect(self._on_selected)
        # After the views have forgotten the last case's selection: it selects what somebody came for.
        self.start = StartPage(vault, context)
        self.no_case = self.start.no_case
        self._middle.insertWidget(0, self.start)
        self._middle.setCurrentWidget(self.start)
        self.no_case.new_case_asked.connect(self.pane.new_case_asked)
        self.pane.initials_changed.connect(self.start.due.set_initials)
        self.start.left.connect(self.leave_across)
        self.pane.due_asked.connect(self.show_due)
        self.pane.across_asked.connect(self.show_across)
        self.pane.case_wanted.connect(self._on_case_wanted)

    def _place(self) -> None:
        work = QSplitter(Qt.Orientation.Horizontal)
        work.setChildrenCollapsible(False)
        work.setHandleWidth(1)
        left = self._left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.stack, 1)
        column.addWidget(rule())
        column.addWidget(self.quick_add)
        work.addWidget(left)
        work.setStretchFactor(0, 1)
        self._work = work
        case = QVBoxLayout(self._case)
        case.setContentsMargins(0, 0, 0, 0)
        case.setSpacing(0)
        case.addWidget(self.header)
        case.addWidget(self.bar)
        case.addWidget(rule())
        case.addWidget(work, 1)
        self._case.setProperty("paper", "true")
        self._middle.addWidget(self._case)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.pane.setFixedWidth(self._context.theme.pixels(_CASES_WIDE))
        self._context.theme.changed.connect(self._make_room)
        outer.addWidget(self.pane)
        outer.addWidget(rule(upright=True))
        outer.addWidget(self._middle, 1)
        self._narrow = False
        self._shared_out = (Qt.Orientation.Horizontal, 0, 0)

    @property
    def panel(self) -> "SidePanel":
        """The side panel, made when it is first wanted."""
        if self._panel is None:
            from navigator.ui.panel.side_panel import SidePanel

            self._panel = SidePanel(self._context)
            self._panel.dismissed.connect(partial(self._show_panel, False))
            self._panel.hide()
            self._work.addWidget(self._panel)
            self._share_out()
        return self._panel

    def flush(self) -> None:
        """Save everything typed into the form and not yet left."""
        if self._panel is not None:
            self._panel.flush()

    def show_view(self, key: str) -> None:
        """Show a view, made now if it is the first time."""
        if self._context.session.is_open:
            self._middle.setCurrentWidget(self._case)
        entry = next(entry for entry in VIEWS if entry.key == key)
        view = self._views.get(key)
        if view is None:
            view = entry.make(self._context)
            view.edit_asked.connect(self._on_edit_asked)
            view.field_asked.connect(self._on_field_asked)
            view.view_asked.connect(self.show_view)
            self._views[key] = view
            self.stack.addWidget(view)
        self.stack.setCurrentWidget(view)
        self.bar.show_chosen(key)
        self.view_key = key
        self._make_room()
        self.view_changed.emit(key)

    @property
    def view(self) -> CaseView:
        """The view that shows."""
        return self._views[self.view_key]

    @property
    def across(self) -> "AcrossPage":
        """The page over all cases, made when it is first wanted."""
        if self._across is None:
            from navigator.ui.across.page import AcrossPage

            self._across = AcrossPage(self._vault, self._context)
            self._across.set_initials(self.pane.eye.isChecked())
            self._across.said.connect(self.said)
            self._across.left.connect(self.leave_across)
            self._across.case_asked.connect(self._on_case_wanted)
            self.pane.initials_changed.connect(self._across.set_initials)
            self._middle.addWidget(self._across)
        return self._across

    @property
    def shows_across(self) -> bool:
        """Whether the page over all cases shows."""
        return self._across is not None and self._middle.currentWidget() is self._across

    def show_across(self) -> None:
        """Show the page over all cases; the open case stays open behind it."""
        self.flush()
        self._middle.setCurrentWidget(self.across)
        self.across.take_focus()

    def leave_across(self) -> None:
        """Back from a page over all cases to the case that is open, or to the start."""
        if self.shows_across or self.shows_due:
            self._middle.setCurrentWidget(self._case if self._context.session.is_open else self.start)
            (self.view.take_focus if self._context.session.is_open else self.pane.take_focus)()

    @property
    def shows_due(self) -> bool:
        """Whether what is due in all cases shows before the case that is open."""
        return self._context.session.is_open and self._middle.currentWidget() is self.start

    def show_due(self) -> None:
        """Show what is due in all cases; the open case stays open behind it."""
        self.flush()
        self._middle.setCurrentWidget(self.start)
        self.start.take_focus()

    def _on_case_wanted(self, case_id: str) -> None:
        self.leave_across()
        self._vault.open_case(case_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give what matters the room there is."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        theme = self._context.theme
        self.pane.setFixedWidth(theme.pixels(_CASES_WIDE))
        narrow = self.width() < theme.pixels(_ROOM_FOR_CASES)
        if narrow != self._narrow:
            self._narrow = narrow
            self.pane.setVisible(not (narrow and self._context.session.is_open))
        beside = self.width() - (self.pane.width() if self.pane.isVisibleTo(self) else 0)
        panel = self._panel is not None and not self._panel.isHidden()
        fits_beside = beside >= theme.pixels(_least(self._views.get(self.view_key)) + _PANEL_LEAST)
        fits_below = self._work.height() >= theme.pixels(2 * _HALF_LEAST)
        self._left.setVisible(not panel or fits_beside or fits_below)
        way = Qt.Orientation.Vertical if fits_below and not fits_beside else Qt.Orientation.Horizontal
        if panel and (way, beside, theme.percent) != self._shared_out:
            self._shared_out = (way, beside, theme.percent)
            self._work.setOrientation(way)
            self._share_out()

    def _share_out(self) -> None:
        """What the view and the side panel get of the room; from then on somebody may move the line."""
        if self._panel is None:
            return
        pixels, work = self._context.theme.pixels, self._work
        upright = work.orientation() is Qt.Orientation.Vertical
        self._panel.setMinimumWidth(1 if upright else pixels(_PANEL_LEAST))
        whole = work.height() if upright else work.width()
        least = whole - pixels(_least(self._views.get(self.view_key)))
        own = whole // 2 if upright else max(pixels(_PANEL_LEAST), min(pixels(_PANEL_WIDE), least))
        work.setSizes([max(1, whole - own), own])

    def _on_opened(self) -> None:
        self._context.selection.forget()
        self._middle.setCurrentWidget(self._case)
        self.pane.setVisible(not self._narrow)
        self.show_view(self.view_key)

    def _on_closed(self) -> None:
        """Nothing of the case stays behind in a widget that nobody sees."""
        self._context.selection.forget()
        self._middle.setCurrentWidget(self.start)
        self.pane.show()
        for view in self._views.values():
            self.stack.removeWidget(view)
            view.deleteLater()
        self._views.clear()
        if self._panel is not None:
            self._panel.hide()
            self._panel.deleteLater()
            self._panel = None
        self._make_room()

    def _on_begun(self, item: Item) -> None:
        self.panel.begin(item)
        self._show_panel(True)
        self.panel.take_focus()

    def _on_edit_asked(self) -> None:
        self.panel.take_focus()

    def _on_field_asked(self, field: str) -> None:
        if self.panel.form is not None:
            self.panel.form.focus_field(field)

    def _on_selected(self, item: str) -> None:
        self._context.team.looking.open_item(item, self._context.team.fresh)
        if item:
            self.leave_across()
        if item or self._panel is not None:
            self.panel.select(item)
            self._show_panel(bool(item) or self.panel.is_new)

    def _count(self) -> None:
        state = self._context.session.state
        conflicts = len(state.conflicts) if state is not None else 0
        self.bar.count("team", conflicts + self._context.team.late)

    def _on_alerts_asked(self) -> None:
        """All alerts in full stand at the top of the overview."""
        self.panel.dismiss()
        self.show_view("overview")
        self.view.take_focus()

    def _show_panel(self, wanted: bool) -> None:
        self.panel.setVisible(wanted)
        self._make_room()


def _least(view: CaseView | None) -> int:
    """Pixels at 100% text that a view needs beside the side panel."""
    return (view or CaseView).least_wide

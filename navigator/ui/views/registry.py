"""Every view there is, in the order of its tab. A new view is one line here and a file beside this one."""

from importlib import import_module
from typing import cast

from navigator.casefile.frozen import frozen
from navigator.ui.context import Context
from navigator.ui.views.case_view import CaseView


@frozen
class ViewEntry:
    """One view: its key, tab and shortcut, and where its class is, which is imported when first shown."""

    key: str
    label: str
    shortcut: str
    module: str
    name: str

    def make(self, context: Context) -> CaseView:
        """Build the view."""
        module = import_module(f"navigator.ui.views.{self.module}")
        return cast("CaseView", getattr(module, self.name)(context))


VIEWS: tuple[ViewEntry, ...] = (
    ViewEntry("overview", "Overview", "Ctrl+1", "overview", "Overview"),
    ViewEntry("map", "Map", "Ctrl+M", "people_map", "PeopleMapView"),
    ViewEntry("timeline", "Timeline", "Ctrl+T", "timeline", "TimelineView"),
    ViewEntry("plan", "Plan", "Ctrl+2", "plan_board", "PlanBoard"),
    ViewEntry("journal", "Journal", "Ctrl+3", "journal", "JournalView"),
    ViewEntry("meetings", "Meetings", "Ctrl+Shift+M", "meetings", "MeetingsView"),
    ViewEntry("sharing", "Sharing", "Ctrl+Shift+S", "sharing", "SharingView"),
    ViewEntry("people", "People", "Ctrl+4", "people", "PeopleView"),
    ViewEntry("organisations", "Organisations", "Ctrl+5", "organisations", "OrganisationsView"),
    ViewEntry("check", "Check", "Ctrl+8", "check", "CheckView"),
    ViewEntry("outcomes", "Outcomes", "Ctrl+9", "outcomes", "OutcomesView"),
    ViewEntry("team", "Team", "Ctrl+Shift+T", "team", "TeamView"),
    ViewEntry("all_items", "All items", "Ctrl+6", "all_items", "AllItemsView"),
    ViewEntry("history", "History", "Ctrl+7", "history", "HistoryView"),
)

"""What is due over all cases, read at the desk: each case is opened, looked at, and closed again."""

from dataclasses import dataclass
from datetime import date

from navigator.errors import NavigatorError
from navigator.insights.due import Reminder, due
from navigator.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class CaseReminder:
    """A reminder, and the case that it is about."""

    case_id: str
    name: str
    reminder: Reminder


@dataclass(frozen=True, slots=True)
class DueEverywhere:
    """All reminders, by how soon, and how many cases could not be read."""

    reminders: tuple[CaseReminder, ...]
    unread: int


def due_everywhere(desk: Desk, today: date) -> DueEverywhere:
    """Every reminder of every case. Runs at the desk; the case that is open stays open."""
    found: list[CaseReminder] = []
    unread = 0
    for record in desk.vault.cases():
        try:
            with desk.stores.open_case(desk.vault, record.id) as opened:
                found += [CaseReminder(record.id, record.name, one) for one in due(opened.case, today)]
        except NavigatorError:
            # Whoever opens that case is told what is wrong with it; here the others matter.
            unread += 1
    order = {"overdue": 0, "today": 1, "this week": 2}
    found.sort(key=lambda one: (order[one.reminder.urgency], one.reminder.when.latest, one.name))
    return DueEverywhere(tuple(found), unread)

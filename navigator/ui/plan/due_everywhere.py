"""What is due in a case, read at the desk: the case is opened, looked at, and closed again."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from navigator.casefile.frozen import frozen
from navigator.errors import NavigatorError
from navigator.insights.due import Reminder, due
from navigator.ui.desk import Desk

if TYPE_CHECKING:
    from navigator.store.vault import CaseRecord


@frozen
class CaseReminder:
    """A reminder, and the case that it is about."""

    case_id: str
    name: str
    reminder: Reminder


def due_in_case(desk: Desk, record: "CaseRecord", today: date) -> tuple[CaseReminder, ...] | None:
    """The reminders of one case; None for a case that cannot be read. Runs at the desk.

    Whoever opens a case that cannot be read is told what is wrong with it; here the others matter.
    """
    try:
        with desk.at_hand(record.id) as opened:
            return tuple(CaseReminder(record.id, record.name, one) for one in due(opened.case, today))
    except NavigatorError:
        return None


def in_order(reminders: Iterable[CaseReminder]) -> list[CaseReminder]:
    """Reminders of several cases, by how soon."""
    order = {"overdue": 0, "today": 1, "this week": 2}
    return sorted(
        reminders, key=lambda one: (order[one.reminder.urgency], one.reminder.when.latest, one.name)
    )

"""Journal: every dated line, newest first."""

from datetime import datetime
from typing import Any

from PySide6.QtWidgets import QWidget

from navigator.casefile.case import Case
from navigator.casefile.date_words import say_moment
from navigator.casefile.journal import Entry
from navigator.casefile.partial_date import PartialDate
from navigator.ui.context import Context
from navigator.ui.item_words import names_of, term
from navigator.ui.models.columns import Column, sort_key_of_date
from navigator.ui.views.table_page import Filter, TableKind, TablePage

_SHOWN_TEXT = 600
"""Characters of a text that a row could show at the most."""


def _when(_: Case, entry: Any) -> str:
    return say_moment(entry.when)


def _when_order(_: Case, entry: Any) -> str:
    return f"{sort_key_of_date(entry.when) if entry.when else '0'} {entry.id}"


def _kind(_: Case, entry: Any) -> str:
    return term("entry_kinds", entry.kind)


def _tone(_: Case, entry: Any) -> str:
    return {"incident": "danger", "no_show": "warn", "milestone": "good"}.get(entry.kind, "muted")


def _text(_: Case, entry: Any) -> str:
    said = f"“{entry.text}”" if entry.voice == "client_said" and entry.text else str(entry.text)
    done = f" — {entry.what_was_done}" if entry.what_was_done else ""
    return f"{said}{done}"[:_SHOWN_TEXT]


def _with(case: Case, entry: Any) -> str:
    """The people, and the organisations that none of them works for."""
    works_for = {case.people[person].organisation for person in entry.people if person in case.people}
    others = tuple(one for one in entry.organisations if one not in works_for)
    return names_of(case, (*entry.people, *others))


def _is_contact(entry: Any) -> bool:
    return entry.kind in ("call", "visit", "text", "letter", "meeting", "no_show")


def _is_trouble(entry: Any) -> bool:
    return entry.kind in ("incident", "no_show")


def _is_milestone(entry: Any) -> bool:
    return bool(entry.kind == "milestone")


def _client_said(entry: Any) -> bool:
    return bool(entry.voice == "client_said")


COLUMNS = (
    Column("When", _when, 24, _when_order),
    Column("Kind", _kind, 14, tone=_tone),
    Column("What happened, what was said", _text, 64),
    Column("With", _with, 30),
)


class JournalView(TablePage):
    """The table of entries."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        kind = TableKind(
            Entry,
            COLUMNS,
            (
                Filter("All"),
                Filter("Contacts", _is_contact),
                Filter("Incidents and no-shows", _is_trouble),
                Filter("Milestones", _is_milestone),
                Filter("The client said", _client_said),
            ),
            newest_first=True,
            empty="The journal is empty. Type below what happened, and press Enter.",
            lines=2,
        )
        super().__init__(context, kind, parent)

    def begin(self) -> None:
        """A new entry is a note of now, until somebody says otherwise."""
        self.context.acts.begin("entry", {"kind": "note", "when": PartialDate.at(datetime.now())})

"""People: everybody around the client, professional and personal, with how to reach them."""

from typing import Any

from PySide6.QtWidgets import QWidget

from navigator.casefile.case import Case
from navigator.casefile.network import Person
from navigator.ui.context import Context
from navigator.ui.item_words import joined_phones, name_of, term, title_of
from navigator.ui.models.columns import Column
from navigator.ui.views.table_page import Filter, TableKind, TablePage


def _role(_: Case, person: Any) -> str:
    return str(person.role or person.relationship)


def _organisation(case: Case, person: Any) -> str:
    return name_of(case, person.organisation)


def _phones(_: Case, person: Any) -> str:
    return joined_phones(person)


def _closeness(_: Case, person: Any) -> str:
    return term("closeness", person.closeness)


def _marks(_: Case, person: Any) -> str:
    marks = [("lead", person.is_lead), ("trusted", person.trusted_by_client), ("ended", person.ended)]
    return ", ".join(word for word, holds in marks if holds)


def is_past(person: Any) -> bool:
    """Whether the person is not there for the client any more."""
    return person.ended is not None


def _is_professional(person: Any) -> bool:
    return bool(person.professional) and not is_past(person)


def _is_personal(person: Any) -> bool:
    return not person.professional and not is_past(person)


COLUMNS = (
    Column("Name", title_of, 22, strong=True),
    Column("Role or relationship", _role, 24),
    Column("Organisation", _organisation, 24),
    Column("Phone", _phones, 16),
    Column("Closeness", _closeness, 10),
    Column("Notes", _marks, 12),
)


class PeopleView(TablePage):
    """The table of people."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        kind = TableKind(
            Person,
            COLUMNS,
            (
                Filter("Everybody"),
                Filter("Professional", _is_professional),
                Filter("Personal", _is_personal),
                Filter("Ended", is_past),
            ),
            is_past,
            lines=2,
            empty="Nobody here yet. Who is in this person's life, and who works with them?",
        )
        super().__init__(context, kind, parent)

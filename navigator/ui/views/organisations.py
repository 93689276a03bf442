"""Organisations: every agency, service and charity around the client."""

from typing import Any

from PySide6.QtWidgets import QWidget

from navigator.casefile.case import Case
from navigator.casefile.network import Organisation
from navigator.casefile.vocabulary import vocabulary
from navigator.ui.context import Context
from navigator.ui.item_words import joined_phones, term, title_of
from navigator.ui.models.columns import Column
from navigator.ui.views.table_page import TableKind, TablePage


def _sector(_: Case, organisation: Any) -> str:
    return term("sectors", organisation.sector)


def sector_badge(_: Case, organisation: Any) -> tuple[str, str]:
    """The two letters and the fill of an organisation's sector; ("", "") for none or an unknown one."""
    known = vocabulary("sectors").terms.get(organisation.sector)
    return (str(known.more.get("badge", "")), str(known.more.get("colour", ""))) if known else ("", "")


def _phones(_: Case, organisation: Any) -> str:
    return joined_phones(organisation)


def _people(case: Case, organisation: Any) -> str:
    present = [person for person in case.people.by("organisation", organisation.id) if person.ended is None]
    return ", ".join(title_of(case, person) for person in present)


COLUMNS = (
    Column("Name", title_of, 28, strong=True),
    Column("Sector", _sector, 28, badge=sector_badge),
    Column("Phone", _phones, 16),
    Column("People", _people, 40),
)


class OrganisationsView(TablePage):
    """The table of organisations."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        kind = TableKind(
            Organisation, COLUMNS, lines=2, empty="No organisations yet. Which agencies are involved?"
        )
        super().__init__(context, kind, parent)

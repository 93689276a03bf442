"""What we told whom: every page and every decision not to share, newest first, for the client to see."""

from typing import Any

from PySide6.QtWidgets import QWidget

from navigator.casefile.case import Case
from navigator.casefile.date_words import say_moment
from navigator.casefile.sharing import Disclosure
from navigator.ui.context import Context
from navigator.ui.item_words import names_of, term
from navigator.ui.models.columns import Column, sort_key_of_date
from navigator.ui.views.table_page import Filter, TableKind, TablePage

_SHOWN_TEXT = 600


def _when(_: Case, one: Any) -> str:
    return say_moment(one.when)


def _when_order(_: Case, one: Any) -> str:
    return f"{sort_key_of_date(one.when) if one.when else '0'} {one.id}"


def _decision(_: Case, one: Any) -> str:
    return term("disclosure_decisions", one.decision) or "Shared"


def _tone(_: Case, one: Any) -> str:
    return "held" if one.decision == "not_shared" else "good"


def _to(case: Case, one: Any) -> str:
    return names_of(case, one.to_whom)


def _what(_: Case, one: Any) -> str:
    parts = [one.purpose, one.what_went, f"Not: {one.held_back}" if one.held_back else ""]
    return " — ".join(" ".join(part.split()) for part in parts if part)[:_SHOWN_TEXT]


def _told(_: Case, one: Any) -> str:
    return {True: "Yes", False: "No", None: "Not said"}[one.client_told]


def _is_shared(one: Any) -> bool:
    return bool(one.decision != "not_shared")


def _is_not_shared(one: Any) -> bool:
    return bool(one.decision == "not_shared")


def _is_untold(one: Any) -> bool:
    return one.client_told is not True


class ToldPage(TablePage):
    """The table of disclosures."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        kind = TableKind(
            Disclosure,
            (
                Column("When", _when, 22, _when_order),
                Column("Decision", _decision, 20, tone=_tone),
                Column("To whom", _to, 30),
                Column("What for, what went, and what did not", _what, 60),
                Column("Client told", _told, 12),
            ),
            (
                Filter("All"),
                Filter("Shared", _is_shared),
                Filter("Decided not to share", _is_not_shared),
                Filter("The client does not know yet", _is_untold),
            ),
            newest_first=True,
            empty="Nothing was shared yet. What is shared under “Share” is listed here by itself.",
            lines=2,
        )
        super().__init__(context, kind, parent)

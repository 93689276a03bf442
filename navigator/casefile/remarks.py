"""What looks wrong about an item, in plain words. Nothing here stops anybody from recording it.

Somebody who is told "the date of birth is in the future" can correct it; somebody whose form refuses
to be saved loses the note.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from navigator.casefile.case import Case
from navigator.casefile.client import Client
from navigator.casefile.fields import FieldType, fields_of
from navigator.casefile.identifiers import is_nhs_number, is_ni_number, is_pnc
from navigator.casefile.item import Item
from navigator.casefile.needs import Score
from navigator.casefile.network import Tie
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.plan import Dependency
from navigator.casefile.sharing import Agreement
from navigator.casefile.vocabulary import vocabulary

_SPANS = (
    ("started", "ended"),
    ("planned_start", "planned_end"),
    ("actual_start", "actual_end"),
    ("opened", "closed"),
    ("valid_from", "until"),
)
_PAST = ("born", "actual_start", "actual_end", "last_talked", "met_on", "confirmed_on", "withdrawn_on")


@dataclass(frozen=True, slots=True)
class Remark:
    """One sentence about one field of one item."""

    field: str
    says: str


def remarks(case: Case, item: Item, today: date) -> tuple[Remark, ...]:
    """Everything about the item that somebody may want to look at again."""
    return (*_dates(item, today), *_values(item), *_references(case, item), *_own_rules(item))


def _dates(item: Item, today: date) -> Iterator[Remark]:
    fields = fields_of(type(item))
    for first, last in _SPANS:
        start, end = getattr(item, first, None), getattr(item, last, None)
        if isinstance(start, PartialDate) and isinstance(end, PartialDate) and end.latest < start.earliest:
            yield Remark(last, f"{fields[last].label} is before {fields[first].label.lower()}.")
    for name in _PAST:
        value = getattr(item, name, None)
        if isinstance(value, PartialDate) and value.earliest > today:
            yield Remark(name, f"{fields[name].label} is in the future.")


def _values(item: Item) -> Iterator[Remark]:
    for name, field in fields_of(type(item)).items():
        value = getattr(item, name)
        members = value if field.many else (value,)
        for member in members:
            if field.type is FieldType.PHONE and sum(c.isdigit() for c in member) < 3:
                yield Remark(name, "That does not look like a phone number.")
            if field.type is FieldType.EMAIL and ("@" not in member or " " in member):
                yield Remark(name, "That does not look like an email address.")
            if field.type is FieldType.CHOICE and member and member not in vocabulary(field.vocabulary).terms:
                yield Remark(name, f"“{member[:40]}” is not in this app's set of words; it is kept as it is.")
        if field.type in (FieldType.NUMBER, FieldType.MONEY) and value is not None:
            low, high = field.least, field.most
            if (low is not None and value < low) or (high is not None and value > high):
                yield Remark(name, f"{field.label} is outside what it usually measures.")


def _references(case: Case, item: Item) -> Iterator[Remark]:
    for name, field in fields_of(type(item)).items():
        if field.type is FieldType.REF:
            value = getattr(item, name)
            for target in value if field.many else (value,):
                if target and case.find(target) is None:
                    yield Remark(name, f"{field.label} points to something that is not in the case any more.")


def _own_rules(item: Item) -> Iterator[Remark]:
    if isinstance(item, Client):
        if item.nhs_number and not is_nhs_number(item.nhs_number):
            yield Remark(
                "nhs_number", "The check digit of the NHS number does not fit: compare it with the letter."
            )
        if item.ni_number and not is_ni_number(item.ni_number):
            yield Remark("ni_number", "National Insurance numbers look like QQ 12 34 56 C.")
        if item.pnc and not is_pnc(item.pnc):
            yield Remark("pnc", "The check letter of the PNC id does not fit.")
    if isinstance(item, Tie) and item.one_end and item.one_end == item.other_end:
        yield Remark("other_end", "Both ends of the tie are the same.")
    if isinstance(item, Agreement):
        yield from _second_condition(item)
    if isinstance(item, Dependency) and item.step and item.step == item.waits_for:
        yield Remark("waits_for", "The step waits for itself.")
    if (
        isinstance(item, Score)
        and item.value is not None
        and item.scale in (scales := vocabulary("scales")).terms
    ):
        more = scales.terms[item.scale].more
        least, most = more.get("least"), more.get("most")
        if least is not None and most is not None and not least <= item.value <= most:
            yield Remark("value", f"The scale goes from {least} to {most}.")


def _second_condition(agreement: Agreement) -> Iterator[Remark]:
    """Special category data wants a condition of article 9 besides, criminal data one of article 10.

    A "no", and what was withdrawn, needs none: by it nothing goes.
    """
    if agreement.withdrawn_on is not None:
        return
    conditions = vocabulary("second_conditions").terms
    condition = conditions.get(agreement.second_condition)
    article = str(condition.more.get("article", "")) if condition else ""
    for topic in agreement.topics:
        term = vocabulary("topics").terms.get(topic)
        data = str(term.more.get("data", "")) if term else ""
        wanted = {"special": "9", "criminal": "10"}.get(data, "")
        if term is not None and wanted and not article.startswith(wanted):
            kind = "special category" if data == "special" else "criminal"
            words = f"{term.label} is {kind} data: it goes only with a condition of article {wanted}."
            yield Remark("second_condition", words)
            return

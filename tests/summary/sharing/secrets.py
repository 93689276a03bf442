"""Cases in which every text has a mark of its own, so that a test can tell where each of them has got to.

The marks look like names, numbers and words that nobody would write by chance; texts of one item may hold
those of another, as when a note names somebody.
"""

import hashlib
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

from hypothesis import strategies as st

from navigator.casefile.case import Case
from navigator.casefile.client import Client
from navigator.casefile.fields import Field, FieldType, fields_of
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.item import Item
from navigator.casefile.kinds import ENTITIES
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.sharing import Agreement
from navigator.casefile.vocabulary import vocabulary
from navigator.summary.sharing.gathering import STRUCTURED

TODAY = date(2026, 11, 22)
_EACH = 3
_IDS = {
    entity.KIND: [f"0192{place:04x}-0000-7000-8000-{number:012x}" for number in range(_EACH)]
    for place, entity in enumerate(ENTITIES)
    if entity is not Client
}
_IDS["client"] = [CLIENT_ID]
ORGANISATIONS = tuple(_IDS["organisation"])


def mark(item_id: str, name: str) -> str:
    """The mark of a field of an item: one long word that stands nowhere else."""
    letters = "".join("bcdfghjklm"[int(digit)] for digit in f"{_number(item_id, name) % 10**12:012d}")
    return f"Zq{letters}"


def phone(item_id: str, name: str) -> str:
    """A number of its own."""
    return f"07700 {_number(item_id, name) % 900_000 + 100_000}"


@cache
def _number(item_id: str, name: str) -> int:
    return int.from_bytes(hashlib.sha256(f"{item_id} {name}".encode()).digest()[:8])


class _Maker:
    """Makes items out of one number that Hypothesis draws: drawing each value by itself takes too long."""

    def __init__(self, seed: int) -> None:
        self._chance = Random(seed)

    def case(self) -> Case:
        items: list[Item] = []
        for entity in ENTITIES:
            for item_id in _IDS[entity.KIND]:
                if entity.KIND in ("client", "organisation") or self._chance.random() < 0.6:
                    fields = fields_of(entity)
                    values = {name: self._value(entity.KIND, item_id, fields[name]) for name in fields}
                    items.append(entity(id=item_id, **values))
        good = [
            self._good(one) for one in items if isinstance(one, Agreement) and self._chance.random() < 0.6
        ]
        return Case.of(*items).with_items({("agreement", one.id): one for one in good})

    def _value(self, kind: str, item_id: str, field: Field) -> Any:
        match field.type:
            case FieldType.CHOICE:
                return self._some(list(vocabulary(field.vocabulary).terms), field.many, 4)
            case FieldType.REF:
                return self._some([one for target in field.targets for one in _IDS[target]], field.many, 2)
            case FieldType.DATE:
                day = TODAY + timedelta(days=self._chance.randint(-400, 400))
                month = PartialDate.month(day.year, day.month)
                return self._chance.choice((None, PartialDate.on(day), month))
            case FieldType.YES_NO:
                return self._chance.choice((None, True, False))
            case FieldType.PHONE:
                return (phone(item_id, field.name),)
            case FieldType.EMAIL:
                return (f"{mark(item_id, field.name)}@example.org",)
            case FieldType.WEB:
                return f"https://{mark(item_id, field.name)}.example.org"
            case FieldType.LINE | FieldType.TEXT:
                text = self._text(kind, item_id, field.name)
                return (text,) if field.many else text
            case _:
                return None

    def _some(self, choices: list[str], many: bool, most: int) -> Any:
        if many:
            return tuple(self._chance.sample(choices, min(self._chance.randint(0, most), len(choices))))
        return self._chance.choice((*choices, ""))

    def _text(self, kind: str, item_id: str, name: str) -> str:
        first, second = mark(item_id, name), mark(item_id, f"{name}2")
        if name in STRUCTURED.get(kind, ()):
            return f"{first} {second}"
        said = [self._said() for _ in range(self._chance.randint(0, 3))]
        return ". ".join((f"{first} {second} and {mark(item_id, f'{name}3')} again", *said))

    def _said(self) -> str:
        """Something that a text says of somebody else: a name, a first name, a number."""
        person, need = self._chance.choice(_IDS["person"]), self._chance.choice(_IDS["need"])
        who = self._chance.choice((person, self._chance.choice(ORGANISATIONS)))
        return self._chance.choice(
            (
                f"Spoke with {mark(who, 'name')} {mark(who, 'name2')} today",
                f"saw {mark(person, 'name').lower()} there",
                f"ring +44 {phone(who, 'phones')[1:]}, after two",
                f"write to {mark(who, 'emails').upper()}@EXAMPLE.ORG soon",
                f"about {mark(need, 'what')} {mark(need, 'what2')} and {mark(need, 'what3')} again",
                "Nothing else happened",
            )
        )

    def _good(self, one: Agreement) -> Agreement:
        """An agreement that holds, so that something goes."""
        return replace(
            one,
            organisation=self._chance.choice(ORGANISATIONS),
            topics=tuple(self._chance.sample(list(vocabulary("topics").terms), self._chance.randint(3, 9))),
            highest_sensitivity="very_sensitive",
            lawful_basis="consent",
            second_condition="explicit_consent",
            valid_from=PartialDate.on(TODAY - timedelta(days=9)),
            until=None,
            withdrawn_on=None,
        )


def secretive_cases() -> st.SearchStrategy[Case]:
    """A client, three organisations with agreements of all sorts, and a few of every other kind."""
    return st.integers(0, 2**32).map(lambda seed: _Maker(seed).case())


def facts(case: Case) -> set[tuple[str, str, str]]:
    """Everything that a case says: (item, field, one word or member of it)."""
    found: set[tuple[str, str, str]] = set()
    for item in case.items():
        found.add((item.id, "", ""))
        for name in fields_of(type(item)):
            value = getattr(item, name)
            members = value if isinstance(value, tuple) else (value,)
            for member in members:
                if member not in (None, ""):
                    found |= {(item.id, name, word) for word in str(member).split()}
    return found

"""Made-up items, cases and histories: factories with predictable ids, and Hypothesis strategies.

Whatever a strategy makes, the app could have made: texts are clean, dates and sums are within bounds.
What nobody could have made honestly (hostile changes, damaged files) stands in the tests that need it.
"""

import hashlib
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, TypeVar

from hypothesis import strategies as st

from navigator.casefile.case import Case
from navigator.casefile.fields import Field, FieldType, fields_of
from navigator.casefile.ids import CLIENT_ID, Ids
from navigator.casefile.item import Item
from navigator.casefile.kinds import ENTITIES
from navigator.casefile.network import Organisation, Person
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.values import clean, to_json
from navigator.casefile.vocabulary import vocabulary

T = TypeVar("T", bound=Item)

NOON_MS = 1_697_457_600_000
"""16 October 2023, noon, UTC."""


def predictable_ids(start_ms: int = NOON_MS) -> Ids:
    """A source of ids that gives the same ones in every run."""
    return Ids(lambda: start_ms, bytes)


def person(name: str = "Ann Example", **known: Any) -> Person:
    """Somebody, with an id made from the name so that two tests do not get in each other's way."""
    return Person(id=id_of("person", name), name=name, **known)


def organisation(name: str = "Example Housing", **known: Any) -> Organisation:
    """An organisation, with an id made from the name."""
    return Organisation(id=id_of("organisation", name), name=name, **known)


def id_of(kind: str, name: str) -> str:
    """An id that is the same for the same kind and name, in every run."""
    digits = hashlib.sha256(f"{kind}:{name}".encode()).hexdigest()
    return f"01900000-0000-7000-8{digits[:3]}-{digits[3:15]}"


def texts(*, one_line: bool, least: int = 0) -> st.SearchStrategy[str]:
    """Texts in many scripts as they are after `clean`, at least `least` characters long."""
    characters = st.characters(exclude_categories=["Cs"])
    found = st.text(characters, max_size=20).map(lambda text: clean(text, one_line=one_line))
    return found.filter(lambda text: len(text) >= least)


DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """Dates of every form: days with and without a time, months, years, decades, spans; certain or about."""
    day = draw(DAYS)
    approximate = draw(st.booleans())
    match draw(st.sampled_from(("day", "time", "month", "year", "decade", "span", "years", "months"))):
        case "day":
            return PartialDate(day, day, approximate)
        case "time":
            return PartialDate(day, day, approximate, draw(st.integers(0, 1439)))
        case "month":
            return PartialDate.month(day.year, day.month, approximate=approximate)
        case "year":
            return PartialDate.year(day.year, approximate=approximate)
        case "decade":
            found = PartialDate.parse(f"{day.year // 10:03d}X")
            return PartialDate(found.earliest, found.latest, approximate)
        case "years":
            last = draw(st.integers(day.year, min(day.year + 30, 9999)))
            return PartialDate(date(day.year, 1, 1), date(last, 12, 31), approximate)
        case "months":
            last_day = min(day.toordinal() + draw(st.integers(0, 900)), date.max.toordinal())
            end = date.fromordinal(last_day)
            end = PartialDate.month(end.year, end.month).latest
            return PartialDate(day.replace(day=1), end, approximate)
        case _:
            length = timedelta(days=draw(st.integers(0, min(4000, (date.max - day).days))))
            return PartialDate(day, day + length, approximate)


def values_of(field: Field) -> st.SearchStrategy[Any]:
    """What a field may hold, its empty value and unknown words of a vocabulary among it."""
    if field.many:
        return st.lists(_members(field), max_size=3, unique=True).map(tuple)
    match field.type:
        case FieldType.DATE:
            return st.none() | partial_dates()
        case FieldType.NUMBER:
            return st.none() | st.integers(-10, 1000).map(float) | st.floats(-1e6, 1e6)
        case FieldType.MONEY:
            return st.none() | st.decimals(0, 999_999_999, places=2).map(Decimal)
        case FieldType.YES_NO:
            return st.none() | st.booleans()
        case FieldType.TEXT:
            return texts(one_line=False)
        case _:
            return st.just("") | _members(field)


def _members(field: Field) -> st.SearchStrategy[str]:
    if field.type is FieldType.CHOICE:
        return st.sampled_from((*vocabulary(field.vocabulary).terms, "a_word_of_a_newer_set"))
    if field.type is FieldType.REF:
        return st.sampled_from([id_of(target, name) for target in field.targets for name in ("one", "two")])
    return texts(one_line=True, least=1)


def items_of(entity: type[T], ids: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[T]:
    """Items of one kind; two of the same kind may have one id."""
    names = ids or st.sampled_from([id_of(entity.KIND, name) for name in ("one", "two", "three")])
    if entity.KIND == "client":
        names = st.just(CLIENT_ID)
    return st.builds(entity, id=names, **{name: values_of(f) for name, f in fields_of(entity).items()})


def items() -> st.SearchStrategy[Item]:
    """Items of every kind."""
    return st.sampled_from(ENTITIES).flatmap(items_of)


def cases() -> st.SearchStrategy[Case]:
    """Small cases of anything."""
    return st.lists(items(), max_size=6).map(lambda found: Case.of(*found))


def plain(case: Case) -> dict[tuple[str, str], dict[str, Any]]:
    """A case as plain data, the members of each field sorted: for comparing what two cases say.

    Undoing the removal of a member puts it last, so the order of members may differ.
    """
    return {
        (item.KIND, item.id): {
            name: sorted(value) if isinstance(value := to_json(field, getattr(item, name)), list) else value
            for name, field in fields_of(type(item)).items()
        }
        for item in case.items()
    }

"""Hypothesis strategies for items and whole cases, every field of every kind included."""

import string
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from navigator.casefile.case import Case
from navigator.casefile.fields import Field, FieldType, fields_of
from navigator.casefile.ids import CLIENT_ID, Ids
from navigator.casefile.item import Item
from navigator.casefile.kinds import ENTITIES
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.values import clean
from navigator.casefile.vocabulary import vocabulary


def counted_ids() -> Ids:
    """Ids that are the same in every run."""
    return Ids(now_ms=lambda: 1_700_000_000_000, entropy=bytes)


ANY_TEXT = st.text(max_size=40)
LINES = ANY_TEXT.map(lambda text: clean(text, one_line=True))
TEXTS = ANY_TEXT.map(lambda text: clean(text, one_line=False))
PLAIN_NAMES = st.text(string.ascii_letters + " '-éŁ", min_size=1, max_size=20).map(
    lambda text: clean(text, one_line=True)
)


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """Days, months, years, decades, spans, moments, each perhaps approximate."""
    first = draw(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
    about = draw(st.booleans())
    match draw(st.sampled_from(["day", "time", "month", "year", "decade", "span"])):
        case "day":
            return PartialDate.on(first, approximate=about)
        case "time":
            return PartialDate(first, first, about, draw(st.integers(0, 1439)))
        case "month":
            return PartialDate.month(first.year, first.month, approximate=about)
        case "year":
            return PartialDate.year(first.year, approximate=about)
        case "decade":
            return PartialDate.parse(f"{first.year // 10}X" + ("~" if about else ""))
        case _:
            return PartialDate(first, first + timedelta(draw(st.integers(1, 4000))), about)


def values_of(field: Field, ids: list[str]) -> st.SearchStrategy[Any]:
    """What a field may hold; references point to `ids`, or to nothing."""
    one: st.SearchStrategy[Any]
    match field.type:
        case FieldType.DATE:
            return st.none() | partial_dates()
        case FieldType.NUMBER:
            return st.none() | st.floats(-1e12, 1e12).map(lambda number: number + 0.0)
        case FieldType.MONEY:
            return st.none() | st.integers(0, 99_999_999).map(lambda pence: Decimal(pence) / 100)
        case FieldType.YES_NO:
            return st.none() | st.booleans()
        case FieldType.CHOICE:
            one = st.sampled_from([*vocabulary(field.vocabulary).terms, "a newer word"])
        case FieldType.REF:
            one = st.sampled_from(ids) if ids else st.nothing()
        case FieldType.TEXT:
            one = TEXTS
        case _:
            one = LINES
    if field.many:
        members = one.filter(bool) if field.type is not FieldType.REF or ids else st.just("")
        return st.lists(members.filter(bool), max_size=3, unique=True).map(tuple) if ids else st.just(())
    return one if field.type is not FieldType.REF else st.just("") | one


@st.composite
def cases(draw: st.DrawFn, most: int = 6) -> Case:
    """A case of up to `most` items of any kinds, whose references hold."""
    source = counted_ids()
    entities: list[type[Item]] = draw(st.lists(st.sampled_from(ENTITIES), max_size=most))
    made: list[tuple[type[Item], str]] = []
    for entity in entities:
        item_id = CLIENT_ID if entity.KIND == "client" else source.new()
        if (entity, item_id) not in made:
            made.append((entity, item_id))
    items = []
    for entity, item_id in made:
        values = {}
        for name, field in fields_of(entity).items():
            targets = [other_id for other, other_id in made if other.KIND in field.targets]
            pool = targets if field.type is FieldType.REF else ["-"]
            values[name] = draw(values_of(field, pool)) if pool else field.empty
        items.append(entity(id=item_id, **values))
    return Case.of(*items)

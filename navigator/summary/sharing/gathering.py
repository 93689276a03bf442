"""Which needles an item leaves behind when it, or a field of it, is held back."""

import re
import tomllib
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import NamedTuple

from navigator.casefile.client import Client
from navigator.casefile.date_words import MONTHS
from navigator.casefile.fields import Field, FieldType, fields_of
from navigator.casefile.item import Item
from navigator.casefile.network import Organisation, Person
from navigator.casefile.resources import resource
from navigator.summary.sharing.needles import Needle, Needles, words_of

STRUCTURED = {
    "client": frozenset(("preferred_name", "full_name", "nhs_number", "pnc", "ni_number", "local_id")),
    "organisation": frozenset(("name",)),
    "person": frozenset(("name",)),
}
"""Fields of words that say who somebody is: they are not free text. Phones and emails are beside."""


class _Words(NamedTuple):
    beside_names: frozenset[str]
    also_words: frozenset[str]
    of_organisations: frozenset[str]


@cache
def _words_in_names() -> _Words:
    with resource("words_in_names.toml").open("rb") as file:
        lists = tomllib.load(file)
    return _Words(*(frozenset(lists[name]) for name in _Words._fields))


_IN_BRACKETS = re.compile(r"[()\[\]“”\"]")
_NAME_WORD = re.compile(r"[^\W\d_]+")
_REACHED = (FieldType.PHONE, FieldType.EMAIL, FieldType.WEB)
_LEAST_TITLE, _LEAST_LINE = 10, 5
_SHORT_TITLES = ("need", "step", "alert", "ask", "target")


def add_item(needles: Needles, item: Item) -> None:
    """All needles of an item that is held back."""
    for name, field in fields_of(type(item)).items():
        value = getattr(item, name)
        if value not in (None, "", ()):
            add_field(needles, item, field, value)
    needles.add_id(item.id, Needle("id", item.id))


def add_who(needles: Needles, item: Item) -> None:
    """What somebody is called and how they are reached."""
    for name, field in fields_of(type(item)).items():
        if name in STRUCTURED.get(item.KIND, ()) or field.type in _REACHED:
            add_field(needles, item, field, getattr(item, name))


def add_field(needles: Needles, item: Item, field: Field, value: object) -> None:
    """The needles of one field that is held back."""
    members: Iterable[object] = value if isinstance(value, tuple) else (value,)
    for member in members:
        if isinstance(member, str):
            _add_text(needles, item, field, member)
        elif field.name == "born" and value is not None:
            _add_birth(needles, item, value)


def add_sentence(needles: Needles, item_id: str, text: str) -> None:
    """A sentence that was cut out of a text."""
    needles.add_words(text, Needle("phrase", item_id), least=4)


def _add_text(needles: Needles, item: Item, field: Field, text: str) -> None:
    match field.type:
        case FieldType.PHONE:
            needles.add_number(text, Needle("phone", item.id))
        case FieldType.EMAIL:
            needles.add_compact(text, Needle("email", item.id))
        case FieldType.WEB:
            host = text.rsplit("//", maxsplit=1)[-1]
            needles.add_compact(host.removeprefix("www."), Needle("website", item.id), least=6)
        case FieldType.LINE | FieldType.TEXT:
            _add_words(needles, item, field, text)
        case _:
            return


def _add_words(needles: Needles, item: Item, field: Field, text: str) -> None:
    if field.name in ("nhs_number", "pnc", "ni_number", "local_id"):
        needles.add_compact(text, Needle("identifier", item.id))
        needles.add_number(text, Needle("identifier", item.id))
    elif field.name == "address":
        for line in text.splitlines():
            needles.add_words(line, Needle("address", item.id), least=2)
    elif field.name in STRUCTURED.get(item.KIND, ()):
        _add_name(needles, item, text)
    elif field.name in type(item).TITLE and item.KIND in _SHORT_TITLES and len(text) >= _LEAST_TITLE:
        needles.add_phrases(text, Needle("phrase", item.id), least=2)
    else:
        needles.add_phrases(
            text, Needle("phrase", item.id), least=4 if field.type is FieldType.TEXT else _LEAST_LINE
        )


def _add_name(needles: Needles, item: Item, name: str) -> None:
    """A name in full, in the parts that brackets make of it, and word by word."""
    needle, words = Needle("name", item.id), _words_in_names()
    for part in (name, *_IN_BRACKETS.split(name)):
        needles.add_words(part, needle, least=2)
    for word in _NAME_WORD.findall(name):
        if isinstance(item, Organisation):
            if len(word) >= 4 and word[0].isupper() and word not in words.of_organisations:
                needles.add_written(word, needle)
        elif len(word) >= 2 and word.casefold() not in words.beside_names:
            if len(word) == 2 or word.casefold() in words.also_words:
                needles.add_written(word, needle)
            else:
                needles.add_words(word, needle)


def _add_birth(needles: Needles, item: Item, value: object) -> None:
    day: date | None = getattr(value, "earliest", None)
    if day is None or not getattr(value, "is_day", False):
        return
    month = MONTHS[day.month - 1]
    needle = Needle("date of birth", item.id)
    for form in (
        f"{day.day} {month} {day.year}", f"{month} {day.day} {day.year}", f"{day.day} {month[:3]} {day.year}",
        f"{day:%d %m %Y}", f"{day.day} {day.month} {day.year}", f"{day:%Y %m %d}", f"{day:%d %m %y}",
    ):  # fmt: skip
        needles.add_words(form, needle)


def open_texts(items: Iterable[Item]) -> list[str]:
    """What those who go are called and how they are reached: no needle is in it."""
    found: list[str] = []
    for item in items:
        if isinstance(item, Client | Person | Organisation):
            for name, field in fields_of(type(item)).items():
                if name in STRUCTURED[item.KIND] or field.type in _REACHED:
                    value = getattr(item, name)
                    found += value if isinstance(value, tuple) else (value,)
    return found


def open_addresses(items: Iterable[Item]) -> list[str]:
    """Where those who go are found: somebody else who is held back may have the same address."""
    return [
        line
        for item in items
        if isinstance(item, Client | Organisation)
        for line in item.address.splitlines()
    ]


def full_names(items: Iterable[Item]) -> frozenset[tuple[str, ...]]:
    """Names as folded words: those of people in full, and those of organisations that have several words."""
    found = {
        (item, words_of(item.name)) for item in items if isinstance(item, Person | Organisation) and item.name
    }
    return frozenset(
        words for item, words in found if len(words) > 1 or (isinstance(item, Person) and len(words) == 1)
    )


def is_free_text(item: Item, field: Field) -> bool:
    """Whether a field holds words that may speak of anything."""
    return field.type in (FieldType.LINE, FieldType.TEXT) and field.name not in STRUCTURED.get(item.KIND, ())

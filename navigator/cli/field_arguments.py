"""The words of a command that name kinds, fields and values: KIND and FIELD=VALUE."""

import re
from collections.abc import Iterable

from navigator.actions.field_words import entity_of, field_of
from navigator.actions.typed_values import Typed
from navigator.casefile.item import Item
from navigator.cli.ending import WrongWords
from navigator.errors import InvalidValue

_ARGUMENT = re.compile(r"(?P<word>[^=]+?)(?P<how>[+-]?)=(?P<text>.*)", re.DOTALL)


def entity_meant(word: str) -> type[Item]:
    """The entity that KIND names, in the singular or the plural."""
    try:
        return entity_of(word)
    except InvalidValue as error:
        raise WrongWords(str(error)) from error


def typed_meant(entity: type[Item], arguments: Iterable[str]) -> list[Typed]:
    """What FIELD=VALUE…, FIELD+=VALUE and FIELD-=VALUE say about an item of this entity."""
    return [_typed(entity, number, argument) for number, argument in enumerate(arguments, 1)]


def _typed(entity: type[Item], number: int, argument: str) -> Typed:
    found = _ARGUMENT.fullmatch(argument)
    if found is None:
        raise WrongWords(f"Word {number} of the fields is not of the form FIELD=VALUE.")
    try:
        field = field_of(entity, found["word"])
    except InvalidValue as error:
        raise WrongWords(str(error)) from error
    if found["how"] and not field.many:
        raise WrongWords(f"{field.label} holds one value: write {field.name}=VALUE.")
    match found["how"]:
        case "+":
            return Typed(field, found["text"], "add")
        case "-":
            return Typed(field, found["text"], "take")
    return Typed(field, found["text"])

"""Which field of an entity a word names, and which entity: forgiving about form, never about sense.

"phones", "phone", "Phones"; "nhs_number", "nhs-number", "NHS number"; and, where the label differs from
the name in code, both ("to_whom" and "to", "organisation" and "provider" of a step).
"""

import difflib
import re
from collections.abc import Mapping
from functools import cache

from navigator.casefile.fields import Field, fields_of
from navigator.casefile.item import Item
from navigator.casefile.kinds import KINDS, PLURALS
from navigator.errors import InvalidValue

_ONE_OF_MANY = {"people": "person"}


def entity_of(word: str) -> type[Item]:
    """The entity that a word for one or many of them names; InvalidValue, with all words, for neither."""
    plain = _plain(word)
    found = KINDS.get(plain) or PLURALS.get(plain)
    if found is None:
        raise InvalidValue(
            f"That is no kind of item.{_did_you_mean(plain, {word: word for word in (*KINDS, *PLURALS)})}",
            _known(KINDS),
        )
    return found


def field_of(entity: type[Item], word: str) -> Field:
    """The field of an entity that a word names; InvalidValue, with all fields, when there is none."""
    words = _words(entity.KIND)
    plain = _plain(word)
    found = words.get(plain)
    if found is None:
        meant = _did_you_mean(plain, {known: field.name for known, field in words.items()})
        raise InvalidValue(
            f"A field was named that {_article(entity)} does not have.{meant}", _known(fields_of(entity))
        )
    return found


@cache
def _words(kind: str) -> Mapping[str, Field]:
    """All words by which a field can be named; a field's own name goes before another's label."""
    fields = fields_of(KINDS[kind])
    words: dict[str, Field] = dict(fields)
    for field in fields.values():
        words.setdefault(_plain(field.label), field)
    for field in fields.values():
        for word in (field.name, _plain(field.label)):
            words.setdefault(_other_number(word, field.many), field)
    return words


def _other_number(word: str, many: bool) -> str:
    """The singular of a field with many members; the plural of one without."""
    if not many:
        return word + "s"
    return _ONE_OF_MANY.get(word) or word.removesuffix("s")


def _plain(word: str) -> str:
    return "_".join(re.findall(r"\w+", word.casefold().replace("'", "").replace("’", "")))


def _did_you_mean(word: str, known: Mapping[str, str]) -> str:
    """`known`: every word that would have been understood, and the name of what it means."""
    close = difflib.get_close_matches(word, known, n=1)
    return f" Did you mean {known[close[0]]}?" if close else ""


def _known(words: Mapping[str, object]) -> str:
    return f"Known: {', '.join(words)}."


def _article(entity: type[Item]) -> str:
    return f"{'an' if entity.KIND[0] in 'aeiou' else 'a'} {entity.KIND}"

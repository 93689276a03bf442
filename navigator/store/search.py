"""Full-text search in one case: every word that is kept about an item finds it, from its first letters.

Accents and case do not matter. Telephone numbers are found with and without spaces, from their first
digits or from the last six.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, text

from navigator.casefile.date_words import say_date
from navigator.casefile.fields import FieldType, fields_of
from navigator.casefile.folding import fold, needs_folding
from navigator.casefile.item import Item
from navigator.store.item_numbers import item_numbers

_TEXTUAL = (FieldType.LINE, FieldType.TEXT, FieldType.EMAIL, FieldType.WEB, FieldType.PHONE)
_WORD = re.compile(r"\w+", re.UNICODE)
_FIND = text(
    "SELECT item.kind, item.item, snippet(search_text, 0, '', '', '…', 14) AS snippet "
    "FROM search_text JOIN item ON item.id = search_text.rowid "
    "WHERE search_text MATCH :query ORDER BY rank LIMIT :most"
)
_FORGET = text("DELETE FROM search_text WHERE rowid = :old")
_KEEP = text("INSERT INTO search_text (rowid, words) VALUES (:id, :words)")


@dataclass(frozen=True, slots=True)
class Hit:
    """An item that was found, and the words around what was looked for."""

    kind: str
    item: str
    snippet: str


def index_items(connection: Connection, items: Mapping[tuple[str, str], Item | None]) -> None:
    """Make these items findable by what they hold now; those given as None are not found any more."""
    if not items:
        return
    numbers = item_numbers(connection, items)
    connection.execute(_FORGET, [{"old": number} for number in numbers.values()])
    there = [(numbers[key], words_of(item)) for key, item in items.items() if item is not None]
    rows = [{"id": number, "words": words} for number, words in there if words]
    if rows:
        connection.execute(_KEEP, rows)


def words_of(item: Item) -> str:
    """All that an item can be found by, as one text."""
    parts: list[str] = []
    for name, field in fields_of(type(item)).items():
        value = getattr(item, name)
        if not value:
            continue
        if field.type in _TEXTUAL:
            members = value if field.many else (value,)
            parts.extend(members)
            if field.type is FieldType.PHONE:
                parts.extend(" ".join(_from_any_digit(member)) for member in members)
        elif field.type is FieldType.DATE:
            parts.append(say_date(value))
    words = "\n".join(parts)
    if words.isascii():
        return words
    return "\n".join((words, *(fold(word) for word in _WORD.findall(words) if needs_folding(word))))


def _from_any_digit(phone: str) -> list[str]:
    """A telephone number without its spaces, from each digit on that leaves six or more to find it by."""
    digits = "".join(filter(str.isdigit, phone))
    national = "0" + digits[2:] if digits.startswith("44") else "44" + digits[1:]
    return [national, *(digits[start:] for start in range(max(0, len(digits) - 5)))]


def find(connection: Connection, words: str, most: int) -> tuple[Hit, ...]:
    """The items that hold all the words (each from its first letters), the best first."""
    found = _WORD.findall(fold(words))
    digits = "".join(filter(str.isdigit, words))
    if len(digits) > 4 and not re.search(r"[^\W\d]", words):
        found = [digits]
    if not found:
        return ()
    query = " ".join('"' + word.replace('"', '""') + '"*' for word in found[:12])
    rows = connection.execute(_FIND, {"query": query, "most": most})
    return tuple(Hit(row.kind, row.item, row.snippet) for row in rows)

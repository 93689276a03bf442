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
from navigator.casefile.journal import Entry
from navigator.store.item_numbers import Numbered
from navigator.store.many_rows import execute_many

_TEXTUAL = (FieldType.LINE, FieldType.TEXT, FieldType.EMAIL, FieldType.WEB, FieldType.PHONE)
_WORD = re.compile(r"\w+", re.UNICODE)
_SHOW = "SELECT item.kind, item.item, snippet(search_text, {column}, '', '', '…', 14) AS snippet "
_FROM = "FROM search_text JOIN item ON item.id = search_text.rowid WHERE search_text MATCH :query "
_FIND_NAMES = text(_SHOW.format(column=0) + _FROM + "ORDER BY rank LIMIT :most")
_FIND_WORDS = text(_SHOW.format(column=1) + _FROM + "ORDER BY search_text.rowid DESC LIMIT :most")
_FORGET = "DELETE FROM search_text WHERE rowid = ?"
_KEEP = "INSERT INTO search_text (rowid, title, words, digits) VALUES (?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class Hit:
    """An item that was found, and the words around what was looked for."""

    kind: str
    item: str
    snippet: str


def index_items(
    connection: Connection, items: Mapping[tuple[str, str], Item | None], numbered: Numbered
) -> None:
    """Make these items findable by what they hold now; those given as None are not found any more."""
    numbers = numbered.numbers
    execute_many(connection, _FORGET, ((numbers[key],) for key in items if key not in numbered.fresh))
    there = [(numbers[key], item, words_of(item)) for key, item in items.items() if item is not None]
    rows = [(number, _name_of(item), words, _digits_of(item)) for number, item, words in there if words]
    execute_many(connection, _KEEP, rows)


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
        elif field.type is FieldType.DATE:
            parts.append(say_date(value))
    return _also_folded("\n".join(parts))


def _also_folded(words: str) -> str:
    """The words, and again without accents and strokes where they have any: SQLite knows only Latin ones."""
    if words.isascii():
        return words
    return "\n".join((words, *(fold(word) for word in words.split() if needs_folding(word))))


def _digits_of(item: Item) -> str:
    """The telephone numbers of an item, so that any part of one finds it."""
    phones: tuple[str, ...] = getattr(item, "phones", ())
    return " ".join(form for phone in phones for form in _from_any_digit(phone))


def _from_any_digit(phone: str) -> list[str]:
    """A telephone number without its spaces, from each digit on that leaves six or more to find it by."""
    digits = "".join(filter(str.isdigit, phone))
    national = "0" + digits[2:] if digits.startswith("44") else "44" + digits[1:]
    return [national, *(digits[start:] for start in range(max(0, len(digits) - 5)))]


def _name_of(item: Item) -> str:
    """The names that an item goes by; nothing for a journal entry, which has none."""
    names = [getattr(item, field) for field in type(item).TITLE] if item.KIND != Entry.KIND else []
    return _also_folded(" ".join(name for name in names if name))


def find(connection: Connection, words: str, most: int) -> tuple[Hit, ...]:
    """The items that hold all the words, each from its first letters: by name first, then the latest.

    Names are few and are ranked; all else is taken newest first, because ranking thousands of journal
    entries at every keystroke takes longer than typing.
    """
    found = _WORD.findall(fold(words))
    digits = "".join(filter(str.isdigit, words))
    if len(digits) > 4 and not re.search(r"[^\W\d]", words):
        found = [digits]
    if not found:
        return ()
    query = " ".join('"' + word.replace('"', '""') + '"*' for word in found[:12])
    by_name = connection.execute(_FIND_NAMES, {"query": f"title : ({query})", "most": most}).all()
    hits = {row.item: Hit(row.kind, row.item, row.snippet) for row in by_name}
    if len(hits) < most:
        for row in connection.execute(_FIND_WORDS, {"query": f"{{words digits}} : ({query})", "most": most}):
            hits.setdefault(row.item, Hit(row.kind, row.item, row.snippet))
    return tuple(hits.values())[:most]

"""The small numbers by which the log of one file names its items. They mean nothing outside the file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection

from navigator.store.many_rows import execute_many

T = TypeVar("T")
Name = tuple[str, str]
"""What the log calls an item: its kind and its id."""
_MANY = 400
"""How many values go into one IN (…)."""


def in_batches(values: Iterable[T]) -> Iterator[tuple[T, ...]]:
    """The values, as many at a time as one statement takes."""
    source = iter(values)
    while some := tuple(islice(source, _MANY)):
        yield some


@dataclass(frozen=True, slots=True)
class Numbered:
    """The numbers of items by (kind, id)."""

    numbers: dict[Name, int]
    fresh: frozenset[Name] = frozenset()
    """Those that had none until now: this file has no row of any kind about them, so none need be looked
    for or taken away."""


def item_numbers(connection: Connection, names: Iterable[Name]) -> Numbered:
    """The numbers of items; those that have none yet are given one."""
    wanted = dict.fromkeys(names)
    found = _known(connection, wanted)
    fresh = [name for name in wanted if name not in found]
    if fresh:
        execute_many(connection, "INSERT INTO item (kind, item) VALUES (?, ?)", fresh)
        found |= _known(connection, fresh)
    return Numbered(found, frozenset(fresh))


def _known(connection: Connection, names: Iterable[Name]) -> dict[Name, int]:
    """Of these names only: should somebody have used one id for two kinds, the other is not meant."""
    found: dict[Name, int] = {}
    for some in in_batches(names):
        ids = tuple({name for _, name in some})
        query = f"SELECT kind, item, id FROM item WHERE item IN ({', '.join('?' * len(ids))})"
        there = connection.exec_driver_sql(query, ids).cursor.fetchall()
        rows = {(kind, name): number for kind, name, number in there}
        found.update((key, rows[key]) for key in some if key in rows)
    return found

"""The small numbers by which the log of one file names its items. They mean nothing outside the file."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection, insert

from navigator.store.tables import item

T = TypeVar("T")
_MANY = 400
"""How many values go into one IN (…)."""


def in_batches(values: Iterable[T]) -> Iterator[tuple[T, ...]]:
    """The values, as many at a time as one statement takes."""
    source = iter(values)
    while some := tuple(islice(source, _MANY)):
        yield some


def item_numbers(connection: Connection, names: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """The numbers of items by (kind, id); those that have none yet are given one."""
    wanted = dict.fromkeys(names)
    found = _known(connection, wanted)
    fresh = [{"kind": kind, "item": name} for kind, name in wanted if (kind, name) not in found]
    if fresh:
        connection.execute(insert(item), fresh)
        found |= _known(connection, ((row["kind"], row["item"]) for row in fresh))
    return found


def _known(connection: Connection, names: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """Of these names only: should somebody have used one id for two kinds, the other is not meant."""
    found: dict[tuple[str, str], int] = {}
    for some in in_batches(names):
        ids = tuple({name for _, name in some})
        query = f"SELECT kind, item, id FROM item WHERE item IN ({', '.join('?' * len(ids))})"
        there = connection.exec_driver_sql(query, ids).cursor.fetchall()
        rows = {(kind, name): number for kind, name, number in there}
        found.update((key, rows[key]) for key in some if key in rows)
    return found

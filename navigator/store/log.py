"""The log in the file: change sets and changes written, found again, and merged with what comes in.

What the merge means is decided in `history/`; here only the registers in question are loaded, handed
to it, and the outcome is written back, all within the caller's transaction.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from json.encoder import encode_basestring
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, delete, select, tuple_, update
from sqlalchemy.dialects import sqlite

from navigator.history.change import LIFE, PURGED, Change, ChangeSet, Register, Value
from navigator.history.heads import Heads, Merge, in_conflict, is_purged
from navigator.history.stamp import Stamp
from navigator.store.attachments import arriving
from navigator.store.item_numbers import Numbered, in_batches, item_numbers
from navigator.store.many_rows import delete_rows, execute_many, insert_rows
from navigator.store.reading_sets import read_sets
from navigator.store.share_tables import segment
from navigator.store.tables import attachment_chunk, awaited, change, change_set, disputed, item

_CHANGE_ID = re.compile(r"([^:]+):(\d{1,18}):(\d{1,18})", re.ASCII)
_HEADS = """
    SELECT item.kind, item.item, change.field, change.member, change.value, change.parents, change.seen,
        change.position, change_set.replica, change_set.number, change_set.ms, change_set.counter
    FROM item
    JOIN change ON change.item_id = item.id
    JOIN change_set ON change_set.id = change.set_id
    WHERE change.is_head AND item.item IN ({marks})
    ORDER BY change.set_id, change.position
"""
_AWAITED = """
    SELECT item.kind, item.item, awaited.field, awaited.member, awaited.change_id
    FROM awaited JOIN item ON item.id = awaited.item_id WHERE item.item IN ({marks})
"""
_KEEP_SET = """
    INSERT INTO change_set (replica, number, ms, counter, author, name, undoes) VALUES (?, ?, ?, ?, ?, ?, ?)
"""


def merge_for(connection: Connection, items: Iterable[str]) -> Merge:
    """A merge loaded with all that is known of these items."""
    merge = Merge()
    heads: dict[Register, list[Change]] = {}
    replaced: dict[Register, list[str]] = {}
    for some in in_batches(sorted(set(items))):
        marks = ", ".join("?" * len(some))
        for row in connection.exec_driver_sql(_HEADS.format(marks=marks), some).cursor.fetchall():
            head = _head_of(row)
            heads.setdefault(head.register, []).append(head)
        for *names, change_id in connection.exec_driver_sql(
            _AWAITED.format(marks=marks), some
        ).cursor.fetchall():
            replaced.setdefault(Register(*names), []).append(change_id)
    sorted_heads: dict[Register, Heads] = {
        register: tuple(sorted(found, key=lambda one: one.order)) for register, found in heads.items()
    }
    purged = {register.item for register, found in sorted_heads.items() if is_purged({register: found})}
    merge.preload(sorted_heads, replaced, purged)
    return merge


def merge_all(connection: Connection) -> Merge:
    """A merge of the whole log."""
    merge = Merge()
    merge.absorb(all_changes(connection))
    return merge


def changes_of_sets(connection: Connection, set_ids: Sequence[int]) -> dict[int, list[Change]]:
    """The changes of sets, by the sets' ids in this file."""
    found: dict[int, list[Change]] = {}
    for some in in_batches(set_ids):
        for set_id, one in _rows(connection, change.c.set_id.in_(some)):
            found.setdefault(set_id, []).append(one)
    return found


def all_changes(connection: Connection) -> Iterator[Change]:
    """Every change of the log, in order of arrival."""
    return _changes(connection, True)


def find_changes(connection: Connection, ids: Iterable[str]) -> Mapping[str, Change]:
    """Changes by id; ids that have not arrived are left out."""
    wanted = [
        match.groups() for change_id in dict.fromkeys(ids) if (match := _CHANGE_ID.fullmatch(change_id))
    ]
    found: dict[str, Change] = {}
    for some in in_batches(wanted):
        keys = [(replica, int(number), int(position)) for replica, number, position in some]
        where = tuple_(change_set.c.replica, change_set.c.number, change.c.position).in_(keys)
        found.update((one.id, one) for one in _changes(connection, where))
    return found


def _changes(connection: Connection, where: Any) -> Iterator[Change]:
    return (one for _, one in _rows(connection, where))


def _rows(connection: Connection, where: Any) -> Iterator[tuple[int, Change]]:
    query = (
        select(
            *(change, item.c.kind, item.c.item),
            *(change_set.c.replica, change_set.c.number, change_set.c.ms, change_set.c.counter),
        )
        .join(change_set, change_set.c.id == change.c.set_id)
        .join(item, item.c.id == change.c.item_id)
        .where(where)
        .order_by(change.c.set_id, change.c.position)
    )
    for row in connection.execute(query):
        yield row.set_id, _change_of(row)


def _change_of(row: Row[Any]) -> Change:
    return Change(
        f"{row.replica}:{row.number}:{row.position}",
        Register(row.kind, row.item, row.field, row.member),
        json.loads(row.value),
        tuple(row.parents.split()),
        Stamp(row.ms, row.counter, row.replica),
        tuple(row.seen.split()),
    )


def _head_of(row: Sequence[Any]) -> Change:
    kind, name, field, member, value, parents, seen, position, replica, number, ms, counter = row
    return Change(
        f"{replica}:{number}:{position}",
        Register(kind, name, field, member),
        json.loads(value),
        tuple(parents.split()),
        Stamp(ms, counter, replica),
        tuple(seen.split()),
    )


@dataclass(frozen=True, slots=True)
class Written:
    """What came of writing sets: the registers touched, the items they are of, and those in dispute now."""

    touched: frozenset[Register]
    items: Numbered
    disputed: frozenset[str]


def write_sets(connection: Connection, sets: Sequence[ChangeSet], merge: Merge) -> Written:
    """Write sets that are not in the log yet and merge their changes.

    `merge` must have been loaded by `merge_for` with every item that the sets name.
    """
    changes = [single for one in sets for single in one.changes]
    before = {head.id for heads in merge.heads.values() for head in heads}
    touched = merge.absorb(changes)
    after = {head.id for heads in merge.heads.values() for head in heads}
    execute_many(connection, _KEEP_SET, map(_set_row, sets))
    ids = _ids_of(connection, sets)
    items = item_numbers(connection, {single.register[:2] for single in changes})
    numbers = items.numbers
    rows = [
        _change_row((set_id, position, numbers[single.register[:2]]), single, single.id in after, merge)
        for one in sets
        for set_id in (ids[one.id],)
        for position, single in enumerate(one.changes)
    ]
    insert_rows(connection, change, rows)
    lower(connection, sorted(before - after))
    _await(connection, changes, before)
    for erased in {register.item for register in touched if register.field == PURGED} & merge.purged:
        _erase(connection, erased)
    # A purge touches whatever the item had, of another kind too, should somebody have used one id for two.
    others = {register[:2] for register in touched} - numbers.keys()
    items = Numbered({**numbers, **item_numbers(connection, others).numbers}, items.fresh)
    return Written(frozenset(touched), items, note_disputes(connection, merge, items))


def note_disputes(connection: Connection, merge: Merge, items: Numbered) -> frozenset[str]:
    """Keep the list of items with a conflict right for these items; the ids of those that have one."""
    numbers = items.numbers
    there = frozenset(name for _, name in numbers if in_conflict(merge.heads_of_item(name)))
    old = (number for name, number in numbers.items() if name not in items.fresh)
    delete_rows(connection, disputed, "item_id", old)
    insert_rows(connection, disputed, ((number,) for (_, name), number in numbers.items() if name in there))
    return there


def _erase(connection: Connection, erased: str) -> None:
    """Erase what a purged item ever held, the names of the acts that may quote it included."""
    numbers = select(item.c.id).where(item.c.item == erased)
    of_item = and_(change.c.item_id.in_(numbers), change.c.field.not_in(LIFE))
    naming = select(change.c.set_id).where(change.c.item_id.in_(numbers))
    connection.execute(
        update(change_set).where(change_set.c.id.in_(naming)).values(name="Change an erased item")
    )
    connection.execute(update(change).where(of_item).values(value="null", member="", is_head=False))
    connection.execute(
        delete(awaited).where(and_(awaited.c.item_id.in_(numbers), awaited.c.field.not_in(LIFE)))
    )
    files = (erased, arriving(erased))
    connection.execute(delete(attachment_chunk).where(attachment_chunk.c.attachment.in_(files)))
    # What was sent holds it too. What was not sent yet has to be kept until it is.
    connection.execute(update(segment).where(segment.c.name != "").values(bytes=b""))


def _set_row(one: ChangeSet) -> tuple[Any, ...]:
    """In the order of `_KEEP_SET`."""
    return (one.replica, one.number, one.stamp.ms, one.stamp.counter, one.author, one.name, one.undoes)


def _ids_of(connection: Connection, sets: Sequence[ChangeSet]) -> dict[str, int]:
    by_replica: dict[str, list[int]] = {}
    for one in sets:
        by_replica.setdefault(one.replica, []).append(one.number)
    query = "SELECT number, id FROM change_set WHERE replica = ? AND number BETWEEN ? AND ?"
    found: dict[str, int] = {}
    for replica, numbers in by_replica.items():
        rows = connection.exec_driver_sql(query, (replica, min(numbers), max(numbers)))
        there = dict(rows.cursor.fetchall())
        found.update((f"{replica}:{number}", there[number]) for number in numbers if number in there)
    return found


def _change_row(at: tuple[int, int, int], one: Change, is_head: bool, merge: Merge) -> tuple[Any, ...]:
    """In the order of the table's columns."""
    register = one.register
    erased = register.item in merge.purged and register.field not in LIFE
    value = "null" if erased else _written(one.value)
    member = "" if erased else register.member
    return (*at, register.field, member, value, " ".join(one.parents), " ".join(one.seen), is_head)


_ENCODER = json.JSONEncoder(ensure_ascii=False)


def _written(value: Value) -> str:
    return encode_basestring(value) if isinstance(value, str) else _ENCODER.encode(value)


def lower(connection: Connection, change_ids: Sequence[str]) -> None:
    """Mark changes that were heads as replaced."""
    if not change_ids:
        return
    parts = [change_id.split(":") for change_id in change_ids]
    set_ids: dict[tuple[str, int], int] = {}
    for some in in_batches(sorted({(replica, int(number)) for replica, number, _ in parts})):
        query = select(change_set.c.id, change_set.c.replica, change_set.c.number).where(
            tuple_(change_set.c.replica, change_set.c.number).in_(some)
        )
        set_ids.update(((row.replica, row.number), row.id) for row in connection.execute(query))
    statement = (
        update(change)
        .where(and_(change.c.set_id == bindparam("of_set"), change.c.position == bindparam("at")))
        .values(is_head=False)
    )
    connection.execute(
        statement,
        [
            {"of_set": set_ids[replica, int(number)], "at": int(position)}
            for replica, number, position in parts
        ],
    )


def _await(connection: Connection, changes: Sequence[Change], before: set[str]) -> None:
    """Remember parents that have not arrived, and forget those that have now."""
    named = {(single.register, parent) for single in changes for parent in single.parents}
    here = {(single.register, single.id) for single in changes}
    unknown = {parent for register, parent in named - here if parent not in before}
    if unknown:
        here |= {(found.register, found.id) for found in find_changes(connection, unknown).values()}
        _write_awaited(connection, [pair for pair in named - here if pair[1] in unknown])
    if connection.exec_driver_sql("SELECT EXISTS (SELECT 1 FROM awaited)").scalar():
        delete_rows(connection, awaited, "change_id", {single.id for single in changes})


def _write_awaited(connection: Connection, missing: Sequence[tuple[Register, str]]) -> None:
    numbers = item_numbers(connection, {register[:2] for register, _ in missing}).numbers
    rows = [
        {
            "item_id": numbers[register[:2]],
            "field": register.field,
            "member": register.member,
            "change_id": parent,
        }
        for register, parent in missing
    ]
    if rows:
        connection.execute(sqlite.insert(awaited).on_conflict_do_nothing(), rows)


def new_to_the_log(connection: Connection, sets: Iterable[ChangeSet]) -> list[ChangeSet]:
    """The sets that are not in the log yet, each once."""
    coming = {one.id: one for one in sets}
    here = _ids_of(connection, list(coming.values()))
    return [one for one in coming.values() if one.id not in here]


def read_set(connection: Connection, set_id: str) -> ChangeSet | None:
    """A change set of the log by its id, or None."""
    replica, _, number = set_id.partition(":")
    return next(iter(read_sets(connection, replica, int(number), int(number))), None)

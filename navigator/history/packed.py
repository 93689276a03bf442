"""Many change sets as plain JSON data, said shortly: the form in which they travel together.

What neighbours have in common stands once: the replica of a run of sets, kind and item of a run of changes,
and number and time of a set as the difference from the set before. Where a change names others of its own
replica, the replica is left out. One set by itself is written down in wire.py, which also says what may stand
in a set at all.

    run:    [replica, [set, …]]
    set:    [number and ms since the set before, counter, author, name, undoes, [group, …]]
    group:  [kind, item, [change, …]]
    change: [field, value, member, parents, seen], without what is empty at the end

What a newer version adds at the end of any of these is ignored on reading.
"""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from navigator.history.change import Change, ChangeSet, Register
from navigator.history.stamp import MOST_COUNTER, MOST_MS, Stamp
from navigator.history.wire import (
    CHANGE_ID,
    MOST_NUMBER,
    REPLICA,
    SET_ID,
    as_id,
    as_list,
    as_text,
    as_value,
    as_whole,
    refuse,
)


def to_packed(sets: Iterable[ChangeSet]) -> list[Any]:
    """Change sets as plain data, in their order."""
    return [[replica, _run(run)] for replica, run in groupby(sets, lambda one: one.replica)]


def _run(run: Iterable[ChangeSet]) -> list[Any]:
    found, number, ms = list[Any](), 0, 0
    for one in run:
        since = (one.number - number, one.stamp.ms - ms)
        number, ms = one.number, one.stamp.ms
        undoes = _shorter(f"{one.replica}:", one.undoes) if one.undoes else ""
        found.append([*since, one.stamp.counter, one.author, one.name, undoes, _groups(one)])
    return found


def _groups(one: ChangeSet) -> list[Any]:
    start, found, rows = f"{one.replica}:", list[Any](), list[Any]()
    before: tuple[str, str] | None = None
    for change in one.changes:
        _, (kind, item, field, member), value, parents, _, seen = change
        if before != (kind, item):
            before, rows = (kind, item), []
            found.append([kind, item, rows])
        if seen:
            rows.append([field, value, member, [_shorter(start, name) for name in parents], list(seen)])
        elif parents:
            rows.append([field, value, member, [_shorter(start, name) for name in parents]])
        else:
            rows.append([field, value, member] if member else [field, value])
    return found


def _shorter(start: str, name: str) -> str:
    """An id without the replica, if it is the one at the start: no whole id begins with a colon."""
    return name[len(start) - 1 :] if name.startswith(start) else name


def from_packed(data: Any) -> tuple[ChangeSet, ...]:
    """Change sets out of plain data; UnreadableFile when it is not as it should be."""
    found: list[ChangeSet] = []
    for run in as_list(data):
        replica, sets = _parts(run, 2)
        as_id(replica, REPLICA)
        number, ms = 0, 0
        for one in as_list(sets):
            more, later, counter, author, name, undoes, groups = _parts(one, 7)
            if type(more) is not int or type(later) is not int:
                refuse()
            number, ms = as_whole(number + more, MOST_NUMBER), as_whole(ms + later, MOST_MS)
            if number == 0:
                refuse()
            stamp = Stamp(ms, as_whole(counter, MOST_COUNTER), replica)
            undone = _undone(replica, undoes) if undoes != "" else ""
            changes = _changes(f"{replica}:{number}:", stamp, as_list(groups))
            found.append(ChangeSet(replica, number, stamp, as_text(author), as_text(name), changes, undone))
    return tuple(found)


def _parts(found: Any, count: int) -> list[Any]:
    """The first so many parts of a list; UnreadableFile when there are fewer."""
    there = as_list(found)
    return there[:count] if len(there) >= count else refuse()


def _changes(start: str, stamp: Stamp, groups: list[Any]) -> tuple[Change, ...]:
    found: list[Change] = []
    replica = stamp.replica
    for group in groups:
        kind, item, rows = _parts(group, 3)
        as_text(kind), as_text(item)
        for row in as_list(rows):
            # Said once, and not by way of `_parts`: this runs for each change of ten thousand.
            if type(row) is not list or len(row) < 2:
                refuse()
            width = len(row)
            field, value, member = row[0], row[1], row[2] if width > 2 else ""
            for text in (field, member):
                if type(text) is not str or not text.isascii():
                    as_text(text)
            if type(value) is not str or not value.isascii():
                as_value(value)
            parents = _ids(replica, row[3]) if width > 3 and row[3] != [] else ()
            seen = _ids(replica, row[4]) if width > 4 else ()
            register = Register(kind, item, field, member)
            found.append(Change(f"{start}{len(found)}", register, value, parents, stamp, seen))
    return tuple(found)


def _ids(replica: str, found: Any) -> tuple[str, ...]:
    ids = list[str]()
    for name in as_list(found):
        whole = replica + name if type(name) is str and name.startswith(":") else name
        ids.append(as_id(whole, CHANGE_ID))
    return tuple(ids)


def _undone(replica: str, found: Any) -> str:
    return as_id(replica + found if type(found) is str and found.startswith(":") else found, SET_ID)

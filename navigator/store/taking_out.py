"""Changing what the log holds after the fact: sets that must not count, and sets that get other numbers.

Both are rare. Whatever is derived from the log is made again from what is left of it.
"""

import re
from collections.abc import Callable, Sequence

from sqlalchemy import Connection, and_, bindparam, delete, insert, or_, select, tuple_, update

from navigator.casefile.case import Case
from navigator.history.change import LIFE, PURGED, ChangeSet
from navigator.store.item_numbers import in_batches
from navigator.store.rebuild import rebuild_items
from navigator.store.tables import awaited, change, change_set


def take_out(connection: Connection, sets: Sequence[ChangeSet]) -> Case:
    """Take change sets out of the log, as if they had never come; the case without them.

    What was built on them stays: their changes are replaced by ones that have not arrived.
    """
    for some in in_batches(sets):
        keys = [(one.replica, one.number) for one in some]
        found = select(change_set.c.id).where(tuple_(change_set.c.replica, change_set.c.number).in_(keys))
        connection.execute(delete(change).where(change.c.set_id.in_(found)))
        connection.execute(
            delete(change_set).where(tuple_(change_set.c.replica, change_set.c.number).in_(keys))
        )
    _await_anew(connection)
    return rebuild_items(connection)


def _await_anew(connection: Connection) -> None:
    """Find out again which changes are replaced by some that are here, and are not here themselves."""
    query = select(
        *(change_set.c.replica, change_set.c.number, change.c.position),
        *(change.c.item_id, change.c.field, change.c.member, change.c.parents, change.c.value),
    ).join(change_set, change_set.c.id == change.c.set_id)
    rows = connection.execute(query).all()
    here = {f"{row.replica}:{row.number}:{row.position}" for row in rows}
    erased = {row.item_id for row in rows if row.field == PURGED and row.value == "true"}
    missing = {
        (parent, row.item_id, row.field, row.member)
        for row in rows
        for parent in row.parents.split()
        if parent not in here and (row.field in LIFE or row.item_id not in erased)
    }
    connection.execute(delete(awaited))
    if missing:
        names = ("change_id", "item_id", "field", "member")
        connection.execute(insert(awaited), [dict(zip(names, found, strict=True)) for found in missing])


def renumber(connection: Connection, old: str, first: int, new: str) -> None:
    """Let the sets of replica `old` from number `first` on be the first ones of replica `new`."""
    ids = re.compile(rf"(?<!\S){re.escape(old)}:(\d+)(?=:|$|\s)")

    def another(match: re.Match[str]) -> str:
        number = int(match[1])
        return f"{new}:{number - first + 1}" if number >= first else match[0]

    connection.execute(
        update(change_set)
        .where(and_(change_set.c.replica == old, change_set.c.number >= first))
        .values(replica=new, number=change_set.c.number - first + 1)
    )
    _rewrite(connection, old, lambda text: ids.sub(another, text))


def _rewrite(connection: Connection, old: str, rewrite: Callable[[str], str]) -> None:
    """Rewrite every id that names the old replica, wherever one change names another."""
    naming = or_(change.c.parents.contains(old), change.c.seen.contains(old))
    rows = connection.execute(
        select(change.c.set_id, change.c.position, change.c.parents, change.c.seen).where(naming)
    ).all()
    changed = [
        {
            "of_set": row.set_id,
            "at": row.position,
            "new_parents": rewrite(row.parents),
            "new_seen": rewrite(row.seen),
        }
        for row in rows
    ]
    if changed:
        connection.execute(
            update(change)
            .where(and_(change.c.set_id == bindparam("of_set"), change.c.position == bindparam("at")))
            .values(parents=bindparam("new_parents"), seen=bindparam("new_seen")),
            changed,
        )
    undone = connection.execute(
        select(change_set.c.id, change_set.c.undoes).where(change_set.c.undoes.startswith(f"{old}:"))
    ).all()
    if undone:
        connection.execute(
            update(change_set).where(change_set.c.id == bindparam("of_id")).values(undoes=bindparam("new")),
            [{"of_id": row.id, "new": rewrite(row.undoes)} for row in undone],
        )

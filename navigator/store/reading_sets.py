"""Change sets as they stand in the log, to be sent: read in one go, rows straight from the driver."""

import json

from sqlalchemy import Connection

from navigator.history.change import Change, ChangeSet, Register
from navigator.history.stamp import Stamp
from navigator.store.no_collecting import no_collecting

_SETS = """
    SELECT id, number, ms, counter, author, name, undoes FROM change_set
    WHERE replica = ? AND number BETWEEN ? AND ? ORDER BY number
"""
_CHANGES = """
    SELECT change.set_id, change.position, item.kind, item.item, change.field, change.member,
        change.value, change.parents, change.seen
    FROM change_set
    JOIN change ON change.set_id = change_set.id
    JOIN item ON item.id = change.item_id
    WHERE change_set.replica = ? AND change_set.number BETWEEN ? AND ?
    ORDER BY change_set.number, change.position
"""


def read_sets(connection: Connection, replica: str, first: int, last: int) -> list[ChangeSet]:
    """The change sets of a replica from one number to another, in order, as far as they are here."""
    span = (replica, first, last)
    with no_collecting():
        sets = connection.exec_driver_sql(_SETS, span).cursor.fetchall()
        stamps = {row[0]: (Stamp(row[2], row[3], replica), f"{replica}:{row[1]}") for row in sets}
        changes: dict[int, list[Change]] = {}
        rows = connection.exec_driver_sql(_CHANGES, span).cursor.fetchall() if sets else ()
        for set_id, position, kind, item, field, member, value, parents, seen in rows:
            stamp, name = stamps[set_id]
            changes.setdefault(set_id, []).append(
                Change(
                    f"{name}:{position}",
                    Register(kind, item, field, member),
                    json.loads(value),
                    tuple(parents.split()),
                    stamp,
                    tuple(seen.split()),
                )
            )
        return [
            ChangeSet(
                *(replica, number, stamps[set_id][0], author, name),
                *(tuple(changes.get(set_id, ())), undoes),
            )
            for set_id, number, _, _, author, name, undoes in sets
        ]

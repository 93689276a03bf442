"""The books of a case's share, in the case file: loading them, and keeping a step in one transaction.

Whatever a step leads to (sets merged, segments remembered, members, quarantine) is on the disk when `keep`
returns, or none of it is.
"""

import json
from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import Connection, Table, and_, bindparam, delete, func, select, update
from sqlalchemy.dialects import sqlite

from navigator.history.change import PURGED, ChangeSet
from navigator.history.wire import from_data, to_data
from navigator.store.many_rows import execute_many
from navigator.store.no_collecting import no_collecting
from navigator.store.open_case import OpenCase
from navigator.store.reading_sets import read_sets
from navigator.store.share_holdings import Held, Holdings, Quarantined, Taking
from navigator.store.share_tables import odd_name, quarantine, segment, share_file, share_note
from navigator.store.tables import change_set


class ShareBooks:
    """The books of one open case. Use it where the case is used: from one thread."""

    def __init__(self, opened: OpenCase, renew: Callable[[], str]) -> None:
        """`renew` makes this vault another replica of the case and says which."""
        self._opened = opened
        self._renew = renew

    @property
    def replica(self) -> str:
        """Which replica this is."""
        return self._opened.replica

    def renew(self) -> str:
        """Another replica id, which is ours from the next `keep` that renumbers, or `become`, on."""
        return self._renew()

    def become(self, replica: str) -> None:
        """From now on commit as this replica."""
        self._opened.become(replica)

    def load(self) -> Holdings:
        """All that is remembered."""
        with self._opened.transaction("reading what is known of the share") as connection:
            found = Holdings()
            columns = [column for column in segment.c if column.name != "bytes"]
            for row in connection.execute(select(*columns)):
                found.add(
                    Held(
                        *(row.replica, row.seq, row.sha256, row.member, row.last, _carried(row.carried)),
                        *(row.covers, row.name, row.set_aside),
                    )
                )
            for row in connection.execute(select(share_file)):
                found.files[row.name] = (row.found_as, row.bytes)
            found.odd = {row.name: row.sha256 for row in connection.execute(select(odd_name))}
            found.notes = {row.name: json.loads(row.value) for row in connection.execute(select(share_note))}
            found.last_numbers = _last_numbers(connection)
            return found

    def last_numbers(self) -> dict[str, int]:
        """By replica: the number of its last change set in the log, as `load` says too."""
        with self._opened.transaction("reading where the log ends") as connection:
            return _last_numbers(connection)

    def sets(self, replica: str, first: int, last: int) -> list[ChangeSet]:
        """The change sets of a replica from one number to another, as far as the log has them."""
        with self._opened.transaction("reading the log") as connection:
            return read_sets(connection, replica, first, last)

    def bytes_of(self, replica: str, seq: int) -> bytes:
        """The bytes of a segment as they were signed; b"" when they are not kept any more."""
        with self._opened.transaction("reading a segment") as connection:
            query = select(segment.c.bytes).where(and_(segment.c.replica == replica, segment.c.seq == seq))
            return connection.scalar(query) or b""

    def keep(self, taking: Taking) -> tuple[ChangeSet, ...]:
        """Keep a step; the sets of it that were new to the log."""

        def also(connection: Connection) -> None:
            _write(connection, taking)

        with no_collecting():
            return self._opened.absorb(
                taking.sets, without=taking.quarantine, renumber=taking.renumber, also=also
            )

    def quarantined(self) -> tuple[Quarantined, ...]:
        """What waits for a person, in order of replica and number."""
        with self._opened.transaction("reading the quarantine") as connection:
            query = select(quarantine).order_by(quarantine.c.replica, quarantine.c.number)
            return tuple(
                Quarantined(from_data(json.loads(row.change_set)), row.dismissed)
                for row in connection.execute(query)
            )

    def mark_dismissed(self, sets: Iterable[ChangeSet], *, dismissed: bool) -> None:
        """Mark sets of the quarantine as looked at and not wanted, or as waiting; they stay there."""
        with self._opened.transaction("putting changes aside") as connection:
            connection.execute(
                update(quarantine)
                .where(and_(quarantine.c.replica == bindparam("r"), quarantine.c.number == bindparam("n")))
                .values(dismissed=dismissed),
                [{"r": one.replica, "n": one.number} for one in sets],
            )

    def forget(self) -> None:
        """Forget the share: what came from it stays in the case."""
        with self._opened.transaction("leaving the share") as connection:
            for table in (segment, share_file, odd_name, quarantine, share_note):
                connection.execute(delete(table))


def _last_numbers(connection: Connection) -> dict[str, int]:
    last = select(change_set.c.replica, func.max(change_set.c.number).label("last"))
    rows = connection.execute(last.group_by(change_set.c.replica))
    return {row.replica: row.last for row in rows}


def _write(connection: Connection, taking: Taking) -> None:
    for replica, seq in taking.dropped:
        connection.execute(delete(segment).where(and_(segment.c.replica == replica, segment.c.seq == seq)))
    segments = [_row(held, content) for held, content in taking.segments]
    _put(connection, segment, segments)
    for (replica, seq), name in taking.names.items():
        connection.execute(_of(replica, seq).values(name=name))
    for replica, seq in taking.aside:
        connection.execute(_of(replica, seq).values(set_aside=True))
    for replica, seq in taking.superseded.items():
        older = and_(segment.c.replica == replica, segment.c.seq < seq, segment.c.name != "")
        connection.execute(update(segment).where(older).values(bytes=b""))
    files = [{"name": name, "found_as": "", "bytes": content} for name, content in taking.files.items()]
    _put(connection, share_file, files)
    for name, found_as in taking.file_names.items():
        connection.execute(update(share_file).where(share_file.c.name == name).values(found_as=found_as))
    _put(connection, odd_name, [{"name": name, "sha256": sha} for name, sha in taking.odd.items()])
    notes = [{"name": name, "value": json.dumps(value)} for name, value in taking.notes.items()]
    _put(connection, share_note, notes)
    _let_out(connection, taking.sets)
    aside = [
        {
            "replica": one.replica,
            "number": one.number,
            "change_set": json.dumps(to_data(one), ensure_ascii=False),
            "dismissed": False,
        }
        for one in taking.quarantine
    ]
    if aside:
        connection.execute(sqlite.insert(quarantine).on_conflict_do_nothing(), aside)
    if any(change.register.field == PURGED for one in taking.sets for change in one.changes):
        connection.execute(update(segment).where(segment.c.name != "").values(bytes=b""))


def _carried(text: str) -> dict[str, int]:
    return json.loads(text) if text != "{}" else {}


def _of(replica: str, seq: int) -> Any:
    return update(segment).where(and_(segment.c.replica == replica, segment.c.seq == seq))


def _put(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        statement = sqlite.insert(table)
        new = {column.name: statement.excluded[column.name] for column in table.c if not column.primary_key}
        connection.execute(statement.on_conflict_do_update(index_elements=table.primary_key, set_=new), rows)


def _let_out(connection: Connection, sets: Iterable[ChangeSet]) -> None:
    """What is in the case is not in quarantine."""
    statement = "DELETE FROM quarantine WHERE replica = ? AND number = ?"
    execute_many(connection, statement, ((one.replica, one.number) for one in sets))


def _row(held: Held, content: bytes) -> dict[str, Any]:
    return {
        "replica": held.replica,
        "seq": held.seq,
        "sha256": held.sha256,
        "member": held.member,
        "last": held.last,
        "carried": json.dumps(dict(held.carried)),
        "covers": held.covers,
        "name": held.name,
        "set_aside": held.set_aside,
        "bytes": content,
    }

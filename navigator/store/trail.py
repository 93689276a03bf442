"""The audit trail: who set which field of what to which value, when, and what it said before."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from navigator.history.change import Change, Value
from navigator.store.log import changes_of_sets, find_changes
from navigator.store.tables import change, change_set
from navigator.store.tables import item as item_table


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One change, with the act that it was part of. An act that changed nothing has one line without `kind`.

    `before` holds every value that the change replaced: several, where it settled a conflict.
    """

    at_ms: int
    author: str
    set_id: str
    set_name: str
    undoes: str
    kind: str = ""
    item: str = ""
    field: str = ""
    member: str = ""
    before: tuple[Value, ...] = ()
    after: Value = None


def read_trail(connection: Connection, item: str, limit: int) -> tuple[HistoryLine, ...]:
    """The latest acts (of one item, or of all for ""), newest first; `limit` counts acts."""
    query = select(change_set).order_by(change_set.c.id.desc()).limit(limit)
    if item:
        numbers = select(item_table.c.id).where(item_table.c.item == item)
        query = query.where(change_set.c.id.in_(select(change.c.set_id).where(change.c.item_id.in_(numbers))))
    sets = connection.execute(query).all()
    by_set = changes_of_sets(connection, [row.id for row in sets])
    wanted = [one for found in by_set.values() for one in found if not item or one.register.item == item]
    replaced = find_changes(connection, (parent for one in wanted for parent in one.parents))
    lines: list[HistoryLine] = []
    for row in sets:
        head = (row.ms, row.author, f"{row.replica}:{row.number}", row.name, row.undoes)
        mine = [one for one in by_set.get(row.id, ()) if not item or one.register.item == item]
        if not mine:
            lines.append(HistoryLine(*head))
        for one in mine:
            before = tuple(replaced[parent].value for parent in one.parents if parent in replaced)
            lines.append(_line(head, one, before))
    return tuple(lines)


def _line(head: tuple[int, str, str, str, str], one: Change, before: tuple[Value, ...]) -> HistoryLine:
    kind, item, field, member = one.register
    return HistoryLine(*head, kind, item, field, member, before, one.value)

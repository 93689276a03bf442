"""The fields with more than one current value, for a person to choose from."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select, tuple_

from navigator.history.change import REMOVED, Change, Register, set_of
from navigator.history.heads import Merge, disagree, in_conflict, unseen_edits
from navigator.store.item_numbers import in_batches
from navigator.store.log import merge_for
from navigator.store.tables import change_set, disputed, item


@dataclass(frozen=True, slots=True)
class Conflict:
    """One register and its heads, newest last.

    For an item that was edited while somebody else removed it the field is `removed`, and the heads are
    the removal and the edits that it had not seen.
    """

    register: Register
    heads: tuple[Change, ...]


def read_conflicts(connection: Connection) -> tuple[Conflict, ...]:
    """All conflicts of the file."""
    query = select(item.c.item).join(disputed, disputed.c.item_id == item.c.id)
    items = set(connection.scalars(query))
    return conflicts_of(merge_for(connection, items), items)


def conflicts_of(merge: Merge, items: Iterable[str]) -> tuple[Conflict, ...]:
    """The conflicts of some items."""
    found: list[Conflict] = []
    for name in sorted(items):
        heads = merge.heads_of_item(name)
        if not in_conflict(heads):
            continue
        for register, standing in sorted(heads.items()):
            if register.field == REMOVED and not register.member and (edits := unseen_edits(heads)):
                both = sorted((*standing, *edits), key=lambda head: head.order)
                found.append(Conflict(register, tuple(both)))
            elif disagree(standing):
                found.append(Conflict(register, standing))
    return tuple(found)


def read_authors(connection: Connection, conflicts: Iterable[Conflict]) -> dict[str, str]:
    """Who made the change sets that the heads of these conflicts belong to, by the ids of the sets."""
    names = {set_of(head.id).rpartition(":") for conflict in conflicts for head in conflict.heads}
    found: dict[str, str] = {}
    for some in in_batches([(replica, int(number)) for replica, _, number in sorted(names)]):
        query = select(change_set.c.replica, change_set.c.number, change_set.c.author)
        for row in connection.execute(
            query.where(tuple_(change_set.c.replica, change_set.c.number).in_(some))
        ):
            found[f"{row.replica}:{row.number}"] = row.author
    return found

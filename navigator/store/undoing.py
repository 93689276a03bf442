"""What undo and redo would take back next: the acts of this replica, read from the log as two stacks.

Only one's own acts are undone, the latest first. A new act empties the stack of what could be redone.
A purge cannot be undone and is not among them, and neither is the start of the case itself.
"""

from dataclasses import dataclass

from sqlalchemy import Connection, exists, select

from navigator.casefile.ids import CLIENT_ID
from navigator.history.change import PURGED, REMOVED, ChangeSet, Register
from navigator.history.stamp import Stamp
from navigator.store.log import changes_of_sets
from navigator.store.tables import change, change_set, item

DEPTH = 500
"""How many of the latest acts are looked at."""


@dataclass(frozen=True, slots=True)
class Undoable:
    """The ids and names of the acts that can be undone and redone, the next one last."""

    undo: tuple[tuple[str, str], ...] = ()
    redo: tuple[tuple[str, str], ...] = ()

    def after(self, new: ChangeSet) -> "Undoable":
        """The stacks after another act of this replica."""
        if not new.changes or any(_is_start(one.register) for one in new.changes):
            return self
        return _step(self, new.id, new.name, new.undoes)


def _is_start(register: Register) -> bool:
    return (register.item, register.field) == (CLIENT_ID, REMOVED)


def read_undoable(connection: Connection, replica: str) -> Undoable:
    """The stacks as the log of this replica leaves them."""
    client = select(item.c.id).where(item.c.item == CLIENT_ID)
    starting = exists().where(
        change.c.set_id == change_set.c.id, change.c.item_id.in_(client), change.c.field == REMOVED
    )
    query = (
        select(change_set.c.number, change_set.c.name, change_set.c.undoes)
        .where(change_set.c.replica == replica)
        .where(exists().where(change.c.set_id == change_set.c.id))
        .where(~exists().where(change.c.set_id == change_set.c.id, change.c.field == PURGED))
        .where(~starting)
        .order_by(change_set.c.number.desc())
        .limit(DEPTH)
    )
    stacks = Undoable()
    for row in reversed(connection.execute(query).all()):
        stacks = _step(stacks, f"{replica}:{row.number}", row.name, row.undoes)
    return stacks


def _step(stacks: Undoable, set_id: str, name: str, undoes: str) -> Undoable:
    this = (set_id, name)
    if not undoes:
        return Undoable((*stacks.undo, this)[-DEPTH:], ())
    if stacks.redo and stacks.redo[-1][0] == undoes:
        return Undoable((*stacks.undo, this), stacks.redo[:-1])
    return Undoable(tuple(one for one in stacks.undo if one[0] != undoes), (*stacks.redo, this))


def read_set(connection: Connection, set_id: str) -> ChangeSet | None:
    """A change set of the log by its id, or None."""
    replica, _, number = set_id.partition(":")
    row = connection.execute(
        select(change_set).where(change_set.c.replica == replica, change_set.c.number == int(number))
    ).first()
    if row is None:
        return None
    changes = tuple(changes_of_sets(connection, [row.id]).get(row.id, ()))
    stamp = Stamp(row.ms, row.counter, row.replica)
    return ChangeSet(row.replica, row.number, stamp, row.author, row.name, changes, row.undoes)

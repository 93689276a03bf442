"""What undo and redo would take back next: the acts of this replica, read from the log as two stacks.

Only one's own acts are undone, the latest first. A new act empties the stack of what could be redone.
A purge cannot be undone and is not among them, and neither is the start of the case itself.
"""

from navigator.casefile.frozen import frozen
from navigator.casefile.ids import CLIENT_ID
from navigator.history.change import PURGED, REMOVED, ChangeSet, Register
from navigator.store.connection import Driver

DEPTH = 500
"""How many of the latest acts are looked at."""

_OWN_ACTS = """
    SELECT number, name, undoes FROM change_set AS act
    WHERE replica = ?
      AND EXISTS (SELECT 1 FROM change WHERE set_id = act.id)
      AND NOT EXISTS (SELECT 1 FROM change WHERE set_id = act.id AND position < 2 AND field = ?)
      AND NOT EXISTS (
          SELECT 1 FROM change WHERE set_id = act.id AND position < 2
          AND item_id IN (SELECT id FROM item WHERE item = ?) AND field = ?)
    ORDER BY number DESC LIMIT ?
"""
"""A purge and the start of a case show in their first two changes; an import has thousands."""


@frozen
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


def read_undoable(driver: Driver, replica: str) -> Undoable:
    """The stacks as the log of this replica leaves them."""
    stacks = Undoable()
    rows = driver.execute(_OWN_ACTS, (replica, PURGED, CLIENT_ID, REMOVED, DEPTH)).fetchall()
    for number, name, undoes in reversed(rows):
        stacks = _step(stacks, f"{replica}:{number}", name, undoes)
    return stacks


def _step(stacks: Undoable, set_id: str, name: str, undoes: str) -> Undoable:
    this = (set_id, name)
    if not undoes:
        return Undoable((*stacks.undo, this)[-DEPTH:], ())
    if stacks.redo and stacks.redo[-1][0] == undoes:
        return Undoable((*stacks.undo, this), stacks.redo[:-1])
    return Undoable(tuple(one for one in stacks.undo if one[0] != undoes), (*stacks.redo, this))

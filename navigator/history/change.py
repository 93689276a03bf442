"""Change and ChangeSet: one field of one item set once; and the changes of one act, with its name.

A field with many members is one register *per member* whose value is whether it belongs, so that two
people who add two members have no conflict. Changes that no version of the app here understands
(kinds and fields of a newer one) are kept like all others.

These are tuples with names: a case has ten thousands of them, which are made, compared and hashed all the
time, and a frozen dataclass takes three to six times as long for each of these.
"""

from typing import NamedTuple

from navigator.history.stamp import Stamp

REMOVED = "removed"
"""The field that every item has beside its own: false when made or put back, true when removed."""

PURGED = "purged"
"""Set to true for good: the item's values are erased everywhere, and only this tombstone stays."""

LIFE = (REMOVED, PURGED)
"""The fields that say whether an item is there at all."""

Value = str | int | float | bool | None
"""What a change may set: a value in its written form (see `casefile.values`)."""


class Register(NamedTuple):
    """One place that holds one value: a field of an item, or one member of a many-valued field."""

    kind: str
    item: str
    field: str
    member: str = ""


class Change(NamedTuple):
    """One register set once. `parents` are the changes of the same register that it replaces, by id.

    `seen` is used by `removed` only. With a removal it names all heads of the item that whoever removed
    it knew of, so that an edit made at the same time can be told from one that the removal knew of. With
    a putting back it names the edits that were in dispute with a removal, so that undoing the choice can
    bring the dispute back.
    """

    id: str
    register: Register
    value: Value
    parents: tuple[str, ...]
    stamp: Stamp
    seen: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[Stamp, int, int]:
        """Newer is greater; the same on every replica."""
        _, number, index = self.id.split(":")
        return (self.stamp, int(number), int(index))


class ChangeSet(NamedTuple):
    """The changes of one act: its name, who did it, when, on which replica, and which number it has there.

    `undoes` is the id of the set whose effect this one takes back. A set without changes records an act
    that changed nothing but has to be on the audit trail, such as an export.
    """

    replica: str
    number: int
    stamp: Stamp
    author: str
    name: str
    changes: tuple[Change, ...]
    undoes: str = ""

    @property
    def id(self) -> str:
        """The replica and the number, which no other set shares."""
        return f"{self.replica}:{self.number}"


def set_of(change_id: str) -> str:
    """The id of the change set that a change belongs to."""
    return change_id.rpartition(":")[0]

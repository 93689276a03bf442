"""What an act wants to change, before it has a number, a stamp and parents; and how it gets them.

`actions/` makes drafts, the store seals them: only there is it known what stands in each register at
the moment of writing.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from navigator.casefile.fields import Field, fields_of
from navigator.casefile.item import Item
from navigator.casefile.values import scalar_to_json
from navigator.history.change import PURGED, REMOVED, Change, ChangeSet, Register, Value
from navigator.history.heads import Heads, disagree, shown, unseen_edits
from navigator.history.stamp import Stamp

HeadsOfItem = Callable[[str, str], Mapping[Register, Heads]]
"""Looks up the heads of all registers of an item, by kind and id."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One register to set. `replaces` names the changes to replace where that is not simply all heads."""

    register: Register
    value: Value
    replaces: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A named act, such as "Log a call with Probation", and its edits.

    With `record` it is kept on the audit trail even when it changes nothing.
    """

    name: str
    edits: tuple[Edit, ...]
    undoes: str = ""
    record: bool = False


def making(item: Item) -> tuple[Edit, ...]:
    """The edits that make an item (or put it back) with all that is known of it."""
    life = Edit(Register(item.KIND, item.id, REMOVED), False)
    return (life, *changing(type(item)(id=item.id), item))


def changing(old: Item, new: Item) -> tuple[Edit, ...]:
    """The edits that turn one state of an item into another; only of what differs."""
    edits: list[Edit] = []
    for name, field in fields_of(type(new)).items():
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            edits.extend(_edits(new, field, before, after))
    return tuple(edits)


def _edits(item: Item, field: Field, before: object, after: object) -> Iterable[Edit]:
    if not (isinstance(before, tuple) and isinstance(after, tuple)):
        yield Edit(Register(item.KIND, item.id, field.name), scalar_to_json(after))
        return
    for member in before:
        if member not in after:
            yield Edit(Register(item.KIND, item.id, field.name, member), False)
    for member in after:
        if member not in before:
            yield Edit(Register(item.KIND, item.id, field.name, member), True)


def removing(kind: str, item: str) -> tuple[Edit, ...]:
    """The edit that removes an item; its values stay in the log and it can be put back."""
    return (Edit(Register(kind, item, REMOVED), True),)


def putting_back(kind: str, item: str) -> tuple[Edit, ...]:
    """The edit that puts a removed item back as it was."""
    return (Edit(Register(kind, item, REMOVED), False),)


def purging(kind: str, item: str) -> tuple[Edit, ...]:
    """The edits that erase an item's values for good and leave a tombstone."""
    return (Edit(Register(kind, item, REMOVED), True), Edit(Register(kind, item, PURGED), True))


def seal(
    draft: Draft, heads_of_item: HeadsOfItem, *, stamp: Stamp, number: int, author: str
) -> ChangeSet | None:
    """The change set of a draft, or None when it would change nothing and need not be recorded.

    Every change replaces all heads that stand now, unless its edit says which; an edit that would set
    what already stands, without dispute, is left out.
    """
    replica = stamp.replica
    wanted: dict[tuple[Register, tuple[str, ...] | None, Value], Edit] = {}
    for edit in draft.edits:
        if edit.replaces is None:
            wanted.pop((edit.register, None, None), None)
            wanted[(edit.register, None, None)] = edit
        else:
            wanted[(edit.register, edit.replaces, edit.value)] = edit
    changes: list[Change] = []
    for edit in wanted.values():
        register = edit.register
        standing = heads_of_item(register.kind, register.item)
        heads = standing.get(register, ())
        dispute = disagree(heads) or (register.field == REMOVED and bool(unseen_edits(standing)))
        if edit.replaces is None and not dispute and _stands(register, heads, edit.value):
            continue
        parents = tuple(head.id for head in heads) if edit.replaces is None else edit.replaces
        change_id = f"{replica}:{number}:{len(changes)}"
        change = Change(change_id, register, edit.value, parents, stamp)
        changes.append(change)
    if not changes and not draft.record:
        return None
    changes = [_with_seen(change, changes, heads_of_item) for change in changes]
    return ChangeSet(replica, number, stamp, author, draft.name, tuple(changes), draft.undoes)


def _stands(register: Register, heads: Heads, value: Value) -> bool:
    if heads:
        return shown(heads) == value and type(shown(heads)) is type(value)
    return register.field != REMOVED and (value in (None, "") or (bool(register.member) and value is False))


def _with_seen(change: Change, changes: list[Change], heads_of_item: HeadsOfItem) -> Change:
    """A removal knows of all that stands in the item, and of what its own set does to it."""
    kind, item, field, _ = change.register
    if field != REMOVED or change.value is not True:
        return change
    standing = (h.id for r, heads in heads_of_item(kind, item).items() if r.field != REMOVED for h in heads)
    own = (c.id for c in changes if c.register.item == item and c.register.field != REMOVED)
    return replace(change, seen=(*standing, *own))

"""What an act wants to change, before it has a number, a stamp and parents; and how it gets them.

`actions/` makes drafts, the store seals them: only there is it known what stands in each register at
the moment of writing.
"""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from navigator.casefile.fields import Field, fields_of
from navigator.casefile.item import Item
from navigator.casefile.values import clean, scalar_to_json, writable
from navigator.history.change import LIFE, PURGED, REMOVED, Change, ChangeSet, Register, Value
from navigator.history.heads import Heads, disagree, is_purged, is_there, shown, unseen_edits
from navigator.history.stamp import Stamp

HeadsOfItem = Callable[[str, str], Mapping[Register, Heads]]
"""Looks up the heads of all registers of an item, by kind and id."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One register to set. `replaces` names the changes to replace where that is not simply all heads.

    A removal that brings back a dispute names in `disputed` the registers whose edits it takes as not seen.
    """

    register: Register
    value: Value
    replaces: tuple[str, ...] | None = None
    disputed: frozenset[Register] = frozenset()


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
    """The edits that turn one state of an item into another; only of what differs.

    The members of a field stand in the order in which they were put in, so another order is no edit.
    """
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
        if member and member not in before:
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


def heads_of_kind(heads_of_item: HeadsOfItem, kind: str, item: str) -> Mapping[Register, Heads]:
    """The heads of an item; without those of another kind, should anybody have used its id twice."""
    return {register: heads for register, heads in heads_of_item(kind, item).items() if register.kind == kind}


def seal(
    draft: Draft, heads_of_item: HeadsOfItem, *, stamp: Stamp, number: int, author: str
) -> ChangeSet | None:
    """The change set of a draft, or None when it would change nothing and need not be recorded.

    Every change replaces all heads that stand now, unless its edit says which; an edit that would set
    what already stands, without dispute, is left out, and so is every edit of a purged item. An item that
    stands removed stays removed when it is edited, because whoever edits it knows of the removal.
    """
    prefix = f"{stamp.replica}:{number}"
    standing: dict[tuple[str, str], Mapping[Register, Heads]] = {}
    edits: list[Edit] = []
    changes: list[Change] = []
    for edit in _wanted(draft.edits):
        register = edit.register
        key = (register.kind, register.item)
        if key not in standing:
            standing[key] = heads_of_kind(heads_of_item, *key)
        parents = _parents(edit, standing[key])
        if parents is not None:
            edits.append(edit)
            changes.append(Change(f"{prefix}:{len(changes)}", register, edit.value, parents, stamp))
    for kind, item in _edited_while_removed(changes, standing):
        register = Register(kind, item, REMOVED)
        parents = tuple(head.id for head in standing[(kind, item)][register])
        edits.append(Edit(register, True))
        changes.append(Change(f"{prefix}:{len(changes)}", register, True, parents, stamp))
    if not changes and not draft.record:
        return None
    sealed = tuple(
        _with_seen(change, edit, changes, standing[(change.register.kind, change.register.item)])
        if change.register.field == REMOVED
        else change
        for change, edit in zip(changes, edits, strict=True)
    )
    name = clean(draft.name, one_line=True)
    return ChangeSet(stamp.replica, number, stamp, clean(author, one_line=True), name, sealed, draft.undoes)


def _wanted(edits: Iterable[Edit]) -> Iterable[Edit]:
    """The edits that count: of several to one register the last, or each that replaces on its own terms."""
    wanted: dict[tuple[Register, tuple[str, ...] | None, type, Value], Edit] = {}
    for edit in edits:
        kind, item, field, member = edit.register
        register, value = Register(kind, item, field, writable(member)), edit.value
        if isinstance(value, str):
            value = writable(value)
        elif isinstance(value, float) and not math.isfinite(value):
            raise ValueError(f"{field} of {kind} would be set to what is no number")
        edit = Edit(register, value, edit.replaces, edit.disputed)
        key = (register, edit.replaces, type(value), value)
        if edit.replaces is None:
            key = (register, None, type(None), None)
            wanted.pop(key, None)
        wanted[key] = edit
    return wanted.values()


def _parents(edit: Edit, standing: Mapping[Register, Heads]) -> tuple[str, ...] | None:
    """The ids that an edit replaces; None for an edit that would change nothing."""
    if is_purged(standing):
        return None
    if edit.replaces is not None:
        return edit.replaces
    register = edit.register
    heads = standing.get(register, ())
    dispute = disagree(heads) or (register.field == REMOVED and bool(unseen_edits(standing)))
    if not dispute and _stands(register, heads, edit.value):
        return None
    return tuple(head.id for head in heads)


def _stands(register: Register, heads: Heads, value: Value) -> bool:
    if heads:
        return shown(heads) == value and type(shown(heads)) is type(value)
    return register.field != REMOVED and (value in (None, "") or (bool(register.member) and value is False))


def _edited_while_removed(
    changes: Iterable[Change], standing: Mapping[tuple[str, str], Mapping[Register, Heads]]
) -> list[tuple[str, str]]:
    edited = dict.fromkeys(
        (c.register.kind, c.register.item) for c in changes if c.register.field not in LIFE
    )
    decided = {(c.register.kind, c.register.item) for c in changes if c.register.field == REMOVED}
    return [
        (kind, item)
        for kind, item in edited
        if (kind, item) not in decided
        and Register(kind, item, REMOVED) in standing[(kind, item)]
        and not is_there(standing[(kind, item)])
    ]


def _with_seen(
    change: Change, edit: Edit, changes: Iterable[Change], standing: Mapping[Register, Heads]
) -> Change:
    """A removal knows of all that stands in the item, and of what its own set does to it."""
    if change.value is not True:
        return replace(change, seen=tuple(head.id for head in unseen_edits(standing)))
    known = [head for heads in standing.values() for head in heads]
    kind, item, _, _ = change.register
    known += [c for c in changes if c.register.item == item and c.register.kind == kind]
    seen = (c.id for c in known if c.register.field not in LIFE and c.register not in edit.disputed)
    return replace(change, seen=tuple(seen))

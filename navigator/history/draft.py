"""What an act wants to change, before it has a number, a stamp and parents; and how it gets them.

`actions/` makes drafts, the store seals them: only there is it known what stands in each register at
the moment of writing.
"""

import math
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from navigator.casefile.fields import Field, fields_of
from navigator.casefile.frozen import frozen
from navigator.casefile.item import Item
from navigator.casefile.values import clean, scalar_to_json, writable
from navigator.history.change import LIFE, PURGED, REMOVED, Change, ChangeSet, Register, Value
from navigator.history.heads import Heads, disagree, is_purged, is_there, shown, unseen_edits
from navigator.history.stamp import Stamp

_Key = tuple[str, str]
"""Kind and id of an item."""

HeadsOfItem = Callable[[str, str], Mapping[Register, Heads]]
"""Looks up the heads of all registers of an item, by kind and id."""


class Edit(NamedTuple):
    """One register to set. `replaces` names the changes to replace where that is not simply all heads.

    A removal that brings back a dispute names in `disputed` the registers whose edits it takes as not seen.
    """

    register: Register
    value: Value
    replaces: tuple[str, ...] | None = None
    disputed: frozenset[Register] = frozenset()


@frozen
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
    found = heads_of_item(kind, item)
    for register in found:
        if register.kind != kind:
            break
    else:
        return found
    return {register: heads for register, heads in found.items() if register.kind == kind}


def seal(
    draft: Draft, heads_of_item: HeadsOfItem, *, stamp: Stamp, number: int, author: str
) -> ChangeSet | None:
    """The change set of a draft, or None when it would change nothing and need not be recorded.

    Every change replaces all heads that stand now, unless its edit says which; an edit that would set
    what already stands, without dispute, is left out, and so is every edit of a purged item. An item that
    stands removed stays removed when it is edited, because whoever edits it knows of the removal.
    """
    start = f"{stamp.replica}:{number}:"
    standing: dict[_Key, Mapping[Register, Heads]] = {}
    purged: set[_Key] = set()
    edits: list[Edit] = []
    changes: list[Change] = []
    for edit in _wanted(draft.edits):
        register = edit.register
        key = register[:2]
        if key not in standing:
            standing[key] = heads_of_kind(heads_of_item, *key)
            if is_purged(standing[key]):
                purged.add(key)
        parents = None if key in purged else _parents(edit, standing[key])
        if parents is not None:
            edits.append(edit)
            changes.append(Change(f"{start}{len(changes)}", register, edit.value, parents, stamp))
    for key in _edited_while_removed(changes, standing):
        register = Register(*key, REMOVED)
        parents = tuple([head.id for head in standing[key][register]])
        edits.append(Edit(register, True))
        changes.append(Change(f"{start}{len(changes)}", register, True, parents, stamp))
    if not changes and not draft.record:
        return None
    if REMOVED in [change.register.field for change in changes]:
        changes = _with_all_seen(changes, edits, standing)
    author, name = clean(author, one_line=True), clean(draft.name, one_line=True)
    return ChangeSet(stamp.replica, number, stamp, author, name, tuple(changes), draft.undoes)


def _wanted(edits: Iterable[Edit]) -> Iterable[Edit]:
    """The edits that count: of several to one register the last, or each that replaces on its own terms."""
    wanted: dict[Register | tuple[Register, tuple[str, ...], type, Value], Edit] = {}
    for edit in edits:
        register, value, replaces, _ = edit
        if isinstance(value, float) and not math.isfinite(value):
            raise ValueError(f"{register.field} of {register.kind} would be set to what is no number")
        member, text = writable(register.member), writable(value) if isinstance(value, str) else value
        if member != register.member or text != value:
            register, value = register._replace(member=member), text
            edit = edit._replace(register=register, value=value)
        if replaces is None:
            wanted.pop(register, None)
            wanted[register] = edit
        else:
            wanted[register, replaces, type(value), value] = edit
    return wanted.values()


def _parents(edit: Edit, standing: Mapping[Register, Heads]) -> tuple[str, ...] | None:
    """The ids that an edit replaces; None for an edit that would change nothing."""
    register, value, replaces, _ = edit
    if replaces is not None:
        return replaces
    heads = standing.get(register, ())
    stands = _stands(register, heads, value) and not disagree(heads)
    if stands and not (register.field == REMOVED and unseen_edits(standing)):
        return None
    return tuple([head.id for head in heads])


def _stands(register: Register, heads: Heads, value: Value) -> bool:
    if heads:
        there = shown(heads)
        return there == value and type(there) is type(value)
    return register.field != REMOVED and (value in (None, "") or (bool(register.member) and value is False))


def _edited_while_removed(
    changes: Iterable[Change], standing: Mapping[_Key, Mapping[Register, Heads]]
) -> list[_Key]:
    edited: dict[_Key, None] = {}
    decided: set[_Key] = set()
    for change in changes:
        kind, item, field, _ = change.register
        if field not in LIFE:
            edited[kind, item] = None
        elif field == REMOVED:
            decided.add((kind, item))
    return [
        key
        for key in edited
        if key not in decided and _is_removed(standing[key].get(Register(*key, REMOVED), ()))
        if not is_there(standing[key])
    ]


def _is_removed(life: Heads) -> bool:
    """Whether anybody has removed an item; it may still be there, in dispute."""
    return any(head.value is True for head in life)


def _with_all_seen(
    changes: list[Change], edits: list[Edit], standing: Mapping[_Key, Mapping[Register, Heads]]
) -> list[Change]:
    own: dict[_Key, list[Change]] = {}
    for change in changes:
        own.setdefault(change.register[:2], []).append(change)
    return [
        _with_seen(change, edit, own[change.register[:2]], standing[change.register[:2]])
        if change.register.field == REMOVED
        else change
        for change, edit in zip(changes, edits, strict=True)
    ]


def _with_seen(
    change: Change, edit: Edit, own: Iterable[Change], standing: Mapping[Register, Heads]
) -> Change:
    """A removal knows of all that stands in the item, and of what its own set does to it."""
    if change.value is not True:
        return change._replace(seen=tuple(head.id for head in unseen_edits(standing)))
    known = [*(head for heads in standing.values() for head in heads), *own]
    seen = [c.id for c in known if c.register.field not in LIFE and c.register not in edit.disputed]
    return change._replace(seen=tuple(seen))

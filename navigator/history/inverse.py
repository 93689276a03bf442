"""Undo: the draft that puts back what a change set changed. It is a change set like any other.

A register that holds another value by now is left alone, because what stands there is not what is being
undone. The same value counts as standing even if another change put it there: undoing what came after
did just that. A purge is never undone.
"""

from collections.abc import Callable, Mapping

from navigator.history.change import PURGED, REMOVED, Change, ChangeSet, Register, Value, set_of
from navigator.history.draft import Draft, Edit, HeadsOfItem, heads_of_kind
from navigator.history.heads import Heads

FindChanges = Callable[[tuple[str, ...]], Mapping[str, Change]]
"""Looks up changes by id; ids that are not known are left out."""


def inverse(
    change_set: ChangeSet, heads_of_item: HeadsOfItem, find: FindChanges, *, redo: bool = False
) -> Draft:
    """The draft that undoes (or, of an undo, redoes) a change set.

    Where the set had replaced several heads (it resolved a conflict), all of them come back; where it had
    settled whether an edited item stays removed, that is open again. An item that the set made is only
    removed: it keeps its values, so that whoever puts it back, or edited it meanwhile, has it whole.
    """
    by_register: dict[Register, list[Change]] = {}
    for change in change_set.changes:
        by_register.setdefault(change.register, []).append(change)
    before = find(tuple(dict.fromkeys(parent for c in change_set.changes for parent in c.parents)))
    made = {(c.register.kind, c.register.item) for c in change_set.changes if _makes(c)}
    disputed = _disputed(change_set, before, find)
    standing: dict[tuple[str, str], Mapping[Register, Heads]] = {}
    edits: list[Edit] = []
    for register, changes in by_register.items():
        key = (register.kind, register.item)
        if key not in standing:
            standing[key] = heads_of_kind(heads_of_item, *key)
        replaces = _standing(changes, standing[key].get(register, ()))
        if not replaces or register.field == PURGED:
            continue
        if key in made and register.field != REMOVED and not any(change.parents for change in changes):
            continue
        for value in _values_before(register, changes, before):
            open_again = disputed.get(key, frozenset()) if register.field == REMOVED else frozenset()
            edits.append(Edit(register, value, replaces, open_again))
    return Draft(_name(change_set.name, redo), tuple(edits), undoes=change_set.id)


def _makes(change: Change) -> bool:
    return change.register.field == REMOVED and change.value is False and not change.parents


def _standing(changes: list[Change], heads: Heads) -> tuple[str, ...]:
    """The heads that are of these changes; or, when none is, those that hold what these had set."""
    ids = {change.id for change in changes}
    values = {(type(change.value), change.value) for change in changes}
    own = tuple(head.id for head in heads if head.id in ids)
    return own or tuple(head.id for head in heads if (type(head.value), head.value) in values)


def _values_before(register: Register, changes: list[Change], before: Mapping[str, Change]) -> list[Value]:
    """The values that the changes replaced, oldest first; empty when it is not known what they were."""
    own = {change.id for change in changes}
    parents = {parent for change in changes for parent in change.parents} - own
    if not parents:
        if register.field == REMOVED:
            return [True]
        return [False if register.member else None]
    known = [before[parent] for parent in parents if parent in before]
    old = sorted((c for c in known if c.register == register), key=lambda c: c.order)
    return list({(type(c.value), c.value): c.value for c in old}.values())


def _disputed(
    change_set: ChangeSet, before: Mapping[str, Change], find: FindChanges
) -> dict[tuple[str, str], frozenset[Register]]:
    """By item, the registers whose edits were in dispute with a removal until the set settled it."""
    settled: dict[str, tuple[str, str]] = {}
    for change in change_set.changes:
        if change.register.field != REMOVED:
            continue
        removals = [before[p] for p in change.parents if p in before and before[p].value is True]
        known = {change_id for removal in removals for change_id in removal.seen}
        for change_id in change.seen:
            if removals and change_id not in known and set_of(change_id) != change_set.id:
                settled[change_id] = (change.register.kind, change.register.item)
    registers: dict[tuple[str, str], set[Register]] = {}
    for edit in find(tuple(settled)).values() if settled else ():
        registers.setdefault(settled[edit.id], set()).add(edit.register)
    return {key: frozenset(found) for key, found in registers.items()}


def _name(name: str, redo: bool) -> str:
    bare = name.removeprefix("Undo: ").removeprefix("Redo: ")
    return f"Redo: {bare}" if redo else f"Undo: {bare}"

"""Undo: the draft that puts back what a change set changed. It is a change set like any other.

A register that holds another value by now is left alone, because what stands there is not what is being
undone. The same value counts as standing even if another change put it there: undoing what came after
did just that.
"""

from collections.abc import Callable, Mapping

from navigator.history.change import REMOVED, Change, ChangeSet, Register, Value
from navigator.history.draft import Draft, Edit, HeadsOfItem

FindChanges = Callable[[tuple[str, ...]], Mapping[str, Change]]
"""Looks up changes by id; ids that are not known are left out."""


def inverse(
    change_set: ChangeSet, heads_of_item: HeadsOfItem, find: FindChanges, *, redo: bool = False
) -> Draft:
    """The draft that undoes (or, of an undo, redoes) a change set.

    Where the set had replaced several heads (it resolved a conflict), all of them come back.
    """
    edits: list[Edit] = []
    by_register: dict[Register, list[Change]] = {}
    for change in change_set.changes:
        by_register.setdefault(change.register, []).append(change)
    for register, changes in by_register.items():
        heads = heads_of_item(register.kind, register.item).get(register, ())
        values = [change.value for change in changes]
        standing = tuple(head.id for head in heads if head.value in values)
        if not standing:
            continue
        parents = tuple(dict.fromkeys(parent for change in changes for parent in change.parents))
        before = find(parents)
        old: list[Value] = [change.value for change in sorted(before.values(), key=lambda c: c.order)]
        if not old:
            old = [_before_any(register)]
        edits.extend(Edit(register, value, standing) for value in dict.fromkeys(old))
    return Draft(_name(change_set.name, redo), tuple(edits), undoes=change_set.id)


def _before_any(register: Register) -> Value:
    if register.field == REMOVED:
        return True
    return False if register.member else None


def _name(name: str, redo: bool) -> str:
    bare = name.removeprefix("Undo: ").removeprefix("Redo: ")
    return f"Redo: {bare}" if redo else f"Undo: {bare}"

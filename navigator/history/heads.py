"""The merge: which changes of each register nothing replaces, whatever order they came in.

The result is a pure function of the *set* of changes: any order and any repetition gives the same
heads. Nothing is decided by time; `order` only says which of several heads is shown until a person
chooses.

What a replica that means harm, or a cloned one, may send has an answer that is the same everywhere:
- a change replaces changes of its own register only, whatever ids it names, and never itself;
- an id that comes with two contents is two heads, which a person sees as a conflict;
- a purge cannot be taken back, and nothing that comes later brings back what it erased.
"""

from collections.abc import Iterable, Mapping

from navigator.history.change import LIFE, PURGED, REMOVED, Change, Register, Value
from navigator.history.stamp import Stamp

Heads = tuple[Change, ...]
"""The changes of one register that nothing replaces, newest last; never empty."""


class Merge:
    """The heads of all registers for the changes absorbed so far. Changes in place; see `copy`.

    `replaced` holds, by register, the ids that its changes name as parents, whether these have come or
    not: a child may come before its parent.
    """

    def __init__(self) -> None:
        self.heads: dict[Register, Heads] = {}
        self.replaced: dict[Register, set[str]] = {}
        self.purged: set[str] = set()
        self._items: dict[str, dict[Register, None]] = {}

    def copy(self) -> "Merge":
        """Another with the same state, which can then go its own way."""
        other = Merge()
        other.heads = dict(self.heads)
        other.replaced = {register: set(ids) for register, ids in self.replaced.items()}
        other.purged = set(self.purged)
        other._items = {item: dict(registers) for item, registers in self._items.items()}
        return other

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Merge):
            return NotImplemented
        return (self.heads, self.replaced, self.purged) == (other.heads, other.replaced, other.purged)

    __hash__ = None  # type: ignore[assignment]  # changes in place

    def preload(
        self,
        heads: Mapping[Register, Heads],
        replaced: Mapping[Register, Iterable[str]],
        purged: Iterable[str],
    ) -> None:
        """Take over state that was kept elsewhere, such as the store's for the registers in question."""
        for register, changes in heads.items():
            self.heads[register] = changes
            self._items.setdefault(register.item, {})[register] = None
        for register, ids in replaced.items():
            self.replaced.setdefault(register, set()).update(ids)
            self._items.setdefault(register.item, {})[register] = None
        self.purged.update(purged)

    def absorb(self, changes: Iterable[Change]) -> set[Register]:
        """Take in changes; returns the registers whose heads changed. After a purge some have none left."""
        touched: set[Register] = set()
        for change in changes:
            register = change.register
            if register.field == PURGED and _is_purge(change):
                touched |= self._purge(register.item)
            if self._take(change, register):
                touched.add(register)
        return touched

    def _take(self, change: Change, register: Register) -> bool:
        """Merge one change; returns whether the heads of its register changed."""
        purged = register.item in self.purged
        if purged and not _is_life(register):
            return False
        name, parents = change.id, change.parents
        before, replaced = self.heads.get(register, ()), self.replaced.get(register)
        if replaced is None and not before:
            self._items.setdefault(register.item, {})[register] = None
        if name in parents:
            parents = tuple([parent for parent in parents if parent != name])
        after, stands = before, True
        if parents or replaced:
            if replaced is None:
                replaced = self.replaced[register] = set(parents)
            else:
                replaced.update(parents)
            lasts = register.field == PURGED
            after = tuple([head for head in before if head.id not in replaced or (lasts and _is_purge(head))])
            stands = name not in replaced or (lasts and _is_purge(change))
        if stands and change not in after and not (purged and not isinstance(change.value, bool)):
            after = _with(after, change) if after else (change,)
        elif len(after) == len(before):
            return False
        if after:
            self.heads[register] = after
        else:
            del self.heads[register]
        return True

    def heads_of_item(self, item: str) -> dict[Register, Heads]:
        """The heads of every register of an item."""
        heads = self.heads
        return {register: heads[register] for register in self._items.get(item, ()) if register in heads}

    def _purge(self, item: str) -> set[Register]:
        """Forget all that is known of an item, members too, which are data; returns all that it had."""
        if item in self.purged:
            return set()
        self.purged.add(item)
        touched: set[Register] = set()
        for register in self._items.pop(item, {}):
            heads = self.heads.pop(register, ())
            left: Heads = ()
            if _is_life(register):
                self._items.setdefault(item, {})[register] = None
                left = tuple(head for head in heads if isinstance(head.value, bool))
            else:
                self.replaced.pop(register, None)
            if left:
                self.heads[register] = left
            touched.add(register)
        return touched


def _is_purge(change: Change) -> bool:
    return change.register.field == PURGED and change.value is True and not change.register.member


def _is_life(register: Register) -> bool:
    """Whether it is one of the two registers that outlive a purge, as far as they say yes or no."""
    return register.field in LIFE and not register.member


def _place(change: Change) -> tuple[tuple[Stamp, int, int], str, tuple[str, ...], tuple[str, ...]]:
    """By `order`; and where one id has two contents, by these, so that all replicas show the same."""
    return (change.order, repr(change.value), change.parents, change.seen)


def _with(heads: Heads, change: Change) -> Heads:
    """One head more, in its place."""
    place = len(heads)
    while place and _comes_after(heads[place - 1], change):
        place -= 1
    return (*heads[:place], change, *heads[place:]) if place < len(heads) else (*heads, change)


def _comes_after(one: Change, other: Change) -> bool:
    stamp, of_other = one.stamp, other.stamp
    return stamp > of_other if stamp != of_other else _place(one) > _place(other)


def shown(heads: Heads) -> Value:
    """The value that a register shows: the newest head's."""
    return heads[-1].value if heads else None


def disagree(heads: Heads) -> bool:
    """Whether the heads hold values that differ, so that a person has to choose."""
    return len(heads) > 1 and any(head.value != heads[0].value for head in heads[1:])


def is_purged(heads_of_item: Mapping[Register, Heads]) -> bool:
    """Whether an item was erased for good."""
    # Asked of every item that is touched: a plain loop takes a third of the time of `any`.
    for register, heads in heads_of_item.items():
        if register.field == PURGED and any(_is_purge(head) for head in heads):
            return True
    return False


def is_there(heads_of_item: Mapping[Register, Heads]) -> bool:
    """Whether an item is to be shown: made, and not purged, and not removed with everything about it known.

    An edit that the removal had not seen keeps the item on show, and so does somebody's having made it or
    put it back at the same time: as a conflict, until a person chooses.
    """
    life = _life(heads_of_item)
    if not life or is_purged(heads_of_item):
        return False
    return any(head.value is not True for head in life) or bool(_unseen(life, heads_of_item))


def unseen_edits(heads_of_item: Mapping[Register, Heads]) -> Heads:
    """The edits of a removed item that none of its removals had seen; empty for an item not removed."""
    return _unseen(_life(heads_of_item), heads_of_item)


def _unseen(life: Heads, heads_of_item: Mapping[Register, Heads]) -> Heads:
    removals = [head for head in life if head.value is True]
    if not removals:
        return ()
    seen = {change_id for removal in removals for change_id in removal.seen}
    return tuple(
        [
            head
            for register, heads in heads_of_item.items()
            if register.field not in LIFE
            for head in heads
            if head.id not in seen
        ]
    )


def _life(heads_of_item: Mapping[Register, Heads]) -> Heads:
    found: Heads = ()
    for register, heads in heads_of_item.items():
        if register.field == REMOVED and not register.member:
            found += heads
    return found


def in_conflict(heads_of_item: Mapping[Register, Heads]) -> bool:
    """Whether a person has to choose something about an item."""
    if not _may_be_in_conflict(heads_of_item) or is_purged(heads_of_item):
        return False
    return any(disagree(heads) for heads in heads_of_item.values()) or bool(unseen_edits(heads_of_item))


def _may_be_in_conflict(heads_of_item: Mapping[Register, Heads]) -> bool:
    """Nearly every item has one head everywhere and was not removed: that is quickly seen."""
    for register, heads in heads_of_item.items():
        if len(heads) != 1 or (register.field == REMOVED and heads[0].value is True):
            return True
    return False

"""The merge: which changes of each register nothing replaces, whatever order they came in.

The result is a pure function of the *set* of changes: any order and any repetition gives the same
heads. Nothing is decided by time; `order` only says which of several heads is shown until a person
chooses.
"""

from collections.abc import Iterable, Mapping

from navigator.history.change import LIFE, PURGED, REMOVED, Change, Register, Value

Heads = tuple[Change, ...]
"""The changes of one register that nothing replaces, newest last."""


class Merge:
    """The heads of all registers for the changes absorbed so far. Changes in place; see `copy`."""

    def __init__(self) -> None:
        self.heads: dict[Register, Heads] = {}
        self.replaced: set[str] = set()
        self.purged: set[str] = set()
        self._items: dict[str, dict[Register, None]] = {}

    def copy(self) -> "Merge":
        """Another with the same state, which can then go its own way."""
        other = Merge()
        other.heads = dict(self.heads)
        other.replaced = set(self.replaced)
        other.purged = set(self.purged)
        other._items = {item: dict(registers) for item, registers in self._items.items()}
        return other

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Merge):
            return NotImplemented
        return (self.heads, self.replaced, self.purged) == (other.heads, other.replaced, other.purged)

    __hash__ = None  # type: ignore[assignment]  # changes in place

    def preload(
        self, heads: Mapping[Register, Heads], replaced: Iterable[str], purged: Iterable[str]
    ) -> None:
        """Take over state that was kept elsewhere, such as the store's for the registers in question."""
        for register, changes in heads.items():
            self.heads[register] = changes
            self._items.setdefault(register.item, {})[register] = None
        self.replaced.update(replaced)
        self.purged.update(purged)

    def absorb(self, changes: Iterable[Change]) -> set[Register]:
        """Take in changes; returns the registers whose heads are now other than before."""
        touched: set[Register] = set()
        for change in changes:
            register = change.register
            if register.field == PURGED and change.value is True and register.item not in self.purged:
                touched |= self._purge(register.item)
            self.replaced.update(change.parents)
            if register.item in self.purged and register.field not in LIFE:
                continue
            before = self.heads.get(register, ())
            after = [head for head in before if head.id not in self.replaced]
            if change.id not in self.replaced and all(head.id != change.id for head in after):
                after.append(change)
            if len(after) > 1:
                after.sort(key=lambda head: head.order)
            if tuple(after) != before:
                self.heads[register] = tuple(after)
                self._items.setdefault(register.item, {})[register] = None
                touched.add(register)
        return touched

    def registers_of(self, item: str) -> tuple[Register, ...]:
        """Every register of an item that any change has set."""
        return tuple(self._items.get(item, ()))

    def heads_of_item(self, item: str) -> dict[Register, Heads]:
        """The heads of every register of an item."""
        return {register: self.heads[register] for register in self.registers_of(item)}

    def _purge(self, item: str) -> set[Register]:
        """Forget all that was known of an item, the members of its fields too: they are data as well."""
        self.purged.add(item)
        gone = {register for register in self.registers_of(item) if register.field not in LIFE}
        for register in gone:
            del self.heads[register], self._items[item][register]
        return gone


def shown(heads: Heads) -> Value:
    """The value that a register shows: the newest head's."""
    return heads[-1].value if heads else None


def disagree(heads: Heads) -> bool:
    """Whether the heads hold values that differ, so that a person has to choose."""
    return len(heads) > 1 and any(head.value != heads[0].value for head in heads[1:])


def is_there(heads_of_item: Mapping[Register, Heads]) -> bool:
    """Whether an item is to be shown: made, and not removed or purged with everything about it known.

    An edit that the removal had not seen keeps the item on show, as a conflict, until a person chooses.
    """
    for register, heads in heads_of_item.items():
        if register.field == PURGED and shown(heads) is True:
            return False
    life = next((heads for register, heads in heads_of_item.items() if register.field == REMOVED), ())
    if not life:
        return False
    if shown(life) is not True:
        return True
    return bool(unseen_edits(heads_of_item))


def unseen_edits(heads_of_item: Mapping[Register, Heads]) -> Heads:
    """The edits of a removed item that none of its removals had seen; empty for an item not removed."""
    life = next((heads for register, heads in heads_of_item.items() if register.field == REMOVED), ())
    removals = [head for head in life if head.value is True]
    if not removals:
        return ()
    seen = {change_id for removal in removals for change_id in removal.seen}
    return tuple(
        head
        for register, heads in heads_of_item.items()
        if register.field not in LIFE
        for head in heads
        if head.id not in seen
    )


def in_conflict(heads_of_item: Mapping[Register, Heads]) -> bool:
    """Whether a person has to choose something about an item."""
    return any(disagree(heads) for heads in heads_of_item.values()) or bool(unseen_edits(heads_of_item))

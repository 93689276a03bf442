"""What colleagues changed since somebody last looked: the items under which each view marks it as new.

The one answer that every view asks; how a mark looks is `ui/widgets/new_mark`'s.
"""

from collections.abc import Iterable

from navigator.casefile.case import Case
from navigator.casefile.frozen import frozen
from navigator.history.change import ChangeSet, Register

_SHOWN_WITH = {
    "dependency": "step",
    "reliance": "step",
    "view": "need",
    "score": "need",
    "attachment": "item",
}
"""Kinds that views show as a line of another item, and the field that names that item."""

_NEVER = frozenset({"place"})
"""Kinds of which nobody wants to be told: where a node stands on the map."""


@frozen
class Fresh:
    """The items that are new to whoever looks, and the fields of them that are."""

    items: frozenset[str] = frozenset()
    fields: frozenset[tuple[str, str]] = frozenset()
    """Pairs of an item and the name of a field."""

    def __contains__(self, item: str) -> bool:
        return item in self.items

    def __bool__(self) -> bool:
        return bool(self.items)

    def has(self, item: str, field: str = "") -> bool:
        """Whether this field of the item is new, or with "" anything about it."""
        return (item, field) in self.fields if field else item in self.items


def fresh_of(case: Case, sets: Iterable[ChangeSet]) -> Fresh:
    """What these change sets make new in this case, which they are a part of already."""
    changes = (change for one in sets for change in one.changes)
    registers = [change.register for change in changes if change.register.kind not in _NEVER]
    items = {register.item for register in registers} | {
        _shown_with(case, register) for register in registers
    }
    return Fresh(
        frozenset(items - {""}), frozenset((register.item, register.field) for register in registers)
    )


def _shown_with(case: Case, register: Register) -> str:
    """The item as whose line this one shows, "" for none."""
    field = _SHOWN_WITH.get(register.kind, "")
    item = case.find(register.item) if field else None
    return str(getattr(item, field, "") or "") if item is not None else ""

"""What colleagues changed since somebody last looked: the items under which each view marks it as new.

How a mark looks is `ui/widgets/mark`'s; which mark an item has, when people disagree about it too, is
`marks`'. What was looked at is kept in the case file (`sync/unseen`), and in none but this laptop's.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from types import MappingProxyType

from navigator.casefile.case import Case
from navigator.casefile.frozen import frozen
from navigator.history.change import Change, ChangeSet, Register

Looked = Mapping[str, frozenset[str]]
"""By change set, the items that somebody has looked at since it came in."""

_NOTHING: Looked = MappingProxyType({})

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

    why: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By item, the change sets that make it new."""
    fields: frozenset[tuple[str, str]] = frozenset()
    """Pairs of an item and the name of a field."""

    @property
    def items(self) -> frozenset[str]:
        """What is marked."""
        return frozenset(self.why)

    @property
    def sets(self) -> frozenset[str]:
        """The change sets of which something was not looked at."""
        return frozenset().union(*self.why.values())

    def __contains__(self, item: str) -> bool:
        return item in self.why

    def __bool__(self) -> bool:
        return bool(self.why)

    def has(self, item: str, field: str = "") -> bool:
        """Whether this field of the item is new, or with "" anything about it."""
        return (item, field) in self.fields if field else item in self.why


def fresh_of(case: Case, sets: Iterable[ChangeSet], looked: Looked = _NOTHING) -> Fresh:
    """What these change sets make new in this case, which they are a part of already."""
    why: dict[str, set[str]] = {}
    fields: set[tuple[str, str]] = set()
    for one in sets:
        for register in _to_look_at(case, one, looked):
            fields.add((register.item, register.field))
            for item in shown_under(case, register):
                why.setdefault(item, set()).add(one.id)
    return Fresh({item: frozenset(some) for item, some in why.items()}, frozenset(fields))


def is_looked_at(case: Case, one: ChangeSet, looked: Looked) -> bool:
    """Whether somebody has looked at everything that a change set did."""
    return next(_to_look_at(case, one, looked), None) is None


def shown_under(case: Case, register: Register) -> tuple[str, ...]:
    """The items as whose line a register shows: its own, and the one that it stands with."""
    name = _SHOWN_WITH.get(register.kind, "")
    item = case.find(register.item) if name else None
    other = str(getattr(item, name, "") or "") if item is not None else ""
    return (register.item, other) if other else (register.item,)


def _to_look_at(case: Case, one: ChangeSet, looked: Looked) -> Iterator[Register]:
    seen = looked.get(one.id, frozenset())
    for change in one.changes:
        if _is_news(change) and seen.isdisjoint(shown_under(case, change.register)):
            yield change.register


def _is_news(change: Change) -> bool:
    return change.register.kind not in _NEVER

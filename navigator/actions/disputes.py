"""What people disagree about, laid out for a person to choose: who said what, when, and what can be done.

The log knows a conflict by register and heads (`store.conflicts`); here it gets names and words, and each
way of settling it becomes a draft. A clock that looks wrong is said, and decides nothing.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from navigator.actions.conflicts import resolve_conflict, resolve_removal
from navigator.actions.naming import article, shortened, title_of
from navigator.actions.value_words import field_of_register, label_of, value_in_words
from navigator.casefile.case import Case
from navigator.casefile.fields import FieldType
from navigator.casefile.ids import made_ms
from navigator.casefile.remarks import Remark
from navigator.casefile.values import read_one, scalar_to_json
from navigator.errors import InvalidValue
from navigator.history.change import REMOVED, Change, Register, Value, set_of
from navigator.history.draft import Draft

if TYPE_CHECKING:
    from navigator.store.conflicts import Conflict

AHEAD_MS = 10 * 60 * 1000
"""A clock may be ten minutes ahead of ours before anybody is told."""

FAR_APART_MS = 365 * 24 * 60 * 60 * 1000
"""Two who work on one case at the same time are hardly a year apart."""

_A_DAY_MS = 24 * 60 * 60 * 1000
_WORDS = (FieldType.LINE, FieldType.TEXT)
_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values: the id of the change that set it, in words, by whom and when (as claimed)."""

    change: str
    value: Value
    words: str
    author: str
    at_ms: int
    clock: str = ""
    """Why the time is hard to believe, as a sentence; "" when it is not."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """A conflict laid out. `choices` newest last; the last one is what shows until somebody chooses."""

    register: Register
    whose: str
    label: str
    choices: tuple[Choice, ...]
    is_removal: bool
    both: str | None
    """Both texts as one, where keeping both makes sense."""

    @property
    def key(self) -> str:
        """Eight hexadecimal digits that stand for this field of this item, on every replica."""
        return hashlib.sha256("\0".join(self.register).encode()).hexdigest()[:8]

    @property
    def title(self) -> str:
        """ "Dana Whitlock: role"."""
        return f"{self.whose}: {self.label}"

    @property
    def can_be_typed(self) -> bool:
        """Whether another value can be written."""
        field = field_of_register(self.register)
        return field is not None and not (self.is_removal or field.many or field.type is FieldType.REF)

    def choice(self, change: str) -> Choice:
        """The choice of a change id; InvalidValue when it is none of them."""
        for choice in self.choices:
            if choice.change == change:
                return choice
        raise InvalidValue("That is none of the values to choose from.", "Nothing was changed.")


def disputes(
    case: Case, conflicts: "Iterable[Conflict]", authors: Mapping[str, str], now_ms: int
) -> tuple[Dispute, ...]:
    """The conflicts laid out. `authors` gives the name of who made a change set, by its id."""
    return tuple(_laid_out(case, conflict, authors, now_ms) for conflict in conflicts)


def conflict_remarks(case: Case, conflicts: "Iterable[Conflict]", item: str) -> tuple[Remark, ...]:
    """A sentence for each field of an item about which people disagree, to stand beside the field."""
    return tuple(
        Remark(
            conflict.register.field,
            f"Two values. Shown is the newer one; the other: {_others(case, conflict)}. Choose in Team.",
        )
        for conflict in conflicts
        if conflict.register.item == item and conflict.register.field != REMOVED
    )


def _others(case: Case, conflict: "Conflict") -> str:
    register = conflict.register
    return "; ".join(shortened(_in_words(case, register, head), 60) for head in conflict.heads[:-1])


def take(dispute: Dispute, change: str) -> Draft:
    """Choose one of the values; of a removal and an edit, choosing the edit keeps the item."""
    choice = dispute.choice(change)
    if dispute.is_removal:
        return resolve_removal(*dispute.register[:2], keep=choice.value is not True)
    return resolve_conflict(dispute.register, choice.value, dispute.whose)


def keep_both(dispute: Dispute) -> Draft:
    """Keep both texts, one after the other. InvalidValue where that makes no sense."""
    if dispute.both is None:
        raise InvalidValue("Both cannot be kept here.", "Choose one of them, or give another value.")
    return resolve_conflict(dispute.register, dispute.both, dispute.whose)


def write_third(dispute: Dispute, typed: str) -> Draft:
    """Settle on what a person types instead. InvalidValue when the field cannot hold it."""
    field = field_of_register(dispute.register)
    if field is None or not dispute.can_be_typed:
        raise InvalidValue("Another value cannot be typed here.", "Choose one of those that are there.")
    return resolve_conflict(dispute.register, scalar_to_json(read_one(field, typed)), dispute.whose)


def _laid_out(case: Case, conflict: "Conflict", authors: Mapping[str, str], now_ms: int) -> Dispute:
    register = conflict.register
    is_removal = register.field == REMOVED
    times = [head.stamp.ms for head in conflict.heads]
    apart = max(times) - min(times) > FAR_APART_MS
    choices = tuple(
        Choice(
            head.id,
            head.value if head.register == register else False,
            _in_words(case, register, head),
            authors.get(set_of(head.id), ""),
            head.stamp.ms,
            _clock(head, register.item, now_ms, apart=apart),
        )
        for head in conflict.heads
    )
    label = "removed, and changed" if is_removal else label_of(register).lower()
    whose = (
        title_of(case, register.item)
        if case.find(register.item)
        else f"{article(register.kind)} {register.kind}"
    )
    return Dispute(register, whose, label, choices, is_removal, None if is_removal else _both(conflict))


def _in_words(case: Case, register: Register, head: Change) -> str:
    if register.field == REMOVED:
        if head.register == register:
            return "remove it" if head.value is True else "keep it"
        return f"keep it, with {label_of(head.register).lower()}: {_value(case, head)}"
    return _value(case, head)


def _value(case: Case, head: Change) -> str:
    field = field_of_register(head.register)
    if head.register.member:
        member = value_in_words(case, field, head.register.member)
        return f"with {member}" if head.value else f"without {member}"
    return value_in_words(case, field, head.value, _LONGEST)


def _both(conflict: "Conflict") -> str | None:
    field = field_of_register(conflict.register)
    if field is None or field.many or field.type not in _WORDS:
        return None
    texts = [head.value for head in conflict.heads if isinstance(head.value, str) and head.value.strip()]
    if len(dict.fromkeys(texts)) < 2:
        return None
    return ("\n\n" if field.type is FieldType.TEXT else " / ").join(dict.fromkeys(texts))


def _clock(head: Change, item: str, now_ms: int, *, apart: bool) -> str:
    made = made_ms(item)
    if head.stamp.ms > now_ms + AHEAD_MS:
        return "This time has not come yet: the clock of that laptop is probably wrong."
    if made is not None and head.stamp.ms < made - _A_DAY_MS:
        return "This time is before the item was made: a clock is probably wrong."
    if apart:
        return "These times are more than a year apart: a clock may be wrong."
    return ""

"""The mark that an item has in every view: what is to be chosen, before what is new.

The one answer that all views ask for. What is to be chosen stays marked until somebody has chosen; what is
new until somebody has looked at it.
"""

from collections.abc import Iterable
from dataclasses import field
from typing import TYPE_CHECKING

from navigator.actions.fresh import Fresh, shown_under
from navigator.casefile.case import Case
from navigator.casefile.frozen import frozen

if TYPE_CHECKING:
    from navigator.store.conflicts import Conflict

NEW = "new"
"""A colleague changed it since somebody last looked."""

TO_CHOOSE = "to choose"
"""People disagree about it: what shows is the newer of two values."""


@frozen
class Marks:
    """What is marked, and with which word."""

    fresh: Fresh = field(default_factory=Fresh)
    disputed: frozenset[str] = frozenset()
    """The items about which people disagree."""
    disputed_fields: frozenset[tuple[str, str]] = frozenset()
    """Pairs of an item and the name of a field."""

    def of(self, item: str, field: str = "") -> str:
        """The word for an item, or for one field of it; "" for none."""
        disputed = (item, field) in self.disputed_fields if field else item in self.disputed
        if disputed:
            return TO_CHOOSE
        return NEW if self.fresh.has(item, field) else ""

    @property
    def words(self) -> dict[str, str]:
        """The word of every item that has one."""
        return {**dict.fromkeys(self.fresh.items, NEW), **dict.fromkeys(self.disputed, TO_CHOOSE)}

    def foremost(self, items: Iterable[str]) -> str:
        """The word for several items together: what is to be chosen comes first."""
        words = {self.of(item) for item in items}
        return TO_CHOOSE if TO_CHOOSE in words else NEW if NEW in words else ""

    def __contains__(self, item: str) -> bool:
        return item in self.disputed or item in self.fresh

    def __bool__(self) -> bool:
        return bool(self.fresh or self.disputed)


def marks_of(case: Case, fresh: Fresh, conflicts: "Iterable[Conflict]") -> Marks:
    """What is marked in this case."""
    registers = [conflict.register for conflict in conflicts]
    return Marks(
        fresh,
        frozenset(item for one in registers for item in shown_under(case, one)),
        frozenset((one.item, one.field) for one in registers),
    )


def told(marks: Marks, items: Iterable[str]) -> str:
    """How many are marked, as a sentence: " 2 new since you last looked, 1 to choose."; "" for none."""
    said = counted(marks, items).replace(NEW, f"{NEW} since you last looked", 1)
    return f" {said}." if said else ""


def counted(marks: Marks, items: Iterable[str]) -> str:
    """How many of these have which mark: "2 new, 1 to choose"; "" for none."""
    words = [marks.of(item) for item in items]
    parts = ((words.count(NEW), NEW), (words.count(TO_CHOOSE), TO_CHOOSE))
    return ", ".join(f"{number} {word}" for number, word in parts if number)

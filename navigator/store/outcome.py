"""What goes into an act on the log besides its draft, and what comes out of it."""

from collections.abc import Callable

from navigator.casefile.case import Case
from navigator.casefile.frozen import frozen
from navigator.history.change import PURGED, ChangeSet, Register
from navigator.history.heads import Merge
from navigator.history.stamp import Stamp


@frozen
class Hand:
    """Whose hand writes: the author's name, the number that the next set gets, and its stamp."""

    author: str
    number: int
    tick: Callable[[], Stamp]


@frozen
class Outcome:
    """What a transaction leads to, once it is on the disk."""

    case: Case
    merge: Merge
    touched: frozenset[Register]
    disputed: frozenset[str]
    """The ids of the items with a conflict now, of those touched."""
    sets: tuple[ChangeSet, ...]
    """What was written: our own one, or those that came in and were new."""

    @property
    def erased(self) -> bool:
        """Whether a purge took values and names out of the log."""
        return any(register.field == PURGED for register in self.touched)

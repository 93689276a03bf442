"""The fields with more than one current value, for a person to choose from."""

from collections.abc import Iterable

from navigator.casefile.frozen import frozen
from navigator.history.change import REMOVED, Change, Register
from navigator.history.heads import Merge, disagree, in_conflict, unseen_edits


@frozen
class Conflict:
    """One register and its heads, newest last.

    For an item that was edited while somebody else removed it the field is `removed`, and the heads are
    the removal and the edits that it had not seen.
    """

    register: Register
    heads: tuple[Change, ...]


def conflicts_of(merge: Merge, items: Iterable[str]) -> tuple[Conflict, ...]:
    """The conflicts of some items."""
    found: list[Conflict] = []
    for name in sorted(items):
        heads = merge.heads_of_item(name)
        if not in_conflict(heads):
            continue
        for register, standing in sorted(heads.items()):
            if register.field == REMOVED and not register.member and (edits := unseen_edits(heads)):
                both = sorted((*standing, *edits), key=lambda head: head.order)
                found.append(Conflict(register, tuple(both)))
            elif disagree(standing):
                found.append(Conflict(register, standing))
    return tuple(found)

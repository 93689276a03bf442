"""What removed colleagues signed too late to count, as the desk knows it, and what a person decides about it.

Each function runs at the desk. What is kept in quarantine and why is `sync/`'s to say.
"""

from itertools import groupby

from navigator.casefile.frozen import frozen
from navigator.history.change import ChangeSet
from navigator.ui.desk import Desk


@frozen
class LateWork:
    """All that one replica of somebody who was removed has in quarantine, the oldest first."""

    replica: str
    author: str
    sets: tuple[ChangeSet, ...]
    is_set_aside: bool
    """Whether somebody here looked at all of it and does not want it."""


def late_work(desk: Desk) -> tuple[LateWork, ...]:
    """What waits for a person; what was set aside comes last."""
    if desk.vault.case_share(desk.open_case.case_id) is None:
        return ()
    from navigator.sync.quarantine import quarantined

    works = []
    for replica, some in groupby(quarantined(desk.open_case), key=lambda one: one.change_set.replica):
        kept = list(some)
        sets = tuple(one.change_set for one in kept)
        author = next((one.author for one in sets if one.author), "A colleague")
        works.append(LateWork(replica, author, sets, all(one.dismissed for one in kept)))
    return tuple(sorted(works, key=lambda work: (work.is_set_aside, work.author, work.replica)))


def take_over(desk: Desk, replica: str) -> tuple[ChangeSet, ...]:
    """Take in all that one replica has there, as honest work; what was taken in."""
    from navigator.errors import InvalidValue
    from navigator.sync.quarantine import accept

    taken = accept(desk.open_case, replica)
    if not taken:
        raise InvalidValue(
            "This work cannot be taken over yet: something that came before it is missing here. "
            "Nothing was changed.",
            "Sync, and try again.",
        )
    return taken


def set_aside(desk: Desk, work: LateWork) -> None:
    """Keep it out of the case, as looked at; it can be looked at again."""
    from navigator.sync.quarantine import dismiss

    dismiss(desk.open_case, work.sets)


def look_again(desk: Desk, work: LateWork) -> None:
    """Have it wait for a person once more."""
    from navigator.sync.quarantine import recall

    recall(desk.open_case, work.sets)

"""What removed members signed too late to count: for a person to look at, and take in or leave."""

from collections.abc import Sequence

from navigator.history.change import ChangeSet
from navigator.store.open_case import OpenCase
from navigator.store.share_books import ShareBooks
from navigator.store.share_holdings import Quarantined, Taking


def quarantined(opened: OpenCase) -> tuple[Quarantined, ...]:
    """What is in quarantine, in order of replica and number."""
    return _books(opened).quarantined()


def accept(opened: OpenCase, replica: str) -> tuple[ChangeSet, ...]:
    """Take in all that one replica has in quarantine, as honest work; what was taken in.

    The next sync sends it to everybody, with its author and time as they were.
    """
    books = _books(opened)
    last = books.last_numbers().get(replica, 0)
    waiting = [one.change_set for one in books.quarantined()]
    return books.keep(taking_in(waiting, replica, last))


def taking_in(waiting: Sequence[ChangeSet], replica: str, last: int) -> Taking:
    """Of what waits, in order of number: all of one replica that goes on after number `last`."""
    sets: list[ChangeSet] = []
    for one in waiting:
        if one.replica == replica and one.number == last + 1 + len(sets):
            sets.append(one)
    return Taking(sets=sets)


def dismiss(opened: OpenCase, sets: Sequence[ChangeSet]) -> None:
    """Mark change sets as looked at and not wanted; they stay in quarantine."""
    _books(opened).mark_dismissed(sets, dismissed=True)


def recall(opened: OpenCase, sets: Sequence[ChangeSet]) -> None:
    """Mark change sets as not looked at yet: what `dismiss` did is taken back."""
    _books(opened).mark_dismissed(sets, dismissed=False)


def _books(opened: OpenCase) -> ShareBooks:
    return ShareBooks(opened, lambda: opened.replica)

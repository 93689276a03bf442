"""What came in since somebody last looked: the ids of change sets, kept in the case file beside the log."""

from collections.abc import Iterable
from typing import Final

from navigator.history.change import ChangeSet
from navigator.store.open_case import OpenCase
from navigator.store.share_books import ShareBooks
from navigator.store.share_holdings import Taking

MOST: Final = 500
"""Whoever has more than this to look at looks at the history."""

_NOTE: Final = "unseen"


def unseen(opened: OpenCase) -> tuple[str, ...]:
    """The ids of the change sets that nobody has looked at here, in the order in which they came."""
    return tuple(_books(opened).load().notes.get(_NOTE, "").split())


def add_unseen(opened: OpenCase, sets: Iterable[ChangeSet]) -> None:
    """These came in just now."""
    fresh = [one.id for one in sets]
    if fresh:
        _keep(opened, [*unseen(opened), *fresh][-MOST:])


def mark_seen(opened: OpenCase) -> None:
    """Somebody has looked at all of it."""
    _keep(opened, [])


def _keep(opened: OpenCase, ids: list[str]) -> None:
    _books(opened).keep(Taking(notes={_NOTE: " ".join(dict.fromkeys(ids))}))


def _books(opened: OpenCase) -> ShareBooks:
    return ShareBooks(opened, lambda: opened.replica)

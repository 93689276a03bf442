"""What came in since somebody last looked: kept in the case file beside the log, and never sent to anybody.

The ids of change sets, in the order in which they came, and of each the items that were looked at since.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from navigator.history.change import ChangeSet
from navigator.store.open_case import OpenCase
from navigator.store.share_books import ShareBooks
from navigator.store.share_holdings import Taking

MOST: Final = 500
"""Whoever has more than this to look at looks at the history."""

_NOTE: Final = "unseen"
_LOOKED: Final = "looked at"


def unseen(opened: OpenCase) -> tuple[str, ...]:
    """The change sets of which something was not looked at here, by their ids, in the order of coming."""
    return tuple(_books(opened).load().notes.get(_NOTE, "").split())


def looked_at(opened: OpenCase) -> dict[str, frozenset[str]]:
    """By change set, the items that were looked at: of those alone of which other items were not."""
    kept = _books(opened).load().notes.get(_LOOKED, {})
    return {one: frozenset(items) for one, items in kept.items()}


def add_unseen(opened: OpenCase, sets: Iterable[ChangeSet]) -> None:
    """These came in just now, or are to be looked at anew."""
    fresh = [one.id for one in sets]
    if fresh:
        keep_unseen(opened, [*unseen(opened), *fresh][-MOST:], looked_at(opened))


def mark_seen(opened: OpenCase) -> None:
    """Somebody has looked at all of it."""
    keep_unseen(opened, (), {})


def keep_unseen(opened: OpenCase, ids: Iterable[str], looked: Mapping[str, Iterable[str]]) -> None:
    """From now on these are the change sets to look at, and this was looked at of them."""
    wanted = list(dict.fromkeys(ids))
    still = {one: sorted(looked[one]) for one in wanted if looked.get(one)}
    _books(opened).keep(Taking(notes={_NOTE: " ".join(wanted), _LOOKED: still}))


def _books(opened: OpenCase) -> ShareBooks:
    return ShareBooks(opened, lambda: opened.replica)

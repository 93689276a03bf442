"""How a case stands with its share, from its file alone: when it last synced, and what waits to be sent."""

from typing import Final

from navigator.casefile.frozen import frozen
from navigator.store.open_case import OpenCase
from navigator.store.share_books import ShareBooks
from navigator.store.share_holdings import Holdings, Taking

_NOTE: Final = "synced"


@frozen
class Standing:
    """The last sync that went well (milliseconds since 1970, UTC; 0: none), and our change sets waiting."""

    synced_ms: int = 0
    waiting: int = 0


def standing_of(opened: OpenCase) -> Standing:
    """How it stands now."""
    held = ShareBooks(opened, lambda: opened.replica).load()
    return Standing(int(held.notes.get(_NOTE, 0)), waiting_of(held, opened.replica))


def waiting_of(held: Holdings, own: str) -> int:
    """How many of our change sets are not on the share, as far as is known here."""
    there = max((one.last for one in held.counting(own) if one.name), default=0)
    return max(0, held.last_numbers.get(own, 0) - there)


def note_synced(opened: OpenCase, at_ms: int) -> None:
    """A sync went well, to its end."""
    ShareBooks(opened, lambda: opened.replica).keep(Taking(notes={_NOTE: at_ms}))

"""The door to the case file: what a replica remembers of its share is kept together with the case itself.

The real one is `store.share_books.ShareBooks`; a test may pass its own.
"""

from typing import Protocol

from navigator.history.change import ChangeSet
from navigator.store.share_holdings import Holdings, Taking


class Books(Protocol):
    """The books of one case."""

    @property
    def replica(self) -> str:
        """Which replica this is."""

    def renew(self) -> str:
        """Another replica id for this case; it is taken on by `become`."""

    def become(self, replica: str) -> None:
        """From now on commit as this replica."""

    def load(self) -> Holdings:
        """All that is remembered."""

    def last_numbers(self) -> dict[str, int]:
        """By replica: the number of its last change set in the log, as `load` says too."""

    def sets(self, replica: str, first: int, last: int) -> list[ChangeSet]:
        """The change sets of a replica from one number to another, as far as the log has them."""

    def bytes_of(self, replica: str, seq: int) -> bytes:
        """The bytes of a segment as they were signed; b"" when they are not kept any more."""

    def keep(self, taking: Taking) -> tuple[ChangeSet, ...]:
        """Keep a step, as a whole or not at all; the sets of it that were new to the log."""

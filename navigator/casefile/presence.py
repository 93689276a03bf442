"""Who and what is there on a day, as far as the dates say: begun, and not over.

A partial date is read in favour of being there: somebody who started "in March" is there all March, and
somebody who ended "in March" until its last day. What has no dates is always there.
"""

from datetime import date
from typing import Protocol

from navigator.casefile.partial_date import PartialDate


class Lasting(Protocol):
    """A person or a tie: whatever may have started and may have ended."""

    @property
    def started(self) -> PartialDate | None:
        """When it began, if known."""

    @property
    def ended(self) -> PartialDate | None:
        """When it was over, if it is."""


def has_begun(item: Lasting, on: date) -> bool:
    """Whether it may have begun by that day."""
    return item.started is None or item.started.earliest <= on


def is_over(item: Lasting, on: date) -> bool:
    """Whether it had certainly ended before that day."""
    return item.ended is not None and item.ended.latest < on


def is_there(item: Lasting, on: date) -> bool:
    """Whether it has begun and is not over."""
    return has_begun(item, on) and not is_over(item, on)

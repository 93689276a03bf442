"""How the columns of a table share the room that there is."""

from collections.abc import Sequence
from typing import Final

_LEAST_SHARE: Final = 0.62
"""Of what they want, columns of words get no less than this; then the table scrolls."""


def shared(wanted: Sequence[int], keeps: Sequence[bool], room: int) -> list[int]:
    """The width in pixels of each column; those that keep their width get what they want.

    Columns of words share the rest, whether it is more or less than they want.
    """
    kept = sum(width for width, keep in zip(wanted, keeps, strict=True) if keep)
    share = max(_LEAST_SHARE, (room - kept) / max(1, sum(wanted) - kept))
    return [width if keep else int(width * share) for width, keep in zip(wanted, keeps, strict=True)]

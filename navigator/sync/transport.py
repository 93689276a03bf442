"""The four verbs that a share must know, and what can be wrong with one. Nothing here touches the world.

Names are relative, with `/` between folders, in ASCII: letters, digits, `-`, `_` and `.`. A share holds
bytes under names that are written once; order, times and names of it are never trusted.
"""

from typing import Protocol

from navigator.errors import NavigatorError


class ShareError(NavigatorError):
    """Something is wrong with the share; what is committed in the case files is safe."""


class ShareUnreachable(ShareError):
    """The share does not answer, or not in time, or is not there now; trying again later may help."""


class ShareRefused(ShareError):
    """The share answers, but does not let us in or does not let us write: rights, read-only, credentials."""


class ShareFull(ShareError):
    """There is no room left on the share."""


class NotOnShare(ShareError):
    """There is no file of that name on the share (now)."""


class Transport(Protocol):
    """One share. Every call returns within a deadline, or raises a ShareError."""

    def list(self, prefix: str) -> tuple[str, ...]:
        """The names of all files below this prefix, whole and sorted; () when there is none.

        Names of temporary files (`.<uuid>.tmp`) are left out. Raises ShareUnreachable, ShareRefused.
        """

    def get(self, name: str) -> bytes:
        """The bytes under a name. Raises NotOnShare, ShareUnreachable, ShareRefused."""

    def put_new(self, name: str, content: bytes) -> bool:
        """Put a file there, whole or not at all, and never over another.

        True: it is there now and as durable as the share can make it. False: the name was taken already,
        whatever it holds. Raises ShareUnreachable (it may or may not be there), ShareRefused, ShareFull.
        """

    def remove_temporary(self) -> None:
        """Remove our own temporary files that an interruption left behind. Raises as `list` does."""

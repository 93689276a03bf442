"""What can be wrong with a share, in sentences, whatever its kind. None names a server, folder or user."""

from navigator.sync.transport import NotOnShare, ShareFull, ShareRefused, ShareUnreachable

_SAFE = "Everything is saved on this laptop."


def unreachable(happened: str = "The share does not answer.") -> ShareUnreachable:
    """It is away, for now or for good."""
    return ShareUnreachable(
        happened, _SAFE, "Check the network or the drive; what waits is sent by the next sync."
    )


def too_slow() -> ShareUnreachable:
    """It did not answer before the deadline."""
    return unreachable("The share did not answer in time.")


def not_let_in() -> ShareRefused:
    """It knows us not, or not with that password."""
    return ShareRefused(
        "The share does not let this laptop in.", _SAFE, "Check the user name and the password of the share."
    )


def not_allowed() -> ShareRefused:
    """It is read-only, or this user may not do that."""
    return ShareRefused(
        "The share does not allow this.",
        _SAFE,
        "It may be read-only: ask whoever looks after it to let this user read and write there.",
    )


def full() -> ShareFull:
    """There is no room."""
    return ShareFull("The share is full.", _SAFE, "Make room on it; what waits is sent by the next sync.")


def not_there() -> NotOnShare:
    """No file of that name, now."""
    return NotOnShare("A file is not on the share, or not there yet.", _SAFE, "Sync again later.")

"""Putting one file on the share, and reading it back before anybody is told that it is there."""

from typing import Final

from navigator.store.share_holdings import Held
from navigator.sync.errand import Errand
from navigator.sync.names import another_name, segment_name
from navigator.sync.transport import NotOnShare

_ATTEMPTS: Final = 9


def right_name(errand: Errand, held: Held) -> str:
    """What a segment is called on the share, whoever puts it there."""
    return segment_name(errand.case_id, held.replica, held.seq, held.sha256)


def under_name(held: Held, name: str) -> Held:
    """The same segment, known to stand under this name; "" when it is not known to be there."""
    return held._replace(name=name)


def kept_bytes(errand: Errand, held: Held) -> bytes:
    """The bytes of a segment; b"" when they are not kept any more."""
    return errand.at_desk(lambda: errand.books.bytes_of(held.replica, held.seq))


def put_and_read_back(errand: Errand, name: str, content: bytes) -> tuple[str, bool] | None:
    """Put and read back; the name it has and whether it was not there, or None: not there yet.

    When something else stands under the name (an upload that broke off), the next one is tried. All who have
    a file try the same names in the same order, so that it stands there once, whoever puts it.
    """
    for attempt in range(1, _ATTEMPTS + 1):
        errand.check()
        chosen = name if attempt == 1 else another_name(name, attempt)
        new = errand.transport.put_new(chosen, content)
        errand.world.at("put")
        try:
            back = errand.transport.get(chosen)
        except NotOnShare:
            return None
        errand.world.at("read back")
        if back == content:
            return chosen, new
    errand.alarm(
        "The share does not keep what is written to it: what was read back was not what was written. "
        "Everything is safe on this laptop. Ask whoever keeps the folder to look at it."
    )
    return None

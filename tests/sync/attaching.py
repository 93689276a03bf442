"""Attaching files and reading them again, for the tests of how their bytes travel."""

from navigator.casefile.ids import Ids
from navigator.store.known_attachments import PART_BYTES
from navigator.store.open_case import OpenCase
from navigator.sync.sharing import errand_for
from navigator.sync.syncing import REAL_WORLD, SyncResult, run
from tests.sync.team import Colleague

LONG = bytes(range(251)) * (5 * PART_BYTES // 2 // 251)
"""Two parts and a half."""


def attach(opened: OpenCase, content: bytes, name: str = "letter.txt") -> str:
    """Attach a file; its id."""
    done = opened.attach(name, "text/plain", "", [content], Ids())
    assert done is not None
    return done.changes[0].register.item


def bytes_of(opened: OpenCase, attachment: str) -> bytes:
    """What can be opened of it; UnreadableFile when that is not all of it."""
    return b"".join(opened.attachment_bytes(attachment))


def att_files(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files of attachments among those of a share."""
    return {name: content for name, content in files.items() if "/attachments/" in name}


def changes_only(one: Colleague) -> SyncResult:
    """Sync, and leave the bytes of attachments for another time."""
    return run(errand_for(one.vault, one.opened, one.share, REAL_WORLD), with_attachments=False)


def counts(result: SyncResult) -> tuple[int, int, int, int]:
    """Sent, received, still to send, still to come."""
    carried = result.attachments
    return carried.sent, carried.received, carried.to_send, carried.to_come

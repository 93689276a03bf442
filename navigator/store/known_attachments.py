"""What the log says of the bytes of attachments, as plain data: which there are, and what they have to be."""

import re
from dataclasses import dataclass
from typing import Final

from navigator.casefile.case import Case
from navigator.casefile.sharing import Attachment

PART_BYTES: Final = 1 << 20
"""So much of a file travels at once: 1 MB, which a slow share carries well within its deadline."""

LARGEST: Final = 100 * PART_BYTES
"""Bytes; what is larger does not belong into a case file that is backed up and synced."""

_SHA256: Final = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class KnownAttachment:
    """What the log says of an attachment's bytes. `size` is above zero: a file of no bytes is everywhere."""

    id: str
    size: int
    """Bytes."""
    sha256: str
    """64 hexadecimal digits."""

    @property
    def parts(self) -> int:
        """In how many parts it travels."""
        return -(-self.size // PART_BYTES)

    def length(self, part: int) -> int:
        """How many bytes of it a part holds, counted from 0."""
        return min(PART_BYTES, self.size - part * PART_BYTES)


def known_attachments(case: Case) -> tuple[KnownAttachment, ...]:
    """The attachments of a case that have bytes somewhere."""
    found = (what_is_known(one) for one in case.attachments.values())
    return tuple(one for one in found if one is not None)


def what_is_known(one: Attachment) -> KnownAttachment | None:
    """What is known of one; None when it has no bytes, or what is said of them cannot be so.

    Anybody may have typed into these fields.
    """
    size = float(one.size or 0)
    if not size.is_integer() or not 0 < size <= LARGEST or not _SHA256.fullmatch(one.sha256):
        return None
    return KnownAttachment(one.id, int(size), one.sha256)

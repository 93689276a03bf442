"""The door to the attachments of a case file, for carrying their bytes.

The real one is `store.share_attachments.ShareAttachments`; a test may pass its own, or none.
"""

from collections.abc import Iterable
from typing import Protocol

from navigator.store.known_attachments import KnownAttachment


class AttachmentBooks(Protocol):
    """The bytes of the attachments of one case."""

    def known(self) -> tuple[KnownAttachment, ...]:
        """The attachments of the case that have bytes somewhere."""

    def here(self, of: Iterable[KnownAttachment]) -> frozenset[str]:
        """The ids of those that have their bytes here."""

    def part(self, one: KnownAttachment, part: int) -> bytes:
        """A part of the bytes that are here or have arrived, whatever they are."""

    def arrived(self, one: KnownAttachment) -> frozenset[int]:
        """The parts that have arrived, while there are others that have not."""

    def take_part(self, one: KnownAttachment, part: int, content: bytes) -> None:
        """Keep a part that has arrived. Raises CannotWrite."""

    def settle(self, one: KnownAttachment) -> bool:
        """Let what has arrived, and was found to be right, be the attachment's bytes; whether it is now."""

    def forget(self, one: KnownAttachment) -> None:
        """Let go of bytes that are not what they have to be."""

"""The bytes of attachments, in chunks, so that a large file never stands whole in memory.

While a file is arriving from a colleague its first chunk stands aside: see `share_attachments.py`.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from navigator.errors import InvalidValue, UnreadableFile
from navigator.store.known_attachments import LARGEST
from navigator.store.tables import attachment_chunk

CHUNK = 256 * 1024
"""Bytes."""


class AttachmentElsewhere(UnreadableFile):
    """No byte of an attachment is in this case file, as after a colleague attached it."""


def arriving(attachment: str) -> str:
    """What stands in the place of the id with the first chunk, while the others are still arriving."""
    return f"arriving {attachment}"


@dataclass(frozen=True, slots=True)
class Measured:
    """What was written: size in bytes, and SHA-256 as 64 hexadecimal digits."""

    size: int
    sha256: str


def write_bytes(connection: Connection, attachment: str, source: Iterable[bytes]) -> Measured:
    """Write an attachment's bytes; InvalidValue when there are too many."""
    digest, size = hashlib.sha256(), 0
    connection.execute(delete(attachment_chunk).where(attachment_chunk.c.attachment == attachment))
    for position, chunk in enumerate(_even(source)):
        size += len(chunk)
        if size > LARGEST:
            raise InvalidValue(
                f"The file is larger than {LARGEST // 1024 // 1024} MB.",
                "Keep it elsewhere and note where it is.",
            )
        digest.update(chunk)
        row = {"attachment": attachment, "position": position, "bytes": chunk}
        connection.execute(insert(attachment_chunk), [row])
    return Measured(size, digest.hexdigest())


def _even(source: Iterable[bytes]) -> Iterator[bytes]:
    held = bytearray()
    for part in source:
        held += part
        while len(held) >= CHUNK:
            yield bytes(held[:CHUNK])
            del held[:CHUNK]
    if held:
        yield bytes(held)


def read_bytes(connection: Connection, attachment: str, sha256: str) -> Iterator[bytes]:
    """An attachment's bytes, chunk by chunk; UnreadableFile at the end when they are not what was written."""
    digest, position = hashlib.sha256(), 0
    while True:
        query = select(attachment_chunk.c.bytes).where(
            attachment_chunk.c.attachment == attachment, attachment_chunk.c.position == position
        )
        chunk = connection.scalar(query)
        if chunk is None:
            break
        digest.update(chunk)
        yield chunk
        position += 1
    if position == 0 and sha256 != digest.hexdigest():
        raise AttachmentElsewhere(
            "This file is not on this laptop yet.",
            "What is known of it is here.",
            "It comes with a sync once the colleague who attached it has sent it.",
        )
    if digest.hexdigest() != sha256:
        raise UnreadableFile(
            "The attachment is not complete, or not what was put in.", "", "Restore a backup to get it back."
        )

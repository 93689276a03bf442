"""The bytes of a case's attachments as sync needs them: part by part, and what has arrived of others so far.

Parts that arrive are kept beside the attachments, so that a long file goes on where it broke off, and take
their place only when all of them together are what the log says. Nothing is kept of what is not in the case
at that moment: what was purged meanwhile does not come back.
"""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Final

from sqlalchemy import Connection, Select, and_, bindparam, delete, insert, select, update

from navigator.store.attachments import CHUNK, arriving
from navigator.store.known_attachments import PART_BYTES, KnownAttachment, known_attachments, what_is_known
from navigator.store.open_case import OpenCase
from navigator.store.tables import attachment_chunk

_CHUNKS: Final = PART_BYTES // CHUNK


class ShareAttachments:
    """The attachments of one open case. Use it where the case is used: from one thread."""

    def __init__(self, opened: OpenCase) -> None:
        self._opened = opened

    def known(self) -> tuple[KnownAttachment, ...]:
        """The attachments of the case that have bytes somewhere."""
        return known_attachments(self._opened.case)

    def here(self, of: Iterable[KnownAttachment]) -> frozenset[str]:
        """The ids of those that have their bytes here."""
        with self._opened.transaction("looking for attachments") as connection:
            first = select(attachment_chunk.c.position).where(
                attachment_chunk.c.attachment == bindparam("id"), attachment_chunk.c.position == 0
            )
            return frozenset(one.id for one in of if connection.execute(first, {"id": one.id}).first())

    def part(self, one: KnownAttachment, part: int) -> bytes:
        """A part of the bytes that are here, whatever they are; what is missing is left out."""
        with self._opened.transaction("reading an attachment") as connection:
            return b"".join(connection.scalars(_chunks(one.id, part)))

    def arrived(self, one: KnownAttachment) -> frozenset[int]:
        """The parts that have arrived, while there are others that have not."""
        with self._opened.transaction("looking for what has arrived") as connection:
            query = select(attachment_chunk.c.position).where(
                attachment_chunk.c.attachment == arriving(one.id)
            )
            return frozenset(position // _CHUNKS for position in connection.scalars(query))

    def take_part(self, one: KnownAttachment, part: int, content: bytes) -> None:
        """Keep a part that has arrived. Raises CannotWrite; what was kept before is kept."""
        if not self._is_wanted(one):
            return
        with self._opened.transaction("keeping a part of an attachment") as connection:
            _take_away(connection, arriving(one.id), part)
            rows = [
                {"attachment": arriving(one.id), "position": part * _CHUNKS + place, "bytes": chunk}
                for place, chunk in enumerate(_cut(content))
            ]
            connection.execute(insert(attachment_chunk), rows)

    def settle(self, one: KnownAttachment) -> bool:
        """Let what has arrived be the attachment's bytes, if that is what it is; else it is forgotten."""
        if not self._is_wanted(one):
            return False
        with self._opened.transaction("putting an attachment in its place") as connection:
            digest, size = hashlib.sha256(), 0
            for part in range(one.parts):
                for chunk in connection.scalars(_chunks(arriving(one.id), part)):
                    digest.update(chunk)
                    size += len(chunk)
            whole = (size, digest.hexdigest()) == (one.size, one.sha256)
            _take_away(connection, one.id if whole else arriving(one.id))
            if whole:
                table = attachment_chunk
                move = update(table).where(table.c.attachment == arriving(one.id))
                connection.execute(move.values(attachment=one.id))
            return whole

    def _is_wanted(self, one: KnownAttachment) -> bool:
        there = self._opened.case.attachments.get(one.id)
        return there is not None and what_is_known(there) == one


def _cut(content: bytes) -> Iterator[bytes]:
    return (content[start : start + CHUNK] for start in range(0, len(content), CHUNK))


def _chunks(attachment: str, part: int) -> Select[bytes]:
    table = attachment_chunk
    places = table.c.position.between(part * _CHUNKS, (part + 1) * _CHUNKS - 1)
    return select(table.c.bytes).where(table.c.attachment == attachment, places).order_by(table.c.position)


def _take_away(connection: Connection, attachment: str, part: int | None = None) -> None:
    table = attachment_chunk
    where = and_(table.c.attachment == attachment)
    if part is not None:
        where = and_(where, table.c.position.between(part * _CHUNKS, (part + 1) * _CHUNKS - 1))
    connection.execute(delete(table).where(where))

"""The bytes of a case's attachments as sync needs them: part by part, and what has arrived of others so far.

Parts that arrive are kept, so a long file goes on where it broke off. Its first chunk stands aside until all
of them together were found to be what the log says: as long as it does, the file is not here for anybody,
and putting it in its place takes no longer for a large file. Nothing is kept of what is not in the case at
that moment: what was purged meanwhile does not come back.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from sqlalchemy import ColumnElement, bindparam, delete, insert, select, update

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
        """A part of the bytes that are here or have arrived, whatever they are, without what is missing."""
        with self._opened.transaction("reading an attachment") as connection:
            table = attachment_chunk
            query = select(table.c.bytes).where(_of(one), _in_part(part)).order_by(table.c.position)
            return b"".join(connection.scalars(query))

    def arrived(self, one: KnownAttachment) -> frozenset[int]:
        """The parts that have arrived, while there are others that have not."""
        with self._opened.transaction("looking for what has arrived") as connection:
            positions = connection.scalars(select(attachment_chunk.c.position).where(_of(one)))
            return frozenset(position // _CHUNKS for position in positions)

    def take_part(self, one: KnownAttachment, part: int, content: bytes) -> None:
        """Keep a part that has arrived. Raises CannotWrite; what was kept before is kept."""
        if not self._is_wanted(one):
            return
        with self._opened.transaction("keeping a part of an attachment") as connection:
            connection.execute(delete(attachment_chunk).where(_of(one), _in_part(part)))
            rows = [
                {"attachment": one.id, "position": part * _CHUNKS + place, "bytes": chunk}
                for place, chunk in enumerate(_cut(content))
            ]
            if part == 0:
                rows[0]["attachment"] = arriving(one.id)
            connection.execute(insert(attachment_chunk), rows)

    def settle(self, one: KnownAttachment) -> bool:
        """Let what has arrived, and was found to be right, be the attachment's bytes; whether it is now."""
        if not self._is_wanted(one):
            return False
        with self._opened.transaction("putting an attachment in its place") as connection:
            table = attachment_chunk
            first = update(table).where(table.c.attachment == arriving(one.id))
            return connection.execute(first.values(attachment=one.id)).rowcount == 1

    def forget(self, one: KnownAttachment) -> None:
        """Let go of bytes that are not what they have to be."""
        with self._opened.transaction("letting go of a damaged attachment") as connection:
            connection.execute(delete(attachment_chunk).where(_of(one)))

    def _is_wanted(self, one: KnownAttachment) -> bool:
        there = self._opened.case.attachments.get(one.id)
        return there is not None and what_is_known(there) == one


def _cut(content: bytes) -> Iterator[bytes]:
    return (content[start : start + CHUNK] for start in range(0, len(content), CHUNK))


def _of(one: KnownAttachment) -> ColumnElement[bool]:
    return attachment_chunk.c.attachment.in_((one.id, arriving(one.id)))


def _in_part(part: int) -> ColumnElement[bool]:
    return attachment_chunk.c.position.between(part * _CHUNKS, (part + 1) * _CHUNKS - 1)

"""Where the bytes of attachments are: in this case file, or still with the colleague who attached them."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from navigator.store.open_case import OpenCase
from navigator.store.share_tables import share_file
from navigator.store.tables import attachment_chunk, change, change_set, item


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Of one attachment."""

    is_here: bool
    attached_by: str
    """Who attached it, as history shows them; "" when that has not arrived."""
    is_shared: bool
    """Whether the case is shared, so that what is not here may still come."""


def whereabouts(opened: OpenCase, attachments: Iterable[str]) -> dict[str, Whereabouts]:
    """By id, of those that are in the case that is open."""
    with opened.transaction("looking for attachments") as connection:
        is_shared = connection.execute(select(share_file.c.name).limit(1)).first() is not None
        return {
            one: Whereabouts(
                not opened.case.attachments[one].size or _is_here(connection, one),
                _attached_by(connection, one),
                is_shared,
            )
            for one in attachments
            if one in opened.case.attachments
        }


def _is_here(connection: Connection, attachment: str) -> bool:
    table = attachment_chunk
    query = select(table.c.position).where(table.c.attachment == attachment, table.c.position == 0)
    return connection.execute(query).first() is not None


def _attached_by(connection: Connection, attachment: str) -> str:
    query = (
        select(change_set.c.author)
        .join(change, change.c.set_id == change_set.c.id)
        .join(item, item.c.id == change.c.item_id)
        .where(item.c.item == attachment)
        .order_by(change_set.c.ms, change_set.c.counter)
        .limit(1)
    )
    return connection.scalar(query) or ""

"""Whether a case file is whole: every page authentic, the tables sound, and as the log says."""

from collections.abc import Iterator

from sqlalchemy import Connection, func, select, text

from navigator.casefile.case import Case
from navigator.errors import UnreadableFile
from navigator.store.attachments import AttachmentElsewhere, read_bytes
from navigator.store.connection import PAGES_CHECK
from navigator.store.rebuild import read_from_log
from navigator.store.search import words_of
from navigator.store.share_tables import segment
from navigator.store.tables import change, change_set


def problems_of(connection: Connection, case: Case) -> tuple[str, ...]:
    """What is wrong, a sentence each; empty when all is well. `case` is what the item tables say."""
    damaged = tuple(_damage(connection))
    return damaged or (*_rows_against_log(connection, case), *_numbers(connection), *_files(connection, case))


def _damage(connection: Connection) -> Iterator[str]:
    if connection.exec_driver_sql(PAGES_CHECK).all():
        yield "Some pages of the file are damaged."
    if connection.exec_driver_sql("PRAGMA integrity_check").scalars().all() != ["ok"]:
        yield "The tables of the file are damaged."


def _rows_against_log(connection: Connection, case: Case) -> Iterator[str]:
    from_log, merge = read_from_log(connection)
    if from_log != case:
        yield "What the case shows is not what its log says."
    heads = {head.id for found in merge.heads.values() for head in found}
    query = (
        select(change_set.c.replica, change_set.c.number, change.c.position)
        .join(change, change.c.set_id == change_set.c.id)
        .where(change.c.is_head.is_(True))
    )
    marked = {f"{row.replica}:{row.number}:{row.position}" for row in connection.execute(query)}
    if marked != heads:
        yield "Which changes are current is not what the log says."
    findable = sum(1 for item in case.items() if words_of(item))
    if connection.scalar(text("SELECT count(*) FROM search_text")) != findable:
        yield "The search index does not fit the case."


def _numbers(connection: Connection) -> Iterator[str]:
    query = select(
        func.count(), func.min(change_set.c.number), func.max(change_set.c.number), change_set.c.replica
    ).group_by(change_set.c.replica)
    for count, least, most, _ in connection.execute(query):
        if least != 1 or most != count:
            yield "Some acts are missing from the log."


def _files(connection: Connection, case: Case) -> Iterator[str]:
    for attachment in case.attachments.values():
        try:
            for _ in read_bytes(connection, attachment.id, attachment.sha256):
                pass
        except AttachmentElsewhere as error:
            if not _is_shared(connection):
                yield error.happened
        except UnreadableFile as error:
            yield error.happened


def _is_shared(connection: Connection) -> bool:
    return connection.execute(select(segment.c.replica).limit(1)).first() is not None

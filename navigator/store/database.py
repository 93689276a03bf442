"""SQLAlchemy on a connection that is open already; what the connection itself is told is in connection.py."""

from functools import cache
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event
from sqlalchemy.pool import StaticPool

from navigator.store.connection import BEGIN, Driver

_COMPILED: dict[Any, Any] = {}
"""The store's statements as SQL, for all files of a process: making them takes longer than running them."""


def engine_on(driver: Driver) -> Engine:
    """An engine whose one connection is this one; disposing of it closes the file.

    The address that SQLAlchemy keeps names neither file nor key, so that no message of it can. Errors of
    the driver come out as they are, for `plain_errors`.
    """
    like = _pattern()
    bare: Any = driver
    pool = StaticPool(lambda: bare, dialect=like.dialect)
    engine = Engine(pool, like.dialect, like.url, hide_parameters=True)
    engine.update_execution_options(compiled_cache=_COMPILED)
    event.listen(engine, "begin", _begin_immediate)
    return engine


@cache
def _pattern() -> Engine:
    """What all engines have in common: a dialect that has met SQLCipher once, on an empty file in memory."""
    engine = create_engine("sqlite://", module=sqlcipher, poolclass=StaticPool)
    event.listen(engine, "handle_error", _as_the_driver_said)
    with engine.connect():
        pass
    engine.dispose()
    return engine


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql(BEGIN)


def _as_the_driver_said(context: ExceptionContext) -> None:
    if isinstance(context.original_exception, sqlcipher.Error):
        raise context.original_exception

"""SQLAlchemy on a connection that is open already; what the connection itself is told is in connection.py."""

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event
from sqlalchemy.pool import StaticPool

from navigator.store.connection import BEGIN, Driver


def engine_on(driver: Driver) -> Engine:
    """An engine whose one connection is this one; disposing of it closes the file.

    The address that SQLAlchemy keeps names neither file nor key, so that no message of it can. Errors of
    the driver come out as they are, for `plain_errors`.
    """
    engine = create_engine(
        "sqlite://", module=sqlcipher, creator=lambda: driver, poolclass=StaticPool, hide_parameters=True
    )
    event.listen(engine, "begin", _begin_immediate)
    event.listen(engine, "handle_error", _as_the_driver_said)
    return engine


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql(BEGIN)


def _as_the_driver_said(context: ExceptionContext) -> None:
    if isinstance(context.original_exception, sqlcipher.Error):
        raise context.original_exception

"""A share in a PostgreSQL database: one table, `segment(name primary key, bytes)`, and nothing else.

What is committed there is whole and durable, so there are no temporary files.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg import errors
from psycopg.conninfo import make_conninfo

from navigator.sync.transport import ShareError
from navigator.sync.transports import troubles
from navigator.sync.transports.address import Address
from navigator.sync.transports.names import LARGEST, can_be_read, check_new, check_read, is_temporary

_CONNECT_SECONDS = 10
_NOT_ALLOWED = (errors.InsufficientPrivilege, errors.ReadOnlySqlTransaction)
_FULL = (errors.DiskFull, errors.OutOfMemory, errors.ConfigurationLimitExceeded)


class PostgresqlTransport:
    """The four verbs on a table."""

    def __init__(self, address: Address) -> None:
        self._address = address
        self._connection: psycopg.Connection | None = None

    def list(self, prefix: str) -> tuple[str, ...]:
        """As `Transport.list`."""
        with self._connected() as connection:
            if not _has_table(connection):
                return ()
            rows = connection.execute("SELECT name FROM segment WHERE starts_with(name, %s)", (prefix,))
            names = (str(name) for (name,) in rows)
            return tuple(
                sorted(
                    name for name in names if can_be_read(name) and not is_temporary(name.rpartition("/")[2])
                )
            )

    def get(self, name: str) -> bytes:
        """As `Transport.get`."""
        with self._connected() as connection:
            try:
                row = connection.execute(
                    "SELECT substring(bytes FROM 1 FOR %s) FROM segment WHERE name = %s",
                    (LARGEST, check_read(name)),
                    binary=True,
                ).fetchone()
            except errors.UndefinedTable as error:
                raise troubles.not_there() from error
            if row is None:
                raise troubles.not_there()
            return bytes(row[0])

    def put_new(self, name: str, content: bytes) -> bool:
        """As `Transport.put_new`."""
        row = (check_new(name), content)
        with self._connected() as connection:
            if not _has_table(connection):
                _make_table(connection)
            done = connection.execute(
                "INSERT INTO segment (name, bytes) VALUES (%s, %b) ON CONFLICT DO NOTHING", row
            )
            return done.rowcount == 1

    def remove_temporary(self) -> None:
        """There is nothing to remove: a row that was not committed is not there."""
        with self._connected() as connection:
            connection.execute("SELECT 1")

    @contextmanager
    def _connected(self) -> Iterator[psycopg.Connection]:
        """With a connection; errors of the database as those of a share."""
        try:
            yield self._connect()
        except _NOT_ALLOWED as error:
            raise troubles.not_allowed() from error
        except _FULL as error:
            raise troubles.full() from error
        except psycopg.Error as error:
            raise troubles.unreachable() from error

    def _connect(self) -> psycopg.Connection:
        if self._connection is not None and not self._connection.closed:
            return self._connection
        address = self._address
        try:
            self._connection = psycopg.connect(
                make_conninfo("", **dict(address.options)),
                autocommit=True,
                host=address.server or None,
                port=address.port,
                user=address.user or None,
                password=address.password or None,
                dbname=address.place,
                connect_timeout=_CONNECT_SECONDS,
                application_name="case navigator",
            )
        except psycopg.OperationalError as error:
            raise _refusal(error) from error
        return self._connection


def _has_table(connection: psycopg.Connection) -> bool:
    row = connection.execute("SELECT to_regclass('segment') IS NOT NULL").fetchone()
    return row is not None and row[0] is True


def _make_table(connection: psycopg.Connection) -> None:
    try:
        connection.execute(
            'CREATE TABLE IF NOT EXISTS segment (name text COLLATE "C" PRIMARY KEY, bytes bytea NOT NULL)'
        )
    except (errors.UniqueViolation, errors.DuplicateTable):
        # A colleague is making it at this very moment.
        if not _has_table(connection):
            raise


def _refusal(error: psycopg.OperationalError) -> ShareError:
    """Why there is no connection. The library gives the server's reason as words only, mostly English."""
    said = str(error)
    if "password" in said or "authentication" in said or "pg_hba.conf" in said or "role" in said:
        return troubles.not_let_in()
    if "database" in said and "does not exist" in said:
        return troubles.unreachable("There is no such database.")
    return troubles.unreachable()

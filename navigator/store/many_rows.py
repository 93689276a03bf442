"""Many rows at once, straight to the driver: for thousands, preparing each row costs more than writing it.

Names of tables and columns come from the tables' own declarations, never from data.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Table


def insert_rows(connection: Connection, table: Table, rows: Iterable[Sequence[Any]]) -> None:
    """Insert rows whose values stand in the order of the table's columns; none is fine."""
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    marks = ", ".join("?" * len(table.columns))
    execute_many(connection, f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})', rows)


def execute_many(connection: Connection, statement: str, rows: Iterable[Sequence[Any]]) -> None:
    """Run a statement once for each row of values; none is fine."""
    there = [tuple(row) for row in rows]
    if there:
        connection.exec_driver_sql(statement, there)


def delete_rows(connection: Connection, table: Table, column: str, values: Iterable[Any]) -> None:
    """Delete the rows whose column has one of these values."""
    statement = f'DELETE FROM "{table.name}" WHERE "{column}" = ?'
    execute_many(connection, statement, ((value,) for value in values))

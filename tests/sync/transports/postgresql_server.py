"""Debian's postgresql on loopback: a user who may write, and one who may only read."""

import subprocess
from pathlib import Path

import psycopg

from tests.sync.transports.server_process import (
    ServerProcess,
    as_ordinary_user,
    free_port,
    give_to_ordinary_user,
    on_small_disk,
)

PASSWORD = "p@ss/word"
_OWNER = "owner"


class PostgresqlServer:
    """A cluster of its own; each team gets a database."""

    def __init__(self, folder: Path, disk: str = "") -> None:
        self.port = free_port()
        self._databases = 0
        data = give_to_ordinary_user(folder / "data")
        self._small = give_to_ordinary_user(folder / "small") if disk else None
        secret = folder / "secret"
        secret.write_text(PASSWORD, encoding="utf-8")
        programs = max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda found: float(found.parent.name))
        making = [str(programs / "initdb"), "-D", str(data), "-U", _OWNER, "-A", "scram-sha-256", "-N"]
        subprocess.run(
            as_ordinary_user([*making, f"--pwfile={secret}", "-E", "UTF8", "--locale=C"]),
            check=True,
            capture_output=True,
        )
        command = as_ordinary_user(
            [
                *(str(programs / "postgres"), "-D", str(data), "-p", str(self.port), "-k", ""),
                *("-c", "listen_addresses=127.0.0.1", "-c", "shared_buffers=16MB"),
            ]
        )
        if self._small is not None:
            command = on_small_disk(command, disk, self._small)
        self.process = ServerProcess(command, folder / "postgres.log", self._is_up)

    def new_database(self) -> str:
        """The name of a new, empty database, whose tables go to the small disk where there is one."""
        self._databases += 1
        name = f"team{self._databases}"
        with self._connect("postgres") as connection:
            connection.execute(f"CREATE DATABASE {name}")
            if self._small is not None:
                connection.execute(f"CREATE TABLESPACE small LOCATION '{self._small}'")
                connection.execute(f"ALTER DATABASE {name} SET default_tablespace = small")
        return name

    def add_reader(self, database: str, name: str) -> None:
        """A user who may read the table of a database, and nothing else."""
        with self._connect(database) as connection:
            connection.execute(f"CREATE ROLE {name} LOGIN PASSWORD '{PASSWORD}'")
            connection.execute(f"GRANT SELECT ON segment TO {name}")

    def address(self, database: str, *, user: str = _OWNER, password: str = "p%40ss%2Fword") -> str:
        return f"postgresql://{user}:{password}@127.0.0.1:{self.port}/{database}"

    def _connect(self, database: str) -> psycopg.Connection:
        return psycopg.connect(
            host="127.0.0.1", port=self.port, user=_OWNER, password=PASSWORD, dbname=database, autocommit=True
        )

    def _is_up(self) -> bool:
        try:
            self._connect("postgres").close()
        except psycopg.OperationalError:
            return False
        return True

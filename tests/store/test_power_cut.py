"""The power goes at any moment of any commit: what was acknowledged is there, and the file is whole.

The statements are the store's own, recorded from a real case file, with the store's own pragmas; only
the encryption and the disk are others, because the disk has to lose its power. Set
NAVIGATOR_POWER_CUTS for a longer run.
"""

import dataclasses
import random
from contextlib import suppress
from pathlib import Path
from typing import Any

import apsw
import pytest
from sqlalchemy import event

from navigator.history.draft import Draft, changing, making, removing
from navigator.store.connection import PRAGMAS
from tests.store.case_files import desk_in
from tests.store.failing_disk import Disk, DiskVFS, PowerCut

Statement = tuple[str, tuple[Any, ...]]
Transaction = list[Statement]
PARTS = 4


def recorded(folder: Path) -> tuple[Transaction, list[Transaction]]:
    """The statements that make a case file, and those of a day's work, one transaction an act."""
    with desk_in(folder) as (desk, opened):
        making_statements = [(sql, ()) for sql in _schema(opened)]
        done: list[Transaction] = []
        current: Transaction = []
        engine = opened._log._engine

        def note(_c: Any, _cursor: Any, sql: str, parameters: Any, _x: Any, many: bool) -> None:
            if sql.lstrip().startswith(("INSERT", "UPDATE", "DELETE")):
                current.extend((sql, tuple(row)) for row in (parameters if many else [parameters]))

        event.listen(engine, "before_cursor_execute", note)

        def act(name: str, edits: Any) -> None:
            current.clear()
            opened.commit(Draft(name, edits))
            done.append(list(current))

        for number in range(6):
            person = desk.person(
                f"Person {number}", phones=("07700 900123", "01632 960002"), role="worker " * 40
            )
            act("Add", making(person))
            act(
                "Change",
                changing(person, dataclasses.replace(person, name="Another", phones=("07700 900123",))),
            )
            if number % 3 == 0:
                act("Remove", removing("person", person.id))
        act("Import", tuple(edit for entry in desk.entries(30) for edit in making(entry)))
        act("Log a call", making(desk.entries(1)[0]))
        event.remove(engine, "before_cursor_execute", note)
        return making_statements, done


def _schema(opened: Any) -> list[str]:
    with opened._log._engine.connect() as connection:
        rows = (
            connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").scalars().all()
        )
    return [sql for sql in rows if "search_text_" not in sql and "sqlite_" not in sql]


def run_until_the_cut(
    disk: Disk, start: Transaction, work: list[Transaction], name: str, pragmas: tuple[str, ...]
) -> int:
    """Do the work on the disk; how many transactions were acknowledged before the power went."""
    acknowledged = 0
    vfs = DiskVFS(name, disk)
    connection = apsw.Connection("case", vfs=name)
    try:
        # Without shared memory, which a VFS written in Python does not have; what is written is the same.
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        for pragma in pragmas:
            connection.execute(pragma).fetchall()
        connection.execute("PRAGMA wal_autocheckpoint=40")
        for transaction in [start, *work]:
            connection.execute("BEGIN IMMEDIATE")
            for sql, parameters in transaction:
                connection.execute(sql, parameters)
            connection.execute("COMMIT")
            acknowledged += 1
    except (PowerCut, apsw.FullError):
        pass
    finally:
        disk.is_off = True
        with suppress(PowerCut):
            connection.close(True)
        vfs.unregister()
    return acknowledged


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> tuple[Transaction, list[Transaction], int]:
    """The recorded work, and how many steps the disk takes for it."""
    start, work = recorded(tmp_path_factory.mktemp("day"))
    disk = Disk(random.Random(0))
    assert run_until_the_cut(disk, start, work, "whole-day", PRAGMAS) == len(work) + 1
    return start, work, disk.steps


def acts_in(connection: apsw.Connection) -> int:
    """How many acts the log has."""
    return len(connection.execute("SELECT id FROM change_set").fetchall())


def lost_in(
    day: tuple[Transaction, list[Transaction], int], folder: Path, seed: int, pragmas: tuple[str, ...]
) -> int | None:
    """Cut the power once; how many acknowledged acts are gone afterwards. None when none was acknowledged."""
    start, work, steps = day
    chance = random.Random(seed)
    disk = Disk(chance, cut_after=chance.randrange(1, steps))
    acknowledged = run_until_the_cut(disk, start, work, f"cut-{seed}", pragmas)
    for old in folder.iterdir():
        old.unlink()
    for name, content in disk.after_the_cut().items():
        (folder / name).write_bytes(content)
    if acknowledged == 0:
        return None
    connection = apsw.Connection(str(folder / "case"))
    try:
        if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            return acknowledged
        there = acts_in(connection)
        connection.execute("INSERT INTO search_text (search_text) VALUES ('integrity-check')")
        # The first transaction makes the tables and has no act; the one under way may have got through.
        assert there <= acknowledged
        return max(0, acknowledged - 1 - there)
    finally:
        connection.close()


@pytest.mark.parametrize("part", range(PARTS))
def test_what_was_acknowledged_survives_a_power_cut(
    day: tuple[Transaction, list[Transaction], int], tmp_path: Path, power_cuts: int, part: int
) -> None:
    outcomes = [lost_in(day, tmp_path, seed, PRAGMAS) for seed in range(part, power_cuts, PARTS)]
    assert not [seed for seed, lost in enumerate(outcomes) if lost]
    assert outcomes.count(0) > len(outcomes) // 2


def test_the_disk_is_cruel_enough_to_show_that_less_would_not_do(
    day: tuple[Transaction, list[Transaction], int], tmp_path: Path
) -> None:
    careless = tuple(pragma.replace("synchronous=FULL", "synchronous=NORMAL") for pragma in PRAGMAS)
    assert careless != PRAGMAS
    assert any(lost_in(day, tmp_path, seed, careless) for seed in range(40))


def test_a_disk_that_fills_up_in_the_middle_loses_nothing(
    day: tuple[Transaction, list[Transaction], int], tmp_path: Path
) -> None:
    start, work, steps = day
    for fail_after in range(5, steps, max(1, steps // 60)):
        disk = Disk(random.Random(fail_after), fail_after=fail_after)
        acknowledged = run_until_the_cut(disk, start, work, f"full-{fail_after}", PRAGMAS)
        for old in tmp_path.iterdir():
            old.unlink()
        for name, content in disk.after_the_cut().items():
            (tmp_path / name).write_bytes(content)
        if acknowledged:
            connection = apsw.Connection(str(tmp_path / "case"))
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            there = acts_in(connection)
            connection.close()
            assert acknowledged - 1 <= there <= acknowledged

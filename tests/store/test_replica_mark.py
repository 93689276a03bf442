"""The mark says which replica this is, and notices copies, other computers and damage."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.errors import CannotWrite
from navigator.store import replica_mark
from navigator.store.keys import Secret
from navigator.store.replica_mark import ReplicaMark, ReplicaRecord

CASE = "00112233445566778899aabbccddeeff"


def mark(path: Path, *, machine: str = "laptop", key: bytes = bytes(32), case: str = CASE) -> ReplicaMark:
    """The mark as a newly started app opens it."""
    return ReplicaMark(path, case, Secret(key), lambda: machine, os.urandom)


def read(path: Path, *, machine: str = "laptop", key: bytes = bytes(32), case: str = CASE) -> ReplicaRecord:
    """What the mark says to a newly started app."""
    opened = mark(path, machine=machine, key=key, case=case)
    opened.close()
    return opened.record


def written(path: Path, number: int) -> ReplicaRecord:
    """A mark that has come as far as this number."""
    opened = mark(path)
    for step in range(1, number + 1):
        opened.advance(step)
    opened.close()
    return opened.record


def test_a_new_mark_is_a_new_replica_at_nothing(tmp_path: Path) -> None:
    record = read(tmp_path / "mark")
    assert record.last_number == 0
    assert len(bytes.fromhex(record.replica_id)) == 8
    assert read(tmp_path / "mark") == record
    assert read(tmp_path / "other") != record


def test_the_number_is_there_after_a_restart(tmp_path: Path) -> None:
    record = written(tmp_path / "mark", 41)
    assert record.last_number == 41
    assert read(tmp_path / "mark") == record


def test_a_lower_number_changes_nothing(tmp_path: Path) -> None:
    opened = mark(tmp_path / "mark")
    opened.advance(7)
    opened.advance(3)
    assert opened.record.last_number == 7
    opened.close()
    opened.close()


def test_a_new_replica_starts_again_and_stays(tmp_path: Path) -> None:
    before = written(tmp_path / "mark", 5)
    opened = mark(tmp_path / "mark")
    after = opened.renew()
    opened.close()
    assert after.replica_id != before.replica_id
    assert after.last_number == 0
    assert read(tmp_path / "mark") == after


def test_a_copied_mark_is_a_new_replica(tmp_path: Path) -> None:
    record = written(tmp_path / "mark", 5)
    shutil.copy2(tmp_path / "mark", tmp_path / "copy")
    (tmp_path / "copy").replace(tmp_path / "mark")
    assert read(tmp_path / "mark").replica_id != record.replica_id


def test_a_mark_that_only_moved_is_the_same_replica(tmp_path: Path) -> None:
    record = written(tmp_path / "mark", 5)
    (tmp_path / "folder").mkdir()
    (tmp_path / "mark").rename(tmp_path / "folder" / "mark")
    assert read(tmp_path / "folder" / "mark") == record


def test_on_another_computer_it_is_a_new_replica(tmp_path: Path) -> None:
    record = written(tmp_path / "mark", 5)
    elsewhere = read(tmp_path / "mark", machine="another laptop")
    assert elsewhere.replica_id != record.replica_id
    assert read(tmp_path / "mark", machine="another laptop") == elsewhere


@pytest.mark.parametrize("other", [{"key": bytes(31) + b"1"}, {"case": CASE[::-1]}])
def test_another_cases_mark_is_not_believed(tmp_path: Path, other: dict[str, Any]) -> None:
    record = written(tmp_path / "mark", 5)
    assert read(tmp_path / "mark", **other).replica_id != record.replica_id


@given(data=st.data())
def test_a_torn_write_costs_at_most_the_last_number(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("mark") / "mark"
    record = written(path, data.draw(st.integers(2, 9)))
    whole = path.read_bytes()
    opened = mark(path)
    opened.advance(record.last_number + 1)
    opened.close()
    newer = path.read_bytes()
    cut = data.draw(st.integers(0, len(whole)))
    torn = data.draw(st.sampled_from([newer[:cut] + whole[cut:], whole[:cut] + newer[cut:]]))
    with path.open("r+b") as file:
        file.write(torn)
    found = read(path)
    assert found.replica_id == record.replica_id
    assert found.last_number in (record.last_number, record.last_number + 1)


@given(content=st.one_of(st.binary(max_size=1100), st.just(bytes(1024)), st.just(b"")))
def test_a_mark_that_is_anything_else_is_a_new_replica(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.mktemp("mark") / "mark"
    path.write_bytes(content)
    record = read(path)
    assert record.last_number == 0
    assert read(path) == record


def test_every_flipped_bit_gives_the_truth_or_the_number_before_or_a_new_replica(tmp_path: Path) -> None:
    path = tmp_path / "mark"
    record = written(path, 5)
    whole = path.read_bytes()
    for bit in range(0, len(whole) * 8, 7):
        spoiled = bytearray(whole)
        spoiled[bit // 8] ^= 1 << bit % 8
        with path.open("r+b") as file:
            file.write(spoiled)
        found = read(path)
        if found.replica_id == record.replica_id:
            assert found.last_number in (4, 5)


def test_a_mark_that_cannot_be_made_or_flushed_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(CannotWrite):
        mark(tmp_path / "nowhere" / "mark")
    opened = mark(tmp_path / "mark")

    def failing(_: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(replica_mark, "flush_to_disk", failing)
    with pytest.raises(CannotWrite):
        opened.renew()
    with pytest.raises(CannotWrite):
        opened.close()
    opened.close()


WRITER = """
import os, sys
from pathlib import Path
from typing import Any
from navigator.store.keys import Secret
from navigator.store.replica_mark import ReplicaMark
mark = ReplicaMark(Path(sys.argv[1]), sys.argv[2], Secret(bytes(32)), lambda: "laptop", os.urandom)
number = mark.record.last_number
while True:
    number += 1
    mark.advance(number)
    print(number, flush=True)
"""


def test_after_a_kill_it_is_as_far_as_was_said(tmp_path: Path) -> None:
    said = 0
    for _ in range(5):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path / "mark"), CASE], stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            for _ in range(50):
                said = int(process.stdout.readline())
            process.kill()
            rest = process.stdout.read().splitlines()
            said = int(rest[-1]) if rest else said
        assert said <= read(tmp_path / "mark").last_number <= said + 1

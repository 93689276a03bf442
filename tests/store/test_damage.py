"""Files that are not what they should be: one plain sentence, and the file stays exactly as it is."""

import random
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from navigator.errors import CannotWrite, NavigatorError, NewerFile, UnreadableFile
from navigator.history.draft import Draft, making
from navigator.store.backup import back_up, list_backups, put_in_place
from navigator.store.connection import connect
from tests.store.case_files import KEY, Desk, desk_in


@pytest.fixture
def whole(tmp_path: Path) -> Desk:
    """A closed case file with something in it."""
    with desk_in(tmp_path) as (desk, opened):
        opened.commit(Draft("Import", tuple(e for entry in desk.entries(60) for e in making(entry))))
    return desk


def refused(desk: Desk, kind: type[NavigatorError] = UnreadableFile) -> str:
    """What is said when the file is opened; the file itself must not have changed."""
    before = desk.path.read_bytes()
    with pytest.raises(kind) as caught:
        desk.open().close()
    assert desk.path.read_bytes() == before
    return str(caught.value)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: b"",
        lambda content: b"hello",
        lambda content: b"\x00" * 8192,
        lambda content: content[:4096],
        lambda content: content[: len(content) // 2],
        lambda content: content[:-1],
        lambda content: random.Random(1).randbytes(len(content)),
    ],
    ids=["empty", "a word", "zeros", "one page", "half", "a byte short", "noise"],
)
def test_what_is_no_whole_case_file_is_refused(whole: Desk, spoil: Callable[[bytes], bytes]) -> None:
    whole.path.write_bytes(spoil(whole.path.read_bytes()))
    said = refused(whole)
    assert "left as it is" in said or "left as it was" in said or "was left" in said


def test_any_flipped_bit_is_noticed(whole: Desk) -> None:
    content = whole.path.read_bytes()
    chance = random.Random(2)
    for _ in range(60):
        at, bit = chance.randrange(len(content)), chance.randrange(8)
        spoiled = bytearray(content)
        spoiled[at] ^= 1 << bit
        whole.path.write_bytes(spoiled)
        refused(whole)


def test_a_missing_file_is_not_made_anew(whole: Desk) -> None:
    whole.path.unlink()
    with pytest.raises(UnreadableFile, match="not where it should be"):
        whole.open()
    assert not whole.path.exists()


def test_another_encrypted_database_is_no_case_file(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    connection = connect(desk.path, KEY)
    connection.execute("CREATE TABLE something (else_ TEXT)")
    connection.close()
    assert "not a case file" in refused(desk)


def test_a_plain_sqlite_file_is_no_case_file(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    connection = sqlite3.connect(desk.path)
    connection.execute("CREATE TABLE something (else_ TEXT)")
    connection.commit()
    connection.close()
    refused(desk)


def test_a_newer_file_is_kindly_refused(whole: Desk) -> None:
    connection = connect(whole.path, KEY)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    said = refused(whole, NewerFile)
    assert "newer version" in said
    assert "Install the newer version" in said


@pytest.mark.parametrize("file_mode", [0o444, 0o644], ids=["file", "folder"])
def test_what_may_only_be_read_is_told(as_somebody_else: Callable[[str], str], file_mode: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        with desk_in(Path(name)) as (desk, _):
            pass
        desk.path.chmod(file_mode)
        desk.folder.chmod(0o555)
        before = desk.path.read_bytes()
        said = as_somebody_else(
            "from tests.store.case_files import *; from navigator.errors import NavigatorError\n"
            f"try:\n    Desk(Path({name!r})).open()\n"
            "except NavigatorError as error:\n    print(type(error).__name__, error)"
        )
        desk.folder.chmod(0o755)
        assert said.startswith("CannotWrite")
        assert "safe" in said
        assert desk.path.read_bytes() == before


def test_a_case_cannot_be_made_where_there_is_no_folder(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        Desk(tmp_path / "nowhere").make()
    assert not (tmp_path / "nowhere").exists()


def test_a_damaged_backup_does_not_replace_a_case_file(whole: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    backup = back_up(whole.path, KEY, folder, _noon())
    content = bytearray(backup.path.read_bytes())
    content[len(content) // 2] ^= 1
    backup.path.write_bytes(content)
    before = whole.path.read_bytes()
    with pytest.raises(UnreadableFile):
        put_in_place(backup.path, KEY, whole.path)
    assert whole.path.read_bytes() == before
    assert [item.path for item in list_backups(folder)] == [backup.path]


def _noon() -> datetime:
    return datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_a_backup_made_half_way_is_never_taken_for_one(whole: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    backup = back_up(whole.path, KEY, folder, _noon())
    shutil.copy(backup.path, folder / "20261122T130000000000Z.unfinished")
    assert len(list_backups(folder)) == 1
    back_up(whole.path, KEY, folder, _noon())
    assert not list(folder.glob("*.unfinished*"))

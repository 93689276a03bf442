"""A file is there whole or not at all, readable by its owner only, and no temporary files pile up."""

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from navigator.errors import CannotWrite, UnreadableFile
from navigator.store import atomic_file
from navigator.store.atomic_file import (
    Staged,
    make_private_folder,
    read_whole,
    remove,
    remove_leftovers,
    write_whole,
)

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such file modes")


def fail_with(number: int) -> object:
    """A system call that fails with this error."""

    def failing(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return failing


def test_a_file_is_made_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_whole(path, b"one")
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


@posix
def test_only_the_owner_can_read_it(tmp_path: Path) -> None:
    make_private_folder(tmp_path / "a" / "b")
    write_whole(tmp_path / "a" / "b" / "file", b"content")
    assert stat.S_IMODE((tmp_path / "a" / "b").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "a" / "b" / "file").stat().st_mode) == 0o600


def test_before_it_takes_its_place_the_old_file_stands(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_whole(path, b"old")
    staged = Staged(path, b"new")
    assert path.read_bytes() == b"old"
    staged.abandon()
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("number", "because"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "the disk is read-only"),
        (errno.EACCES, "you may not write there"),
        (errno.EIO, "the disk reported a fault"),
        (errno.ENAMETOOLONG, "too long"),
    ],
)
@pytest.mark.parametrize(("owner", "call"), [(atomic_file, "flush_to_disk"), (Path, "replace")])
def test_a_write_that_fails_says_why_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, owner: object, call: str, number: int, because: str
) -> None:
    monkeypatch.setattr(owner, call, fail_with(number))
    with pytest.raises(CannotWrite, match=because):
        write_whole(tmp_path / "file", b"content")
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_flushed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic_file, "flush_to_disk", lambda _: None)
    monkeypatch.setattr("navigator.store.atomic_file.os.fsync", fail_with(errno.EIO))
    with pytest.raises(CannotWrite, match="might not survive a power cut"):
        write_whole(tmp_path / "file", b"content")
    assert (tmp_path / "file").read_bytes() == b"content"


def test_it_is_flushed_before_it_is_renamed_and_the_folder_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    replace = Path.replace

    def noted_replace(self: Path, target: Path) -> Path:
        order.append("rename")
        return replace(self, target)

    monkeypatch.setattr(atomic_file, "flush_to_disk", lambda _: order.append("flush"))
    monkeypatch.setattr(atomic_file, "flush_folder", lambda _: order.append("flush folder"))
    monkeypatch.setattr(Path, "replace", noted_replace)
    write_whole(tmp_path / "file", b"content")
    assert order == ["flush", "rename", "flush folder"]


def test_a_folder_that_is_a_file_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(CannotWrite):
        make_private_folder(tmp_path / "file")
    with pytest.raises(CannotWrite):
        make_private_folder(tmp_path / "file" / "under")
    with pytest.raises(CannotWrite):
        write_whole(tmp_path / "file" / "under", b"")


def test_reading_has_a_limit(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"1234")
    assert read_whole(tmp_path / "file", 4) == b"1234"
    with pytest.raises(UnreadableFile, match="too large"):
        read_whole(tmp_path / "file", 3)
    with pytest.raises(UnreadableFile):
        read_whole(tmp_path, 3)
    with pytest.raises(FileNotFoundError):
        read_whole(tmp_path / "nothing", 3)


def test_leftovers_of_a_crash_are_removed_and_nothing_else(tmp_path: Path) -> None:
    Staged(tmp_path / "file", b"half done")
    Staged(tmp_path / "other", b"another's")
    (tmp_path / "file").write_bytes(b"the file")
    remove_leftovers(tmp_path, "file")
    assert sorted(path.name.split(".")[1] for path in tmp_path.glob(".*")) == ["other"]
    assert (tmp_path / "file").read_bytes() == b"the file"


def test_removing_what_cannot_be_removed_is_a_sentence(tmp_path: Path) -> None:
    remove(tmp_path / "not there")
    with pytest.raises(CannotWrite):
        remove(tmp_path)

"""A folder as a share: whole files or none, links not followed, small disks, sticks without hard links."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.sync.transport import NotOnShare, ShareFull, ShareRefused, ShareUnreachable
from navigator.sync.transports import folder as folder_module
from navigator.sync.transports import renaming
from navigator.sync.transports.folder import FolderTransport
from tests.sync.transports.server_process import (
    give_to_ordinary_user,
    on_small_disk,
    where_it_is_read_only,
)
from tests.sync.transports.shares import needs

_FILL = """
import sys
from pathlib import Path
from navigator.sync.transport import ShareFull
from navigator.sync.transports.folder import FolderTransport

share = FolderTransport(Path(sys.argv[1]), "ada")
assert share.put_new("case/small", b"1")
try:
    share.put_new("case/large", b"x" * 3_000_000)
except ShareFull as full:
    print(full)
print(share.list(""))
print(sorted(path.name for path in Path(sys.argv[1]).rglob("*")))
assert share.put_new("case/next", b"2")
"""
_SEALED = """
import sys
from pathlib import Path
from navigator.sync.transport import ShareRefused
from navigator.sync.transports.folder import FolderTransport

share = FolderTransport(Path(sys.argv[1]), "ada")
print(share.get("case/one").decode())
for call in (lambda: share.put_new("case/two", b"2"), lambda: share.put_new("other/two", b"2")):
    try:
        call()
    except ShareRefused as refused:
        print(refused)
print(share.list(""))
"""


@pytest.fixture
def share(tmp_path: Path) -> FolderTransport:
    return FolderTransport(tmp_path, "ada")


def test_a_folder_that_is_gone_is_no_empty_share(tmp_path: Path) -> None:
    gone = FolderTransport(tmp_path / "not mounted", "ada")
    for call in (
        lambda: gone.list(""),
        lambda: gone.get("one"),
        lambda: gone.put_new("case/one", b""),
        gone.remove_temporary,
    ):
        with pytest.raises(ShareUnreachable, match="The folder of the share is not there"):
            call()
    assert not (tmp_path / "not mounted").exists(), "nothing is written where the share should be"


def test_names_that_others_gave_are_read(tmp_path: Path, share: FolderTransport) -> None:
    """What carries the folder renames files when two laptops meet; their bytes are what counts."""
    name = "00000001-ab (Ada's conflicted copy 2026-11-22) – Überlieferung.seg"
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / name).write_bytes(b"1")
    assert share.list("case/") == (f"case/{name}",)
    assert share.get(f"case/{name}") == b"1"


def test_what_is_still_being_written_is_not_listed(tmp_path: Path, share: FolderTransport) -> None:
    (tmp_path / ".0123.tmp").write_bytes(b"half")
    (tmp_path / ".~lock.TMP").write_bytes(b"half")
    assert share.list("") == ()


def test_only_our_own_leftovers_are_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The power goes while two colleagues write; each tidies up after itself only."""

    def power_cut(*_: object) -> bool:
        raise KeyboardInterrupt

    def nothing(*_: object, **__: object) -> None:
        return

    for who in ("ada", "ben"):
        with monkeypatch.context() as patch:
            patch.setattr(folder_module, "rename_new", power_cut)
            patch.setattr(Path, "unlink", nothing)
            with pytest.raises(KeyboardInterrupt):
                FolderTransport(tmp_path, who).put_new("case/one", b"1")
    left = set((tmp_path / "case").iterdir())
    assert len(left) == 2
    FolderTransport(tmp_path, "ada").remove_temporary()
    assert len(set((tmp_path / "case").iterdir()) & left) == 1
    FolderTransport(tmp_path, "ben").remove_temporary()
    assert list((tmp_path / "case").iterdir()) == []


def test_links_lead_nowhere(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret").write_bytes(b"not on the share")
    root = tmp_path / "share"
    root.mkdir()
    (root / "file").symlink_to(outside / "secret")
    (root / "folder").symlink_to(outside)
    (root / "round").symlink_to(root)
    share = FolderTransport(root, "ada")
    assert share.list("") == ()
    with pytest.raises(NotOnShare):
        share.get("file")


def test_a_pipe_is_no_file(tmp_path: Path, share: FolderTransport) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert share.list("") == ()
    with pytest.raises(NotOnShare):
        share.get("pipe")


@pytest.mark.parametrize("name", ["", "/etc/passwd", "../up", "a/../../up", "a//b", "a\\b", "C:x", "a/\0"])
def test_no_name_leads_out_of_the_share(share: FolderTransport, name: str) -> None:
    with pytest.raises(ValueError, match="not a name"):
        share.get(name)
    with pytest.raises(ValueError, match="not a name"):
        share.put_new(name, b"")


def test_a_stick_without_hard_links(
    tmp_path: Path, share: FolderTransport, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FAT and exFAT refuse a second name for a file."""

    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    assert share.put_new("one", b"Ada's")
    assert not share.put_new("one", b"Ben's")
    _write_behind_its_back(monkeypatch, tmp_path / "two", b"Ben's")
    assert not share.put_new("two", b"Ada's"), "it came between looking and renaming"
    monkeypatch.setattr(renaming, "_renameat2", lambda: None)
    assert share.put_new("three", b"Ada's")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "one": b"Ada's",
        "two": b"Ben's",
        "three": b"Ada's",
    }


def test_it_waits_for_a_file_that_is_in_use_for_a_moment(
    share: FolderTransport, monkeypatch: pytest.MonkeyPatch
) -> None:
    share.put_new("one", b"1")
    held = [OSError(errno.EBUSY, "in use"), OSError(errno.EBUSY, "in use")]
    read = folder_module._read

    def read_when_free(path: Path) -> bytes:
        if held:
            raise held.pop()
        return read(path)

    monkeypatch.setattr(folder_module, "_read", read_when_free)
    assert share.get("one") == b"1"


def test_a_full_disk(tmp_path: Path) -> None:
    needs("unshare", "mount")
    disk = give_to_ordinary_user(tmp_path / "disk")
    said = _run(on_small_disk(_python(_FILL, disk), "1m", disk)).splitlines()
    assert said[0].startswith("The share is full. Everything is saved on this laptop.")
    assert said[1:] == ["('case/small',)", "['case', 'small']"]


def test_a_folder_that_only_lets_read(tmp_path: Path) -> None:
    """A drive that is mounted read-only: to root, rights alone mean nothing."""
    needs("unshare", "mount")
    FolderTransport(tmp_path, "ben").put_new("case/one", b"1")
    said = _run(where_it_is_read_only(_python(_SEALED, tmp_path), tmp_path)).splitlines()
    assert said[0] == "1"
    assert [line.partition(".")[0] for line in said[1:3]] == ["The share does not allow this"] * 2
    assert said[3] == "('case/one',)"


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(("x", "y/x", "z")), st.binary(max_size=9))))
def test_the_first_to_put_a_name_has_it(
    tmp_path_factory: pytest.TempPathFactory, puts: list[tuple[str, str, bytes]]
) -> None:
    root = tmp_path_factory.mktemp("share")
    expected: dict[str, bytes] = {}
    for who, name, content in puts:
        share = FolderTransport(root, who)
        assert share.put_new(name, content) == (name not in expected)
        expected.setdefault(name, content)
    share = FolderTransport(root, "reader")
    assert {name: share.get(name) for name in share.list("")} == expected


def _write_behind_its_back(monkeypatch: pytest.MonkeyPatch, path: Path, content: bytes) -> None:
    """Let somebody else take the name after it was looked at and before it is given."""
    write = folder_module._write

    def write_both(temporary: Path, ours: bytes) -> None:
        write(temporary, ours)
        path.write_bytes(content)

    monkeypatch.setattr(folder_module, "_write", write_both)


def _python(program: str, *words: Path) -> list[str]:
    paths = json.dumps([path for path in sys.path if path])
    return [sys.executable, "-c", f"import sys\nsys.path[:] = {paths}\n{program}", *map(str, words)]


def _run(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_what_cannot_be_helped_is_a_share_that_is_away(
    share: FolderTransport, monkeypatch: pytest.MonkeyPatch
) -> None:
    share.put_new("one", b"1")
    for code, kind in (
        (errno.EIO, ShareUnreachable),
        (errno.ESTALE, ShareUnreachable),
        (errno.EROFS, ShareRefused),
    ):

        def fail(_: Path, code: int = code) -> bytes:
            raise OSError(code, "path of a client's folder")

        monkeypatch.setattr(folder_module, "_read", fail)
        with pytest.raises(kind) as caught:
            share.get("one")
        assert "client" not in str(caught.value)


def test_a_quota_is_a_full_share(share: FolderTransport, monkeypatch: pytest.MonkeyPatch) -> None:
    def over_quota(*_: object) -> None:
        raise OSError(errno.EDQUOT, "Disk quota exceeded")

    monkeypatch.setattr(folder_module, "_write", over_quota)
    with pytest.raises(ShareFull):
        share.put_new("one", b"1")

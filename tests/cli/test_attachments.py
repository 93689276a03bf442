"""Files of a case by the command line: added, listed, saved, and carried to a colleague's laptop."""

import hashlib
from pathlib import Path

import pytest

from tests.cli.runs import Navigator, quick_vault
from tests.cli.test_share import shared


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "share"
    made.mkdir()
    return made


@pytest.fixture
def ben(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Navigator:
    profile = tmp_path / "ben"
    quick_vault(profile, name="Ben Ito", client="")
    return Navigator(profile, capsys)


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "court letter.pdf"
    path.write_bytes(bytes(range(256)) * 10)
    return path


def test_a_file_is_added_listed_and_saved_again(nav: Navigator, letter: Path, tmp_path: Path) -> None:
    assert nav.done("attachments", "Sam").out == "Nothing is attached to this case.\n"
    (made,) = nav.done("attachments", "Sam", "--add", str(letter), "--json").json
    assert (made["name"], made["media_type"], made["size"]) == ("court letter.pdf", "application/pdf", 2560)
    assert made["sha256"] == hashlib.sha256(letter.read_bytes()).hexdigest() and made["here"] is True
    assert nav.done("attachments", "Sam").out.endswith("court letter.pdf  The file is in the case: 3 KB.\n")
    copy = tmp_path / "copy.pdf"
    nav.done("attachments", "Sam", "court letter.pdf", "-o", str(copy))
    assert copy.read_bytes() == letter.read_bytes()
    assert "Save a copy of an attachment" in nav.done("history", "Sam").out


def test_what_makes_no_sense_is_refused(nav: Navigator, letter: Path, tmp_path: Path) -> None:
    assert nav("attachments", "Sam", "-o", "here").code == nav("attachments", "Sam", "letter").code == 2
    assert nav("attachments", "Sam", "--to", "client").code == 2
    assert "could not be read" in nav.refused("attachments", "Sam", "--add", str(tmp_path / "gone"))
    assert "no attachment of that name" in nav.refused(
        "attachments", "Sam", "gone", "-o", str(tmp_path / "x")
    )


def test_a_colleague_has_the_file_after_a_sync(
    nav: Navigator, ben: Navigator, folder: Path, letter: Path, tmp_path: Path
) -> None:
    nav.done("attachments", "Sam", "--add", str(letter))
    shared(nav, ben, folder, tmp_path)
    assert "Not here yet: it comes with a sync once Alex Green" in ben.done("attachments", "Sam").out
    copy = tmp_path / "copy.pdf"
    said = ben.refused("attachments", "Sam", letter.name, "-o", str(copy))
    assert "not on this laptop yet" in said and not copy.exists()
    assert "1 attachment not here yet: it comes with a sync once whoever" in ben.done("sync").out
    (sent,) = nav.done("sync", "--json").json
    assert sent["attachments"] == {"sent": 1, "received": 0, "to_send": 0, "to_come": 0}
    assert ben.done("sync").out == "Sam: 1 attachment came in.\n"
    ben.done("attachments", "Sam", letter.name, "-o", str(copy))
    assert copy.read_bytes() == letter.read_bytes()
    assert ben.done("sync").out == "Sam: 1 change sent.\n", "that a copy was saved is in the history"
    assert not any(letter.name in name or "pdf" in name for name in map(str, folder.rglob("*")))

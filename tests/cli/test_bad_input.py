"""What must be refused with one plain sentence and no traceback, in many variants; the real process is
put through the list in tests/end_to_end/test_bad_input.py."""

import json
import sys
from pathlib import Path

import pytest

from tests.cli.runs import Navigator


@pytest.fixture
def dana(nav: Navigator) -> Navigator:
    nav.done("add", "Sam", "person", "name=Dana Whitlock", "phones=07700 900123")
    return nav


OPENING = (["show", "Sam"], ["plan", "Sam"], ["history", "Sam"], ["add", "Sam", "person", "name=Jo"])


@pytest.mark.parametrize("content", [b"", b"Dear Sam,\n", b"SQLite format 3\0" + bytes(8176), bytes(8192)])
def test_a_file_that_is_no_case(dana: Navigator, content: bytes) -> None:
    path = dana.case_file()
    path.write_bytes(content)
    for words in OPENING:
        assert dana.refused(*words)
    assert path.read_bytes() == content, "it is left as it is"
    dana.refused("verify", "Sam")


def test_a_case_file_that_is_gone(dana: Navigator) -> None:
    path = dana.case_file()
    path.unlink()
    for words in OPENING:
        assert dana.refused(*words)
    assert not path.exists(), "no empty case takes its place"


def test_a_flipped_bit(dana: Navigator) -> None:
    path = dana.case_file()
    whole = path.read_bytes()
    shown = dana.done("show", "Sam").out
    for part in (0.01, 0.3, 0.6, 0.99):
        damaged = bytearray(whole)
        damaged[int(len(whole) * part)] ^= 0x10
        path.write_bytes(bytes(damaged))
        outcome = dana("show", "Sam")
        assert outcome.out == shown if outcome.code == 0 else outcome.code == 1 and not outcome.out
        assert "Traceback" not in outcome.err
        outcome = dana("verify", "Sam")
        assert outcome.code == 1 and outcome.err.count("\n") == 1 and "Traceback" not in outcome.err
    path.write_bytes(whole)
    dana.done("verify", "Sam")


@pytest.mark.parametrize("part", [0.2, 0.7])
def test_a_truncated_file(dana: Navigator, part: float) -> None:
    path = dana.case_file()
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * part)])
    assert dana.refused("show", "Sam")
    assert dana.refused("verify", "Sam")


def test_a_wrong_key(dana: Navigator) -> None:
    path = dana.case_file()
    dana.done("new", "Jo")
    other = Path(dana.done("cases", "--json").json[1]["path"])
    path.write_bytes(other.read_bytes())
    for words in OPENING:
        assert dana.refused(*words)


def test_a_vault_that_is_damaged_in_both_copies(dana: Navigator) -> None:
    for path in dana.profile.glob("vault.sealed*"):
        path.write_bytes(path.read_bytes()[:-100])
    assert dana.refused("cases")


def test_a_profile_that_is_a_file(bare: Navigator) -> None:
    bare.profile.write_text("Dear Sam")
    assert bare.refused("setup", "--name", "Alex", "--no-keyring")
    assert bare.refused("cases")


@pytest.mark.parametrize("version", [0, 2, -1, 10**30, "1", 1.5, None, True])
def test_json_of_the_wrong_version(nav: Navigator, version: object, tmp_path: Path) -> None:
    file = tmp_path / "case.json"
    file.write_text(json.dumps({"format": "navigator-case", "version": version, "people": []}))
    assert nav.refused("import", "Sam", str(file))
    assert nav.refused("import", "Sam", str(file), "--preview")


@pytest.mark.parametrize(
    "text", ["{", "[]", "{}", '{"format": 1}', "[" * 100_000, "null", '{"a": 1' + "0" * 9999]
)
def test_json_that_is_no_case(nav: Navigator, text: str, tmp_path: Path) -> None:
    file = tmp_path / "case.json"
    file.write_text(text)
    assert nav.refused("import", "Sam", str(file))


@pytest.mark.parametrize("rows", [1, 2])
def test_a_csv_of_a_million_columns(nav: Navigator, rows: int, tmp_path: Path) -> None:
    file = tmp_path / "wide.csv"
    file.write_text((",".join(f"c{number}" for number in range(1_000_000)) + "\n") * rows)
    assert nav.refused("import", "Sam", str(file))


@pytest.mark.parametrize("place", ["none/x.json", "file/x.json", ".", "loop", "x" * 5000])
def test_a_path_that_cannot_be_written(
    nav: Navigator, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("Dear Sam")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert nav.refused("export", "Sam", "--format", "json", "-o", place)
    assert "Export" not in nav.done("history", "Sam").out


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full is a device of Linux")
def test_a_full_device(nav: Navigator) -> None:
    assert "full" in nav.refused("export", "Sam", "--format", "json", "-o", "/dev/full")
    assert Path("/dev/full").is_char_device()


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/null is a device of Unix")
def test_a_device_is_written_into_and_stays_a_device(nav: Navigator) -> None:
    nav.done("export", "Sam", "--format", "json", "-o", "/dev/null")
    assert Path("/dev/null").is_char_device()


def test_files_that_are_no_import(nav: Navigator, tmp_path: Path) -> None:
    for name, content in {
        "empty.csv": b"",
        "noise.csv": bytes(range(256)) * 40,
        "zip.vcf": b"PK\3\4" * 9,
    }.items():
        (tmp_path / name).write_bytes(content)
        assert nav.refused("import", "Sam", str(tmp_path / name))
    assert nav.refused("import", "Sam", str(tmp_path))
    assert nav.refused("import", "Sam", str(tmp_path / "nothing.csv"))

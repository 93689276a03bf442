"""What must be refused with one plain sentence and no traceback, by the real process."""

import json
import sys
from pathlib import Path

import pytest

from tests.end_to_end.laptop import Laptop


@pytest.fixture
def dana(laptop: Laptop) -> Laptop:
    laptop.done("add", "Sam", "person", "name=Dana Whitlock", "phones=07700 900123")
    return laptop


OPENING = (["show", "Sam"], ["plan", "Sam"], ["history", "Sam"], ["add", "Sam", "person", "name=Jo"])


@pytest.mark.parametrize("content", [b"", b"Dear Sam,\n", b"SQLite format 3\0" + bytes(8176), bytes(8192)])
def test_a_file_that_is_no_case(dana: Laptop, content: bytes) -> None:
    path = dana.case_file()
    path.write_bytes(content)
    for words in OPENING:
        assert dana.refused(*words)
    assert path.read_bytes() == content, "it is left as it is"
    dana.refused("verify", "Sam")


def test_a_case_file_that_is_gone(dana: Laptop) -> None:
    path = dana.case_file()
    path.unlink()
    for words in OPENING:
        assert dana.refused(*words)
    assert not path.exists(), "no empty case takes its place"


def test_a_flipped_bit(dana: Laptop) -> None:
    path = dana.case_file()
    whole = path.read_bytes()
    shown = dana.done("show", "Sam").out
    for part in (0.01, 0.3, 0.6, 0.99):
        damaged = bytearray(whole)
        damaged[int(len(whole) * part)] ^= 0x10
        path.write_bytes(bytes(damaged))
        outcome = dana.run("show", "Sam")
        assert outcome.out == shown if outcome.code == 0 else outcome.code == 1 and not outcome.out
        assert "Traceback" not in outcome.err
        outcome = dana.run("verify", "Sam")
        assert outcome.code == 1 and outcome.err.count("\n") == 1 and "Traceback" not in outcome.err
    path.write_bytes(whole)
    dana.done("verify", "Sam")


@pytest.mark.parametrize("part", [0.2, 0.7])
def test_a_truncated_file(dana: Laptop, part: float) -> None:
    path = dana.case_file()
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * part)])
    assert dana.refused("show", "Sam")
    assert dana.refused("verify", "Sam")


def test_a_wrong_key(dana: Laptop) -> None:
    path = dana.case_file()
    dana.done("new", "Jo")
    other = Path(dana.done("cases", "--json").json[1]["path"])
    path.write_bytes(other.read_bytes())
    for words in OPENING:
        assert dana.refused(*words)


def test_a_vault_that_is_damaged_in_both_copies(dana: Laptop) -> None:
    for path in dana.profile.glob("vault.sealed*"):
        path.write_bytes(path.read_bytes()[:-100])
    assert dana.refused("cases")


def test_a_profile_that_is_a_file(new_laptop: Laptop) -> None:
    new_laptop.profile.write_text("Dear Sam")
    assert new_laptop.refused("setup", "--name", "Alex", "--no-keyring")
    assert new_laptop.refused("cases")


@pytest.mark.parametrize("version", [0, 2, -1, 10**30, "1", 1.5, None, True])
def test_json_of_the_wrong_version(laptop: Laptop, version: object) -> None:
    file = laptop.folder / "case.json"
    file.write_text(json.dumps({"format": "navigator-case", "version": version, "people": []}))
    assert laptop.refused("import", "Sam", str(file))
    assert laptop.refused("import", "Sam", str(file), "--preview")


@pytest.mark.parametrize(
    "text", ["{", "[]", "{}", '{"format": 1}', "[" * 100_000, "null", '{"a": 1' + "0" * 9999]
)
def test_json_that_is_no_case(laptop: Laptop, text: str) -> None:
    file = laptop.folder / "case.json"
    file.write_text(text)
    assert laptop.refused("import", "Sam", str(file))


@pytest.mark.parametrize("rows", [1, 2])
def test_a_csv_of_a_million_columns(laptop: Laptop, rows: int) -> None:
    file = laptop.folder / "wide.csv"
    file.write_text((",".join(f"c{number}" for number in range(1_000_000)) + "\n") * rows)
    assert laptop.refused("import", "Sam", str(file))


@pytest.mark.parametrize("place", ["none/x.json", "file/x.json", ".", "loop", "x" * 5000])
def test_a_path_that_cannot_be_written(laptop: Laptop, place: str) -> None:
    (laptop.folder / "file").write_text("Dear Sam")
    (laptop.folder / "loop").symlink_to(laptop.folder / "loop")
    assert laptop.refused("export", "Sam", "--format", "json", "-o", place)
    assert "Export" not in laptop.done("history", "Sam").out


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full is a device of Linux")
def test_a_full_device(laptop: Laptop) -> None:
    assert "full" in laptop.refused("export", "Sam", "--format", "json", "-o", "/dev/full")
    assert Path("/dev/full").is_char_device()


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/null is a device of Unix")
def test_a_device_is_written_into_and_stays_a_device(laptop: Laptop) -> None:
    laptop.done("export", "Sam", "--format", "json", "-o", "/dev/null")
    assert Path("/dev/null").is_char_device()


def test_files_that_are_no_import(laptop: Laptop) -> None:
    for name, content in {
        "empty.csv": b"",
        "noise.csv": bytes(range(256)) * 40,
        "zip.vcf": b"PK\3\4" * 9,
    }.items():
        (laptop.folder / name).write_bytes(content)
        assert laptop.refused("import", "Sam", str(laptop.folder / name))
    assert laptop.refused("import", "Sam", str(laptop.folder))
    assert laptop.refused("import", "Sam", str(laptop.folder / "nothing.csv"))

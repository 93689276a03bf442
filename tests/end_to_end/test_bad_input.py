"""The list of what must be refused with one plain sentence and no traceback, through the real process.

More variants of each stand in tests/cli/test_bad_input.py.
"""

import base64
import json
from pathlib import Path

from tests.end_to_end.laptop import Laptop


def test_a_file_that_is_no_case(laptop: Laptop) -> None:
    laptop.case_file().write_bytes(b"Dear Sam,\n" * 1000)
    assert "not a case file" in laptop.refused("show", "Sam")


def test_a_flipped_bit(laptop: Laptop) -> None:
    path = laptop.case_file()
    content = bytearray(path.read_bytes())
    content[5000] ^= 0x10
    path.write_bytes(bytes(content))
    assert "damaged" in laptop.refused("show", "Sam")
    assert "Restore" in laptop.refused("verify", "Sam")


def test_a_truncated_file(laptop: Laptop) -> None:
    path = laptop.case_file()
    path.write_bytes(path.read_bytes()[:10_000])
    assert laptop.refused("show", "Sam")


def test_a_wrong_key(laptop: Laptop) -> None:
    path = laptop.case_file()
    laptop.done("new", "Jo")
    (other,) = set(path.parent.glob("*.case")) - {path}
    path.write_bytes(other.read_bytes())
    assert "belongs to another vault" in laptop.refused("show", "Sam")


def test_a_wrong_passphrase(laptop: Laptop) -> None:
    said = laptop.refused("cases", NAVIGATOR_PASSPHRASE="not the passphrase")
    assert said.startswith("That passphrase does not open this vault.")


def test_json_of_the_wrong_version(laptop: Laptop) -> None:
    file = laptop.folder / "case.json"
    file.write_text(json.dumps({"format": "navigator-case", "version": 2, "people": []}))
    assert "newer version" in laptop.refused("import", "Sam", str(file))


def test_a_csv_of_a_million_columns(laptop: Laptop) -> None:
    file = laptop.folder / "wide.csv"
    file.write_text(",".join(f"c{number}" for number in range(1_000_000)) + "\n")
    assert laptop.refused("import", "Sam", str(file))


def test_a_path_that_cannot_be_written(laptop: Laptop) -> None:
    (laptop.folder / "file").write_text("Dear Sam")
    assert laptop.refused("export", "Sam", "--format", "json", "-o", str(Path("file") / "x.json"))
    assert sorted(path.name for path in laptop.folder.iterdir()) == ["file", "home", "tmp"]


def test_a_vcard_with_a_photo_of_50_mb(laptop: Laptop) -> None:
    photo = base64.b64encode(bytes(50_000_000)).decode()
    file = laptop.folder / "dana.vcf"
    file.write_text(f"BEGIN:VCARD\nVERSION:3.0\nFN:Dana\nPHOTO;ENCODING=b:{photo}\nEND:VCARD\n")
    assert "large" in laptop.refused("import", "Sam", str(file))
    assert "Dana" not in laptop.done("show", "Sam").out

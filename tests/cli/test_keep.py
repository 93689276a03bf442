"""verify, backup, restore and purge."""

from pathlib import Path

from tests.cli.runs import Navigator


def test_a_whole_file_verifies_and_a_flipped_bit_does_not(nav: Navigator) -> None:
    nav.done("add", "Sam", "person", "name=Dana")
    assert nav.done("verify", "Sam").out == "The case file is whole.\n"
    assert nav.done("verify", "Sam", "--json").json["problems"] == []
    path = nav.case_file()
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    outcome = nav("verify", "Sam")
    assert outcome.code == 1 and "damaged" in outcome.err and "Traceback" not in outcome.err


def test_a_backup_is_listed_and_restored(nav: Navigator) -> None:
    nav.done("add", "Sam", "person", "name=Dana")
    made = nav.done("backup", "--json").json
    assert list(made[0]) == ["case", "name", "path", "made"] and Path(made[0]["path"]).is_file()
    nav.done("remove", "Sam", "Dana")
    nav.done("restore", "Sam", made[0]["path"])
    nav.done("show", "Sam", "Dana")
    assert len(nav.done("backup", "--list", "--json").json) >= 2, "what stood there was backed up first"


def test_the_latest_backup_is_restored_when_none_is_named(nav: Navigator) -> None:
    for backup in nav.profile.glob("backups/*/*.case"):
        backup.unlink()
    assert "There is no backup of this case" in nav.refused("restore", "Sam")
    nav.done("add", "Sam", "person", "name=Dana")
    nav.done("backup", "Sam")
    nav.done("remove", "Sam", "Dana")
    nav.done("restore", "Sam")
    nav.done("show", "Sam", "Dana")


def test_what_is_no_backup_is_not_restored(nav: Navigator, tmp_path: Path) -> None:
    nav.done("add", "Sam", "person", "name=Dana")
    other = tmp_path / "letter.case"
    other.write_text("Dear Sam")
    nav.refused("restore", "Sam", str(other))
    nav.refused("restore", "Sam", str(tmp_path / "nothing"))
    nav.done("show", "Sam", "Dana")


def test_an_item_is_purged_with_its_history(nav: Navigator) -> None:
    dana = nav.done("add", "Sam", "person", "name=Dana Whitlock", "--json").json["id"]
    nav.done("add", "Sam", "tie", "one-end=client", "other-end=Dana Whitlock")
    nav.done("purge", "Sam", "Dana Whitlock", "--yes")
    assert "Whitlock" not in nav.done("history", "Sam", dana).out
    assert nav.done("show", "Sam", "--json").json["ties"] == []
    assert "nothing to undo" not in nav("undo", "Sam").err
    nav.refused("show", "Sam", "Dana Whitlock")
    nav.done("verify", "Sam")


def test_an_item_that_was_removed_is_purged_by_its_id(nav: Navigator) -> None:
    dana = nav.done("add", "Sam", "person", "name=Dana Whitlock", "--json").json["id"]
    nav.done("remove", "Sam", dana)
    assert "Whitlock" in nav.done("history", "Sam", dana).out
    nav.done("purge", "Sam", dana, "--yes")
    assert "Whitlock" not in nav.done("history", "Sam", dana).out


def test_a_whole_case_is_purged_with_its_backups(nav: Navigator) -> None:
    case_id = nav.case_file().stem
    backup = Path(nav.done("backup", "Sam", "--json").json[0]["path"])
    assert backup.is_file()
    nav.done("purge", "Sam", "--yes")
    assert not [path for path in nav.profile.rglob("*") if case_id in str(path) and path.is_file()]
    assert nav.done("cases", "--json").json == []
    assert nav.done("cases").out.startswith("There are no cases yet.")

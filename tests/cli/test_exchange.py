"""import, export and schema."""

import json
import re
from pathlib import Path

import jsonschema
import pytest

from tests.cli.runs import Navigator

CONTACTS = "Name,Phone,Organisation\nDana Whitlock,07700 900123,Probation\nJo Lane,07700 900124,\n"


@pytest.fixture
def contacts(tmp_path: Path) -> str:
    path = tmp_path / "contacts.csv"
    path.write_text(CONTACTS)
    return str(path)


def test_a_case_goes_out_whole_and_in_again(nav: Navigator, tmp_path: Path) -> None:
    nav.done("add", "Sam", "person", "name=Dana Whitlock")
    nav.done("add", "Sam", "entry", "kind=call", "people=Dana Whitlock", "text=Zoë: “Tá”\n£5")
    first, second = tmp_path / "one.json", tmp_path / "two.json"
    nav.done("export", "Sam", "--format", "json", "-o", str(first))
    nav.done("new", "Copy")
    nav.done("import", "Copy", str(first))
    copied = nav.done("cases", "--json").json[1]["id"]
    nav.done("export", copied, "--format", "json", "-o", str(second))
    assert first.read_bytes() == second.read_bytes()
    assert first.stat().st_mode & 0o077 == 0
    jsonschema.validate(json.loads(first.read_bytes()), nav.done("schema").json)


def test_an_export_can_be_piped_and_is_on_the_audit_trail(nav: Navigator) -> None:
    assert nav.done("export", "Sam", "--format", "json", "-o", "-").json["format"] == "navigator-case"
    assert nav.done("history", "Sam", "--json").json[0]["act"] == "Export the case as JSON"


def test_an_export_that_cannot_be_written_is_not_on_the_audit_trail(nav: Navigator, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    for place in (tmp_path / "none" / "x.json", tmp_path / "folder", loop):
        assert nav.refused("export", "Sam", "--format", "json", "-o", str(place))
    assert "Export" not in nav.done("history", "Sam").out
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "loop", "profile"]


def test_a_preview_changes_nothing_and_shows_what_would_come(nav: Navigator, contacts: str) -> None:
    before = nav.done("show", "Sam", "--json").json
    shown = nav.done("import", "Sam", contacts, "--preview", "--json").json[0]
    assert list(shown) == [
        *("file", "form", "act", "set", "read", "added", "changed", "unchanged"),
        *("guesses", "not_taken", "remarks", "items"),
    ]
    assert (shown["form"], shown["set"], shown["read"], shown["added"]["people"]) == ("csv", None, 2, 2)
    assert "Would do: Import 2 people" in nav.done("import", "Sam", contacts, "--preview").out
    assert nav.done("show", "Sam", "--json").json == before


def test_an_import_is_one_act_that_one_undo_takes_back(nav: Navigator, contacts: str) -> None:
    before = nav.done("show", "Sam", "--json").json
    done = nav.done("import", "Sam", contacts, "--json").json[0]
    assert done["set"] and "contacts.csv" in done["act"]
    assert {one["name"] for one in nav.done("show", "Sam", "--json").json["people"]} == {
        "Dana Whitlock",
        "Jo Lane",
    }
    nav.done("undo", "Sam")
    assert nav.done("show", "Sam", "--json").json == before


def test_the_map_goes_out_is_laid_out_elsewhere_and_comes_in_again(nav: Navigator, tmp_path: Path) -> None:
    person = nav.done("add", "Sam", "person", "name=Dana Whitlock", "--json").json["id"]
    file = tmp_path / "map.graphml"
    nav.done("export", "Sam", "--format", "graphml", "-o", str(file))
    written = file.read_text()
    start = written.index(f'<node id="{person}">')
    end = written.index("</node>", start)
    places = re.sub(r'("node-x">)[^<]*', r"\g<1>120.5", written[start:end])
    places = re.sub(r'("node-y">)[^<]*', r"\g<1>-40", places)
    file.write_text(written[:start] + places + written[end:])
    assert "Import 1 place from map.graphml" in nav.done("import", "Sam", str(file)).out
    (place,) = nav.done("show", "Sam", "--json").json["places"]
    assert (place["node"], place["x"], place["y"]) == (person, 120.5, -40.0)
    nav.done("undo", "Sam")
    assert not nav.done("show", "Sam", "--json").json["places"]


def test_what_is_no_import_is_refused(nav: Navigator, tmp_path: Path) -> None:
    letter = tmp_path / "letter.bin"
    letter.write_bytes(bytes(range(256)))
    nav.refused("import", "Sam", str(letter))
    nav.refused("import", "Sam", str(tmp_path / "nothing.csv"))
    nav.refused("import", "Sam", str(tmp_path))


def test_what_came_in_before_a_bad_file_is_told(nav: Navigator, contacts: str, tmp_path: Path) -> None:
    outcome = nav("import", "Sam", contacts, str(tmp_path / "nothing.csv"), "--json")
    assert outcome.code == 1 and outcome.err.count("\n") == 1
    assert [one["file"] for one in outcome.json] == ["contacts.csv"] and outcome.json[0]["set"]
    assert len(nav.done("show", "Sam", "--kind", "people", "--json").json) == 2


def test_a_form_that_is_none_is_refused_with_those_there_are(nav: Navigator, contacts: str) -> None:
    outcome = nav("import", "Sam", contacts, "--form", "secret")
    assert outcome.code == 2 and "Known: json" in outcome.err and "secret" not in outcome.err


def test_a_case_goes_out_as_fhir_and_the_trail_has_it(nav: Navigator, tmp_path: Path) -> None:
    nav.done("add", "Sam", "need", "what=Somewhere safe to live", "status=open")
    file = tmp_path / "sam.fhir.json"
    nav.done("export", "Sam", "--format", "fhir", "-o", str(file))
    bundle = json.loads(file.read_text("utf-8"))
    kinds = [entry["resource"]["resourceType"] for entry in bundle["entry"]]
    assert (bundle["resourceType"], bundle["type"], kinds) == (
        "Bundle",
        "collection",
        ["Patient", "Condition"],
    )
    assert "Export the case as FHIR" in nav.done("history", "Sam").out

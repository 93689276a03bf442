"""The whole picture from the command line: checked, set aside, counted across cases, given out."""

import csv
import io
import json
from datetime import date, timedelta

from navigator.interchange.example import example_case
from navigator.interchange.json_out import export_json
from tests.end_to_end.laptop import Laptop


def with_example(laptop: Laptop) -> Laptop:
    (laptop.folder / "example.json").write_bytes(export_json(example_case(date.today())))
    laptop.done("import", "Sam", "example.json")
    return laptop


def test_what_does_not_join_up_is_told_and_can_be_set_aside(laptop: Laptop) -> None:
    with_example(laptop)
    said = laptop.done("check", "Sam").out
    assert said.startswith("Look at first (")
    assert "waits for “A room to meet Tia in”, and nobody has been asked to do that." in said
    assert "How can we: Say who sees to it." in said
    found = laptop.done("check", "Sam", "--json").json
    contradiction = next(one for one in found if one["rule"] == "views_contradict")
    items = [item["id"] for item in contradiction["about"]]
    until = (date.today() + timedelta(days=30)).isoformat()
    words = (
        "rule=views_contradict",
        f"items={','.join(items)}",
        "reason=Asked Lena on Monday",
        f"until={until}",
    )
    laptop.done("add", "Sam", "set_aside", *words)
    after = laptop.done("check", "Sam", "--json").json
    assert len(after) == len(found) - 1 and "1 set aside; --all shows it." in laptop.done("check", "Sam").out
    assert "Asked Lena on Monday" in laptop.done("check", "Sam", "--all").out
    assert "set_aside" in laptop.done("history", "Sam", "--json").out


def test_numbers_over_few_cases_are_for_ones_own_eyes_only(laptop: Laptop) -> None:
    with_example(laptop)
    assert "1 case. For your own eyes: nothing is hidden." in laptop.done("across").out
    laptop.done("across", "-o", "numbers.csv")
    rows = list(csv.reader(io.StringIO((laptop.folder / "numbers.csv").read_text("utf-8-sig"))))
    assert ["All cases", "", "Cases", "fewer than 5, or hidden"] in rows and len(rows) == 3


def test_a_case_goes_out_as_fhir(laptop: Laptop) -> None:
    with_example(laptop)
    laptop.done("export", "Sam", "--format", "fhir", "-o", "sam.json")
    bundle = json.loads((laptop.folder / "sam.json").read_bytes())
    assert bundle["entry"][0]["resource"]["name"][0] == {"use": "usual", "text": "Sam"}

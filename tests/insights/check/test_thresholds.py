"""The numbers from which a rule speaks: each with its reason, and refused when damaged."""

import dataclasses
from pathlib import Path

import pytest

from navigator.casefile.case import Case
from navigator.casefile.resources import resource
from navigator.errors import UnreadableFile
from navigator.insights.check.checking import check
from navigator.insights.check.thresholds import Thresholds, read_thresholds, thresholds
from tests.insights.check.small_cases import TODAY, need, org, view

FILE = resource("thresholds.toml").read_text("utf-8")


def test_an_area_may_set_its_own() -> None:
    case = Case.of(need(), org("council"), org("hostel"), view("council", 4), view("hostel", 6))
    assert "views_differ" not in [f.rule for f in check(case, TODAY)]
    closer = dataclasses.replace(thresholds(), views_apart=2)
    assert "views_differ" in [f.rule for f in check(case, TODAY, closer)]


def test_every_number_is_used_by_some_rule() -> None:
    folder = Path(str(resource("thresholds.toml"))).parent.parent / "navigator/insights/check"
    code = "".join(path.read_text("utf-8") for path in folder.rglob("*.py") if path.name != "thresholds.py")
    unused = [field.name for field in dataclasses.fields(Thresholds) if f".{field.name}" not in code]
    assert not unused


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (("[views_apart]\nvalue = 3", "[views_apart]\nvalue = true"), "“views_apart” has no number"),
        (("[views_apart]\nvalue = 3", "[views_apart]\nvalue = -1"), "“views_apart” has no number"),
        (("[views_apart]", "[views_appart]"), "“views_appart”, which no rule knows"),
        (('value = 3\nwhy = "On a scale', 'value = 3\nhow = "On a scale'), "“views_apart” does not say why"),
        (("[views_apart]", "[views_apart"), "not TOML"),
    ],
)
def test_a_damaged_file_is_refused_in_a_sentence(tmp_path: Path, damage: tuple[str, str], says: str) -> None:
    assert damage[0] in FILE
    file = tmp_path / "thresholds.toml"
    file.write_text(FILE.replace(*damage), "utf-8")
    with pytest.raises(UnreadableFile, match=says):
        read_thresholds(file)

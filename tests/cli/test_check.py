"""check: findings in words and as data, kindly, and set aside."""

from datetime import date, timedelta
from pathlib import Path

from navigator.insights.check.registry import RULES
from navigator.interchange.example import example_case
from navigator.interchange.json_out import export_json
from tests.cli.runs import Navigator

KEYS = ["rule", "failure", "severity", "title", "why", "about", "evidence", "how_can_we", "set_aside"]


def with_example(nav: Navigator, tmp_path: Path) -> None:
    file = tmp_path / "example.json"
    file.write_bytes(export_json(example_case(date.today())))
    nav.done("import", "Sam", str(file))


def test_a_new_case_asks_for_the_client_and_then_has_nothing_to_say(nav: Navigator) -> None:
    assert {one["rule"] for one in nav.done("check", "Sam", "--json").json} <= {"no_about_me"}
    nav.done("set", "Sam", "client", "please_do=Ring after two")
    assert nav.done("check", "Sam", "--json").json == []
    assert nav.done("check", "Sam").out == "Nothing that does not join up was found.\n"


def test_the_example_says_what_does_not_join_up(nav: Navigator, tmp_path: Path) -> None:
    with_example(nav, tmp_path)
    found = nav.done("check", "Sam", "--json").json
    assert all(list(finding) == KEYS for finding in found)
    assert {finding["rule"] for finding in found} == {rule.name for rule in RULES} - {"no_about_me"}
    leads = next(finding for finding in found if finding["rule"] == "several_leads")
    assert {item["name"] for item in leads["about"]} == {"Ada Obi", "Dana Whitlock"}
    assert {item["entity"] for item in leads["about"]} == {"person"}
    assert leads["how_can_we"]["does"] == "meeting item" and leads["set_aside"] is None
    assert list(leads["how_can_we"]["values"]) == ["agenda"]
    held = next(finding for finding in found if finding["rule"] == "held_without_review")
    fortnight = (date.today() + timedelta(days=14)).isoformat()
    assert held["how_can_we"]["values"] == {"review_on": fortnight}
    assert held["how_can_we"]["entity"] == "step" and held["how_can_we"]["id"]

    text = nav.done("check", "Sam").out
    assert text.startswith("Look at first (")
    assert "  Dana Whitlock and Ada Obi are both down as the lead.\n" in text
    assert "    How can we: Settle it at the next meeting.\n" in text
    assert "set aside" not in text


def test_a_finding_is_set_aside_with_a_reason_and_comes_back_with_undo(
    nav: Navigator, tmp_path: Path
) -> None:
    with_example(nav, tmp_path)
    nav.done(
        *("add", "Sam", "set_aside", "rule=several_leads", "items=Ada Obi", "items=Dana Whitlock"),
        *("reason=Agreed with Probation", f"until={date.today() + timedelta(days=9)}"),
    )
    assert "several_leads" not in [one["rule"] for one in nav.done("check", "Sam", "--json").json]
    every = nav.done("check", "Sam", "--all", "--json").json
    kept = next(one for one in every if one["rule"] == "several_leads")
    assert kept["set_aside"]["reason"] == "Agreed with Probation"
    assert "1 set aside; --all shows it." in nav.done("check", "Sam").out
    assert ": Agreed with Probation" in nav.done("check", "Sam", "--all").out
    assert "the finding set aside (Agreed with Probation)" in nav.done("history", "Sam").out
    nav.done("undo", "Sam")
    assert "several_leads" in [one["rule"] for one in nav.done("check", "Sam", "--json").json]


def test_a_case_that_is_not_there_is_refused_in_one_sentence(nav: Navigator) -> None:
    assert nav.refused("check", "Nobody")
    assert nav("check").code == 2

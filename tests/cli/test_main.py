"""What holds for every command: its list, its help, its exit codes."""

import re
from pathlib import Path

import click
import pytest

from navigator.cli.main import navigator
from tests.cli.runs import Navigator

COMMANDS = navigator.list_commands(click.Context(navigator))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_there_and_has_help(bare: Navigator, name: str) -> None:
    outcome = bare.done(name, "--help")
    assert outcome.out.startswith(f"Usage: navigator {name}")


def test_the_help_lists_every_command_once(bare: Navigator) -> None:
    listed = re.findall(r"^  ([\w-]+) ", bare.done("--help").out.split("Commands:")[1], re.MULTILINE)
    assert listed == COMMANDS


def test_without_a_command_the_window_opens_on_the_vault(bare: Navigator, tmp_path: Path) -> None:
    assert bare().code == 7
    assert bare("--profile", str(tmp_path / "other"), "--demo").code == 7
    assert bare.opened == [(bare.profile, False), (tmp_path / "other", True)]


def test_the_profile_of_the_environment_is_taken(
    bare: Navigator, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("NAVIGATOR_PROFILE", str(tmp_path / "named"))
    bare()
    assert bare.opened == [(tmp_path / "named", False)]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["shwo", "Sam"], "There is no such command. Did you mean show?"),
        (["secret words"], "There is no such command."),
        (["show"], "Missing argument 'CASE'."),
        (
            ["show", "Sam", "x", "secret words"],
            "There are more words, or other ones, than this command takes.",
        ),
        (["show", "--secret", "Sam"], "There is no such option."),
        (["show", "--jsn", "Sam"], "There is no such option. Did you mean --json?"),
        (["search", "x", "--limit", "secret"], "'--limit' cannot take that value."),
        (["export", "Sam", "--format", "secret", "-o", "x"], "cannot take that value. Known: json"),
        (["add", "Sam", "persn"], "That is no kind of item. Did you mean person?"),
        (["add", "Sam", "person", "secret words"], "Word 1 of the fields is not of the form FIELD=VALUE."),
        (["add", "Sam", "person", "nmae=secret"], "Did you mean name?"),
        (["add", "Sam", "person", "name+=secret"], "Name holds one value: write name=VALUE."),
        (["set", "Sam", "client"], "Missing argument 'FIELD=VALUE...'."),
        (["purge", "Sam"], "add --yes."),
    ],
)
def test_wrong_words_end_with_2_and_are_not_repeated(nav: Navigator, words: list[str], says: str) -> None:
    outcome = nav(*words)
    assert outcome.code == 2 and outcome.out == ""
    assert says in outcome.err and "secret" not in outcome.err
    assert "Traceback" not in outcome.err


def test_without_a_vault_one_sentence_says_what_to_do(bare: Navigator) -> None:
    assert bare.refused("cases") == "There is no vault here yet. Set one up first: navigator setup."


def test_a_locked_vault_says_how_to_unlock_it(nav: Navigator, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NAVIGATOR_PASSPHRASE")
    assert "Set NAVIGATOR_PASSPHRASE" in nav.refused("cases")
    monkeypatch.setenv("NAVIGATOR_PASSPHRASE", "not the passphrase")
    said = nav.refused("cases")
    assert said.startswith("That passphrase does not open this vault.") and "not the passphrase" not in said


def test_a_fault_in_the_program_is_reported_without_what_it_was_about(
    nav: Navigator, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(*_: object) -> None:
        raise RuntimeError("Dana Whitlock's secret")

    monkeypatch.setattr("navigator.store.cases.open_case", faulty)
    said = nav.refused("show", "Sam")
    (report,) = (nav.profile / "reports").iterdir()
    assert said.startswith("Something went wrong in the program.") and str(report) in said
    text = report.read_text()
    assert "Fault: RuntimeError" in text and "navigator/cli/session.py" in text and "in faulty" in text
    assert "Dana" not in text + said and "secret" not in text + said
    assert report.stat().st_mode & 0o077 == 0

"""setup, with the real cost of a passphrase."""

import re

import pytest

from tests.cli.runs import Navigator


def test_a_vault_is_made_once_and_its_recovery_code_printed_once(bare: Navigator) -> None:
    words = ("setup", "--name", "Alex Green", "--organisation", "Harbour House", "--no-keyring")
    said = bare.done(*words).out
    assert re.search(r"^    ([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$", said, re.MULTILINE)
    assert bare.refused(*words).startswith("There is a vault in this folder already.")
    assert bare.done("cases", "--json").json == []


def test_a_weak_passphrase_or_none_makes_no_vault(bare: Navigator, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NAVIGATOR_PASSPHRASE", "short")
    bare.refused("setup", "--name", "Alex", "--no-keyring")
    monkeypatch.delenv("NAVIGATOR_PASSPHRASE")
    assert "Set NAVIGATOR_PASSPHRASE" in bare.refused("setup", "--name", "Alex", "--no-keyring")
    assert bare.refused("cases").startswith("There is no vault here yet.")

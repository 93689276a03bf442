"""The composition root: the command line over the real parts."""

import os
from pathlib import Path

import pytest

from navigator import __version__
from navigator.app import default_profile, start


def test_the_app_says_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert start(["--version"]) == 0
    assert capsys.readouterr().out == f"Case Navigator {__version__}\n"


def test_the_vault_stands_in_the_home_where_this_system_keeps_data() -> None:
    profile = default_profile()
    assert Path(os.environ["HOME"]) in profile.parents and profile.name == "Case Navigator"
    assert not profile.exists(), "asking for it makes nothing"

"""A vault that opens quickly, and the command line run against it within this process."""

from pathlib import Path

import pytest

from tests.cli.runs import PASSPHRASE, Navigator, quick_vault


@pytest.fixture
def bare(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Navigator:
    """The command line in a place without a vault."""
    monkeypatch.delenv("NAVIGATOR_PROFILE", raising=False)
    monkeypatch.setenv("NAVIGATOR_PASSPHRASE", PASSPHRASE)
    return Navigator(tmp_path / "profile", capsys)


@pytest.fixture
def nav(bare: Navigator) -> Navigator:
    """The command line with a vault and one case, Sam."""
    quick_vault(bare.profile)
    return bare

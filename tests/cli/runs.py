"""The command line run within this process: what a run is given, and how it ended."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from nacl.pwhash import argon2id

from navigator.cli.main import run
from navigator.cli.parts import Parts
from navigator.store.cases import new_case
from navigator.store.passphrase import PassphraseCost
from navigator.store.vault import Vault
from navigator.ui.offscreen import png_without_a_screen

PASSPHRASE = "correct horse battery"
CHEAP = PassphraseCost(argon2id.OPSLIMIT_MIN, argon2id.MEMLIMIT_MIN)


@dataclass(frozen=True)
class Outcome:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it printed, as data."""
        return json.loads(self.out)


class Navigator:
    """Runs command lines on one vault."""

    WINDOW = 7
    """The exit code of a run that opened the window."""

    def __init__(self, profile: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.profile = profile
        self.opened: list[tuple[Path, bool]] = []
        self._capsys = capsys

    def __call__(self, *words: str) -> Outcome:
        """Run one command line."""
        parts = Parts(lambda: self.profile, self._open_window, png_without_a_screen)
        code = run(words, parts)
        said = self._capsys.readouterr()
        return Outcome(code, said.out, said.err)

    def done(self, *words: str) -> Outcome:
        """Run one that has to succeed."""
        outcome = self(*words)
        assert outcome.code == 0, outcome
        return outcome

    def refused(self, *words: str) -> str:
        """Run one that has to fail; returns its one sentence."""
        outcome = self(*words)
        assert (outcome.code, outcome.out) == (1, ""), outcome
        assert "Traceback" not in outcome.err and outcome.err.count("\n") == 1, outcome.err
        return outcome.err.strip()

    def case_file(self) -> Path:
        """The file of the only case."""
        (path,) = (self.profile / "cases").glob("*.case")
        return path

    def _open_window(self, profile: Path, demo: bool) -> int:
        self.opened.append((profile, demo))
        return self.WINDOW


def quick_vault(
    profile: Path,
    *,
    name: str = "Alex Green",
    organisation: str = "Harbour House",
    passphrase: str = PASSPHRASE,
    client: str = "Sam",
) -> None:
    """Make a vault whose passphrase costs little to check, with one case, or with none for ""."""
    vault, _ = Vault.setup(
        profile,
        name=name,
        organisation=organisation,
        passphrase=passphrase,
        keyring=None,
        cost=CHEAP,
    )
    with vault:
        if client:
            new_case(vault, client).close()

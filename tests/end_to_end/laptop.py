"""A laptop of its own for each journey: a home, a temporary folder, a profile, and the real process on it."""

import os
import subprocess
import sys
from pathlib import Path

from tests.cli.runs import PASSPHRASE, Outcome, quick_vault

CHECKOUT = Path(__file__).resolve().parents[2]


class Laptop:
    """Runs `python -m navigator` as a person at this laptop would."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = folder / "home"
        self.profile = self.home / "profile"
        self.temporary = folder / "tmp"
        for place in (self.home, self.temporary):
            place.mkdir(exist_ok=True)
        self.environment = {
            "HOME": str(self.home),
            "USERPROFILE": str(self.home),
            "TMPDIR": str(self.temporary),
            "TEMP": str(self.temporary),
            "PATH": os.environ.get("PATH", ""),
            "SYSTEMROOT": os.environ.get("SYSTEMROOT", ""),
            "PYTHONPATH": str(CHECKOUT),
            "PYTHONUTF8": "1",
            "LC_ALL": "C.UTF-8",
            "NAVIGATOR_PROFILE": str(self.profile),
            "NAVIGATOR_PASSPHRASE": PASSPHRASE,
        }

    def with_quick_vault(self, name: str = "Alex Green", client: str = "Sam") -> "Laptop":
        """Make a vault whose passphrase costs little to check, and one case, Sam, or none for ""."""
        quick_vault(self.profile, name=name, client=client)
        return self

    def start(self, *words: str, **changed: str) -> subprocess.Popen[bytes]:
        """Start a command with its streams in pipes; `changed` is added to its environment."""
        return subprocess.Popen(
            [sys.executable, "-m", "navigator", *words],
            cwd=self.folder,
            env={**self.environment, **changed},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def run(self, *words: str, **changed: str) -> Outcome:
        """Run a command to its end."""
        process = self.start(*words, **changed)
        out, err = process.communicate(timeout=100)
        return Outcome(process.returncode, out.decode(errors="replace"), err.decode(errors="replace"))

    def done(self, *words: str) -> Outcome:
        """Run a command that has to succeed."""
        outcome = self.run(*words)
        assert outcome.code == 0, outcome
        return outcome

    def refused(self, *words: str, **changed: str) -> str:
        """Run one that has to fail with one plain sentence (and what to do next), which is returned."""
        outcome = self.run(*words, **changed)
        assert (outcome.code, outcome.out) == (1, ""), outcome
        assert "Traceback" not in outcome.err and outcome.err.count("\n") == 1, outcome.err
        assert "went wrong in the program" not in outcome.err, outcome.err
        return outcome.err.strip()

    def case_file(self) -> Path:
        """The file of the only case."""
        (path,) = (self.profile / "cases").glob("*.case")
        return path

"""Syncing beside a peer: Joplin's terminal client through a folder on the same disk, in the same minutes.

Not one of the benchmarks that `run` runs: it wants Node.js, and fetches Joplin by npm into a temporary
folder, or into the folder that is named, to be taken from there the next time.

    python -m tests.benchmarks.joplin [FOLDER]

1,000 notes against 1,000 journal entries with the same words, pushed by one profile and pulled by another,
in turns with ours. Theirs is the time of `joplin sync`, less that of `joplin version` measured beside it: its
own start. Ours is in a process that runs already. Ours are encrypted and signed; theirs, as Joplin comes, are
not. What either could not bring across ends the program.
"""

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.bench_sync import ENTRIES, thousand_entries, words_of_call
from tests.benchmarks.figure import Figure

VERSION = "3.5.1"
ROUNDS = 3
_SCRIPT = Path("node_modules/joplin/main.js")
_PATIENCE_S = 600.0


def install(folder: Path) -> None:
    """Fetch Joplin and build the one part of it that has to be; nothing of it runs while it is fetched.

    Its keychain needs a download that npm does not make, and it does without.
    """
    for words in (["install", "--ignore-scripts", f"joplin@{VERSION}"], ["rebuild", "sqlite3"]):
        done = subprocess.run(
            ["npm", *words], cwd=folder, capture_output=True, text=True, timeout=_PATIENCE_S, check=False
        )
        if done.returncode:
            sys.exit(f"npm {' '.join(words)} failed: {done.stderr[-500:]}")


class Joplin:
    """One profile of Joplin that syncs through a folder."""

    def __init__(self, installed: Path, profile: Path, share: Path) -> None:
        self._words = ["node", str(installed / _SCRIPT), "--profile", str(profile)]
        self._home = profile.with_name(f"{profile.name}-home")
        self._home.mkdir()
        self.run("config", "sync.target", "2")
        self.run("config", "sync.2.path", str(share))

    def run(self, *words: str) -> str:
        """What a command says."""
        done = subprocess.run(
            [*self._words, *words],
            env={**os.environ, "HOME": str(self._home)},
            capture_output=True,
            text=True,
            timeout=_PATIENCE_S,
            check=False,
        )
        if done.returncode:
            sys.exit(f"joplin {words[0]} failed: {done.stderr[-500:]}")
        return done.stdout

    def seconds(self, *words: str) -> float:
        """How long a command takes, with its start."""
        start = time.perf_counter()
        self.run(*words)
        return time.perf_counter() - start

    def sync_seconds(self) -> float:
        """How long a sync takes, net of the start."""
        return self.seconds("sync") - self.seconds("version")

    def notes(self) -> tuple[int, int]:
        """How many notes are in step with the folder, and how many there are."""
        found = re.search(r"^Note: (\d+)/(\d+)$", self.run("status"), re.MULTILINE)
        return (int(found[1]), int(found[2])) if found else (0, 0)


def theirs(installed: Path, folder: Path) -> tuple[float, float]:
    """The seconds that their push and pull take; the folder is made."""
    notes, share = folder / "Calls", folder / "share"
    notes.mkdir(parents=True)
    share.mkdir()
    for number in range(ENTRIES):
        (notes / f"Call {number}.md").write_text(words_of_call(number), encoding="utf-8")
    one, other = (Joplin(installed, folder / name, share) for name in ("one", "other"))
    one.run("import", "--format", "md", str(notes))
    push, pull = one.sync_seconds(), other.sync_seconds()
    for who in (one, other):
        if who.notes() != (ENTRIES, ENTRIES):
            sys.exit(f"Joplin did not bring all notes across: {who.notes()} of {ENTRIES}.")
    return push, pull


def measure(installed: Path) -> list[Figure]:
    """The median of both, in turns."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        thousand_entries(folder / "warm")
        rounds = [
            (thousand_entries(folder / f"ours{number}"), theirs(installed, folder / f"theirs{number}"))
            for number in range(ROUNDS)
        ]
    found = []
    for place, did in enumerate(("pushed", "pulled")):
        ours, peer = (statistics.median(one[who][place] for one in rounds) * 1000 for who in (0, 1))
        # At least twenty times faster, says the table of numbers.
        words = f"Joplin {VERSION}, {ENTRIES:,} notes"
        found.append(
            Figure(f"{ENTRIES:,} journal entries {did}", ours, "ms", None, words, peer, aim_ratio=1 / 20)
        )
    return found


def main(words: list[str]) -> int:
    """Measure, and print the figures."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        sys.exit("Node.js and npm are not installed: apt-get install nodejs npm.")
    with tempfile.TemporaryDirectory() as name:
        installed = Path(words[0]).resolve() if words else Path(name)
        if not (installed / _SCRIPT).is_file():
            installed.mkdir(parents=True, exist_ok=True)
            install(installed)
        for figure in measure(installed):
            times = f" ({1 / figure.ratio:.0f} times as fast)" if figure.ratio else ""
            print(figure.line() + times, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Runs every benchmark in a process of its own, prints its figures and writes them to out/bench.json.

A benchmark is a file `bench_*.py` in this folder with `def measure() -> list[Figure]`. It fails only if it
cannot be measured: these are figures to look at, and a busy machine must not turn a change down.

    python -m tests.benchmarks.run              all of them
    python -m tests.benchmarks.run start map    bench_start.py and bench_map.py
"""

import importlib
import json
import os
import platform
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from tests.benchmarks.figure import Figure
from tests.watch.home import make_home, remove_home

FOLDER = Path(__file__).resolve().parent
OUT = FOLDER.parent.parent / "out" / "bench.json"


def benchmarks(names: list[str]) -> list[str]:
    """The modules to run, by name without `bench_`, or all; an unknown name ends the program."""
    known = sorted(file.stem for file in FOLDER.glob("bench_*.py"))
    chosen = [f"bench_{name.removeprefix('bench_')}" for name in names] or known
    unknown = [name for name in chosen if name not in known]
    if unknown:
        sys.exit(f"There is no benchmark {', '.join(unknown)}; there are: {', '.join(known)}.")
    return chosen


def measure_here(module: str, file: Path) -> None:
    """Measure one benchmark in this process, print its lines, and leave its figures in the file."""
    figures: list[Figure] = importlib.import_module(f"tests.benchmarks.{module}").measure()
    for figure in figures:
        print(figure.line(), flush=True)
    file.write_text(
        json.dumps([{"benchmark": module, **figure.as_json()} for figure in figures]), encoding="utf-8"
    )


def measure_apart(module: str) -> list[dict[str, object]] | None:
    """Measure in a fresh process, so that none pays for what another imported; None if it failed."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "figures.json"
        done = subprocess.run([sys.executable, "-m", __spec__.name, "--here", module, str(file)], check=False)
        if done.returncode:
            return None
        figures: list[dict[str, object]] = json.loads(file.read_text(encoding="utf-8"))
        return figures


def machine() -> dict[str, object]:
    """What the figures were measured on."""
    return {"system": platform.platform(), "python": platform.python_version(), "cores": os.cpu_count()}


def main(words: list[str]) -> int:
    """Run what was asked for; 1 if a benchmark could not be measured."""
    if words[:1] == ["--here"]:
        measure_here(words[1], Path(words[2]))
        return 0
    home = make_home()
    try:
        results = {module: measure_apart(module) for module in benchmarks(words)}
    finally:
        remove_home(home)
    figures = [figure for measured in results.values() for figure in measured or []]
    report = {
        "measured": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": machine(),
        "figures": figures,
    }
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    failed = [module for module, measured in results.items() if measured is None]
    print(
        f"{len(figures)} figures are in {OUT}."
        + (f" Could not be measured: {', '.join(failed)}." * bool(failed))
    )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The long run: `python -m tests.sync.simulated N [--seed S]`, on all cores; 1 when anything broke."""

import argparse
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor

from tests.sync.simulated.search import run_all

_AT_ONCE = 100


def _some(first: int, count: int) -> tuple[int, list[str]]:
    told: list[str] = []
    return run_all(range(first, first + count), told.append), told


def main(words: list[str]) -> int:
    """Run N schedules from seed S on."""
    parser = argparse.ArgumentParser(prog="simulate")
    parser.add_argument("runs", type=int)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args(words)
    started, failed, done = time.perf_counter(), 0, 0
    starts = range(given.seed, given.seed + given.runs, _AT_ONCE)
    counts = [min(_AT_ONCE, given.seed + given.runs - start) for start in starts]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for count, (broken, told) in zip(counts, pool.map(_some, starts, counts), strict=True):
            failed, done = failed + broken, done + count
            for story in told:
                print(story, flush=True)
            print(f"{done:,} of {given.runs:,} schedules, {failed} failed", flush=True)
    seconds = time.perf_counter() - started
    print(f"{given.runs / seconds:.0f} schedules a second on {os.cpu_count()} cores.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

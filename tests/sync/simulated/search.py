"""Running many schedules, and telling the first that fails so short that a person can follow it."""

from collections.abc import Callable, Iterable

from tests.sync.simulated.mutants import NONE, Mutant
from tests.sync.simulated.run import Broken, Outcome, play
from tests.sync.simulated.schedule import Schedule, schedule
from tests.sync.simulated.shortening import shortest
from tests.sync.simulated.world import SIZES


def first_failing(seeds: Iterable[int], mutant: Mutant = NONE) -> int | None:
    """The first of these seeds whose run breaks something; None when none does."""
    return next((seed for seed in seeds if why_broken(schedule(seed, SIZES), mutant)), None)


def why_broken(found: Schedule, mutant: Mutant = NONE) -> str:
    """What a run breaks; "" when nothing. A fault of the program is no less a failure."""
    try:
        play(found, mutant)
    except Broken as problem:
        return str(problem)
    except Exception as problem:  # noqa: BLE001  # whatever it is, the schedule that leads to it is wanted
        return f"{type(problem).__name__}: {problem}"
    return ""


def outcome(seed: int) -> Outcome:
    """What the run of a seed leaves behind. Raises Broken."""
    return play(schedule(seed, SIZES))


def story(seed: int, mutant: Mutant = NONE) -> str:
    """The shortest schedule that still breaks something, and what."""
    short = shortest(schedule(seed, SIZES), lambda one: bool(why_broken(one, mutant)))
    return f"{short.text()}\n  {why_broken(short, mutant)}"


def run_all(seeds: Iterable[int], tell: Callable[[str], None]) -> int:
    """Run these seeds; how many broke something. Each of the first few is told as a story."""
    failed = 0
    for seed in seeds:
        if why_broken(schedule(seed, SIZES)):
            failed += 1
            tell(story(seed) if failed <= _MOST_STORIES else f"seed {seed} fails too")
    return failed


_MOST_STORIES = 5

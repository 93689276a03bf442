"""Making a schedule that fails as short as can be: what is left out does not matter, what is left does.

Delta debugging after Zeller and Hildebrandt, "Simplifying and Isolating Failure-Inducing Input" (2002).
"""

from collections.abc import Callable
from dataclasses import replace

from tests.sync.simulated.schedule import Schedule


def shortest(schedule: Schedule, fails: Callable[[Schedule], bool]) -> Schedule:
    """The schedule with as many happenings left out as can be, so that it still fails; and none more."""
    parts = 2
    while True:
        shorter = _without_one_part(schedule, parts, fails)
        if shorter is not None:
            schedule, parts = shorter, max(2, parts - 1)
        elif parts >= len(schedule.happenings):
            return schedule
        else:
            parts = min(len(schedule.happenings), 2 * parts)


def _without_one_part(schedule: Schedule, parts: int, fails: Callable[[Schedule], bool]) -> Schedule | None:
    happenings = schedule.happenings
    size = -(-len(happenings) // parts)
    for start in range(0, len(happenings), size):
        shorter = replace(schedule, happenings=happenings[:start] + happenings[start + size :])
        if fails(shorter):
            return shorter
    return None

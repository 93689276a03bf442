"""What happens in a simulated run, in order: made from a seed, and whole without any of its parts.

Each happening has a seed of its own, so that leaving some out changes nothing about the others: that is
what makes a schedule that fails short.
"""

import random
from dataclasses import dataclass, replace
from typing import Final

EDITS_EACH: Final = 60
"""Edits by each of three to five replicas; an act has one to five."""
ACTS_EACH: Final = 20


@dataclass(frozen=True)
class Happening:
    """One thing: what, to which machine, and the seed of what is left to chance in it."""

    what: str
    who: int
    seed: int = 0

    def __str__(self) -> str:
        return f"{self.what} machine {self.who} ({self.seed})"


@dataclass(frozen=True)
class Schedule:
    """The size of the team and all that happens to it."""

    seed: int
    size: int
    happenings: tuple[Happening, ...]

    def text(self) -> str:
        """A line a happening."""
        lines = [f"seed {self.seed}: a team of {self.size}"]
        return "\n".join((*lines, *(f"  {one}" for one in self.happenings)))


_DISASTERS: Final = ("back up", "restore", "clone", "revoke", "roll back", "clock", "forge", "accept")


def schedule(seed: int, sizes: tuple[int, ...]) -> Schedule:
    """The schedule of a seed."""
    chance = random.Random(seed)
    size = chance.choice(sizes)
    found = [Happening("edit", who, chance.getrandbits(32)) for who in range(size) for _ in range(ACTS_EACH)]
    syncs = chance.randint(2, 6)
    found += [Happening("sync", who, chance.getrandbits(32)) for who in range(size) for _ in range(syncs)]
    for what in _DISASTERS:
        for _ in range(chance.choice((0, 0, 1, 2))):
            found.append(Happening(what, chance.randrange(size), chance.getrandbits(32)))
    chance.shuffle(found)
    return Schedule(seed, size, tuple(found))


def rotting(seed: int, sizes: tuple[int, ...]) -> Schedule:
    """The schedule of a seed, and besides files on the share break under their right names."""
    found, chance = schedule(seed, sizes), random.Random(seed * 7 + 1)
    happenings = list(found.happenings)
    for _ in range(chance.choice((1, 1, 2, 3))):
        place = chance.randrange(len(happenings) + 1)
        happenings.insert(place, Happening("rot", chance.randrange(found.size), chance.getrandbits(32)))
    return replace(found, happenings=tuple(happenings))

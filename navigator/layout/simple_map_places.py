"""Where everybody stands on the small map: on an oval, by closeness and by whom they work for.

Only places; `simple_map` draws them.
"""

import math
from bisect import bisect_right
from collections.abc import Sequence

from navigator.casefile.case import Case
from navigator.casefile.network import Organisation, Person
from navigator.casefile.vocabulary import vocabulary

RINGS = {"close": 0.4, "regular": 0.62, "distant": 0.82}
_UNKNOWN_RING = 0.74
"""How far out a closeness stands, as a part of the outermost ring; in between, where it is not known."""
BADGE = (15.0, 10.5)
"""Width and height in points of an organisation's badge, which stands on the outermost ring."""
_SAMPLES = 240

Spot = tuple[float, float]


class Oval:
    """The outermost ring. Places on it go clockwise from the left by the way along it, from 0 to 1."""

    def __init__(self, width: float, height: float) -> None:
        self.x, self.y = width / 2, height / 2
        self._across, self._down = width / 2 - BADGE[0] / 2 - 1, height / 2 - BADGE[1] / 2 - 1
        self._ways = [0.0]
        for step in range(_SAMPLES):
            (x, y), (to_x, to_y) = self._turned(step / _SAMPLES), self._turned((step + 1) / _SAMPLES)
            self._ways.append(self._ways[-1] + math.hypot(to_x - x, to_y - y))

    def at(self, place: float, ring: float = 1.0) -> Spot:
        """The point at a place, on this ring or on one further in."""
        way = (place % 1.0) * self._ways[-1]
        step = min(max(bisect_right(self._ways, way) - 1, 0), _SAMPLES - 1)
        part = (way - self._ways[step]) / ((self._ways[step + 1] - self._ways[step]) or 1.0)
        x, y = self._turned((step + part) / _SAMPLES)
        return (self.x + (x - self.x) * ring, self.y + (y - self.y) * ring)

    def _turned(self, turn: float) -> Spot:
        angle = math.pi * (1 + 2 * turn)
        return (self.x + math.cos(angle) * self._across, self.y + math.sin(angle) * self._down)


def works(person: Person, case: Case) -> bool:
    """Whether somebody is there for their work."""
    return bool(person.professional) or person.organisation in case.organisations


def spots_of(people: Sequence[Person], organisations: Sequence[Organisation], oval: Oval) -> dict[str, Spot]:
    """Where everybody stands: family and friends at the left, organisations with their people around."""
    sectors = list(vocabulary("sectors").terms)
    known = {organisation.id for organisation in organisations}
    workers: dict[str, list[Person]] = {}
    personal: list[Person] = []
    for person in people:
        home = person.organisation if person.organisation in known else ""
        if home or person.professional:
            workers.setdefault(home, []).append(person)
        else:
            personal.append(person)
    ordered = sorted(
        organisations,
        key=lambda o: (sectors.index(o.sector) if o.sector in sectors else len(sectors), o.name, o.id),
    )
    groups = [(organisation.id, workers.get(organisation.id, [])) for organisation in ordered]
    if workers.get(""):
        groups.append(("", workers[""]))
    part = min(max(len(personal) / (len(people) + 1), 0.2), 0.4) if personal else 0.0
    part = part if groups else 1.0
    spots = _fan(personal, -part / 2, part, oval)
    place, weights = part / 2, [2.5 + len(members) for _, members in groups]
    for (organisation, members), weight in zip(groups, weights, strict=True):
        share = (1.0 - part) * weight / sum(weights)
        if organisation:
            spots[organisation] = oval.at(place + share / 2)
        spots.update(_fan(members, place, share, oval))
        place += share
    return spots


def _fan(people: Sequence[Person], start: float, share: float, oval: Oval) -> dict[str, Spot]:
    """People spread over a share of the oval, each on the ring of their closeness; many lie in turns."""
    spots: dict[str, Spot] = {}
    ordered = sorted(people, key=lambda person: (person.name, person.id))
    for number, person in enumerate(ordered):
        ring = RINGS.get(person.closeness, _UNKNOWN_RING)
        ring += 0.07 * ((number % 3) - 1) if len(ordered) > 4 else 0.0
        spots[person.id] = oval.at(start + share * (number + 0.5) / len(ordered), ring)
    return spots

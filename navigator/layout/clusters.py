"""The second view of the map: by forces, so that those who talk with one another stand in one place.

After T. Fruchterman and E. Reingold, "Graph drawing by force-directed placement" (Software: Practice and
Experience 21, 1991), with a fixed number of steps and a start out of the islands, so that it is the same
every time. The client, through whom everybody hangs together, stands aside above.
"""

import math
from collections.abc import Iterator, Mapping, Sequence

from navigator.casefile.ids import CLIENT_ID
from navigator.layout.areas import Areas
from navigator.layout.display_list import Measure, rough_width
from navigator.layout.labels import Room, rooms_of
from navigator.layout.network import Network
from navigator.layout.ring_space import Spot

STEPS = 90
_LENGTH = 54.0
"""Map units that the forces want between two who are tied."""

_TALK, _TIE, _MEMBER, _GRAVITY = 1.6, 0.5, 0.45, 0.1
_STEP = 7.0
_WIDER = 1.7
"""How many times as wide as high it is made in the end: paper and screens are wide, and so are names."""

_MOST_FOR_FORCES = 160
"""Nodes up to which every pair pushes; in larger networks only neighbours on a grid do."""


def clusters(network: Network, measure: Measure = rough_width) -> dict[str, Spot]:
    """A place for every node, no two in each other's way."""
    rooms = rooms_of(network, measure)
    ids = [node for node in network.nodes if node != CLIENT_ID]
    springs = _springs(network, {node: at for at, node in enumerate(ids)})
    xs, ys = _start(len(ids), springs)
    heat = _LENGTH
    for _ in range(STEPS):
        _step(xs, ys, springs, heat)
        heat = max(heat * 0.95, 1.0)
    return _apart(ids, xs, ys, springs, rooms)


Springs = list[tuple[int, int, float]]


def _springs(network: Network, number: dict[str, int]) -> Springs:
    """What pulls: talking most, then other ties, then being of one organisation."""
    found: dict[tuple[int, int], float] = {}
    for line in network.inner_lines:
        pair = number[line.one], number[line.other]
        pull = _TALK if line.talk in ("regularly", "once") and not line.past else _TIE
        key = min(pair), max(pair)
        found[key] = max(found.get(key, 0.0), pull)
    for one, other in network.members():
        key = min(number[one], number[other]), max(number[one], number[other])
        found[key] = max(found.get(key, 0.0), _MEMBER)
    return [(*key, pull) for key, pull in found.items()]


def _start(count: int, springs: Springs) -> tuple[list[float], list[float]]:
    """A spiral of the groups that talk, one after the other."""
    near: list[list[int]] = [[] for _ in range(count)]
    for one, other, pull in springs:
        if pull > _TIE:
            near[one].append(other)
            near[other].append(one)
    order: dict[int, None] = {}
    for first in sorted(range(count), key=lambda at: (-len(near[at]), at)):
        todo = [first]
        while todo:
            here = todo.pop(0)
            if here not in order:
                order[here] = None
                todo.extend(near[here])
    xs, ys = [0.0] * count, [0.0] * count
    for turn, at in enumerate(order):
        radius, angle = _LENGTH * 0.55 * math.sqrt(turn + 0.5), turn * 2.399963
        xs[at], ys[at] = radius * math.cos(angle), radius * math.sin(angle)
    return xs, ys


def _step(xs: list[float], ys: list[float], springs: Springs, heat: float) -> None:
    count = len(xs)
    fx, fy = [0.0] * count, [0.0] * count
    push = _LENGTH * _LENGTH
    for one, nearby in enumerate(_neighbours(xs, ys)):
        x, y = xs[one], ys[one]
        sum_x = sum_y = 0.0
        for other in nearby:
            dx, dy = x - xs[other], y - ys[other]
            force = push / (dx * dx + dy * dy + 1.0)
            sum_x += dx * force
            sum_y += dy * force
            fx[other] -= dx * force
            fy[other] -= dy * force
        fx[one] += sum_x - x * _GRAVITY * _LENGTH
        fy[one] += sum_y - y * _GRAVITY * _LENGTH
    for one, other, pull in springs:
        dx, dy = xs[one] - xs[other], ys[one] - ys[other]
        force = pull * math.sqrt(dx * dx + dy * dy) / _LENGTH
        fx[one], fy[one] = fx[one] - dx * force, fy[one] - dy * force
        fx[other], fy[other] = fx[other] + dx * force, fy[other] + dy * force
    for at in range(count):
        length = math.sqrt(fx[at] * fx[at] + fy[at] * fy[at])
        if length > 0.0:
            part = min(length, heat) / length
            xs[at], ys[at] = xs[at] + fx[at] * part, ys[at] + fy[at] * part


def _neighbours(xs: Sequence[float], ys: Sequence[float]) -> list[list[int]]:
    """For each node those after it that it pushes."""
    count = len(xs)
    if count <= _MOST_FOR_FORCES:
        return [list(range(one + 1, count)) for one in range(count)]
    size = _LENGTH * 2
    cells: dict[tuple[int, int], list[int]] = {}
    for at in range(count):
        cells.setdefault((int(xs[at] // size), int(ys[at] // size)), []).append(at)
    found: list[list[int]] = []
    for at in range(count):
        column, row = int(xs[at] // size), int(ys[at] // size)
        around = ((column + right, row + down) for right in (-1, 0, 1) for down in (-1, 0, 1))
        found.append([other for cell in around for other in cells.get(cell, ()) if other > at])
    return found


def _apart(
    ids: Sequence[str],
    xs: Sequence[float],
    ys: Sequence[float],
    springs: Springs,
    rooms: Mapping[str, Room],
) -> dict[str, Spot]:
    """Everybody at the free place nearest to where the forces left them, those with most ties first."""
    ties = [0] * len(ids)
    for one, other, _ in springs:
        ties[one] += 1
        ties[other] += 1
    areas = Areas()
    spots: dict[str, Spot] = {}
    for at in sorted(range(len(ids)), key=lambda at: (-ties[at], ids[at])):
        room = rooms[ids[at]]
        spot = next(spot for spot in _around(xs[at] * _WIDER, ys[at]) if areas.free(room.area(*spot)))
        areas.add(ids[at], room.area(*spot))
        spots[ids[at]] = spot
    top = min((rooms[node].area(*spot)[1] for node, spot in spots.items()), default=14.0)
    spots[CLIENT_ID] = (0.0, round(top - rooms[CLIENT_ID].below - 10.0, 2)) if ids else (0.0, 0.0)
    return spots


def _around(x: float, y: float) -> Iterator[Spot]:
    """Places on a widening spiral, without end."""
    yield round(x, 2), round(y, 2)
    turn = 0
    while True:
        turn += 1
        radius, angle = _STEP * math.sqrt(turn), turn * 2.399963
        yield round(x + radius * math.cos(angle) * 1.4, 2), round(y + radius * math.sin(angle), 2)

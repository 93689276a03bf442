"""Radial stress: angles for the nodes of the map, so that those tied together stand together.

After U. Brandes and C. Pich, "More flexible radial layout" (Journal of Graph Algorithms and Applications
15, 2011): the stress of graph distances is blended with a term for the distance from the centre, whose
weight grows from step to step. Distances leave out the client, through whom everybody is near everybody;
a person's tie to their organisation counts threefold. Majorised node by node, in a space where the
landscape's ellipses are circles.
"""

import hashlib
import math
from collections import deque
from collections.abc import Mapping, Sequence

from navigator.casefile.ids import CLIENT_ID
from navigator.layout.network import Network

MEMBER_WEIGHT = 3.0
SWEEPS = 28
_EDGE = 64.0
"""Map units between two who are tied."""

_MEMBER_EDGE = 0.6
"""Of that, between a person and their organisation."""

_FARTHEST = 4
"""Ties away: those farther apart do not pull or push each other, which keeps large networks quick."""

_MOST_NEIGHBOURS = 60

Pull = tuple[int, float, float]
"""Another node by number, the distance wanted to it, and the weight of that."""


def radial_angles(network: Network, radii: Mapping[int, float]) -> dict[str, float]:
    """The angle of every node but the client, in radians clockwise from the right.

    `radii` are those of the rings. The same network gives the same angles, whatever the order of its items.
    """
    ids = [node for node in network.nodes if node != CLIENT_ID]
    if not ids:
        return {}
    number = {node: at for at, node in enumerate(ids)}
    near = _neighbours(network, number)
    pulls = [_pulls(near, at) for at in range(len(ids))]
    wanted = [radii[network.nodes[node].ring] for node in ids]
    start = _start(network, ids, number, near)
    xs = [r * math.cos(angle) for r, angle in zip(wanted, start, strict=True)]
    ys = [r * math.sin(angle) for r, angle in zip(wanted, start, strict=True)]
    for sweep in range(SWEEPS):
        _sweep(xs, ys, pulls, wanted, (sweep + 1) / SWEEPS)
    return {node: math.atan2(ys[at], xs[at]) for at, node in enumerate(ids)}


def _neighbours(network: Network, number: Mapping[str, int]) -> list[dict[int, tuple[float, float]]]:
    """For each node those tied to it, with the length and the weight of the tie."""
    near: list[dict[int, tuple[float, float]]] = [{} for _ in number]
    joined = [(line.ends, 1.0, 1.0) for line in network.inner_lines]
    joined += [(pair, _MEMBER_EDGE, MEMBER_WEIGHT) for pair in network.members()]
    for (one, other), length, weight in joined:
        a, b = number[one], number[other]
        for here, there in ((a, b), (b, a)):
            old = near[here].get(there, (length, 0.0))
            near[here][there] = (min(length, old[0]), max(weight, old[1]))
    return near


def _pulls(near: Sequence[Mapping[int, tuple[float, float]]], start: int) -> list[Pull]:
    """The nodes within a few ties of one, nearest first, with the distances wanted."""
    distance = {start: 0.0}
    steps = {start: 0}
    todo = deque([start])
    found: list[Pull] = []
    while todo and len(found) < _MOST_NEIGHBOURS:
        here = todo.popleft()
        if steps[here] == _FARTHEST:
            break
        for there, (length, weight) in near[here].items():
            if there not in distance:
                distance[there] = distance[here] + length
                steps[there] = steps[here] + 1
                todo.append(there)
                wanted = distance[there] * _EDGE
                first = weight if here == start else 1.0
                found.append((there, wanted, first / (wanted * wanted)))
    return found


def _start(
    network: Network,
    ids: Sequence[str],
    number: Mapping[str, int],
    near: Sequence[Mapping[int, tuple[float, float]]],
) -> list[float]:
    """Angles to begin with: those who hang together get a sector of the circle, the largest group first."""
    group_of: dict[int, int] = {}
    groups: list[list[int]] = []
    for at in sorted(range(len(ids)), key=lambda at: (-len(near[at]), ids[at])):
        if at in group_of:
            continue
        group = [at]
        group_of[at] = len(groups)
        for one in group:
            for other in sorted(near[one], key=lambda other: (near[one][other][0], ids[other])):
                if other not in group_of:
                    group_of[other] = len(groups)
                    group.append(other)
        groups.append(group)
    groups.sort(key=lambda group: (-len(group), ids[group[0]]))
    angles = [0.0] * len(ids)
    turn = 0
    for group in groups:
        for one in group:
            angles[one] = math.tau * (turn + 0.5) / len(ids) + _nudge(ids[one])
            turn += 1
    return angles


def _nudge(item: str) -> float:
    """A little turn out of the id: the same in every run, and never the same for two."""
    digest = hashlib.blake2b(item.encode("utf-8", "replace"), digest_size=4).digest()
    return (int.from_bytes(digest, "big") / 2**32 - 0.5) * 0.05


def _sweep(
    xs: list[float], ys: list[float], pulls: Sequence[Sequence[Pull]], wanted: Sequence[float], part: float
) -> None:
    """One round of majorisation; `part` is the weight of the radius against that of the distances."""
    sqrt = math.sqrt
    keep = 1.0 - part
    for at, mine in enumerate(pulls):
        x, y = xs[at], ys[at]
        total = sum_x = sum_y = 0.0
        for other, distance, weight in mine:
            ox, oy = xs[other], ys[other]
            dx, dy = x - ox, y - oy
            pull = distance / (sqrt(dx * dx + dy * dy) or 1.0)
            sum_x += weight * (ox + dx * pull)
            sum_y += weight * (oy + dy * pull)
            total += weight
        r = wanted[at]
        length = sqrt(x * x + y * y) or 1.0
        weight = 4.0 * part / (r * r) + 1e-9
        sum_x = keep * sum_x + weight * x * r / length
        sum_y = keep * sum_y + weight * y * r / length
        total = keep * total + weight
        xs[at], ys[at] = sum_x / total, sum_y / total

"""A radar of scores, then and now overlaid: a spoke for each need, better outwards.

Only geometry. Then is dashed with rings, now is solid with discs, so that greyscale loses nothing.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from navigator.layout.display_list import Anchor, Dash, Disc, Label, Measure, Path, Picture, Shape
from navigator.layout.graphemes import cut_to_width

TYPE = 8.0
_RINGS = (0.25, 0.5, 0.75, 1.0)
_KEY_LINE = 14.0
_LEAST = 3
"""Fewer spokes make no shape: then there is only what the table says."""


@dataclass(frozen=True, slots=True)
class Spoke:
    """One need: its item, name, and how good it was then and is now, from 0 to 1, with the scores as said."""

    item: str
    name: str
    then: float
    now: float
    words: str


def radar(
    spokes: Sequence[Spoke],
    *,
    title: str,
    width: float,
    height: float,
    measure: Measure,
    key: tuple[str, str],
) -> Picture:
    """The spokes from the top round to the right; `key` are the words for then and now."""
    if len(spokes) < _LEAST:
        text = "A radar needs three needs that were scored."
        shapes: tuple[Shape, ...] = (Label(x=0, y=TYPE * 1.4, text=text, size=TYPE, colour="muted"),)
        return Picture(width, height, shapes, title, f"{title}: {text}")
    tall = height - _KEY_LINE
    x, y = width / 2, tall / 2
    # Names stand left and right of the outermost ring; above and below they need a line each.
    radius = min(tall / 2 - TYPE * 2.4, max(width / 2 - _side(spokes, measure), width * 0.18))
    wheel = _Wheel(x, y, radius, len(spokes))
    drawn: list[Shape] = [
        Path(
            points=wheel.ring([share] * len(spokes)),
            stroke="hairline" if share < 1 else "line",
            width=0.7,
            closed=True,
        )
        for share in _RINGS
    ]
    for place, spoke in enumerate(spokes):
        drawn.append(Path(points=((x, y), wheel.point(place, 1.0)), stroke="hairline", width=0.7))
        drawn.append(_name(wheel, place, spoke, width, measure))
    then, now = wheel.ring([s.then for s in spokes]), wheel.ring([s.now for s in spokes])
    drawn.append(Path(points=then, stroke="muted", width=1.2, dash=Dash.DASHED, closed=True))
    drawn.append(Path(points=now, stroke="accent", width=1.8, closed=True))
    for place, spoke in enumerate(spokes):
        drawn.append(
            Disc(
                x=then[place][0],
                y=then[place][1],
                radius=2.4,
                stroke="muted",
                item=spoke.item,
                says=spoke.words,
            )
        )
        drawn.append(
            Disc(
                x=now[place][0],
                y=now[place][1],
                radius=2.8,
                fill="accent",
                stroke="accent",
                item=spoke.item,
                says=spoke.words,
            )
        )
    drawn.extend(_key(key, width, height, measure))
    return Picture(
        width, height, tuple(drawn), title, f"{title}: {'; '.join(spoke.words for spoke in spokes)}."
    )


class _Wheel:
    def __init__(self, x: float, y: float, radius: float, spokes: int) -> None:
        self.x, self.y, self.radius, self._spokes = x, y, radius, spokes

    def angle(self, place: int) -> float:
        return 2 * math.pi * place / self._spokes - math.pi / 2

    def point(self, place: int, share: float, beyond: float = 0.0) -> tuple[float, float]:
        angle, far = self.angle(place), self.radius * share + beyond
        return (self.x + far * math.cos(angle), self.y + far * math.sin(angle))

    def ring(self, shares: Sequence[float]) -> tuple[tuple[float, float], ...]:
        return tuple(self.point(place, share) for place, share in enumerate(shares))


def _side(spokes: Sequence[Spoke], measure: Measure) -> float:
    return max(min(measure(spoke.name, TYPE, False), 100.0) for spoke in spokes) + 10


def _name(wheel: _Wheel, place: int, spoke: Spoke, width: float, measure: Measure) -> Label:
    x, y = wheel.point(place, 1.0, 7)
    across = math.cos(wheel.angle(place))
    if abs(across) < 0.08:
        anchor, room = Anchor.MIDDLE, width
        y += -2 if y < wheel.y else TYPE
    elif across > 0:
        anchor, room = Anchor.START, width - x
    else:
        anchor, room = Anchor.END, x
    text = cut_to_width(spoke.name, room, TYPE, False, measure)
    return Label(
        x=x, y=y + TYPE * 0.36, text=text, size=TYPE, anchor=anchor, item=spoke.item, says=spoke.words
    )


def _key(key: tuple[str, str], width: float, height: float, measure: Measure) -> list[Shape]:
    then, now = key
    y = height - 5
    wide = measure(then, TYPE, False) + measure(now, TYPE, False) + 22 * 2 + 16
    x = (width - wide) / 2
    second = x + 22 + measure(then, TYPE, False) + 16
    return [
        Path(points=((x, y), (x + 16, y)), stroke="muted", width=1.2, dash=Dash.DASHED),
        Disc(x=x + 8, y=y, radius=2.4, stroke="muted"),
        Label(x=x + 22, y=y + TYPE * 0.36, text=then, size=TYPE),
        Path(points=((second, y), (second + 16, y)), stroke="accent", width=1.8),
        Disc(x=second + 8, y=y, radius=2.8, fill="accent", stroke="accent"),
        Label(x=second + 22, y=y + TYPE * 0.36, text=now, size=TYPE),
    ]

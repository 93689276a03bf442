"""The signs of a timeline: one shape for each kind of entry, told apart without colour.

Shapes stand in a square from -0.5 to 0.5 around their middle.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Sign:
    """Lines through points; `filled` with its colour, or only drawn in it."""

    strokes: tuple[tuple[Point, ...], ...]
    colour: str = "ink"
    filled: bool = True
    closed: bool = True


def _ring(size: float, corners: int = 14) -> tuple[Point, ...]:
    steps = (2 * math.pi * at / corners for at in range(corners))
    return tuple((size * math.cos(angle), size * math.sin(angle)) for angle in steps)


def _box(width: float, height: float) -> tuple[Point, ...]:
    return ((-width, -height), (width, -height), (width, height), (-width, height))


_DIAMOND = ((0.0, -0.66), (0.66, 0.0), (0.0, 0.66), (-0.66, 0.0))

_SIGNS: Mapping[str, Sign] = {
    "call": Sign((_ring(0.42),)),
    "visit": Sign((_box(0.4, 0.4),)),
    "text": Sign((_ring(0.4),), filled=False),
    "letter": Sign((_box(0.48, 0.34), ((-0.48, -0.34), (0.0, 0.08), (0.48, -0.34))), filled=False),
    "meeting": Sign((_DIAMOND,), "accent", filled=False),
    "milestone": Sign((_DIAMOND,), "accent"),
    "incident": Sign((((0.0, -0.5), (0.52, 0.42), (-0.52, 0.42)),), "danger"),
    "no_show": Sign((((-0.38, -0.38), (0.38, 0.38)), ((-0.38, 0.38), (0.38, -0.38))), "danger", False, False),
    "note": Sign((_box(0.42, 0.13),), "muted"),
}
_OTHER = Sign((_ring(0.28),), "muted")


def sign_of(kind: str) -> Sign:
    """The sign of a kind of entry; a small disc for kinds that this version does not know."""
    return _SIGNS.get(kind, _OTHER)


SIGNED = tuple(_SIGNS)
"""The kinds with a sign of their own, in the order of the key."""

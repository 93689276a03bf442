"""What somebody may choose about the look of the map, and the fills of the sectors."""

from dataclasses import dataclass
from functools import cache

from navigator.casefile.vocabulary import vocabulary
from navigator.layout.network import Network
from navigator.layout.ring_space import Spot

DARK_INK, LIGHT_INK = "0E1214", "FFFFFF"
"""Letters on the fill of a sector, which is the same in light and in dark."""


@dataclass(frozen=True, slots=True)
class MapLook:
    """What is drawn beside nodes and ties.

    `bright` are the ids that stand out while all else fades (None: nothing fades). `islands` are outlined.
    """

    client_lines: bool = False
    member_lines: bool = False
    rings: bool = True
    bright: frozenset[str] | None = None
    islands: tuple[tuple[str, ...], ...] = ()
    names: bool = True

    def fades(self, *items: str) -> bool:
        """Whether one of these stands back."""
        return self.bright is not None and not all(item in self.bright for item in items)


@dataclass(frozen=True, slots=True)
class Badge:
    """The two letters of a sector, its fill, and the colour of letters on that."""

    letters: str
    fill: str
    ink: str
    label: str


NO_BADGE = Badge("", "surface", "ink", "")


def badge_of(sector: str) -> Badge:
    """A sector's badge; one without letters for a sector that is not in the vocabulary."""
    return _badges().get(sector, NO_BADGE)


@cache
def _badges() -> dict[str, Badge]:
    found = {}
    for key, term in vocabulary("sectors").terms.items():
        fill = str(term.more.get("colour", "")).lstrip("#").upper() or "FFFFFF"
        ink = DARK_INK if contrast(DARK_INK, fill) >= contrast(LIGHT_INK, fill) else LIGHT_INK
        found[key] = Badge(str(term.more.get("badge", "")), fill, ink, term.label)
    return found


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, RRGGBB, as WCAG 2.2 defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@dataclass(frozen=True, slots=True)
class Drawn:
    """A network with a place for each of its nodes."""

    network: Network
    spots: dict[str, Spot]

"""The look in one place: colours, type steps and space, for screen, SVG and PDF alike.

Colours are RRGGBB. Contrast against background and surface is checked by a test (WCAG 2.2: 4.5 for
text, 3 for lines that carry meaning).
"""

from navigator.casefile.frozen import frozen


@frozen
class Palette:
    """One set of colours."""

    background: str
    surface: str
    ink: str
    muted: str
    line: str
    accent: str
    on_accent: str
    danger: str
    warn: str
    good: str
    held: str
    hairline: str


LIGHT = Palette(
    background="F7F6F3", surface="FFFFFF", ink="1D2327", muted="57606A", line="8C8A84", accent="0B5C7A",
    on_accent="FFFFFF", danger="A4262C", warn="8A5A00", good="1E6B3A", held="6B4E9B", hairline="E2E0DA",
)  # fmt: skip
DARK = Palette(
    background="15191C", surface="1E2428", ink="ECEFF1", muted="A9B4BC", line="6E7A83", accent="6CC3E0",
    on_accent="0E1214", danger="FF8A80", warn="F2C14E", good="7FD49B", held="C3A9F0", hairline="2C343A",
)  # fmt: skip

BASE_POINTS = 10.5
STEPS = (0.85, 1.0, 1.2, 1.5)
"""Sizes of type, as multiples of the base."""

SPACE_WITHIN, SPACE_BETWEEN, SPACE_GROUPS, SPACE_AROUND = 4, 8, 16, 24
"""Pixels on the screen, points on paper."""

CORNER = 6
LEAST_TARGET = 24
"""Pixels: nothing to be clicked is smaller."""
TICK_BOX = 18
"""Pixels: the box that is ticked; its words are a target too."""

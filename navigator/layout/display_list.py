"""What a picture consists of, before any pen draws it: shapes with the id of what each stands for.

Units are points (1/72 inch), x to the right and y down, from the picture's top left corner. Colours
are names of the palette in `tokens`, or RRGGBB for the fill of a sector. A pen (Qt, reportlab, SVG)
draws the shapes in order and decides nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Dash(StrEnum):
    """How a line is drawn; patterns carry the meaning, so that greyscale loses nothing."""

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"


class Anchor(StrEnum):
    """Where a text stands against its point."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What all shapes share: the id of the item they stand for ("" for none), and what it is in words."""

    item: str = ""
    says: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Path(Shape):
    """A line through points, or a filled outline when `fill` is given."""

    points: tuple[tuple[float, float], ...]
    stroke: str = "ink"
    width: float = 1.0
    dash: Dash = Dash.SOLID
    closed: bool = False
    fill: str = ""
    curved: bool = False
    hatched: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Disc(Shape):
    """A circle."""

    x: float
    y: float
    radius: float
    fill: str = "surface"
    stroke: str = "ink"
    width: float = 1.0
    dash: Dash = Dash.SOLID


@dataclass(frozen=True, slots=True, kw_only=True)
class Box(Shape):
    """A rectangle with round corners; `fade_start` and `fade_end` are the widths over which it fades."""

    x: float
    y: float
    width: float
    height: float
    corner: float = 0.0
    fill: str = "surface"
    stroke: str = "ink"
    line: float = 1.0
    dash: Dash = Dash.SOLID
    hatched: bool = False
    fade_start: float = 0.0
    fade_end: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Label(Shape):
    """One line of text; `x`, `y` is where its baseline starts, has its middle, or ends."""

    x: float
    y: float
    text: str
    size: float = 9.0
    bold: bool = False
    anchor: Anchor = Anchor.START
    colour: str = "ink"


@dataclass(frozen=True, slots=True)
class Picture:
    """A display list: its size in points, its shapes in the order of drawing, and itself in one sentence."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    title: str
    summary: str


Measure = Callable[[str, float, bool], float]
"""The width in points of a text at a size, bold or not. Each pen has its own; `rough_width` needs none."""


def rough_width(text: str, size: float, bold: bool = False) -> float:
    """A width that no usual face exceeds by much, without asking any font."""
    wide = sum(1.0 if ord(char) > 0x2E7F else 0.78 if char in "MWmw@%" else 0.56 for char in text)
    return wide * size * (1.06 if bold else 1.0)

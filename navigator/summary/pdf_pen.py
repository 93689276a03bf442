"""Draws a display list on a sheet of paper, shape by shape, and decides nothing."""

from functools import singledispatch

from navigator.layout.display_list import Anchor, Box, Disc, Label, Path, Picture, Shape
from navigator.layout.tokens import LIGHT
from navigator.summary.lines import Span
from navigator.summary.sheet import Sheet

_HATCH = 4.0
"""Points between the strokes of a hatched area."""
_FADE_STEPS = 8


def draw_picture(picture: Picture, sheet: Sheet, x: float, y: float, *, alt: str = "") -> None:
    """The picture with its top left corner here, as one figure; `alt` is what is heard instead of it."""
    with (
        sheet.figure(alt or f"{picture.title}. {picture.summary}", x, y, picture.width, picture.height),
        sheet.clipped(x, y, picture.width, picture.height),
    ):
        for shape in picture.shapes:
            _draw(shape, sheet, x, y)


@singledispatch
def _draw(shape: Shape, sheet: Sheet, x: float, y: float) -> None:
    raise TypeError(f"no pen for {type(shape).__name__}")


@_draw.register
def _path(shape: Path, sheet: Sheet, x: float, y: float) -> None:
    points = [(x + px, y + py) for px, py in shape.points]
    sheet.path(
        points,
        width=shape.width,
        stroke=shape.stroke,
        fill=shape.fill,
        dash=shape.dash,
        closed=shape.closed,
        curved=shape.curved,
    )
    if shape.hatched and points:
        left, top = min(px for px, _ in points), min(py for _, py in points)
        right, low = max(px for px, _ in points), max(py for _, py in points)
        _hatch(sheet, left, top, right - left, low - top, shape.stroke)


@_draw.register
def _disc(shape: Disc, sheet: Sheet, x: float, y: float) -> None:
    sheet.disc(
        x + shape.x,
        y + shape.y,
        shape.radius,
        fill=shape.fill,
        stroke=shape.stroke,
        line=shape.width,
        dash=shape.dash,
    )


@_draw.register
def _box(shape: Box, sheet: Sheet, x: float, y: float) -> None:
    left, top = x + shape.x, y + shape.y
    faded = min(shape.fade_start + shape.fade_end, shape.width)
    if not faded:
        sheet.box(
            left,
            top,
            shape.width,
            shape.height,
            corner=shape.corner,
            fill=shape.fill,
            stroke=shape.stroke,
            line=shape.line,
            dash=shape.dash,
        )
    else:
        _fading(shape, sheet, left, top)
    if shape.hatched:
        _hatch(sheet, left, top, shape.width, shape.height, shape.stroke or "muted")


@_draw.register
def _label(shape: Label, sheet: Sheet, x: float, y: float) -> None:
    text = " ".join(shape.text.split())
    lines = sheet.breaker.lines([Span(text, shape.bold, shape.colour, own=True)], 1e6, shape.size, 1)
    for line in lines.lines:
        wide = line.width * shape.size / 1000
        back = {Anchor.START: 0.0, Anchor.MIDDLE: wide / 2, Anchor.END: wide}[shape.anchor]
        sheet.text(line, x + shape.x - back, y + shape.y, shape.size)


def _fading(shape: Box, sheet: Sheet, left: float, top: float) -> None:
    """A box whose ends grow paler in steps: paper has no transparency that every printer draws alike."""
    start, end = shape.fade_start, shape.fade_end
    middle = max(shape.width - start - end, 0.0)
    if middle and shape.fill:
        sheet.box(left + start, top, middle, shape.height, fill=shape.fill)
    for width, begins, outwards in ((start, left, True), (end, left + shape.width - end, False)):
        for step in range(_FADE_STEPS if width else 0):
            strength = (step + 0.5) / _FADE_STEPS
            colour = _mixed(shape.fill or "surface", strength if outwards else 1 - strength)
            wide = width / _FADE_STEPS
            sheet.box(begins + step * wide, top, wide + 0.1, shape.height, fill=colour)
    if shape.stroke:
        for edge in (top, top + shape.height):
            ends = ((left + start, edge), (left + start + middle, edge))
            sheet.path(ends, width=shape.line, stroke=shape.stroke, dash=shape.dash)


def _mixed(colour: str, strength: float) -> str:
    """A colour thinned with white: 1 is the colour itself."""
    code = getattr(LIGHT, colour, colour).lstrip("#")
    parts = (int(code[at : at + 2], 16) for at in (0, 2, 4))
    return "".join(f"{round(255 - (255 - part) * strength):02X}" for part in parts)


def _hatch(sheet: Sheet, left: float, top: float, width: float, height: float, colour: str) -> None:
    """Strokes from low left to high right over a rectangle."""
    offset = -height
    while offset < width:
        begins, ends = max(offset, 0.0), min(offset + height, width)
        sheet.path(
            (
                (left + begins, top + height - (begins - offset)),
                (left + ends, top + height - (ends - offset)),
            ),
            width=0.6,
            stroke=colour,
        )
        offset += _HATCH

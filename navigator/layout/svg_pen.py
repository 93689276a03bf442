"""Draws a display list as SVG, shape by shape, and decides nothing. Every shape carries the id it stands for.

The file stands alone: no script, no font of its own, nothing from the network.
"""

from functools import singledispatch
from xml.sax.saxutils import escape, quoteattr

from navigator.layout.display_list import Anchor, Box, Dash, Disc, Label, Path, Picture, Shape
from navigator.layout.tokens import LIGHT, Palette

_DASHES = {Dash.SOLID: "", Dash.DASHED: "4 2.5", Dash.DOTTED: "0.8 2"}
_ANCHORS = {Anchor.START: "start", Anchor.MIDDLE: "middle", Anchor.END: "end"}
_FACES = "'Noto Sans', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"


def svg_of(picture: Picture, palette: Palette = LIGHT) -> str:
    """The picture as an SVG file, with a title and a description for whoever hears it."""
    size = f'width="{_n(picture.width)}pt" height="{_n(picture.height)}pt"'
    box = f'viewBox="0 0 {_n(picture.width)} {_n(picture.height)}"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {box} role="img" aria-labelledby="title summary" '
        f'font-family="{_FACES}" stroke-linecap="round" stroke-linejoin="round">',
        f'<title id="title">{_text(picture.title)}</title>',
        f'<desc id="summary">{_text(picture.summary)}</desc>',
        '<defs><pattern id="hatch" width="4" height="4" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><path d="M0 0V4" stroke="#{palette.muted}" stroke-width="0.8"/>'
        "</pattern></defs>",
        f'<rect width="100%" height="100%" fill="#{palette.surface}"/>',
    ]
    lines += [element for shape in picture.shapes for element in _elements(shape, palette)]
    return "\n".join((*lines, "</svg>", ""))


def _elements(shape: Shape, palette: Palette) -> list[str]:
    says = f"<title>{_text(shape.says)}</title>" if shape.says else ""
    item = f" data-item={quoteattr(_text(shape.item))}" if shape.item else ""
    return [f"<g{item}>{says}{drawn}</g>" if item or says else drawn for drawn in _draw(shape, palette)]


@singledispatch
def _draw(shape: Shape, palette: Palette) -> list[str]:
    raise TypeError(f"no pen for {type(shape).__name__}")


@_draw.register
def _path(shape: Path, palette: Palette) -> list[str]:
    if not shape.points:
        return []
    code = [f"M{_at(shape.points[0])}"]
    if shape.curved and len(shape.points) > 2:
        code += [f"C{_at(a)} {_at(b)} {_at(c)}" for a, b, c in bends(shape.points, closed=shape.closed)]
    else:
        code += [f"L{_at(point)}" for point in shape.points[1:]]
    way = f'd="{"".join(code)}{"Z" if shape.closed else ""}"'
    drawn = [f"<path {way} {_paint(shape.fill, shape.stroke, shape.width, shape.dash, palette)}/>"]
    return [*drawn, f'<path {way} fill="url(#hatch)"/>'] if shape.hatched else drawn


@_draw.register
def _disc(shape: Disc, palette: Palette) -> list[str]:
    where = f'cx="{_n(shape.x)}" cy="{_n(shape.y)}" r="{_n(shape.radius)}"'
    return [f"<circle {where} {_paint(shape.fill, shape.stroke, shape.width, shape.dash, palette)}/>"]


@_draw.register
def _box(shape: Box, palette: Palette) -> list[str]:
    where = f'x="{_n(shape.x)}" y="{_n(shape.y)}" width="{_n(shape.width)}" height="{_n(shape.height)}"'
    corner = f' rx="{_n(shape.corner)}"' if shape.corner else ""
    paint = _paint(shape.fill, shape.stroke, shape.line, shape.dash, palette)
    fade = _fade(shape)
    drawn = [f"<rect {where}{corner} {paint}{fade}/>"]
    return [*drawn, f'<rect {where}{corner} fill="url(#hatch)"{fade}/>'] if shape.hatched else drawn


@_draw.register
def _label(shape: Label, palette: Palette) -> list[str]:
    weight = ' font-weight="600"' if shape.bold else ""
    anchor = "" if shape.anchor is Anchor.START else f' text-anchor="{_ANCHORS[shape.anchor]}"'
    where = f'x="{_n(shape.x)}" y="{_n(shape.y)}" font-size="{_n(shape.size)}"'
    return [f'<text {where}{anchor}{weight} fill="{_colour(shape.colour, palette)}">{_text(shape.text)}</text>']


def _fade(shape: Box) -> str:
    """A mask drawn with the colours' own opacity: both ends grow paler over their widths."""
    if not (shape.fade_start or shape.fade_end) or shape.width <= 0:
        return ""
    start, end = shape.fade_start / shape.width, 1 - shape.fade_end / shape.width
    stops = [f"transparent, #000 {start * 100:.1f}%" if shape.fade_start else "#000"]
    stops.append(f"#000 {end * 100:.1f}%, transparent" if shape.fade_end else "#000")
    return f' style="mask-image:linear-gradient(to right, {", ".join(stops)})"'


def _paint(fill: str, stroke: str, width: float, dash: Dash, palette: Palette) -> str:
    parts = [f'fill="{_colour(fill, palette)}"']
    if stroke and width > 0:
        parts.append(f'stroke="{_colour(stroke, palette)}" stroke-width="{_n(width)}"')
        if _DASHES[dash]:
            parts.append(f'stroke-dasharray="{_DASHES[dash]}"')
    return " ".join(parts)


def bends(
    points: tuple[tuple[float, float], ...], *, closed: bool = False
) -> list[tuple[tuple[float, float], tuple[float, float], tuple[float, float]]]:
    """A smooth line through points as cubic Beziers (Catmull-Rom), each by two handles and its end."""
    count = len(points)
    found = []
    for i in range(count if closed else count - 1):
        before = points[(i - 1) % count] if closed else points[max(i - 1, 0)]
        start, end = points[i], points[(i + 1) % count]
        after = points[(i + 2) % count] if closed else points[min(i + 2, count - 1)]
        first = (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
        second = (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
        found.append((first, second, end))
    return found


def _colour(name: str, palette: Palette) -> str:
    return f"#{getattr(palette, name, name)}" if name else "none"


def _text(text: str) -> str:
    """Text that XML may hold: without the control characters that it may not."""
    return escape("".join(char for char in text if char >= " " and not 0xD800 <= ord(char) <= 0xDFFF and char not in "\ufffe\uffff"))


def _at(point: tuple[float, float]) -> str:
    return f"{_n(point[0])},{_n(point[1])}"


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))

"""Draws a display list as SVG: one file that needs no other, and that can be heard as well as seen.

Each shape that stands for an item carries its id in `data-item`, and its words as a title.
"""

from collections.abc import Sequence
from functools import singledispatchmethod
from html import escape

from navigator.layout.curves import Point, bends
from navigator.layout.display_list import Anchor, Box, Dash, Disc, Label, Path, Picture, Shape
from navigator.layout.tokens import LIGHT, Palette

_DASHES = {Dash.SOLID: "", Dash.DASHED: "4 2.5", Dash.DOTTED: "0.8 2"}
_ANCHORS = {Anchor.START: "start", Anchor.MIDDLE: "middle", Anchor.END: "end"}
_FACES = "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', sans-serif"


def picture_to_svg(picture: Picture, palette: Palette = LIGHT) -> str:
    """The picture as an SVG document (SVG 1.1, in UTF-8 once it is encoded), in the palette's colours."""
    return _SvgPen(palette).document(picture)


class _SvgPen:
    """Writes the elements of one document; patterns and gradients that they need gather in `_defs`."""

    def __init__(self, palette: Palette) -> None:
        self._palette = palette
        self._defs: dict[str, str] = {}

    def document(self, picture: Picture) -> str:
        """The whole file."""
        drawn = [self._draw(shape) for shape in picture.shapes]
        width, height = _n(picture.width), _n(picture.height)
        defs = f"<defs>{''.join(self._defs.values())}</defs>\n" if self._defs else ""
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt" '
            f'viewBox="0 0 {width} {height}" role="img" aria-labelledby="title desc" '
            f'font-family="{escape(_FACES)}">\n'
            f'<title id="title">{_words(picture.title)}</title>\n'
            f'<desc id="desc">{_words(picture.summary)}</desc>\n'
            f"{defs}"
            f'<rect width="{width}" height="{height}" fill="#{self._palette.surface}"/>\n'
            + "\n".join(drawn)
            + "\n</svg>\n"
        )

    @singledispatchmethod
    def _draw(self, shape: Shape) -> str:
        raise TypeError(f"no pen for {type(shape).__name__}")

    @_draw.register
    def _path(self, shape: Path) -> str:
        if not shape.points:
            return ""
        fill = self._hatch(shape.stroke) if shape.hatched else self._paint(shape.fill)
        look = f"{fill}{self._stroke(shape.stroke, shape.width, shape.dash)}"
        outline = _outline(shape.points, curved=shape.curved, closed=shape.closed)
        return _element("path", f'd="{outline}"{look}', shape)

    @_draw.register
    def _disc(self, shape: Disc) -> str:
        place = f'cx="{_n(shape.x)}" cy="{_n(shape.y)}" r="{_n(shape.radius)}"'
        look = f"{self._paint(shape.fill)}{self._stroke(shape.stroke, shape.width, shape.dash)}"
        return _element("circle", f"{place}{look}", shape)

    @_draw.register
    def _box(self, shape: Box) -> str:
        place = f'x="{_n(shape.x)}" y="{_n(shape.y)}" width="{_n(shape.width)}" height="{_n(shape.height)}"'
        if shape.corner:
            place += f' rx="{_n(shape.corner)}"'
        fill, stroke = self._paint(shape.fill), self._stroke(shape.stroke, shape.line, shape.dash)
        if shape.fade_start or shape.fade_end:
            fill = f' fill="{self._fade(shape, shape.fill or "surface")}"'
            if shape.stroke:
                width = f' stroke-width="{_n(shape.line)}"'
                stroke = f' stroke="{self._fade(shape, shape.stroke)}"{width}'
        drawn = _element("rect", f"{place}{fill}{stroke}", shape)
        if shape.hatched:
            drawn += f"<rect {place}{self._hatch(shape.stroke or 'muted')}/>"
        return drawn

    @_draw.register
    def _label(self, shape: Label) -> str:
        place = f'x="{_n(shape.x)}" y="{_n(shape.y)}" font-size="{_n(shape.size)}"'
        anchor = f' text-anchor="{_ANCHORS[shape.anchor]}"' if shape.anchor is not Anchor.START else ""
        weight = ' font-weight="bold"' if shape.bold else ""
        item = f' data-item="{_words(shape.item)}"' if shape.item else ""
        look = f' fill="{self._colour(shape.colour)}"'
        return f"<text {place}{anchor}{weight}{look}{item}>{_words(shape.text)}</text>"

    def _colour(self, name: str) -> str:
        return f"#{getattr(self._palette, name, name).lstrip('#')}"

    def _paint(self, fill: str) -> str:
        return f' fill="{self._colour(fill)}"' if fill else ' fill="none"'

    def _stroke(self, stroke: str, width: float, dash: Dash) -> str:
        if not stroke:
            return ""
        dashes = f' stroke-dasharray="{_DASHES[dash]}"' if _DASHES[dash] else ""
        round_ = ' stroke-linecap="round" stroke-linejoin="round"'
        return f' stroke="{self._colour(stroke)}" stroke-width="{_n(width)}"{dashes}{round_}'

    def _hatch(self, stroke: str) -> str:
        name = f"hatch-{''.join(char for char in stroke if char.isalnum())}"
        self._defs[name] = (
            f'<pattern id="{name}" width="4" height="4" patternUnits="userSpaceOnUse" '
            f'patternTransform="rotate(45)"><path d="M0 0V4" stroke="{self._colour(stroke)}" '
            'stroke-width="1.2"/></pattern>'
        )
        return f' fill="url(#{name})"'

    def _fade(self, shape: Box, fill: str) -> str:
        name = f"fade-{len(self._defs) + 1}"
        colour, width = self._colour(fill), shape.width or 1.0
        begins = min(shape.fade_start / width, 1.0)
        ends = max(1.0 - shape.fade_end / width, begins)
        stops = ((0.0, not shape.fade_start), (begins, True), (ends, True), (1.0, not shape.fade_end))
        self._defs[name] = (
            f'<linearGradient id="{name}">'
            + "".join(
                f'<stop offset="{_n(at)}" stop-color="{colour}" stop-opacity="{int(solid)}"/>'
                for at, solid in stops
            )
            + "</linearGradient>"
        )
        return f"url(#{name})"


def _element(name: str, attributes: str, shape: Shape) -> str:
    item = f' data-item="{_words(shape.item)}"' if shape.item else ""
    if not shape.says:
        return f"<{name} {attributes}{item}/>"
    return f"<{name} {attributes}{item}><title>{_words(shape.says)}</title></{name}>"


def _outline(points: Sequence[Point], *, curved: bool, closed: bool) -> str:
    start = f"M{_n(points[0][0])} {_n(points[0][1])}"
    if curved and len(points) > 2:
        rest = "".join(
            "C" + " ".join(f"{_n(x)} {_n(y)}" for x, y in bend) for bend in bends(points, closed=closed)
        )
    else:
        rest = "".join(f"L{_n(x)} {_n(y)}" for x, y in points[1:])
    return f"{start}{rest}{'Z' if closed else ''}"


def _words(text: str) -> str:
    """A text as XML can hold it: what no XML file may contain becomes U+FFFD."""
    return escape("".join(char if _allowed(char) else "\ufffd" for char in text))


def _allowed(char: str) -> bool:
    """Whether XML 1.0 has the character (section 2.2)."""
    return char in "\t\n\r" or " " <= char <= "\ud7ff" or "\ue000" <= char <= "\ufffd" or char >= "\U00010000"


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")

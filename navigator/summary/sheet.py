"""One sheet of paper: text, lines and shapes in points from its top left corner, into one PDF page.

What is drawn inside an element belongs to it in the structure tree; everything else is decoration.
Where things stand is decided elsewhere.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import lru_cache

from navigator.layout.curves import Point, bends
from navigator.layout.display_list import Dash
from navigator.layout.tokens import LIGHT
from navigator.summary.embedding import EmbeddedFont
from navigator.summary.faces import Face
from navigator.summary.lines import Line, LineBreaker
from navigator.summary.pdf_file import Leaf, pdf_file
from navigator.summary.shaping import Piece
from navigator.summary.tagging import Element, StructureTree

_BEND = 0.5523
"""How far a Bezier's handles stand out to come close to a quarter of a circle."""
_DASHES = {Dash.SOLID: (), Dash.DASHED: (4.0, 2.5), Dash.DOTTED: (0.8, 2.0)}
_DECORATION = Element("Artifact")


class Sheet:
    """A page being drawn. `smallest` is the least size of type on it; `lacking` what no face could draw.

    With a `scale` the sheet is so much larger than what is drawn on it, and all of it is printed larger.
    """

    def __init__(self, width: float, height: float, breaker: LineBreaker, *, scale: float = 1.0) -> None:
        self._scale = scale
        self.width, self.height = width, height
        self.breaker = breaker
        self.smallest = float("inf")
        self.lacking: dict[str, None] = {}
        self._tree = StructureTree()
        self._stack = [self._tree.root]
        self._open: Element | None = None
        self._fonts: dict[Face, EmbeddedFont] = {}
        self._code: list[str] = []

    @contextmanager
    def element(self, role: str, *, alt: str = "", scope: str = "") -> Iterator[None]:
        """What is drawn within belongs to a new element of this role."""
        self._stack.append(self._stack[-1].add(role, alt=alt, scope=scope))
        try:
            yield
        finally:
            self._stack.pop()

    @contextmanager
    def figure(self, alt: str, x: float, y: float, width: float, height: float) -> Iterator[None]:
        """All that is drawn within, shapes too, is one picture with these words for it."""
        figure = self._stack[-1].add("Figure", alt=alt)
        scale = self._scale
        figure.box = (
            x * scale,
            (self.height - y - height) * scale,
            (x + width) * scale,
            (self.height - y) * scale,
        )
        self._stack.append(figure)
        try:
            yield
        finally:
            self._stack.pop()

    def text(self, line: Line, x: float, baseline: float, size: float) -> None:
        """A line of text from `x` on its baseline."""
        self.smallest = min(self.smallest, size)
        for segment in self.breaker.segments(line):
            self.lacking.update(dict.fromkeys(segment.lacking))
            colour = _colour(segment.span.colour)
            leftwards: Element | None = None
            for piece, place in zip(segment.pieces, segment.places, strict=True):
                if piece.level % 2:
                    leftwards = leftwards or self._stack[-1].add("Span")
                    leftwards.says += piece.text
                    self._mark(leftwards)
                else:
                    leftwards = None
                    self._mark(self._stack[-1], "" if piece.plain else piece.text)
                self._code.append(f"BT {colour} rg {colour} RG")
                self._piece(piece, x + place * size / 1000, baseline, size)
                self._code.append("ET")

    def rule(self, x: float, y: float, to_x: float, *, width: float = 0.6, colour: str = "hairline") -> None:
        """A horizontal line."""
        self.path(((x, y), (to_x, y)), width=width, stroke=colour)

    def path(
        self,
        points: Sequence[Point],
        *,
        width: float = 1.0,
        stroke: str = "ink",
        fill: str = "",
        dash: Dash = Dash.SOLID,
        closed: bool = False,
        curved: bool = False,
    ) -> None:
        """A line through points, straight or curved, or an outline filled."""
        if not points:
            return
        places = [self._at(point) for point in points]
        code = [f"{places[0]} m"]
        if curved and len(points) > 2:
            code += [
                f"{' '.join(self._at(point) for point in bend)} c" for bend in bends(points, closed=closed)
            ]
        else:
            code += [f"{place} l" for place in places[1:]]
        if closed:
            code.append("h")
        self._paint(code, width, stroke, fill, dash)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        corner: float = 0.0,
        fill: str = "",
        stroke: str = "",
        line: float = 0.8,
        dash: Dash = Dash.SOLID,
    ) -> None:
        """A rectangle, its corners as round as asked."""
        corner = min(corner, width / 2, height / 2)
        if corner <= 0:
            code = [f"{_n(x)} {_n(self.height - y - height)} {_n(width)} {_n(height)} re"]
            self._paint(code, line, stroke, fill, dash)
            return
        right, low, bend = x + width, y + height, corner * (1 - _BEND)
        code = [
            f"{self._at((x + corner, y))} m {self._at((right - corner, y))} l",
            self._bend((right - bend, y), (right, y + bend), (right, y + corner)),
            f"{self._at((right, low - corner))} l",
            self._bend((right, low - bend), (right - bend, low), (right - corner, low)),
            f"{self._at((x + corner, low))} l",
            self._bend((x + bend, low), (x, low - bend), (x, low - corner)),
            f"{self._at((x, y + corner))} l",
            self._bend((x, y + bend), (x + bend, y), (x + corner, y)),
            "h",
        ]
        self._paint(code, line, stroke, fill, dash)

    def disc(
        self,
        x: float,
        y: float,
        radius: float,
        *,
        fill: str = "",
        stroke: str = "",
        line: float = 0.8,
        dash: Dash = Dash.SOLID,
    ) -> None:
        """A circle."""
        self.box(
            x - radius,
            y - radius,
            2 * radius,
            2 * radius,
            corner=radius,
            fill=fill,
            stroke=stroke,
            line=line,
            dash=dash,
        )

    @contextmanager
    def clipped(self, x: float, y: float, width: float, height: float) -> Iterator[None]:
        """Nothing that is drawn within is seen outside this rectangle."""
        self._close()
        self._code.append(f"q {_n(x)} {_n(self.height - y - height)} {_n(width)} {_n(height)} re W n")
        try:
            yield
        finally:
            self._close()
            self._code.append("Q")

    def leaf(self) -> Leaf:
        """The finished page, to be put into a file with others."""
        self._close()
        code, scale = self._code, self._scale
        if scale != 1.0:
            code = [f"{scale:.4f} 0 0 {scale:.4f} 0 0 cm", *code]
        content = "\n".join(code).encode("ascii")
        return Leaf(content, self.width * scale, self.height * scale, list(self._fonts.values()), self._tree)

    def pdf(self, *, title: str, made_on: date) -> bytes:
        """The finished file. Its title and its date are all that it says of itself."""
        return pdf_file([self.leaf()], title=title, made_on=made_on)

    def _piece(self, piece: Piece, x: float, baseline: float, size: float) -> None:
        font = self._fonts.get(piece.face)
        if font is None:
            font = self._fonts[piece.face] = EmbeddedFont(piece.face, f"F{len(self._fonts) + 1}")
        if piece.thickened:
            self._code.append(f"2 Tr {_n(size * 0.024)} w")
        self._code.append(f"/{font.name} {_n(size)} Tf 1 0 0 1 {self._at((x, baseline))} Tm")
        shown: list[str] = []
        codes: list[str] = []
        rise = shift = 0
        for glyph in piece.glyphs:
            code, advance = font.code(glyph)
            if glyph.up != rise:
                self._show(shown, codes)
                rise = glyph.up
                self._code.append(f"{_n(rise * size / 1000)} Ts")
            shift += glyph.across
            if shift:
                _flush(shown, codes)
                shown.append(str(-shift))
            codes.append(code)
            shift = glyph.advance - advance - glyph.across
        self._show(shown, codes)
        if rise:
            self._code.append("0 Ts")
        if piece.thickened:
            self._code.append("0 Tr")

    def _show(self, shown: list[str], codes: list[str]) -> None:
        _flush(shown, codes)
        if shown:
            self._code.append(f"[{' '.join(shown)}] TJ")
            shown.clear()

    def _paint(self, code: list[str], width: float, stroke: str, fill: str, dash: Dash) -> None:
        self._mark(self._stack[-1] if self._stack[-1].role == "Figure" else _DECORATION)
        lines = [f"{_colour(fill)} rg"] if fill else []
        if stroke:
            lines.append(f"{_colour(stroke)} RG {_n(width)} w 1 J 1 j")
            lines.append(f"[{' '.join(_n(length) for length in _DASHES[dash])}] 0 d")
        operator = "B" if fill and stroke else "f" if fill else "S" if stroke else "n"
        self._code += [*lines, *code, operator]

    def _mark(self, owner: Element, says: str = "") -> None:
        """Open a stretch of content that belongs to the element, unless it is already open."""
        if self._open is owner and not says:
            return
        self._close()
        if owner is _DECORATION:
            self._code.append("/Artifact BMC")
        elif says:
            text = says.encode("utf-16-be", "replace").hex()
            self._code.append(f"/Span <</MCID {self._tree.number(owner)} /ActualText <feff{text}>>> BDC")
        else:
            self._code.append(f"/{owner.role} <</MCID {self._tree.number(owner)}>> BDC")
        self._open = Element("Span") if says else owner

    def _close(self) -> None:
        if self._open is not None:
            self._code.append("EMC")
            self._open = None

    def _at(self, point: Point) -> str:
        return f"{_n(point[0])} {_n(self.height - point[1])}"

    def _bend(self, first: Point, second: Point, end: Point) -> str:
        return f"{self._at(first)} {self._at(second)} {self._at(end)} c"


def _flush(shown: list[str], codes: list[str]) -> None:
    if codes:
        shown.append(f"<{''.join(codes)}>")
        codes.clear()


def _n(value: float) -> str:
    """A number as PDF writes it, never with an exponent: a hundredth of a point is finer than any printer."""
    return f"{value:.2f}"


@lru_cache(maxsize=64)
def _colour(name: str) -> str:
    """The red, green and blue of a name of the palette, or of RRGGBB."""
    code = getattr(LIGHT, name, name).lstrip("#")
    return " ".join(f"{int(code[at : at + 2], 16) / 255:.3f}" for at in (0, 2, 4))

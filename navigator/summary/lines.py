"""Text into lines of a width: where a line ends, and where a text is cut.

A paragraph is a row of spans (plain and bold, in their colours); each span keeps its own direction, so
that an Arabic name beside a phone number does not tear either apart. Only as much text is looked at as
there is room for: a field of a hundred thousand characters costs no more than one that fits. What was
looked at is kept, whatever the size and the width, for the next try.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from navigator.layout.graphemes import ELLIPSIS, graphemes
from navigator.summary.direction import visual_order
from navigator.summary.shaping import Piece, Typesetter
from navigator.summary.words import Atom, Kept, atoms

_FULL = 0.55
"""How much of a line whole words have to fill, or the word that is cut is cut within."""
_LONGEST_WHOLE = 60
"""Characters of a line that are named whole where a word in it could not be drawn."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a paragraph in one weight and colour (a name of the palette).

    `own`: it is somebody's own text, which begins at the right if its first letter does. What the page
    puts together itself reads from the left, whatever names are in it.
    """

    text: str
    bold: bool = False
    colour: str = "ink"
    own: bool = False


class Placed(NamedTuple):
    """An atom on a line, and whether it hangs on the one before it."""

    span: Span
    atom: Atom
    glued: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line; `width` in thousandths of the type size.

    `goes_on`: a space follows that nobody sees, so that its last word and the next line's first are two.
    """

    atoms: tuple[Placed, ...]
    width: int
    goes_on: bool = False

    @property
    def right_to_left(self) -> bool:
        """Whether all of it belongs to paragraphs that begin at the right."""
        return all(placed.atom.leftwards for placed in self.atoms)


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a paragraph and whether there was more of it."""

    lines: tuple[Line, ...]
    cut: bool


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a line: its pieces in the order of reading, and where each stands.

    `places` are thousandths of the type size from the left edge of the line. `lacking` are the words of it
    that are not drawn as they were written.
    """

    span: Span
    pieces: tuple[Piece, ...]
    places: tuple[int, ...]
    lacking: tuple[str, ...] = ()


class _Row:
    """A line in the making."""

    __slots__ = ("goes_on", "placed", "width")

    def __init__(self, placed: Sequence[Placed] = ()) -> None:
        self.goes_on = False
        self.placed = list(placed)
        self.width = sum(one.atom.width for one in placed)

    def add(self, span: Span, atom: Atom, glued: bool = False) -> None:
        self.placed.append(Placed(span, atom, glued))
        self.width += atom.width

    def pop(self) -> Placed:
        last = self.placed.pop()
        self.width -= last.atom.width
        return last

    def trim(self) -> None:
        while self.placed and self.placed[-1].atom.space:
            self.pop()


class LineBreaker:
    """Breaks the paragraphs of one document into lines, with the words that its typesetter shapes."""

    def __init__(self) -> None:
        self.typesetter = Typesetter()
        self._seen: dict[tuple[str, bool, bool], Kept] = {}

    def width(self, text: str, size: float, bold: bool = False) -> float:
        """The width of a short text in points, whatever is in it: a `Measure` for pictures on paper."""
        return self.typesetter.width(text, size, bold)

    def lines(self, spans: Sequence[Span], width: float, size: float, most: int) -> Lines:
        """The paragraph in at most `most` lines of a width in points; what is left out is marked with "…"."""
        limit = max(int(width * 1000 / size), 1)
        rows = [_Row()]
        stream = self._atoms(spans)
        hangs = False
        for span, atom in stream:
            row = rows[-1]
            if (atom.space or atom.ends) and not row.placed:
                continue
            glued = atom.joins and hangs
            hangs = not (atom.space or atom.ends)
            fits = row.width + atom.width <= limit
            if atom.ends or not (fits or atom.space or glued or not row.placed):
                if len(rows) == most:
                    if _says_something(atom, stream):
                        return Lines(self._cut(rows, limit), True)
                    break
                row.trim()
                row.goes_on = True
                rows.append(_Row())
                if atom.ends:
                    continue
                fits = atom.width <= limit
            if fits or atom.space:
                rows[-1].add(span, atom, glued)
            elif not (
                (glued and _carried(rows, span, atom, limit, most))
                or self._split(rows, span, atom, limit, most)
            ):
                return Lines(self._cut(rows, limit), True)
        rows[-1].trim()
        return Lines(_finished(rows), False)

    def segments(self, line: Line) -> Iterator[Segment]:
        """The line as pieces, each with its place on paper, a segment for each span."""
        left = 0
        for span, group in groupby(line.atoms, key=lambda placed: placed.span):
            segment = self._segment(span, [placed.atom for placed in group], left)
            left += sum(piece.width for piece in segment.pieces)
            yield segment
        if line.goes_on:
            depths = (1,) if line.right_to_left else None
            space = self.typesetter.word(" ", False, depths)
            yield Segment(Span(" "), space.pieces, (-space.width if line.right_to_left else left,))

    def _segment(self, span: Span, said: Sequence[Atom], left: int) -> Segment:
        shape = self.typesetter.word
        pieces = [piece for atom in said for piece in shape(atom.text, span.bold, atom.depths).pieces]
        pieces = _joined(pieces)
        places = [0] * len(pieces)
        for i in visual_order([piece.level for piece in pieces]):
            places[i] = left
            left += pieces[i].width
        lacking = [atom.text for atom in said if atom.lacking]
        whole = "".join(atom.text for atom in said)
        if lacking and len(whole) <= _LONGEST_WHOLE:
            lacking = [whole]
        return Segment(span, tuple(pieces), tuple(places), tuple(lacking))

    def _split(self, rows: list[_Row], span: Span, atom: Atom, limit: int, most: int) -> bool:
        """Break a word that no line holds, between characters; False when it runs over the last line."""
        start = at = 0
        part = None
        for cluster in graphemes(atom.text):
            longer = self._part(span, atom, start, at + len(cluster))
            if rows[-1].width + longer.width > limit and (rows[-1].placed or part):
                if part:
                    rows[-1].add(span, part, glued=True)
                if len(rows) == most:
                    return False
                rows[-1].trim()
                rows.append(_Row())
                start, longer = at, self._part(span, atom, at, at + len(cluster))
            at, part = at + len(cluster), longer
        if part:
            rows[-1].add(span, part, glued=True)
        return True

    def _part(self, span: Span, atom: Atom, start: int, end: int) -> Atom:
        text, depths = atom.text[start:end], atom.depths[start:end] if atom.depths is not None else None
        width = self.typesetter.word(text, span.bold, depths).width
        return atom._replace(text=text, depths=depths, width=width, space=False)

    def _cut(self, rows: list[_Row], limit: int) -> tuple[Line, ...]:
        """The lines, the last ended with "…" after as many whole characters as leave room for it.

        A word is kept whole or goes, unless the line would be left half empty without a part of it.
        """
        row = rows[-1]
        row.trim()
        span = row.placed[-1].span if row.placed else Span("")
        leftwards = bool(row.placed) and row.placed[-1].atom.leftwards
        depths = row.placed[-1].atom.depths if row.placed else None
        depths = depths[-1:] if depths else None
        mark = Atom(ELLIPSIS, depths, self.typesetter.word(ELLIPSIS, span.bold, depths).width)
        while row.placed and row.width + mark.width > limit:
            last = row.pop()
            atom = last.atom
            if row.width > limit * _FULL or atom.lacking or atom.space:
                row.trim()
                continue
            clusters = list(graphemes(atom.text))
            if len(clusters) > 1:
                row.add(
                    last.span, self._part(last.span, atom, 0, len(atom.text) - len(clusters[-1])), last.glued
                )
        row.trim()
        row.add(span, mark._replace(leftwards=leftwards), glued=True)
        return _finished(rows)

    def _atoms(self, spans: Sequence[Span]) -> Iterator[tuple[Span, Atom]]:
        for span in spans:
            key = (span.text, span.bold, span.own)
            kept = self._seen.get(key)
            if kept is None:
                kept = self._seen[key] = Kept(atoms(self.typesetter, *key))
            for atom in kept:
                yield span, atom


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    """Plain pieces of one face that follow each other from left to right, as one."""
    found: list[Piece] = []
    for (face, thickened, plain), group in groupby(
        pieces, key=lambda piece: (piece.face, piece.thickened, piece.plain and not piece.level)
    ):
        some = list(group)
        if not plain or len(some) == 1:
            found += some
            continue
        glyphs = tuple(glyph for piece in some for glyph in piece.glyphs)
        width = sum(piece.width for piece in some)
        found.append(Piece(face, thickened, 0, glyphs, width, "".join(piece.text for piece in some), True))
    return found


def _finished(rows: Sequence[_Row]) -> tuple[Line, ...]:
    kept = [row for row in rows if row.placed]
    return tuple(Line(tuple(row.placed), row.width, row.goes_on and row is not kept[-1]) for row in kept)


def _says_something(atom: Atom, rest: Iterator[tuple[Span, Atom]]) -> bool:
    """Whether anything would be left out if the text ended here."""
    return not (atom.ends or atom.space) or any(not (a.ends or a.space) for _, a in rest)


def _carried(rows: list[_Row], span: Span, atom: Atom, limit: int, most: int) -> bool:
    """Take the word that the atom hangs on to a new line with it; False when that gains nothing."""
    row, start = rows[-1], len(rows[-1].placed)
    while start and not row.placed[start - 1].atom.space:
        start -= 1
        if not row.placed[start].glued:
            break
    fresh = _Row(row.placed[start:])
    if not start or fresh.width + atom.width > limit or len(rows) == most:
        return False
    del row.placed[start:]
    row.width -= fresh.width
    row.trim()
    row.goes_on = True
    fresh.add(span, atom, glued=True)
    rows.append(fresh)
    return True

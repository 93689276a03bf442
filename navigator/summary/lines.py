"""Text into lines of a width: where it may break, and where it is cut.

A paragraph is a row of spans (plain and bold, in their colours); each span keeps its own direction, so
that an Arabic name beside a phone number does not tear either apart. Only as much text is looked at as
there is room for: a field of a hundred thousand characters costs no more than one that fits. What was
looked at is kept, whatever the size and the width, for the next try.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from navigator.layout.graphemes import ELLIPSIS, graphemes
from navigator.summary.direction import levels, reads_right_to_left, visual_order
from navigator.summary.shaping import Drawable, Piece, Typesetter, drawable

_WINDOW = 2_000
"""Characters of one paragraph that are taken at a time; a page holds no line nearly as long."""
_LONGEST_WORD = 60
"""Characters after which a word may break anywhere: no word is that long, a web address is."""
_FULL = 0.55
"""How much of a line whole words have to fill, or the word that is cut is cut within."""
_NEWLINES = re.compile(r"[\n\r\u2028\u2029\x0b\x0c\x85]+")
_FIXED_SPACES = "\u00a0\u202f\u2007"
_TOKENS = re.compile(rf"[^\S{_FIXED_SPACES}]+|[\S{_FIXED_SPACES}]+")
_EAST_ASIAN = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_SOFT = re.compile(
    r"(?<=[^\W\d]-)(?=[^\W\d])|(?<=[/\u2013\u2014\u200b@&?=])(?=\w)"
    rf"|(?<=[{_EAST_ASIAN}])(?=[{_EAST_ASIAN}])(?![\u3001\u3002\u300d\u300f\uff09\uff0c\uff01\uff1f])"
)
"""Where a word may break: after a hyphen between letters, in addresses, between East Asian characters."""
_NO_SPACES = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""Thai, Lao, Burmese and Khmer have no spaces; without a dictionary they break between characters."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a paragraph in one weight and colour (a name of the palette)."""

    text: str
    bold: bool = False
    colour: str = "ink"


class Atom(NamedTuple):
    """A stretch without a place to break: a word, a space, or (`ends`) the end of a paragraph.

    `width` is in thousandths of the type size. `joins`: no line begins here if a word stands before it.
    """

    text: str
    depths: tuple[int, ...] | None
    width: int
    space: bool = False
    joins: bool = False
    ends: bool = False
    leftwards: bool = False
    lacking: bool = False


class Placed(NamedTuple):
    """An atom on a line, and whether it hangs on the one before it."""

    span: Span
    atom: Atom
    glued: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line; `width` in thousandths of the type size."""

    atoms: tuple[Placed, ...]
    width: int

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

    __slots__ = ("placed", "width")

    def __init__(self, placed: Sequence[Placed] = ()) -> None:
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
        self._seen: dict[tuple[str, bool], _Kept] = {}

    def width(self, text: str, size: float, bold: bool = False) -> float:
        """The width of a short text in points, whatever is in it: a `Measure` for pictures on paper."""
        return self.typesetter.width(text, size, bold)

    def lines(self, spans: Sequence[Span], width: float, size: float, most: int) -> Lines:
        """The paragraph in at most `most` lines of a width in points; what is left out is marked with "…"."""
        limit = max(int(width * 1000 / size), 1)
        rows = [_Row()]
        atoms = self._atoms(spans)
        hangs = False
        for span, atom in atoms:
            row = rows[-1]
            if (atom.space or atom.ends) and not row.placed:
                continue
            glued = atom.joins and hangs
            hangs = not (atom.space or atom.ends)
            fits = row.width + atom.width <= limit
            if atom.ends or not (fits or atom.space or glued or not row.placed):
                if len(rows) == most:
                    if _says_something(atom, atoms):
                        return Lines(self._cut(rows, limit), True)
                    break
                row.trim()
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

    def _segment(self, span: Span, atoms: Sequence[Atom], left: int) -> Segment:
        shape = self.typesetter.word
        pieces = [piece for atom in atoms for piece in shape(atom.text, span.bold, atom.depths).pieces]
        places = [0] * len(pieces)
        for i in visual_order([piece.level for piece in pieces]):
            places[i] = left
            left += pieces[i].width
        lacking = [atom.text for atom in atoms if atom.lacking]
        whole = "".join(atom.text for atom in atoms)
        if lacking and len(whole) <= _LONGEST_WORD:
            lacking = [whole]
        return Segment(span, tuple(pieces), tuple(places), tuple(lacking))

    def _split(self, rows: list[_Row], span: Span, atom: Atom, limit: int, most: int) -> bool:
        """Break a word that no line holds, between characters; False when it runs over the last line."""
        start = at = 0
        width = rows[-1].width
        for cluster in graphemes(atom.text):
            advance = self._part(span, atom, at, at + len(cluster)).width
            if width + advance > limit and (rows[-1].placed or at > start):
                if at > start:
                    rows[-1].add(span, self._part(span, atom, start, at), glued=True)
                if len(rows) == most:
                    return False
                rows[-1].trim()
                rows.append(_Row())
                start, width = at, 0
            at, width = at + len(cluster), width + advance
        rows[-1].add(span, self._part(span, atom, start, at), glued=True)
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
        depths = (1,) if leftwards else None
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
            key = (span.text, span.bold)
            kept = self._seen.get(key)
            if kept is None:
                kept = self._seen[key] = _Kept(_atoms(self.typesetter, *key))
            for atom in kept:
                yield span, atom


class _Kept:
    """The atoms of a text: made when first asked for, then kept."""

    __slots__ = ("_atoms", "_more")

    def __init__(self, more: Iterator[Atom]) -> None:
        self._atoms: list[Atom] = []
        self._more = more

    def __iter__(self) -> Iterator[Atom]:
        yield from self._atoms
        at = len(self._atoms)
        while True:
            while at < len(self._atoms):
                yield self._atoms[at]
                at += 1
            atom = next(self._more, None)
            if atom is None:
                return
            self._atoms.append(atom)


def _finished(rows: Sequence[_Row]) -> tuple[Line, ...]:
    return tuple(Line(tuple(row.placed), row.width) for row in rows if row.placed)


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
    fresh.add(span, atom, glued=True)
    rows.append(fresh)
    return True


def _atoms(typesetter: Typesetter, text: str, bold: bool) -> Iterator[Atom]:
    for paragraph, ended in _paragraphs(text):
        if ended:
            yield Atom("", None, 0, ends=True)
        leftwards = reads_right_to_left(paragraph[:_WINDOW])
        for start in range(0, len(paragraph), _WINDOW):
            prepared = drawable(_window(paragraph, start))
            yield from _words(typesetter, prepared, bold, leftwards)


def _window(paragraph: str, start: int) -> str:
    """The next stretch of a paragraph; marks at its start belong to a letter that has more than enough."""
    text = paragraph[start : start + _WINDOW]
    at = 0
    while start and at < len(text) and unicodedata.category(text[at]).startswith("M"):
        at += 1
    return text[at:]


def _paragraphs(text: str) -> Iterator[tuple[str, bool]]:
    """The paragraphs of a text, and for each whether another ended before it."""
    at, ended = 0, False
    for newline in _NEWLINES.finditer(text):
        if newline.start() > at:
            yield text[at : newline.start()], ended
        ended, at = True, newline.end()
    if at < len(text) or ended:
        yield text[at:], ended


def _words(typesetter: Typesetter, prepared: Drawable, bold: bool, leftwards: bool) -> Iterator[Atom]:
    text = prepared.text
    depths = levels(text, leftwards)
    for token in _TOKENS.finditer(text):
        first = token.start()
        space = text[first].isspace() and text[first] not in _FIXED_SPACES
        word = " " if space else token[0]
        for start, end in _pieces(word):
            part = word[start:end]
            deep = None if depths is None else tuple(depths[first + start : first + end])
            width = typesetter.word(part, bold, deep).width
            lacking = any(words in part for words in prepared.lacking)
            joins = not (start or space)
            yield Atom(part, deep, width, space, joins, leftwards=leftwards, lacking=lacking)


def _pieces(word: str) -> Iterator[tuple[int, int]]:
    """Where a word begins and ends, in the stretches between which it may break."""
    if word.isalnum() and word.isascii() and len(word) <= _LONGEST_WORD:
        yield 0, len(word)
        return
    cuts = {match.start() for match in _SOFT.finditer(word)} if len(word) > 1 else set()
    anywhere = len(word) > _LONGEST_WORD
    if anywhere or (not word.isascii() and _NO_SPACES.search(word)):
        at = 0
        for cluster in graphemes(word):
            if anywhere or _NO_SPACES.match(cluster):
                cuts.add(at)
            at += len(cluster)
    start = 0
    for cut in (*sorted(cuts - {0}), len(word)):
        yield start, cut
        start = cut

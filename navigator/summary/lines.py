"""Text into lines of a width: where it may break, and where it is cut.

A paragraph is a row of spans (plain and bold, in their colours); each span keeps its own direction, so
that an Arabic name beside a phone number does not tear either apart. Only as much text is looked at as
there is room for: a field of a hundred thousand characters costs no more than one that fits.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from navigator.layout.graphemes import ELLIPSIS, graphemes
from navigator.summary.direction import levels, reads_right_to_left, visual_order
from navigator.summary.shaping import Drawable, Piece, Typesetter, drawable

_WINDOW = 2_000
"""Characters of one paragraph that are taken at a time; a page holds no line nearly as long."""
_LONGEST_WORD = 60
"""Characters after which a word may break anywhere: no word is that long, a web address is."""
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


@dataclass(frozen=True, slots=True)
class Line:
    """One line; `width` in thousandths of the type size."""

    segments: tuple[Segment, ...]
    width: float
    right_to_left: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a paragraph and whether there was more of it."""

    lines: tuple[Line, ...]
    cut: bool


@dataclass(slots=True)
class _Atom:
    """A stretch without a place to break: a word, a space, or the end of a paragraph."""

    span: Span
    text: str
    depths: tuple[int, ...] | None
    width: float
    space: bool = False
    glued: bool = False
    """No line may begin here."""
    ends: bool = False
    """The paragraph ends before whatever comes next."""
    leftwards: bool = False
    lacking: bool = False


@dataclass(slots=True)
class _Row:
    atoms: list[_Atom] = field(default_factory=list)
    width: float = 0.0

    def add(self, atom: _Atom) -> None:
        self.atoms.append(atom)
        self.width += atom.width

    def trim(self) -> None:
        while self.atoms and (self.atoms[-1].space or self.atoms[-1].ends):
            self.width -= self.atoms.pop().width


def break_lines(typesetter: Typesetter, spans: Sequence[Span], width: float, size: float, most: int) -> Lines:
    """The paragraph in at most `most` lines of a width in points; what is left out is marked with "…"."""
    limit = max(width * 1000 / size, 1.0)
    rows: list[_Row] = [_Row()]
    atoms = _atoms(typesetter, spans)
    for atom in atoms:
        row = rows[-1]
        fits = row.width + atom.width <= limit
        if (atom.space or atom.ends) and not row.atoms:
            continue
        if atom.ends or not (fits or atom.space or atom.glued or not row.atoms):
            if len(rows) == most:
                if _says_something(atom, atoms):
                    return Lines(_cut(typesetter, rows, limit), True)
                break
            row.trim()
            rows.append(_Row())
            if atom.ends:
                continue
            fits = atom.width <= limit
        if fits or atom.space:
            rows[-1].add(atom)
        elif not (_carried(rows, atom, limit, most) or _split(typesetter, rows, atom, limit, most)):
            return Lines(_cut(typesetter, rows, limit), True)
    rows[-1].trim()
    return Lines(tuple(_line(typesetter, row) for row in rows if row.atoms), False)


def _says_something(atom: _Atom, rest: Iterator[_Atom]) -> bool:
    """Whether anything would be left out if the text ended here."""
    return not (atom.ends or atom.space) or any(not (a.ends or a.space) for a in rest)


def _carried(rows: list[_Row], atom: _Atom, limit: float, most: int) -> bool:
    """Take the word that the atom hangs on to a new line with it; False when that gains nothing."""
    row, start = rows[-1], len(rows[-1].atoms)
    if not atom.glued:
        return False
    while start and not row.atoms[start - 1].space:
        start -= 1
        if not row.atoms[start].glued:
            break
    tail = row.atoms[start:]
    width = sum(a.width for a in tail)
    if not start or width + atom.width > limit or len(rows) == most:
        return False
    del row.atoms[start:]
    row.width -= width
    row.trim()
    rows.append(_Row([*tail, atom], width + atom.width))
    return True


def _split(typesetter: Typesetter, rows: list[_Row], atom: _Atom, limit: float, most: int) -> bool:
    """Break a word that no line holds, between characters; False when it runs over the last line."""
    start = at = 0
    width = rows[-1].width
    for cluster in graphemes(atom.text):
        advance = _part(typesetter, atom, at, at + len(cluster)).width
        if width + advance > limit and (rows[-1].atoms or at > start):
            if at > start:
                rows[-1].add(_part(typesetter, atom, start, at))
            if len(rows) == most:
                return False
            rows.append(_Row())
            start, width = at, 0.0
        at, width = at + len(cluster), width + advance
    rows[-1].add(_part(typesetter, atom, start, at))
    return True


def _part(typesetter: Typesetter, atom: _Atom, start: int, end: int) -> _Atom:
    text, depths = atom.text[start:end], atom.depths[start:end] if atom.depths is not None else None
    width = typesetter.word(text, atom.span.bold, depths).width
    return _Atom(atom.span, text, depths, width, glued=True, leftwards=atom.leftwards, lacking=atom.lacking)


def _cut(typesetter: Typesetter, rows: list[_Row], limit: float) -> tuple[Line, ...]:
    """The lines, the last ended with "…" after as many whole characters as leave room for it."""
    row = rows[-1]
    row.trim()
    last = row.atoms[-1] if row.atoms else None
    span = last.span if last else Span("")
    depths = (1,) if last is not None and last.leftwards else None
    width = typesetter.word(ELLIPSIS, span.bold, depths).width
    while row.atoms and row.width + width > limit:
        atom = row.atoms.pop()
        row.width -= atom.width
        clusters = list(graphemes(atom.text))
        if len(clusters) > 1 and not atom.lacking:
            row.add(_part(typesetter, atom, 0, len(atom.text) - len(clusters[-1])))
        row.trim()
    row.add(_Atom(span, ELLIPSIS, depths, width, leftwards=bool(depths)))
    return tuple(_line(typesetter, row) for row in rows if row.atoms)


def _atoms(typesetter: Typesetter, spans: Sequence[Span]) -> Iterator[_Atom]:
    hangs = False
    for span in spans:
        for paragraph, ended in _paragraphs(span.text):
            if ended:
                yield _Atom(span, "", None, 0, ends=True)
                hangs = False
            leftwards = reads_right_to_left(paragraph[:_WINDOW])
            for start in range(0, len(paragraph), _WINDOW):
                prepared = drawable(_window(paragraph, start))
                for atom in _words(typesetter, span, prepared, leftwards):
                    atom.glued = atom.glued and hangs
                    hangs = not atom.space
                    yield atom


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


def _words(typesetter: Typesetter, span: Span, prepared: Drawable, leftwards: bool) -> Iterator[_Atom]:
    text = prepared.text
    depths = levels(text, leftwards)
    for token in _TOKENS.finditer(text):
        space = text[token.start()].isspace() and text[token.start()] not in _FIXED_SPACES
        word = " " if space else token[0]
        for start, end in _pieces(word, token.start()):
            part = word[start - token.start() : end - token.start()]
            deep = None if depths is None else tuple(depths[start:end])
            yield _Atom(
                span,
                part,
                deep,
                typesetter.word(part, span.bold, deep).width,
                space,
                glued=start == token.start() and not space,
                leftwards=leftwards,
                lacking=any(words in part for words in prepared.lacking),
            )


def _pieces(word: str, offset: int) -> Iterator[tuple[int, int]]:
    """Where a word begins and ends, in the stretches between which it may break."""
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
        yield offset + start, offset + cut
        start = cut


def _line(typesetter: Typesetter, row: _Row) -> Line:
    """The atoms of a line as pieces, each with its place on paper."""
    segments: list[Segment] = []
    at = left = 0
    while at < len(row.atoms):
        end = at
        while end < len(row.atoms) and row.atoms[end].span is row.atoms[at].span:
            end += 1
        segments.append(_segment(typesetter, row.atoms[at:end], left))
        left += sum(piece.width for piece in segments[-1].pieces)
        at = end
    return Line(tuple(segments), row.width, all(atom.leftwards for atom in row.atoms))


def _segment(typesetter: Typesetter, atoms: list[_Atom], left: int) -> Segment:
    span = atoms[0].span
    pieces = [piece for atom in atoms for piece in typesetter.word(atom.text, span.bold, atom.depths).pieces]
    places = [0] * len(pieces)
    for i in visual_order([piece.level for piece in pieces]):
        places[i] = left
        left += pieces[i].width
    lacking = [atom.text for atom in atoms if atom.lacking]
    whole = "".join(atom.text for atom in atoms)
    if lacking and len(whole) <= 60:
        lacking = [whole]
    return Segment(span, tuple(pieces), tuple(places), tuple(lacking))

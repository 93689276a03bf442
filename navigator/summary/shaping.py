"""Words into glyphs: which face draws each part, which way it reads, and how wide it is.

One `Typesetter` sets one document and is then thrown away with all the words it has seen; only the
open font files outlive it. Line breaking is in `lines`.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import uharfbuzz as harfbuzz  # type: ignore[import-untyped]  # the library carries no types

from navigator.layout.graphemes import LONGEST, graphemes
from navigator.summary.faces import Face, face_of, is_silent, latin, name_in_words
from navigator.summary.pairs import Glyph, glyphs_by_table, stands_alone

BLANK = -1
"""The number of a glyph that draws nothing, has no width, and only says its text."""


_SILENCE = 2
"""Characters in a row that draw nothing, such as joiners, of which the last ones are kept."""
_MARKS = 4
"""Marks above and below one letter that are drawn: more than any living spelling has."""
_PILING = frozenset((202, 214, 216, 218, 220, 222, 224, 226, 228, 230, 232, 234, 240))
"""Canonical combining classes of marks that stack."""


class Piece(NamedTuple):
    """Glyphs of one face and one direction, from left to right, and their text as it is read.

    `plain`: the glyphs alone, one after the other, give the text.
    """

    face: Face
    thickened: bool
    level: int
    glyphs: tuple[Glyph, ...]
    width: int
    text: str
    plain: bool


class Word(NamedTuple):
    """A shaped stretch of text without a place to break it; `width` in thousandths of the type size."""

    pieces: tuple[Piece, ...]
    width: int


@dataclass(frozen=True, slots=True)
class Drawable:
    """A text that the faces can draw; `lacking` are the parts of it that stand for what they cannot."""

    text: str
    lacking: tuple[str, ...] = ()


def drawable(text: str) -> Drawable:
    """The text with what no face can draw put in words, such as "[Gothic]", and no cluster without end."""
    if (text.isascii() and text.isprintable()) or all(map(stands_alone, set(text))):
        return Drawable(text)
    parts: list[str] = []
    lacking: list[str] = []
    silent = 0
    for cluster in graphemes(text):
        if len(cluster) > _MARKS:
            short = _with_few_marks(cluster)
            if short != cluster:
                cluster = short
                lacking.append(cluster)
        if len(cluster) > 1 and None in map(_drawn, cluster):
            cluster = unicodedata.normalize("NFC", cluster)
        for char in cluster:
            silent = silent + 1 if is_silent(char) else 0
            if silent > _SILENCE:
                continue
            drawn = _drawn(char)
            if drawn is not None:
                parts.append(drawn)
                continue
            words = f"[{name_in_words(char)}]".replace(" ", "\u00a0")
            lacking.append(words)
            if not parts or parts[-1] != words:
                parts.append(words)
    return Drawable("".join(parts), tuple(dict.fromkeys(lacking)))


def _with_few_marks(cluster: str) -> str:
    """A character without the marks that would pile up over the lines above and below it."""
    marks = 0
    kept: list[str] = []
    for char in cluster[:LONGEST]:
        marks += unicodedata.combining(char) in _PILING
        if marks <= _MARKS or unicodedata.combining(char) not in _PILING:
            kept.append(char)
    return "".join(kept)


def _drawn(char: str) -> str | None:
    """The character, or what Unicode holds to be the same in another dress; None when no face has either."""
    if unicodedata.category(char) == "Cc":
        return " " if char.isspace() else None
    if is_silent(char) or face_of(char, False):
        return char
    alike = unicodedata.normalize("NFKC", char)
    return alike if alike != char and all(is_silent(c) or face_of(c, False) for c in alike) else None


class Typesetter:
    """Shapes the words of one document, each once."""

    def __init__(self) -> None:
        self._words: dict[tuple[str, bool, tuple[int, ...] | None], Word] = {}

    def word(self, text: str, bold: bool, depths: Sequence[int] | None = None) -> Word:
        """The glyphs of a text that all faces can draw; `depths` are its levels where some read leftwards."""
        key = (text, bold, None if depths is None else tuple(depths))
        found = self._words.get(key)
        if found is None:
            piece = _by_table(text, latin(bold)) if depths is None else None
            if piece is not None:
                found = self._words[key] = Word((piece,), piece.width)
                return found
            pieces = tuple(self._piece(*part) for part in _parts(text, bold, depths))
            found = self._words[key] = Word(pieces, sum(piece.width for piece in pieces))
        return found

    def width(self, text: str, size: float, bold: bool = False) -> float:
        """The width of a short text in points, whatever is in it."""
        return self.word(drawable(text).text, bold).width * size / 1000

    def _piece(self, text: str, face: Face, bold: bool, level: int) -> Piece:
        leftwards = bool(level % 2)
        thickened = bold and face is not latin(True)
        glyphs = _shaped(text, face, leftwards)
        plain = not leftwards and all(glyph.text and not glyph.up and not glyph.across for glyph in glyphs)
        if leftwards:
            glyphs = _read_backwards(glyphs)
        width = sum(glyph.advance for glyph in glyphs)
        return Piece(face, thickened, level, tuple(glyphs), width, text.replace("\u00a0", " "), plain)


def _by_table(text: str, face: Face) -> Piece | None:
    glyphs = glyphs_by_table(text, face)
    if not glyphs:
        return None
    width = sum([glyph[2] for glyph in glyphs])
    return Piece(face, False, 0, tuple(glyphs), width, text.replace("\u00a0", " "), True)


def _read_backwards(glyphs: list[Glyph]) -> list[Glyph]:
    """Glyphs of a text that reads leftwards, so that a program that turns it round gets it right.

    Such a program (poppler, pdf.js, pypdf) turns whole codes round: a ligature has to be one code for
    each letter, the last first, and a mark above or below a letter must say nothing, or it comes apart
    from it. `Piece.text` has the marks for those who ask for it.
    """
    found: list[Glyph] = []
    for glyph in glyphs:
        letters = [char for char in reversed(glyph.text) if not unicodedata.combining(char)]
        found.append(glyph._replace(text=letters[0] if letters else ""))
        found += [Glyph(BLANK, letter, 0, 0, 0) for letter in letters[1:]]
    return found


def _parts(text: str, bold: bool, depths: Sequence[int] | None) -> list[tuple[str, Face, bool, int]]:
    """The text in stretches of one face and one level, in the order in which it is read."""
    if not text:
        return []
    if depths is None and text.isascii():
        return [(text, latin(bold), bold, 0)]
    parts: list[tuple[str, Face, bool, int]] = []
    start, current, level = 0, None, 0
    for at, char in enumerate(text):
        depth = depths[at] if depths is not None else 0
        face = _face(char, bold, current)
        if face is not current or depth != level:
            if current is not None and at > start:
                parts.append((text[start:at], current, bold, level))
            start, current, level = at, face, depth
    if current is not None:
        parts.append((text[start:], current, bold, level))
    return parts


def _face(char: str, bold: bool, current: Face | None) -> Face:
    """The face of a character, given the one before it: what leans on a letter stays with it."""
    if current is not None and (
        is_silent(char) or (unicodedata.category(char).startswith("M") and current.has(char))
    ):
        return current
    return face_of(char, bold) or latin(bold)


def _shaped(text: str, face: Face, leftwards: bool) -> list[Glyph]:
    buffer = harfbuzz.Buffer()
    buffer.cluster_level = harfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if leftwards else "ltr"
    buffer.language = "en"  # the machine's own locale must not change a page
    harfbuzz.shape(face.font, buffer)
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    if [info.cluster for info in infos] == list(range(len(text))):
        says = text.replace("\u00a0", " ")
        return [
            Glyph(info.codepoint, char, place.x_advance, place.x_offset, place.y_offset)
            for info, place, char in zip(infos, positions, says, strict=True)
        ]
    return _clustered(text, infos, positions)


def _clustered(text: str, infos: Sequence[Any], positions: Sequence[Any]) -> list[Glyph]:
    """Glyphs of which some stand for several characters, or several for one: the widest says the text."""
    starts = sorted({info.cluster for info in infos})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    glyphs: list[Glyph] = []
    at = 0
    while at < len(infos):
        cluster, end = infos[at].cluster, at
        while end < len(infos) and infos[end].cluster == cluster:
            end += 1
        says = text[cluster : ends[cluster]].replace("\u00a0", " ")
        base = max(range(at, end), key=lambda i: (positions[i].x_advance, -i))
        for i in range(at, end):
            place = positions[i]
            glyphs.append(
                Glyph(
                    infos[i].codepoint,
                    says if i == base else "",
                    place.x_advance,
                    place.x_offset,
                    place.y_offset,
                )
            )
        at = end
    return glyphs

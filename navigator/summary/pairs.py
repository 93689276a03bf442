"""Plain Latin text into glyphs by a table: each letter by itself, and how close the next one stands to it.

Most words of a page need no more than that, and asking the shaper for each costs half of the time that a page
takes. The table is made by the shaper itself, pair by pair, and holds letters only and nobody's words. What
two letters do together that is more than standing close (a ligature, a mark) is left to the shaper.
"""

import unicodedata
from functools import cache
from typing import NamedTuple

import uharfbuzz as harfbuzz  # type: ignore[import-untyped]  # the library carries no types

from navigator.summary.faces import Face, face_of, is_silent


class Glyph(NamedTuple):
    """One glyph; all but the number and the text it stands for in thousandths of the type size."""

    number: int
    text: str
    advance: int
    across: int
    up: int


_PAIRS: dict[tuple[Face, str], Glyph | None] = {}


def glyphs_by_table(text: str, face: Face) -> list[Glyph] | None:
    """The glyphs of a text that reads from left to right; None when only the shaper can tell."""
    found: list[Glyph] = []
    last = len(text) - 1
    for at in range(last + 1):
        key = (face, text[at : at + 2])
        try:
            glyph = _PAIRS[key]
        except KeyError:
            glyph = _PAIRS[key] = _first_of(key[1], face)
        if glyph is None:
            return None
        found.append(glyph)
    return found


@cache
def stands_alone(char: str) -> bool:
    """Whether a character is one cluster, whatever stands beside it, and has a face that draws it."""
    return (
        (char < "\u0250" or "\u2010" <= char <= "\u20bf")
        and unicodedata.category(char)[0] not in "MC"
        and not is_silent(char)
        and face_of(char, False) is not None
    )


def _first_of(pair: str, face: Face) -> Glyph | None:
    """The glyph of the first of two letters as it stands before the second; None unless it is so simple."""
    if not all(stands_alone(char) and face.has(char) for char in pair):
        return None
    shaped = _shape(pair, face)
    alone = _shape(pair[0], face)
    if len(shaped) != len(pair) or len(alone) != 1 or shaped[0][:1] != alone[0][:1]:
        return None
    if len(pair) == 2 and shaped[1][:2] != _shape(pair[1], face)[0][:2]:
        return None
    number, advance, across, up = shaped[0]
    if across or up or any(one[2] or one[3] for one in shaped):
        return None
    return Glyph(number, pair[0].replace("\u00a0", " "), advance, 0, 0)


def _shape(text: str, face: Face) -> list[tuple[int, int, int, int]]:
    buffer = harfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "ltr"
    buffer.language = "en"
    buffer.script = "Latn"
    harfbuzz.shape(face.font, buffer)
    return [
        (info.codepoint, place.x_advance, place.x_offset, place.y_offset)
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]

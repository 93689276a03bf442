"""The typefaces of paper: which one has a character, and what stands there when none has.

The files and where they come from are in `resources/fonts/README.md`. They are opened when first
needed and then stay open; nothing of any case is kept here.
"""

import unicodedata
from bisect import bisect_right
from functools import cache, cached_property
from typing import Any

import uharfbuzz as harfbuzz  # type: ignore[import-untyped]  # the library carries no types

from navigator.casefile.resources import resource

UNITS = 1000
"""All widths of type are in thousandths of its size, as in PDF."""

_LATIN, _LATIN_BOLD, _SYMBOLS = "NotoSans-Regular", "NotoSans-Bold", "DejaVuSans-Symbols"
_EAST_ASIAN, _KOREAN = "DroidSansFallbackFull", "NanumSquareR"
_SCRIPTS = (
    (0x0000, _LATIN), (0x0530, "Armenian"), (0x0590, "Hebrew"), (0x0600, "Arabic"), (0x0700, _LATIN),
    (0x0750, "Arabic"), (0x0780, _LATIN), (0x08A0, "Arabic"), (0x0900, "Devanagari"), (0x0980, "Bengali"),
    (0x0A00, "Gurmukhi"), (0x0A80, "Gujarati"), (0x0B00, "Oriya"), (0x0B80, "Tamil"), (0x0C00, "Telugu"),
    (0x0C80, "Kannada"), (0x0D00, "Malayalam"), (0x0D80, "Sinhala"), (0x0E00, "Thai"), (0x0E80, "Lao"),
    (0x0F00, _LATIN), (0x1000, "Myanmar"), (0x10A0, "Georgian"), (0x1100, _KOREAN), (0x1200, "Ethiopic"),
    (0x13A0, _LATIN), (0x1780, "Khmer"), (0x1800, _LATIN), (0x19E0, "Khmer"), (0x1A00, _LATIN),
    (0x1C90, "Georgian"), (0x1CC0, _LATIN), (0x1CD0, "Devanagari"), (0x1D00, _LATIN), (0x2190, _SYMBOLS),
    (0x2C60, _LATIN), (0x2D00, "Georgian"), (0x2D30, _LATIN), (0x2D80, "Ethiopic"), (0x2DE0, _LATIN),
    (0x2E80, _EAST_ASIAN), (0xA000, _LATIN), (0xA8E0, "Devanagari"), (0xA900, _LATIN), (0xA960, _KOREAN),
    (0xA980, _LATIN), (0xA9E0, "Myanmar"), (0xAA00, _LATIN), (0xAA60, "Myanmar"), (0xAA80, _LATIN),
    (0xAB00, "Ethiopic"), (0xAB30, _LATIN), (0xAC00, _KOREAN), (0xD800, _LATIN), (0xF900, _EAST_ASIAN),
    (0xFB00, _LATIN), (0xFB13, "Armenian"), (0xFB1D, "Hebrew"), (0xFB50, "Arabic"), (0xFE00, _LATIN),
    (0xFE30, _EAST_ASIAN), (0xFE70, "Arabic"), (0xFEFF, _LATIN), (0xFF00, _EAST_ASIAN), (0xFFF0, _LATIN),
    (0x1F000, _SYMBOLS), (0x20000, _EAST_ASIAN), (0x30000, _LATIN),
)  # fmt: skip
"""From which code point on which file is asked first (Unicode blocks); a bare script is its Noto Sans."""
_STARTS = tuple(start for start, _ in _SCRIPTS)
_OTHERWISE = (_LATIN, _SYMBOLS, _EAST_ASIAN, _KOREAN)


class Face:
    """One font file, opened when first asked."""

    def __init__(self, name: str) -> None:
        self.name = name

    @cached_property
    def face(self) -> Any:
        """The file as the shaper sees it."""
        return harfbuzz.Face(harfbuzz.Blob.from_file_path(str(resource(f"fonts/{self.name}.ttf"))))

    @cached_property
    def font(self) -> Any:
        """The face at a size of 1,000 units, so that what the shaper measures is what PDF wants."""
        font = harfbuzz.Font(self.face)
        font.scale = (UNITS, UNITS)
        return font

    def has(self, char: str) -> bool:
        """Whether the file can draw this character by itself."""
        return bool(self.font.get_nominal_glyph(ord(char)))

    def __repr__(self) -> str:
        return f"Face({self.name!r})"


@cache
def face(name: str) -> Face:
    """The face of this file name, without its ending."""
    return Face(name)


def latin(bold: bool) -> Face:
    """The face of ordinary text."""
    return face(_LATIN_BOLD if bold else _LATIN)


@cache
def face_of(char: str, bold: bool) -> Face | None:
    """The face that draws this character; None when there is none."""
    first = _SCRIPTS[bisect_right(_STARTS, ord(char)) - 1][1]
    if first[:4] not in ("Noto", "Deja", "Droi", "Nanu"):
        first = f"NotoSans{first}-Regular"
    for name in (first, *_OTHERWISE):
        found = face(_LATIN_BOLD if bold and name == _LATIN else name)
        if found.has(char):
            return found
    return None


@cache
def is_silent(char: str) -> bool:
    """Whether a character draws nothing of its own: joiners, direction marks, variation selectors."""
    code = ord(char)
    return (
        unicodedata.category(char) == "Cf"
        or 0xFE00 <= code <= 0xFE0F
        or 0xE0000 <= code <= 0xE0FFF
        or char in "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u3164\uffa0"
    )


@cache
def name_in_words(char: str) -> str:
    """What a character is that no face can draw: the script of a letter, the name of a sign."""
    name = unicodedata.name(char, "")
    if not name:
        return f"U+{ord(char):04X}"
    if unicodedata.category(char).startswith(("L", "M", "N")):
        return name.split()[0].split("-")[0].capitalize()
    return name.lower()

"""Where a text may be cut, and cutting it: between what people see as characters, never inside one.

These are the extended grapheme clusters of Unicode Standard Annex 29, from the properties that Python's own
tables have. What they lack is put in by hand: emoji that a joiner holds together are any symbol, and
the conjuncts of rule GB9c are told by their virama.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from navigator.layout.display_list import Measure

ELLIPSIS = "\u2026"
LONGEST_LABEL = 300
"""Characters of which a label on one line is made at most."""

LONGEST = 16
"""Code points of one cluster that are drawn; the longest in any living script or flag has eleven."""

_STRONG = ("L", "R", "AL")
_TO_THE_LEFT = "\u200f"
"""Holds the "…" at the end of what reads leftwards, where it would jump to the other side."""
_JOINER = "\u200d"
_THAI_LAO_AM = "\u0e33\u0eb3"
_PREPENDED = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u08e2\U000110bd\U000110cd")
_VIRAMAS = frozenset("\u094d\u09cd\u0a4d\u0acd\u0b4d\u0c4d\u0d4d\u1039\u17d2\u0dca")
_JAMO = ((0x1100, 0x115F, "L"), (0x1160, 0x11A7, "V"), (0x11A8, 0x11FF, "T"), (0xAC00, 0xD7A3, "S"))


def graphemes(text: str) -> Iterator[str]:
    """The text in pieces that each look like one character."""
    start = 0
    for end in range(1, len(text)):
        if _parts(text, start, end):
            yield text[start:end]
            start = end
    if start < len(text):
        yield text[start:]


def _parts(text: str, start: int, at: int) -> bool:
    """Whether a cluster that began at `start` ends before the character at `at`."""
    before, after = text[at - 1], text[at]
    if before < "\u0300" and after < "\u0300":
        return not (before == "\r" and after == "\n")
    first, second = _kind(before), _kind(after)
    if first == "control" or second == "control":
        return True
    if second in ("extend", "spacing") or first == "prepend":
        return False
    if first in _HANGUL and second in _HANGUL[first]:
        return False
    if before == _JOINER:
        return _kind(text[start]) != "symbol"
    if before in _VIRAMAS:
        return second != "letter"
    if first == second == "regional":
        flags = 0
        while at - 1 - flags >= start and _kind(text[at - 1 - flags]) == "regional":
            flags += 1
        return flags % 2 == 0
    return True


_HANGUL = {"L": ("L", "V", "S", "ST"), "V": ("V", "T"), "S": ("V", "T"), "ST": ("T",), "T": ("T",)}


@lru_cache(maxsize=4096)
def _kind(char: str) -> str:
    code = ord(char)
    if 0x1F1E6 <= code <= 0x1F1FF:
        return "regional"
    if 0x1F3FB <= code <= 0x1F3FF or 0xE0020 <= code <= 0xE007F or char in (_JOINER, "\u200c"):
        return "extend"
    for first, last, kind in _JAMO:
        if first <= code <= last:
            return "ST" if kind == "S" and (code - 0xAC00) % 28 else kind
    category = unicodedata.category(char)
    if category in ("Mn", "Me"):
        return "extend"
    if category == "Mc" or char in _THAI_LAO_AM:
        return "spacing"
    if char in _PREPENDED:
        return "prepend"
    if category in ("Cc", "Zl", "Zp", "Cf"):
        return "control"
    return "symbol" if category in ("So", "Sm", "Po") else "letter" if category == "Lo" else ""


def cut_to_width(text: str, width: float, size: float, bold: bool, measure: Measure) -> str:
    """The text on one line, ended with "…" after as many whole characters as leave it within the width.

    "" when not even one character and the "…" have room.
    """
    text = " ".join(text[:LONGEST_LABEL].split()) + ("" if len(text) <= LONGEST_LABEL else ELLIPSIS)
    if measure(text, size, bold) <= width:
        return text
    kept: list[str] = []
    room = width - measure(ELLIPSIS, size, bold)
    for cluster in graphemes(text):
        room -= measure(cluster, size, bold)
        if room < 0:
            break
        kept.append(cluster)
    while kept:
        shown = _marked_as_cut("".join(kept).rstrip())
        if measure(shown, size, bold) <= width:
            return shown
        kept.pop()
    return ""


def _marked_as_cut(shown: str) -> str:
    way = next((w for char in reversed(shown) if (w := unicodedata.bidirectional(char)) in _STRONG), "L")
    return f"{shown}{ELLIPSIS}{_TO_THE_LEFT if way != 'L' else ''}"

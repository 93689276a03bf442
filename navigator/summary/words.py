"""Text into words and the spaces between them, each with its width: what lines are made of.

Where a word may break is decided here, where a line does in `lines`.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from navigator.layout.graphemes import ELLIPSIS, graphemes
from navigator.summary.direction import levels, reads_right_to_left
from navigator.summary.shaping import Drawable, Typesetter, drawable

_WINDOW = 2_000
"""Characters of one paragraph that are taken at a time; a page holds no line nearly as long."""
_MOST = 20_000
"""Characters of one text that are looked at: several times what has room, if it can be seen."""
_LONGEST_WORD = 60
"""Characters after which a word may break anywhere: no word is that long, a web address is."""
_NEWLINES = re.compile(r"[\n\r\u2028\u2029\x0b\x0c\x85]+")
_FIXED_SPACES = "\u00a0\u202f\u2007"
_TOKENS = re.compile(rf"[^\S{_FIXED_SPACES}]+|[\S{_FIXED_SPACES}]+")
_WITHIN_NUMBER = re.compile(r"(?<=\d\d\d) (?=\d\d\d)")
"""Spaces inside telephone numbers, at which no line ends."""
_SOFT = re.compile(r"(?<=[^\W\d]-)(?=[^\W\d])|(?<=[/\u2013\u2014\u200b@&?=])(?=\w)")
"""Where a word may break: after a hyphen between letters, in addresses, after a long dash."""
_SIGNS = frozenset("-/\u2013\u2014\u200b@&?=")
"""Without one of these it breaks nowhere; looking for them is much sooner done."""
_EAST_ASIAN = ((0x2E80, 0x9FFF), (0xF900, 0xFAFF), (0xFF00, 0xFFEF), (0x20000, 0x3FFFF))
_NOT_AT_START = "\u3001\u3002\u300d\u300f\uff09\uff0c\uff01\uff1f"
"""East Asian stops and closing brackets, which no line begins with."""
_NO_SPACES = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF))
"""Thai, Lao, Burmese and Khmer have no spaces; without a dictionary they break between characters."""


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


class Kept:
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


def atoms(typesetter: Typesetter, text: str, bold: bool, own: bool) -> Iterator[Atom]:
    """The words, spaces and ends of paragraphs of a text, made as they are asked for.

    With `own` a paragraph begins at the right if its first letter does.
    """
    looked_at = 0
    for paragraph, ended in _paragraphs(text):
        if ended:
            yield Atom("", None, 0, ends=True)
        leftwards = own and reads_right_to_left(paragraph[:_WINDOW])
        for start in range(0, len(paragraph), _WINDOW):
            looked_at += _WINDOW
            if looked_at > _MOST:
                yield Atom(ELLIPSIS, None, typesetter.word(ELLIPSIS, bold).width, joins=True)
                return
            prepared = drawable(_WITHIN_NUMBER.sub("\u00a0", _window(paragraph, start)))
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
    gap = typesetter.word(" ", bold).width
    for token in _TOKENS.finditer(text):
        first, word = token.start(), token[0]
        space = word[0].isspace() and word[0] not in _FIXED_SPACES
        if depths is None and space:
            yield Atom(" ", None, gap, space=True)
            continue
        if depths is None and not prepared.lacking and _is_plain(word):
            yield Atom(word, None, typesetter.word(word, bold).width, joins=True, leftwards=leftwards)
            continue
        for start, end in _pieces(" " if space else word):
            part = word[start:end]
            deep = None if depths is None else tuple(depths[first + start : first + end])
            width = typesetter.word(part, bold, deep).width
            lacking = any(words in part for words in prepared.lacking)
            joins = not (start or space)
            yield Atom(part, deep, width, space, joins, leftwards=leftwards, lacking=lacking)


def _is_plain(word: str) -> bool:
    """Whether nobody would break a word: as most are, letters and digits alone, and not too many."""
    return word.isascii() and word.isalnum() and len(word) <= _LONGEST_WORD


def _pieces(word: str) -> Iterator[tuple[int, int]]:
    """Where a word begins and ends, in the stretches between which it may break."""
    if _is_plain(word) or (word.isascii() and len(word) <= _LONGEST_WORD and _SIGNS.isdisjoint(word)):
        yield 0, len(word)
        return
    plain = word.isascii()
    cuts = {match.start() for match in _SOFT.finditer(word)}
    anywhere = len(word) > _LONGEST_WORD
    if anywhere or not plain:
        before, at = "", 0
        for cluster in graphemes(word):
            if anywhere or _is_in(cluster, _NO_SPACES) or _breaks_between(before, cluster):
                cuts.add(at)
            before, at = cluster, at + len(cluster)
    start = 0
    for cut in (*sorted(cuts - {0}), len(word)):
        yield start, cut
        start = cut


def _is_in(cluster: str, blocks: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= ord(cluster[0]) <= last for first, last in blocks)


def _breaks_between(before: str, after: str) -> bool:
    """Whether a line may end between two characters because both are East Asian."""
    return (
        bool(before)
        and after not in _NOT_AT_START
        and _is_in(after, _EAST_ASIAN)
        and _is_in(before, _EAST_ASIAN)
    )

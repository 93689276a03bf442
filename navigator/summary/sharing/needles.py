"""Needles: the names, numbers, addresses, dates and phrases that must not be found where they are held back.

A text is looked through in folded form, word by word, so that "TIDEWELL" and "Tidewell" are one and "Al" is
not found in "also". Numbers are compared by their digits. A long text is known by any six words of it in a
row. In scripts that write no spaces between words, parts of words are found too.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from navigator.casefile.folding import fold

MISSING = "[…]"
"""Stands where something was taken out. No needle reaches across it."""
_WORD = re.compile(r"[^\W_]+|\[\.\.\.\]")
_GAPS = re.compile(r"(?<=\d)[\s\-\u2010-\u2015().]+(?=\d)")
_DIGITS = re.compile(r"\d+")
_WITHOUT_SPACES = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]"
)
SENTENCES = re.compile(r"(?<=[.!?…])\s+|\n+")
"""Where a text is parted into sentences."""
_LEAST_SENTENCE = 4
WINDOW = 6
"""So many words in a row are no chance."""
_CHUNK = 8
"""Characters in a row, in a script without spaces."""
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)
_LEAST_DIGITS = 6
_MOST_DIGITS = 9
"""Of a longer number its last digits are compared: 07700 900417 and +44 7700 900417 are one."""


@dataclass(frozen=True, slots=True)
class Needle:
    """One thing to look for: what it is (such as "name" or "phone"), and the item that it is held back of."""

    what: str
    item: str


@lru_cache(maxsize=16384)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, folded."""
    return tuple(_WORD.findall(fold(text)))


@lru_cache(maxsize=16384)
def _raw_words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(unicodedata.normalize("NFC", text)))


def compact(text: str) -> str:
    """The text folded, without white space."""
    return "".join(fold(text).split())


def numbers_in(text: str) -> tuple[str, ...]:
    """The numbers of a text as digits, whatever parts their groups."""
    folded = unicodedata.normalize("NFKC", text)
    return tuple(found for found in _DIGITS.findall(_GAPS.sub("", folded)) if len(found) >= _LEAST_DIGITS)


class Needles:
    """A set of needles that grows, and finds whether a text holds one of them."""

    def __init__(self) -> None:
        self._rows: dict[int, dict[tuple[str, ...], Needle]] = {}
        self._written: dict[str, Needle] = {}
        self._numbers: dict[str, Needle] = {}
        self._compact: dict[str, Needle] = {}
        self._ids: dict[str, Needle] = {}

    def __len__(self) -> int:
        return (
            sum(map(len, self._rows.values())) + len(self._written) + len(self._numbers) + len(self._compact)
        )

    def add_words(self, text: str, needle: Needle, least: int = 1) -> None:
        """The text as words in a row, of a long one any WINDOW of them; nothing if under `least`."""
        if _WITHOUT_SPACES.search(text):
            self._add_unspaced(text, needle)
        words = words_of(text)
        if len(words) < max(least, 1):
            return
        size = min(len(words), WINDOW)
        rows = self._rows.setdefault(size, {})
        for at in range(len(words) - size + 1):
            rows.setdefault(words[at : at + size], needle)

    def add_phrases(self, text: str, needle: Needle, least: int) -> None:
        """The text, and each sentence of it by itself."""
        self.add_words(text, needle, least)
        for sentence in SENTENCES.split(text):
            self.add_words(sentence, needle, max(least, _LEAST_SENTENCE))

    def add_written(self, word: str, needle: Needle) -> None:
        """One word that is looked for exactly as it is written: a name that is a word as well."""
        self._written.setdefault(unicodedata.normalize("NFC", word), needle)

    def add_number(self, text: str, needle: Needle) -> None:
        """A phone number or the like, by its digits."""
        for number in numbers_in(text):
            self._numbers.setdefault(number[-_MOST_DIGITS:], needle)

    def add_compact(self, text: str, needle: Needle, least: int = 5) -> None:
        """Something without spaces in it, such as an email address, wherever it stands."""
        found = compact(text)
        if len(found) >= least:
            self._compact.setdefault(found, needle)

    def add_id(self, item_id: str, needle: Needle) -> None:
        """The id of an item."""
        self._ids.setdefault(item_id.lower(), needle)

    def _add_unspaced(self, text: str, needle: Needle) -> None:
        for part in _WORD.findall(fold(text)):
            if _WITHOUT_SPACES.search(part) and len(part) > 1:
                for at in range(0, max(len(part) - _CHUNK, 0) + 1, _CHUNK):
                    self._compact.setdefault(part[at : at + _CHUNK], needle)

    def found_in(self, text: str) -> Needle | None:
        """A needle that stands in the text, or None."""
        return next(self.all_in(text), None)

    def all_in(self, text: str) -> Iterator[Needle]:
        """The needles that stand in the text; one may come more than once."""
        if not text:
            return
        yield from (needle for _, _, needle in self.rows_in(words_of(text)))
        yield from (needle for _, needle in self.others_in(text))

    def rows_in(self, words: tuple[str, ...]) -> Iterator[tuple[int, int, Needle]]:
        """The needles of words in a row, with the places of its first word and after its last."""
        for size, rows in self._rows.items():
            for at in range(len(words) - size + 1):
                found = rows.get(words[at : at + size])
                if found is not None:
                    yield at, at + size, found

    def others_in(self, text: str) -> Iterator[tuple[str, Needle]]:
        """The needles of all other kinds that stand in a text, each with what it is looked for by."""
        if self._ids:
            ids = (found.lower() for found in _ID.findall(text))
            yield from ((found, self._ids[found]) for found in ids if found in self._ids)
        if self._written:
            raw = _raw_words(text)
            yield from ((word, needle) for word, needle in self._written.items() if word in raw)
        if self._numbers:
            for number in numbers_in(text):
                yield from self._in_number(number)
        if self._compact:
            tight = compact(text)
            yield from ((part, needle) for part, needle in self._compact.items() if part in tight)

    def _in_number(self, number: str) -> Iterator[tuple[str, Needle]]:
        exact = self._numbers.get(number[-_MOST_DIGITS:])
        if exact is not None:
            yield number[-_MOST_DIGITS:], exact
        if len(number) > _MOST_DIGITS:
            yield from ((part, needle) for part, needle in self._numbers.items() if part in number)

    def without(self, texts: Iterable[str], what: str = "") -> "Needles":
        """Those that none of these texts holds: what may be said is no needle, whoever else it belongs to.

        With `what`, only needles of that kind are dropped.
        """
        rows: set[tuple[str, ...]] = set()
        raw: set[str] = set()
        numbers: set[str] = set()
        tight: list[str] = []
        sizes = tuple(self._rows)
        for text in texts:
            words = words_of(text)
            for size in sizes:
                rows.update(words[at : at + size] for at in range(len(words) - size + 1))
            raw |= _raw_words(text)
            numbers.update(number[-_MOST_DIGITS:] for number in numbers_in(text))
            tight.append(compact(text))
        all_tight = "\n".join(tight)

        def stays(needle: Needle) -> bool:
            return bool(what) and needle.what != what

        fresh = Needles()
        fresh._ids = self._ids
        for size, kept in self._rows.items():
            fresh._rows[size] = {w: one for w, one in kept.items() if w not in rows or stays(one)}
        fresh._written = {w: one for w, one in self._written.items() if w not in raw or stays(one)}
        fresh._numbers = {d: one for d, one in self._numbers.items() if d not in numbers or stays(one)}
        fresh._compact = {p: one for p, one in self._compact.items() if p not in all_tight or stays(one)}
        return fresh

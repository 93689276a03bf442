"""How the value of a vCard property is spelled: escapes, quoted-printable, character sets, components."""

import base64
import binascii
import codecs
import quopri
import re
from dataclasses import dataclass, replace

# Character sets only: Python's list of codecs has others, which are no way to spell a name.
_CHARSET = re.compile(r"utf-(?:8|16)|ascii|iso8859|iso2022|cp\d|koi8|mac|big5|gb|shift|euc|hz|johab|tis")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_BETWEEN = re.compile(r"(?<!\\)((?:\\\\)*);")
_COMMA = re.compile(r"(?<!\\)((?:\\\\)*),")


@dataclass(frozen=True, slots=True)
class Property:
    """One property of a card, its value still as it was spelled."""

    name: str
    group: str
    params: dict[str, list[str]]
    raw: str

    @property
    def types(self) -> frozenset[str]:
        """The TYPE parameters, in lower case."""
        return frozenset(word.strip().casefold() for word in self.params.get("TYPE", []))

    @property
    def preference(self) -> int:
        """1 is preferred most, 100 least; 101 for a property that says nothing (RFC 6350, section 5.3)."""
        said = self.params.get("PREF", [""])[0]
        if said.isdigit():
            return max(1, min(int(said[:3]), 100))
        return 1 if "pref" in self.types else 101

    @property
    def text(self) -> str:
        """The whole value as text."""
        return unescape(self._spelled(self.raw)).strip()

    @property
    def components(self) -> list[str]:
        """The values between semicolons, as text."""
        return [unescape(piece).strip() for piece in self._pieces()]

    def component_words(self, version: str) -> list[list[str]]:
        """The components, each of them parted at its commas where the version has lists there."""
        if version.startswith("2"):
            return [[word] if word else [] for word in self.components]
        lists = (_split(piece, _COMMA) for piece in self._pieces())
        return [[word for raw in words if (word := unescape(raw).strip())] for words in lists]

    def _pieces(self) -> list[str]:
        """The components, still escaped. Encoded semicolons part them only where there are no plain ones."""
        pieces = _split(self.raw, _BETWEEN)
        if len(pieces) == 1:
            return _split(self._spelled(self.raw), _BETWEEN)
        return [self._spelled(piece) for piece in pieces]

    def with_raw(self, raw: str) -> "Property":
        """The same property with another value."""
        return replace(self, raw=raw)

    @property
    def _encoding(self) -> str:
        return self.params.get("ENCODING", [""])[0].upper()

    def _spelled(self, raw: str) -> str:
        """The value with its transfer encoding and its character set undone."""
        charset = self.params.get("CHARSET", [""])[0].strip()
        encoding = self._encoding
        if encoding in ("QUOTED-PRINTABLE", "Q"):
            return decode_as(quopri.decodestring(raw.encode()), charset if raw.isascii() else "utf-8")
        if encoding in ("B", "BASE64"):
            try:
                return decode_as(base64.b64decode(raw.encode("ascii", "ignore")), charset)
            except binascii.Error:
                return ""
        return raw


def unescape(text: str) -> str:
    """Backslash escapes undone: line breaks, and what has a meaning of its own; another backslash stays."""
    if "\\" not in text:
        return text
    return _ESCAPE.sub(_unescaped, text)


def _unescaped(found: re.Match[str]) -> str:
    mark = found[1]
    if mark in "nN":
        return "\n"
    return mark if mark in '\\,;:"' else found[0]


def escape(text: str) -> str:
    """A text as a value of vCard 4.0 (RFC 6350, section 3.4)."""
    text = text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return text.replace("\r\n", "\n").replace("\n", "\\n")


def _split(raw: str, at: re.Pattern[str]) -> list[str]:
    pieces, start = [], 0
    for found in at.finditer(raw):
        pieces.append(raw[start : found.end() - 1])
        start = found.end()
    return [*pieces, raw[start:]]


def decode_as(data: bytes, charset: str) -> str:
    """Bytes in a character set by its name; UTF-8 or Windows-1252 where the name or the bytes are wrong."""
    try:
        known = codecs.lookup(charset.strip()).name if charset.isascii() else ""
    except LookupError:
        known = ""
    for name in (known if _CHARSET.match(known) else "utf-8", "utf-8"):
        try:
            return data.decode(name)
        except UnicodeError:
            continue
    return data.decode("utf-8" if known == "utf-8" else "cp1252", "replace")

"""The lines of a vCard file put together into properties: folds undone, name and parameters parted.

The grammar of vCard 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350), and what programs make of it. Which
properties make a card is in `vcard_cards`; how a value is spelled in `vcard_value`.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from navigator.errors import UnreadableFile

MOST_LINES = 1_000_000
LONGEST_VALUE = 1_000_000
"""Characters of one property; of pictures, sounds and keys nothing is kept at all."""

_LONGEST_HEAD = 20_000
_BINARY = frozenset(["PHOTO", "LOGO", "SOUND", "KEY", "X-MS-CARDPICTURE", "X-MS-OL-DESIGN"])
_ENCODINGS = frozenset(["QUOTED-PRINTABLE", "Q", "BASE64", "B", "8BIT", "7BIT"])
_ONLY_BASE64 = re.compile(r"[A-Za-z0-9+/=]+")
_NAME = re.compile(r"(?:([\w-]+)\.)?([A-Za-z][\w-]*)")
_MARKS = re.compile(r'[";:]')
_END = re.compile(r"END\s*:\s*VCARD\s*", re.IGNORECASE)


@dataclass(slots=True)
class Line:
    """One property, put together from the lines of the file; of binary ones only the size is kept.

    A line that is no property has no name.
    """

    number: int
    group: str
    name: str
    params: dict[str, list[str]]
    parts: list[str]
    size: int = 0
    is_binary: bool = False
    is_quoted: bool = False
    is_base64: bool = False
    last_width: int = 0

    @property
    def value(self) -> str:
        """The value as it was spelled, without its folds."""
        return "".join(self.parts)

    def add(self, text: str) -> None:
        """Add what another line of the file holds of the value."""
        self.size += len(text)
        if not self.is_binary and self.size <= LONGEST_VALUE:
            self.parts.append(text)

    def belongs(self, text: str) -> bool:
        """Whether a line of the file goes on with this property."""
        if text[:1] in (" ", "\t"):
            return bool(text.strip()) or not self.is_base64
        if self.is_quoted and self.parts and self.parts[-1].endswith("="):
            return not _END.fullmatch(text)
        return self.is_base64 and ":" not in text[:200] and bool(_ONLY_BASE64.fullmatch(text[:200]))

    def fold_in(self, text: str, version: str) -> None:
        """Go on with this property by a line of the file, as its version has it."""
        if self.is_base64 or self.is_binary:
            self.add(text.strip())
        elif self.is_quoted and self.parts and self.parts[-1].endswith("="):
            self.parts[-1] = self.parts[-1][:-1]
            self.add(text.lstrip("\t"))
        elif version == "2.1" and self.last_width < 75:
            # 2.1 folds at white space and keeps it; but who breaks at column 75 folds as 3.0 does.
            self.add(" " + text.lstrip())
        else:
            self.add(text[1:])
        self.last_width = len(text)


def property_lines(text: str) -> Iterator[Line]:
    """The properties of a file, in order. UnreadableFile beyond MOST_LINES lines."""
    current: Line | None = None
    version = ""
    if max(text.count("\n"), text.count("\r")) > MOST_LINES:
        raise UnreadableFile(f"This file has more than {MOST_LINES:,} lines.", "Nothing was imported.")
    for number, raw in enumerate(io.StringIO(text, newline=None), 1):
        # Files that were put together from several have byte order marks in the middle.
        line = raw.rstrip("\n").removeprefix("\ufeff")
        if current is not None and current.belongs(line):
            current.fold_in(line, version)
        elif not line.strip():
            if current is not None:
                current.is_base64 = False  # 2.1 ends a picture by an empty line
        else:
            if current is not None:
                yield current
            current = _parsed(number, line.lstrip())
            if current.name == "VERSION":
                version = current.value.strip()
    if current is not None:
        yield current


def _parsed(number: int, text: str) -> Line:
    head, colon, value = _split_head(text)
    names = _NAME.fullmatch(head[0].strip()) if colon else None
    if names is None:
        return Line(number, "", "", {}, [text[:LONGEST_VALUE]], len(text))
    params = _params(head[1:])
    line = Line(number, (names[1] or "").upper(), names[2].upper(), params, [], last_width=len(text))
    encoding = params.get("ENCODING", [""])[0].upper()
    line.is_quoted = encoding in ("QUOTED-PRINTABLE", "Q")
    line.is_base64 = encoding in ("B", "BASE64")
    line.is_binary = line.name in _BINARY
    line.add(value)
    return line


def _split_head(text: str) -> tuple[list[str], bool, str]:
    """Name and parameters, parted by semicolons; whether there is a colon; and what follows it."""
    quoted = False
    start = 0
    pieces: list[str] = []
    for found in _MARKS.finditer(text, 0, _LONGEST_HEAD):
        if found[0] == '"':
            quoted = not quoted
        elif not quoted:
            pieces.append(text[start : found.start()])
            start = found.end()
            if found[0] == ":":
                return pieces, True, text[start:]
    head, colon, _ = text[:_LONGEST_HEAD].partition(":")  # a quotation mark that never closes
    return head.split(";"), bool(colon), text[len(head) + 1 :]


def _params(pieces: list[str]) -> dict[str, list[str]]:
    params: dict[str, list[str]] = {}
    for piece in pieces[:100]:
        key, equals, value = piece.partition("=")
        key = key.strip().upper()
        if not equals:  # as 2.1 has it: TEL;WORK;QUOTED-PRINTABLE
            key, value = ("ENCODING" if key in _ENCODINGS else "TYPE"), key
        bare = value.strip().replace('"', "")
        words = [bare] if key in ("CHARSET", "ENCODING", "LABEL") else bare.split(",")
        params.setdefault(key, []).extend(words)
    return params

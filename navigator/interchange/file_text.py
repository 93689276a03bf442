"""The bytes of a file that somebody chose, and the text they spell: sizes, encodings, what is no text.

Which standard the text follows is not decided here but in `import_file`.
"""

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from navigator.errors import UnreadableFile

LARGEST_FILE = 50_000_000
"""Bytes. A file larger than this is no list of contacts and no case, and is refused before it is read."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_NO_TEXT = (
    (b"PK\x03\x04", "an Excel workbook, or another packed file", "Open it, save it as CSV, and import that."),
    (b"\xd0\xcf\x11\xe0", "an old Excel or Word file", "Open it, save it as CSV, and import that."),
    (b"%PDF", "a PDF", "Import the list that it was made from, or type the contacts in."),
    (b"SQLite format 3", "a database", "Import a file that was exported from it."),
    (b"\x89PNG", "a picture", "Import a list of contacts."),
    (b"\xff\xd8\xff", "a picture", "Import a list of contacts."),
    (b"GIF8", "a picture", "Import a list of contacts."),
    (b"\x1f\x8b", "a compressed file", "Unpack it and import what is in it."),
)
WINDOWS_1252 = "Windows-1252"
# As browsers have it (WHATWG, "windows-1252"): every byte is a character, so that none is lost.
_WINDOWS = {
    byte: character for byte in range(0x80, 0xA0) if (character := bytes([byte]).decode("cp1252", "ignore"))
}
_WINDOWS_BACK = {ord(character): byte for byte, character in _WINDOWS.items()}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_NOTHING_CHANGED = "Nothing was imported."


@dataclass(frozen=True, slots=True)
class FileText:
    """Text without its byte order mark, the encoding it was in, and whether that was only guessed."""

    text: str
    encoding: str
    guessed: bool = False
    replaced: int = 0
    """How many characters could not be read and stand as U+FFFD."""


def read_bytes(path: Path) -> bytes:
    """The bytes of a file; UnreadableFile when it cannot be read or is larger than LARGEST_FILE."""
    try:
        if path.is_dir():
            raise UnreadableFile("This is a folder, not a file.", _NOTHING_CHANGED, "Choose a file in it.")
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except FileNotFoundError as error:
        raise UnreadableFile("There is no such file.", _NOTHING_CHANGED) from error
    except (OSError, ValueError) as error:
        reason = "It may be open in another program, or not yours to read."
        raise UnreadableFile("This file cannot be read.", _NOTHING_CHANGED, reason) from error
    check_size(data)
    return data


def check_size(data: bytes) -> None:
    """UnreadableFile when there is nothing, or more than LARGEST_FILE bytes."""
    if not data.strip():
        raise UnreadableFile("This file is empty.", _NOTHING_CHANGED)
    if len(data) > LARGEST_FILE:
        raise UnreadableFile(
            f"This file is larger than {LARGEST_FILE // 1_000_000} MB, which no list of contacts is.",
            _NOTHING_CHANGED,
            "Export it again without photos, or in parts.",
        )


def decode(data: bytes) -> FileText:
    """The text of a file: by its byte order mark, else UTF-8, else Windows-1252.

    UnreadableFile when it is no text at all. A UTF-8 file with a few wrong bytes stays UTF-8; the wrong
    bytes are replaced and counted.
    """
    for mark, what, next_step in _NO_TEXT:
        if data.startswith(mark):
            raise UnreadableFile(f"This file is {what}, not text.", _NOTHING_CHANGED, next_step)
    found = _decode(data)
    controls = len(_CONTROL.findall(found.text[:1_000_000]))
    if "\x00" in found.text or controls > 8 + len(found.text[:1_000_000]) // 200:
        raise UnreadableFile("This file is not text, so it cannot be imported.", _NOTHING_CHANGED)
    if not found.text.strip():
        raise UnreadableFile("This file is empty.", _NOTHING_CHANGED)
    return found


def _decode(data: bytes) -> FileText:
    for mark, codec, name in _BOMS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(codec, "replace")
            return FileText(text, f"{name} with a byte order mark", replaced=text.count("\ufffd"))
    if codec := _bare_utf16(data):
        text = data.decode(codec, "replace")
        return FileText(text, "UTF-16", guessed=True, replaced=text.count("\ufffd"))
    try:
        return FileText(data.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    right = sum(1 for character in text if ord(character) > 127) - wrong
    if right > wrong:
        return FileText(text, "UTF-8", guessed=True, replaced=wrong)
    return FileText(data.decode("latin-1").translate(_WINDOWS), WINDOWS_1252, guessed=True)


def bytes_of_windows(text: str) -> bytes:
    """The bytes that `decode` took for Windows-1252, for a part of the text that says that it is not."""
    return text.translate(_WINDOWS_BACK).encode("latin-1", "replace")


def _bare_utf16(data: bytes) -> str:
    """The codec of UTF-16 without a mark, told by every other byte of Western text being nought."""
    sample = data[:4096]
    half = len(sample) // 2
    if half < 4:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > half * 0.6 and even < half * 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.6 and odd < half * 0.05 else ""

"""Reads a finished file back as strangers would, and looks for what is held back in everything that it says.

Two programs that know nothing of each other read the text: pypdf, all in Python, and PDFium, which Chrome
reads with. Beside the text there is what a file says of itself (information, XMP, outlines), what it says to
those who hear it (alternative and actual texts), what is attached, and whatever stands in any other string or
stream of it.
"""

import io
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from navigator.casefile.date_words import DAYS, MONTHS
from navigator.errors import NavigatorError
from navigator.summary.page_words import FOR_OTHERS, FOR_THE_CLIENT, FOR_WORKERS
from navigator.summary.sharing.needles import Needles

_HEX = re.compile(rb"<([0-9A-Fa-f\s]{4,})>")
_LITERAL = re.compile(rb"\(((?:[^()\\]|\\.)*)\)", re.DOTALL)
_RUN = re.compile(rb"[A-Za-z0-9 @.'+\-]{8,}")
_PLACES = {"/Alt": "alternative text", "/ActualText": "actual text", "/E": "alternative text"}
_DIGESTS = ("/O", "/U", "/OE", "/UE", "/Perms")
"""What locks a file: bytes drawn by chance and hashes, in which a short name may well stand."""


class Leak(NavigatorError):
    """A file holds something that is held back. `what` and `where` say what kind of thing, and in what."""

    def __init__(self, what: str, where: str) -> None:
        super().__init__(
            f"The page told something that is held back ({what}, in its {where}).",
            "It was deleted, and nobody has it.",
            "Look at the preview, and hold back what it came from.",
        )
        self.what, self.where = what, where


@dataclass(frozen=True, slots=True)
class Said:
    """One text of a file, and where it stands."""

    where: str
    text: str


def verify(pdf: bytes, needles: Needles, *, password: str = "", known: Iterable[str] = ()) -> None:
    """Leak when the file holds a needle. `known` is what the page says of itself, such as who made it."""
    wanted = needles.without([*_own_words(), *known])
    for said in everything_said(pdf, password=password):
        needle = wanted.found_in(said.text)
        if needle is not None:
            raise Leak(needle.what, said.where)


def verify_text(text: str, needles: Needles, *, known: Iterable[str] = ()) -> None:
    """Leak when a text, such as that of a JSON file, holds a needle."""
    needle = needles.without([*_own_words(), *known]).found_in(text)
    if needle is not None:
        raise Leak(needle.what, "text")


def everything_said(pdf: bytes, *, password: str = "") -> Iterator[Said]:
    """All texts of a file, by every way to them."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(pdf), password=password or None)
    for page in reader.pages:
        yield Said("text", page.extract_text())
    yield Said("text", _text_by_pdfium(pdf, password))
    for one in _outlines(reader.outline):
        yield Said("outline", one)
    lock = getattr(reader.trailer.get("/Encrypt"), "idnum", 0)
    for number in sorted(_numbers(reader)):
        found = reader.get_object(number)
        if found is not None:
            yield from _in_object(found, "file", _DIGESTS if number == lock else ())
    yield from _in_object(reader.trailer, "information", ("/ID",))


def _text_by_pdfium(pdf: bytes, password: str) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf, password=password or None)
    try:
        texts: list[str] = []
        for page in document:
            text = page.get_textpage()
            texts.append(text.get_text_bounded())
            text.close()
            page.close()
        return "\n".join(texts)
    finally:
        document.close()


def _outlines(outline: Iterable[Any]) -> Iterator[str]:
    for one in outline:
        if isinstance(one, list):
            yield from _outlines(one)
        else:
            yield str(one.title)


def _numbers(reader: Any) -> set[int]:
    """The numbers of all objects of the file."""
    return {number for table in reader.xref.values() for number in table if number} | set(reader.xref_objStm)


def _in_object(value: Any, where: str, without: Collection[str] = ()) -> Iterator[Said]:
    """All strings in an object and, decoded, the content of a stream; references are not followed.

    `without` are keys of a dictionary that are left out.
    """
    from pypdf.generic import ArrayObject, ByteStringObject, DictionaryObject, StreamObject, TextStringObject

    match value:
        case TextStringObject():
            yield Said(where, str(value))
        case ByteStringObject():
            yield Said(where, _decoded(bytes(value)))
        case DictionaryObject():
            for key in [one for one in value if one not in without]:
                part = value.raw_get(key)
                yield from _in_object(part, _PLACES.get(key, _place_of(value, where)))
            if isinstance(value, StreamObject):
                yield from _in_stream(value)
        case ArrayObject():
            for part in list.__iter__(value):
                yield from _in_object(part, where)
        case _:
            return


def _place_of(value: Any, where: str) -> str:
    """What an object is, for the sentence that says where something was found."""
    kind = value.raw_get("/Type") if "/Type" in value else ""
    if kind == "/Filespec" or "/EF" in value:
        return "attachments"
    if kind == "/Annot" or ("/Subtype" in value and "/Rect" in value):
        return "notes"
    if "/Producer" in value or "/Author" in value or "/Keywords" in value:
        return "information"
    return where


def _in_stream(stream: Any) -> Iterator[Said]:
    kind = str(stream.get("/Type", ""))
    content: bytes = stream.get_data()
    if kind == "/Metadata":
        yield Said("XMP", content.decode("utf-8", "replace"))
    elif kind == "/EmbeddedFile":
        yield Said("attachments", _decoded(content))
    elif "/Length1" in stream or kind in ("/XRef", "/XObject"):
        # A font or an image: whatever runs of letters are in it.
        yield Said("streams", "\n".join(run.decode("ascii") for run in _RUN.findall(content)))
    else:
        yield Said("streams", _decoded(content))
        yield Said("streams", "\n".join(_strings(content)))


def _strings(content: bytes) -> Iterator[str]:
    """The strings in a stream of content, out of both their written forms."""
    for digits in _HEX.findall(content):
        digits = b"".join(digits.split())
        raw = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
        if raw.startswith((b"\xfe\xff", b"\xff\xfe")):
            yield raw.decode("utf-16", "replace")
    for literal in _LITERAL.findall(content):
        yield _decoded(literal)


def _decoded(raw: bytes) -> str:
    if raw.startswith((b"\xfe\xff", b"\xff\xfe")):
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _own_words() -> list[str]:
    """What stands on any page: months and days, headings, the sentences of empty sections."""
    found = [*MONTHS, *DAYS]
    for words in (FOR_WORKERS, FOR_OTHERS, FOR_THE_CLIENT):
        found += [getattr(words, name) for name in words.__dataclass_fields__]
    return found

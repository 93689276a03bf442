"""Font files inside the PDF: only the glyphs that are used, and what each of them says.

reportlab's own TrueType fonts map each glyph to one code point and invent private ones for glyphs that
only shaping makes, so that joined Arabic and Indic text could be seen but not read back. Here a code
stands for a glyph *and* the text it stands for (ISO 32000-1, 9.7 and 9.10): copying, searching and
reading aloud give the names as they were typed.
"""

import hashlib
import struct
from collections.abc import Iterable
from typing import Any

import uharfbuzz as harfbuzz  # type: ignore[import-untyped]  # the library carries no types
from reportlab.pdfbase import pdfdoc

from navigator.summary.faces import UNITS, Face
from navigator.summary.pairs import Glyph
from navigator.summary.shaping import BLANK

_KEPT_TABLES = ("glyf", "head", "hhea", "hmtx", "loca", "maxp")


class EmbeddedFont:
    """One face as one document uses it. Give each glyph its code first, then write it once."""

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        """The name of the font among the page's resources, such as "F1"."""
        self._codes: dict[tuple[int, str], tuple[str, int]] = {}

    def code(self, glyph: Glyph) -> tuple[str, int]:
        """The code that the page writes for this glyph and its text, in hexadecimal, and how far it goes."""
        key = (glyph.number, glyph.text)
        found = self._codes.get(key)
        if found is None:
            width = 0 if glyph.number == BLANK else self.face.font.get_glyph_h_advance(glyph.number)
            found = self._codes[key] = (f"{len(self._codes) + 1:04X}", width)
        return found

    def write(self, document: Any) -> Any:
        """Put the font into a reportlab PDFDocument; gives the reference to it."""
        space = self.face.font.get_nominal_glyph(0x20) or 0
        numbers = [space if number == BLANK else number for number, _ in self._codes]
        file, renumbered = _subset(self.face, numbers)
        prefix = hashlib.sha256(file).digest()
        name = "".join(chr(65 + byte % 26) for byte in prefix[:6]) + "+" + self.face.name
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": f"/{name}",
                "CIDSystemInfo": pdfdoc.PDFDictionary(
                    {
                        "Registry": pdfdoc.PDFString("Adobe"),
                        "Ordering": pdfdoc.PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "FontDescriptor": document.Reference(self._descriptor(document, name, file)),
                "DW": 0,
                "W": pdfdoc.PDFArray([1, pdfdoc.PDFArray([width for _, width in self._codes.values()])]),
                "CIDToGIDMap": document.Reference(
                    _stream(
                        struct.pack(f">{len(numbers) + 1}H", 0, *(renumbered[number] for number in numbers))
                    )
                ),
            }
        )
        font = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": f"/{name}",
                "Encoding": "/Identity-H",
                "DescendantFonts": pdfdoc.PDFArray([document.Reference(descendant)]),
                "ToUnicode": document.Reference(_stream(_to_unicode(text for _, text in self._codes))),
            }
        )
        return document.Reference(font)

    def _descriptor(self, document: Any, name: str, file: bytes) -> Any:
        box = struct.unpack(">4h", self.face.face.reference_table("head").data[36:44])
        scale = UNITS / self.face.face.upem
        extents = self.face.font.get_font_extents("ltr")
        stream = _stream(file)
        stream.dictionary["Length1"] = len(file)
        return pdfdoc.PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": f"/{name}",
                "Flags": 4,
                "FontBBox": pdfdoc.PDFArray([round(edge * scale) for edge in box]),
                "ItalicAngle": 0,
                "Ascent": round(extents.ascender),
                "Descent": round(extents.descender),
                "CapHeight": round(extents.ascender * 0.67),
                "StemV": 140 if self.face.name.endswith("Bold") else 80,
                "FontFile2": document.Reference(stream),
            }
        )


def _stream(content: bytes) -> Any:
    return pdfdoc.PDFStream(content=content, filters=[pdfdoc.PDFZCompress])


def _subset(face: Face, numbers: Iterable[int]) -> tuple[bytes, dict[int, int]]:
    """A font file of these glyphs alone, and their numbers in it by their numbers in the whole."""
    wanted = harfbuzz.SubsetInput()
    wanted.glyph_set.update(numbers)
    dropped = set(face.face.table_tags) - set(_KEPT_TABLES)
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode("ascii")) for tag in dropped)
    wanted.flags = harfbuzz.SubsetFlags.NO_HINTING | harfbuzz.SubsetFlags.NO_LAYOUT_CLOSURE
    plan = harfbuzz.SubsetPlan(face.face, wanted)
    return bytes(plan.execute().blob.data), dict(plan.old_to_new_glyph_mapping)


def _to_unicode(texts: Iterable[str]) -> bytes:
    """The CMap from codes, counted from 1, to the texts they stand for."""
    lines = [
        f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>"
        for code, text in enumerate(texts, 1)
        if text
    ]
    blocks = [lines[at : at + 100] for at in range(0, len(lines), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")

"""One page of content, its fonts and its structure put together as a PDF file.

The objects are reportlab's; so are numbering, cross references and whatever encrypts a file. The file says
nothing of the machine, the person at it or the client, and the same page gives the same bytes.
"""

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Any

from reportlab.pdfbase import pdfdoc

from navigator.summary.embedding import EmbeddedFont
from navigator.summary.tagging import StructureTree

LANGUAGE = "en-GB"
_VERSION = (1, 7)
_PAGE_ENTRIES = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]


def pdf_file(
    content: bytes,
    *,
    width: float,
    height: float,
    fonts: Sequence[EmbeddedFont],
    tree: StructureTree,
    title: str,
    made_on: date,
) -> bytes:
    """The file of one page of this size in points."""
    document: Any = pdfdoc.PDFDocument(invariant=1, lang=LANGUAGE, pdfVersion=_VERSION)
    document.info = _Info(title, made_on)
    # The file's id is made from its content alone; reportlab begins it with the time or the environment.
    document.signature = hashlib.md5(content, usedforsecurity=False)
    page: Any = _Page(width, height, content)
    document.addPage(page)
    reference = document.Reference(page)
    embedded = {font.name: font.write(document) for font in fonts}
    page.Resources = pdfdoc.PDFDictionary({"Font": pdfdoc.PDFDictionary(embedded)})
    document.Catalog.StructTreeRoot = tree.write(document, reference)
    document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
    document.Catalog.ViewerPreferences = pdfdoc.PDFDictionary({"DisplayDocTitle": "true"})
    return bytes(document.GetPDFData(None))


class _Info(pdfdoc.PDFInfo):
    """What the file says of itself: reportlab would add an author, a subject and the time."""

    def __init__(self, title: str, made_on: date) -> None:
        super().__init__()
        self.title = title
        self._made = f"D:{made_on:%Y%m%d}000000Z"

    def format(self, document: Any) -> bytes:
        """The dictionary as bytes."""
        entries = {"Title": self.title, "Producer": "Case Navigator", "CreationDate": self._made}
        strings = {key: pdfdoc.PDFString(value) for key, value in entries.items()}
        return bytes(pdfdoc.PDFDictionary(strings).format(document))


class _Page(pdfdoc.PDFPage):
    """A page with the entries that a tagged one needs and reportlab does not know."""

    __NoDefault__ = _PAGE_ENTRIES
    Override_default_compilation = 1

    def __init__(self, width: float, height: float, content: bytes) -> None:
        super().__init__()
        self.MediaBox = pdfdoc.PDFArray([0, 0, width, height])
        self.Contents = pdfdoc.PDFStream(content=content, filters=[pdfdoc.PDFZCompress])
        self.StructParents = 0
        self.Tabs = "/S"

    def check_format(self, document: Any) -> None:
        """Called when the page is written: it must know the tree of pages it hangs in."""
        self.Parent = document.Reference(document.Pages)

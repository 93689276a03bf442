"""Pages of content, their fonts and their structure put together as a PDF file.

The objects are reportlab's; so are numbering, cross references and whatever encrypts a file. The file says
nothing of the machine, the person at it or the client, and the same page gives the same bytes.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from reportlab.pdfbase import pdfdoc

from navigator.summary.embedding import EmbeddedFont
from navigator.summary.tagging import StructureTree, write_trees

LANGUAGE = "en-GB"
_VERSION = (1, 7)
_PAGE_ENTRIES = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page: its content, its size in points, and the fonts and the structure of that content."""

    content: bytes
    width: float
    height: float
    fonts: Sequence[EmbeddedFont]
    tree: StructureTree


def pdf_file(leaves: Sequence[Leaf], *, title: str, made_on: date) -> bytes:
    """The file of these pages, at least one, in their order."""
    document: Any = pdfdoc.PDFDocument(invariant=1, lang=LANGUAGE, pdfVersion=_VERSION)
    document.info = _Info(title, made_on)
    # The file's id is made from its content alone; reportlab begins it with the time or the environment.
    document.signature = hashlib.md5(b"".join(leaf.content for leaf in leaves), usedforsecurity=False)
    trees = []
    for number, leaf in enumerate(leaves):
        page: Any = _Page(leaf, number)
        document.addPage(page)
        embedded = {font.name: font.write(document) for font in leaf.fonts}
        page.Resources = pdfdoc.PDFDictionary({"Font": pdfdoc.PDFDictionary(embedded)})
        trees.append((leaf.tree, document.Reference(page)))
    document.Catalog.StructTreeRoot = write_trees(document, trees)
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

    def __init__(self, leaf: Leaf, number: int) -> None:
        super().__init__()
        self.MediaBox = pdfdoc.PDFArray([0, 0, leaf.width, leaf.height])
        self.Contents = pdfdoc.PDFStream(content=leaf.content, filters=[pdfdoc.PDFZCompress])
        self.StructParents = number
        self.Tabs = "/S"

    def check_format(self, document: Any) -> None:
        """Called when the page is written: it must know the tree of pages it hangs in."""
        self.Parent = document.Reference(document.Pages)

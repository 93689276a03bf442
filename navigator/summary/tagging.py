"""The structure of a page for those who hear it: headings, lists, tables and pictures with words.

A tree of elements (ISO 32000-1, 14.7 and 14.8). Each stretch of the page's content carries a number;
the tree says which element it belongs to, and the parent tree leads back from the number. What only
decorates is no part of it and is marked as an artifact by the sheet.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase import pdfdoc


@dataclass(slots=True)
class Element:
    """One element: its role, such as "H1" or "TD", and its elements and content numbers in order."""

    role: str
    alt: str = ""
    says: str = ""
    scope: str = ""
    box: tuple[float, float, float, float] | None = None
    kids: list["Element | int"] = field(default_factory=list)

    def add(self, role: str, *, alt: str = "", says: str = "", scope: str = "") -> "Element":
        """A new element at the end of this one; `says` is the text that its content stands for."""
        kid = Element(role, alt, says, scope)
        self.kids.append(kid)
        return kid


class StructureTree:
    """The elements of one page. Number the content as it is drawn, then write the tree once."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self._owners: list[Element] = []

    def number(self, owner: Element) -> int:
        """A number for a stretch of content that belongs to this element."""
        self._owners.append(owner)
        owner.kids.append(len(self._owners) - 1)
        return len(self._owners) - 1

    def write(self, document: Any, root: Any, page: Any) -> tuple[Any, Any]:
        """Put the tree into a reportlab PDFDocument; gives the references to its top and to its parents."""
        written: dict[int, Any] = {}
        top = self._write(document, self.root, root, page, written)
        parents = pdfdoc.PDFArray([written[id(owner)] for owner in self._owners])
        return top, document.Reference(parents)

    def _write(self, document: Any, element: Element, parent: Any, page: Any, written: dict[int, Any]) -> Any:
        entries: dict[str, Any] = {"Type": "/StructElem", "S": f"/{element.role}", "P": parent}
        if element.alt:
            entries["Alt"] = pdfdoc.PDFString(element.alt)
        if element.says:
            entries["ActualText"] = pdfdoc.PDFString(element.says)
        if element.scope:
            entries["A"] = pdfdoc.PDFDictionary({"O": "/Table", "Scope": f"/{element.scope}"})
        if element.box:
            entries["A"] = pdfdoc.PDFDictionary(
                {"O": "/Layout", "BBox": pdfdoc.PDFArray(element.box), "Placement": "/Block"}
            )
        if any(isinstance(kid, int) for kid in element.kids):
            entries["Pg"] = page
        dictionary = pdfdoc.PDFDictionary(entries)
        reference = written[id(element)] = document.Reference(dictionary)
        dictionary["K"] = pdfdoc.PDFArray(
            [
                kid if isinstance(kid, int) else self._write(document, kid, reference, page, written)
                for kid in element.kids
            ]
        )
        return reference


def write_trees(document: Any, trees: Sequence[tuple[StructureTree, Any]]) -> Any:
    """Put the trees of all pages, each with the reference to its page, into a document; gives its root."""
    root = pdfdoc.PDFDictionary({"Type": "/StructTreeRoot"})
    reference = document.Reference(root)
    written = [tree.write(document, reference, page) for tree, page in trees]
    tops = [top for top, _ in written]
    root["K"] = tops[0] if len(tops) == 1 else pdfdoc.PDFArray(tops)
    numbered = [part for number, (_, parents) in enumerate(written) for part in (number, parents)]
    root["ParentTree"] = document.Reference(pdfdoc.PDFDictionary({"Nums": pdfdoc.PDFArray(numbered)}))
    root["ParentTreeNextKey"] = len(written)
    return reference

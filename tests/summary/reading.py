"""Reads a finished PDF from its bytes, as a stranger would: what is written where, how large, and as what.

Nothing here knows how the file was made; the tests compare what it finds with what was promised.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

import pikepdf


@dataclass(frozen=True, slots=True)
class Shown:
    """One stretch of text: points from the lower left corner, its size, and its number in the structure."""

    text: str
    x: float
    y: float
    size: float
    number: int | None
    artifact: bool


@dataclass(slots=True)
class Node:
    """One element of the structure tree, with the numbers of its own content and its kids in order."""

    role: str
    alt: str = ""
    actual: str = ""
    kids: list["Node | int"] = field(default_factory=list)

    def walk(self) -> Iterator["Node"]:
        """Itself and everything in it, in order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()

    def numbers(self) -> Iterator[int]:
        """The numbers of all content in it, in order."""
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.numbers()
            else:
                yield kid


class Sheet:
    """A PDF of one page, read."""

    def __init__(self, pdf: bytes) -> None:
        self.file = pikepdf.open(io.BytesIO(pdf))
        self.page = self.file.pages[0]
        self.box = [float(edge) for edge in self.page.MediaBox]
        self.texts = list(self._texts())
        self.structure = _node(self.file.Root.StructTreeRoot.K)

    @property
    def text(self) -> str:
        """All of it, in the order of the file, a space between the parts of the structure."""
        parts = groupby(self.texts, key=lambda shown: shown.number)
        return " ".join("".join(shown.text for shown in group) for _, group in parts)

    def said(self, node: Node) -> str:
        """What stands in an element, in the order of the structure."""
        by_number: dict[int, list[str]] = {}
        for shown in self.texts:
            if shown.number is not None:
                by_number.setdefault(shown.number, []).append(shown.text)
        return "".join("".join(by_number.get(number, ())) for number in node.numbers())

    def sections(self) -> dict[str, list[Node]]:
        """The elements under each heading of the second level, by its words."""
        found: dict[str, list[Node]] = {}
        current: list[Node] | None = None
        for kid in self.structure.kids:
            if isinstance(kid, int):
                continue
            if kid.role == "H2":
                current = found.setdefault(self.said(kid), [])
            elif current is not None:
                current.append(kid)
        return found

    def _texts(self) -> Iterator[Shown]:
        fonts = {
            name: _codes(font.ToUnicode.read_bytes().decode("ascii"))
            for name, font in self.page.Resources.Font.items()
        }
        stack: list[tuple[int | None, bool]] = []
        codes: dict[int, str] = {}
        size = x = y = 0.0
        for instruction in pikepdf.parse_content_stream(self.page):
            operands: Any = instruction.operands
            match str(instruction.operator):
                case "BDC":
                    stack.append((int(operands[1].MCID), False))
                case "BMC":
                    stack.append((None, str(operands[0]) == "/Artifact"))
                case "EMC":
                    stack.pop()
                case "Tf":
                    codes, size = fonts[str(operands[0])], float(operands[1])
                case "Tm":
                    assert [float(part) for part in operands[:4]] == [1, 0, 0, 1], "type is not scaled"
                    x, y = float(operands[4]), float(operands[5])
                case "cm":
                    raise AssertionError("nothing on the page is scaled")
                case "TJ":
                    strings = [part for part in operands[0] if isinstance(part, pikepdf.String)]
                    said = "".join(_read(part, codes) for part in strings)
                    number, artifact = stack[-1] if stack else (None, False)
                    yield Shown(said, x, y, size, number, artifact)
        assert not stack, "every stretch of content is closed"


def _read(part: pikepdf.String, codes: dict[int, str]) -> str:
    raw = bytes(part)
    return "".join(codes.get(raw[at] << 8 | raw[at + 1], "") for at in range(0, len(raw), 2))


def _codes(cmap: str) -> dict[int, str]:
    pairs = re.findall(r"^<([0-9A-F]{4})> <([0-9A-F]+)>$", cmap, re.MULTILINE)
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}


def _node(element: pikepdf.Object) -> Node:
    node = Node(str(element.S)[1:], str(element.get("/Alt", "")), str(element.get("/ActualText", "")))
    for kid in element.K:
        node.kids.append(int(kid) if not isinstance(kid, pikepdf.Dictionary) else _node(kid))
    return node

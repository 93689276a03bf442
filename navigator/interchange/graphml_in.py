"""The places of a map out of a GraphML file, such as one that another program has laid out.

GraphML 1.0 (graphml.graphdrawing.org). Only places come in: the people themselves have better forms.
"""

import math
from collections.abc import Mapping
from xml.parsers import expat

from navigator.casefile.case import Case
from navigator.errors import UnreadableFile

MOST_BYTES = 20_000_000
_MAP_WIDE = 2_000.0
"""Map units: a drawing from a bigger screen is brought down to this width."""

Spot = tuple[float, float]


def read_places(content: bytes, case: Case) -> dict[str, Spot]:
    """The places of this case's people and organisations out of a GraphML file, brought to the map's size.

    Nodes that the case does not have, and places that are no numbers, are left out. UnreadableFile when it
    is not GraphML, names entities of its own, or holds no place at all.
    """
    if len(content) > MOST_BYTES:
        raise UnreadableFile(
            "The file is too large for a map.", "Nothing was changed.", "Choose another file."
        )
    found = _Reader().read(content)
    known = {*case.organisations, *case.people}
    spots = {node: spot for node, spot in found.items() if node in known and all(map(math.isfinite, spot))}
    if not spots:
        raise UnreadableFile(
            "The file has no places of anybody in this case.", "Nothing was changed.", "Choose another file."
        )
    reach = max(max(abs(x), abs(y)) for x, y in spots.values())
    scale = min(1.0, _MAP_WIDE / 2 / reach) if reach else 1.0
    return {node: (x * scale, y * scale) for node, (x, y) in spots.items()}


class _Reader:
    """Takes x and y of each node out of a document."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._values: dict[str, dict[str, float]] = {}
        self._node = self._key = self._text = ""
        self._is_graphml = False

    def read(self, content: bytes) -> dict[str, Spot]:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.EntityDeclHandler = self._entity
        try:
            parser.Parse(content, True)
        except (expat.ExpatError, ValueError) as error:
            raise _no_graphml() from error
        if not self._is_graphml:
            raise _no_graphml()
        return {
            node: (values["x"], values["y"])
            for node, values in self._values.items()
            if "x" in values and "y" in values
        }

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        match tag.rsplit(" ", 1)[-1]:
            case "graphml":
                self._is_graphml = True
            case "key":
                self._names[attributes.get("id", "")] = attributes.get("attr.name", "")
            case "node":
                self._node = attributes.get("id", "")
            case "data":
                self._key, self._text = self._names.get(attributes.get("key", ""), ""), ""

    def _characters(self, text: str) -> None:
        if self._key in ("x", "y") and len(self._text) < 60:
            self._text += text

    def _end(self, tag: str) -> None:
        name = tag.rsplit(" ", 1)[-1]
        if name == "data" and self._key in ("x", "y") and self._node:
            try:
                self._values.setdefault(self._node, {})[self._key] = float(self._text)
            except ValueError:
                # A word where a number should be: the node has no place then, like one that is not told.
                self._values.get(self._node, {}).pop(self._key, None)
        if name == "data":
            self._key = ""
        elif name == "node":
            self._node = ""

    def _entity(self, *_: object) -> None:
        raise ValueError("entities can make a small file endless")


def _no_graphml() -> UnreadableFile:
    return UnreadableFile("The file is not GraphML.", "Nothing was changed.", "Choose another file.")

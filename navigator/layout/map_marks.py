"""The nodes of the map as shapes: a mark that says what each is without colour, and the name under it.

Workers are squares with the letters of their organisation, family and friends are discs with their own
initials, organisations are boxes with the badge of their sector beside their letters. Whoever has ended
is dashed and grey.
"""

from collections.abc import Iterator
from typing import Any

from navigator.layout.display_list import Anchor, Box, Dash, Disc, Label, Shape
from navigator.layout.labels import BOX_HIGH, BOX_WIDE, CLIENT_SIZE, LEADING, MARK_RADIUS, NAME_SIZE, Room
from navigator.layout.map_look import Badge, badge_of
from navigator.layout.network import Node, NodeKind
from navigator.layout.ring_space import Spot

CODE_SIZE = 7.0
_BASELINE = 0.36
"""Of the size of type: how far under the middle of capitals their baseline lies."""


def node_shapes(node: Node, room: Room, spot: Spot, *, faded: bool, names: bool) -> Iterator[Shape]:
    """One node at its place."""
    if node.kind is NodeKind.CLIENT:
        yield from _client(node, room, spot)
        return
    if names and room.lines:
        yield from _name(node, room, spot, faded=faded)
    if node.kind is NodeKind.ORGANISATION:
        yield from _organisation(node, spot, faded=faded)
    else:
        yield from _person(node, spot, faded=faded)


def in_words(node: Node) -> str:
    """What a node is, in words."""
    kind = {"client": "the client", "worker": "worker", "personal": "family or friend"}.get(
        node.kind, "organisation"
    )
    words = [node.name, kind]
    if node.sector:
        words.append(badge_of(node.sector).label or node.sector)
    words += [
        word
        for word, holds in (("lead", node.lead), ("trusted", node.trusted), ("ended", node.past))
        if holds
    ]
    return ", ".join(words)


def _client(node: Node, room: Room, spot: Spot) -> Iterator[Shape]:
    half = room.half_width - 2
    high = room.above - 2
    yield Box(
        x=spot[0] - half, y=spot[1] - high, width=2 * half, height=2 * high, corner=high,
        fill="accent", stroke="accent", item=node.id, says=in_words(node),
    )  # fmt: skip
    yield letters(spot, node.id, " ".join(room.lines), CLIENT_SIZE, "on_accent")


def letters(middle: Spot, item: str, text: str, size: float, colour: str) -> Label:
    """Bold text around a middle."""
    return Label(
        x=middle[0], y=middle[1] + size * _BASELINE, text=text, size=size, bold=True,
        anchor=Anchor.MIDDLE, colour=colour, item=item,
    )  # fmt: skip


def _name(node: Node, room: Room, spot: Spot, *, faded: bool) -> Iterator[Shape]:
    """The name, on paper of its own, so that lines pass behind it."""
    top = spot[1] + (BOX_HIGH / 2 if node.kind is NodeKind.ORGANISATION else MARK_RADIUS)
    half = room.half_width - 1
    yield Box(
        x=spot[0] - half, y=top, width=2 * half, height=len(room.lines) * LEADING + 1.5,
        fill="surface", stroke="", item=node.id,
    )  # fmt: skip
    colour = "line" if faded else "muted" if node.past else "ink"
    for at, line in enumerate(room.lines):
        yield Label(
            x=spot[0], y=top + (at + 0.86) * LEADING, text=line, size=NAME_SIZE, anchor=Anchor.MIDDLE,
            bold=node.kind is NodeKind.ORGANISATION, colour=colour, item=node.id,
        )  # fmt: skip


def _style(node: Node, *, faded: bool) -> dict[str, Any]:
    """Stroke and dash of a mark's outline."""
    stroke = "hairline" if faded else "line" if node.past else "ink"
    return {"stroke": stroke, "dash": Dash.DASHED if node.past else Dash.SOLID}


def _badge(node: Node, *, faded: bool) -> Badge:
    badge = badge_of(node.sector)
    if not (faded or node.past):
        return badge
    return Badge(badge.letters, "surface", "line" if faded else "muted", badge.label)


def _person(node: Node, spot: Spot, *, faded: bool) -> Iterator[Shape]:
    x, y = spot
    style, badge = _style(node, faded=faded), _badge(node, faded=faded)
    wide = 2.4 if node.lead and not node.past else 1.0
    if node.trusted:
        yield _outline(node, x, y, MARK_RADIUS + 2.4, style)
    if node.kind is NodeKind.WORKER:
        half = MARK_RADIUS - 0.5
        yield Box(
            x=x - half, y=y - half, width=2 * half, height=2 * half, corner=3.0, line=wide,
            fill=badge.fill, item=node.id, says=in_words(node), **style,
        )  # fmt: skip
    else:
        yield Disc(
            x=x,
            y=y,
            radius=MARK_RADIUS - 0.5,
            fill="surface",
            width=wide,
            item=node.id,
            says=in_words(node),
            **style,
        )
    if node.code:
        ink = badge.ink if node.sector else "line" if faded else "muted" if node.past else "ink"
        yield letters(spot, node.id, node.code, _code_size(node), ink)


def _code_size(node: Node) -> float:
    return CODE_SIZE if len(node.code) < 3 else CODE_SIZE - 1.4


def _outline(node: Node, x: float, y: float, out: float, style: dict[str, Any]) -> Shape:
    """A second line around the mark: the client trusts this one."""
    if node.kind is NodeKind.WORKER:
        return Box(
            x=x - out,
            y=y - out,
            width=2 * out,
            height=2 * out,
            corner=5.0,
            line=0.8,
            fill="surface",
            item=node.id,
            **style,
        )
    return Disc(x=x, y=y, radius=out, width=0.8, fill="surface", item=node.id, **style)


def _organisation(node: Node, spot: Spot, *, faded: bool) -> Iterator[Shape]:
    left, top = spot[0] - BOX_WIDE / 2, spot[1] - BOX_HIGH / 2
    style, badge = _style(node, faded=faded), _badge(node, faded=faded)
    half = BOX_WIDE / 2
    yield Box(
        x=left, y=top, width=BOX_WIDE, height=BOX_HIGH, corner=3.0, line=1.0, fill="surface",
        item=node.id, says=in_words(node), **style,
    )  # fmt: skip
    if badge.letters:
        yield Box(
            x=left,
            y=top,
            width=half,
            height=BOX_HIGH,
            corner=3.0,
            line=1.0,
            fill=badge.fill,
            item=node.id,
            **style,
        )
        yield letters((left + half / 2, spot[1]), node.id, badge.letters, CODE_SIZE, badge.ink)
    ink = "line" if faded else "muted" if node.past else "ink"
    yield letters(
        (left + half * (1.5 if badge.letters else 1.0), spot[1]), node.id, node.code, _code_size(node), ink
    )

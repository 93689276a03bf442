"""The small map of the one page: the client, the inner ring around them, and the organisations outside.

It takes the order around the client from the map on the screen, so that whoever knows the one finds their way
on the other. No type is smaller than 8 points: what has no room at that size is counted ("+4 more close").
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from navigator.casefile.case import Case
from navigator.casefile.ids import CLIENT_ID
from navigator.layout.display_list import Anchor, Box, Disc, Label, Measure, Path, Picture, Shape
from navigator.layout.graphemes import cut_to_width
from navigator.layout.map_lines import NOT_NOTED, STYLES, bars, zigzag
from navigator.layout.map_look import badge_of
from navigator.layout.map_picture import moved
from navigator.layout.network import Line, Network, Node, NodeKind, network_of
from navigator.layout.page_map_choice import Chosen, chosen, joined
from navigator.layout.ring_space import Spot

TYPE = 8.0
"""Points: the size of all words on it, and the least that anything on paper may have."""

_ROW = 10.4
_LEADING = 8.8
"""From one line of a name to the next."""

_KEY = 13.0
_BADGE = (15.0, 9.6)
_MARK = 2.6
"""Half the width of a mark of the inner ring."""

_NAMES = 0.285
"""Of the width: what the names of the organisations may take on either side, with their badges."""

_GAP = 17.0
"""Between the badges and the inner ring: where lines turn."""

_SAME = 8.0
"""Across, up to which two stand in one column."""

_MOST_NAME = 150.0
_LONGEST = 120
"""Characters of a name that are looked at: more never fit."""

_CLIENT_ROWS = 2
_THINNER = 0.62
"""Lines, against those of the map on a sheet of its own."""

_COMMON = 3
"""Organisations that begin with the same word from which on it tells them apart no more."""


@dataclass(slots=True)
class _Plan:
    """The measures of one map, and where each node stands: the point that its lines go to."""

    width: float
    height: float
    measure: Measure
    spots: dict[str, Spot] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """Lines of type that fit above the key."""
        return max(3, int((self.height - _KEY) / _ROW))

    @property
    def middle(self) -> Spot:
        """Where the client stands."""
        return self.width / 2, (self.height - _KEY) / 2

    @property
    def names(self) -> float:
        """Points for an organisation's name."""
        return min(self.width * _NAMES - _BADGE[0] - 3.0, _MOST_NAME)

    @property
    def reach(self) -> float:
        """From the middle to the marks of the inner ring."""
        return self.width / 2 - min(self.width * _NAMES, _MOST_NAME + _BADGE[0] + 3.0) - _GAP


def page_map(case: Case, *, today: date, width: float, height: float, measure: Measure) -> Picture:
    """The map in a width and height in points."""
    network = network_of(case, today)
    plan = _Plan(width, height, measure)
    notes = 2
    found = chosen(case, network, 2 * plan.rows - 1, 2 * max(1, plan.rows - _CLIENT_ROWS - notes))
    nodes = [*_organisations(plan, found), *_inner_ring(plan, found), *_notes(plan, found)]
    shapes = [_ring(plan), *_lines(plan, network), *_client(plan, network.nodes[CLIENT_ID]), *nodes]
    shapes += _key(plan, network)
    title = f"The people around {_client_words(network)}"
    return Picture(width, height, tuple(shapes), title, _summary(network, found))


def _ring(plan: _Plan) -> Shape:
    """The ring itself, as a hairline behind everything."""
    x, y = plan.middle
    return Box(
        x=x - plan.reach, y=2.0, width=2 * plan.reach, height=2 * y - 4.0, corner=min(plan.reach, y - 2.0),
        fill="", stroke="hairline", line=0.8,
    )  # fmt: skip


def _client(plan: _Plan, client: Node) -> Iterator[Shape]:
    (x, y), name = plan.middle, client.name[:_LONGEST]
    shown = cut_to_width(name, min(2 * plan.reach - 24.0, 120.0), TYPE, True, plan.measure) or "Client"
    half = plan.measure(shown, TYPE, True) / 2 + 6.0
    yield Box(
        x=x - half, y=y - 7.5, width=2 * half, height=15.0, corner=7.5, fill="accent", stroke="accent",
        item=CLIENT_ID, says=name[:60],
    )  # fmt: skip
    yield _words(x, y, shown, bold=True, anchor=Anchor.MIDDLE, colour="on_accent")


def _organisations(plan: _Plan, found: Chosen) -> Iterator[Shape]:
    """Two columns, clockwise: down the right side and up the left one."""
    half = (len(found.organisations) + 1) // 2
    common = _common_words(found.organisations)
    more = f"+{found.more_organisations} more" if found.more_organisations else ""
    for nodes, side in ((found.organisations[:half], 1), (found.organisations[half:][::-1], -1)):
        extra = bool(more) and side < 0
        two_lines = (
            _row_of(plan, 1, len(nodes) + extra) - _row_of(plan, 0, len(nodes) + extra) >= 2 * _LEADING
        )
        for at, node in enumerate(nodes):
            y = _row_of(plan, at, len(nodes) + extra)
            lines = _name_lines(plan, node, common, two=two_lines)
            yield from _organisation(plan, node, side, y, lines)
        if extra:
            x = plan.names
            y = _row_of(plan, len(nodes), len(nodes) + 1)
            yield _words(x, y, more, anchor=Anchor.END, colour="muted")


def _row_of(plan: _Plan, at: int, count: int) -> float:
    """The height of the n-th of so many rows, which spread over all there is."""
    room = plan.height - _KEY
    return room * (at + 0.5) / max(count, 1)


def _organisation(plan: _Plan, node: Node, side: int, y: float, lines: Sequence[str]) -> Iterator[Shape]:
    """The badge of the sector towards the middle, the name outside of it."""
    wide, high = _BADGE
    x = plan.middle[0] + side * (plan.width / 2 - plan.names - 3.0 - wide / 2)
    badge = badge_of(node.sector)
    yield Box(
        x=x - wide / 2, y=y - high / 2, width=wide, height=high, corner=2.0, fill=badge.fill, stroke="ink",
        line=0.5, item=node.id, says=node.name[:60],
    )  # fmt: skip
    if badge.letters:
        yield _words(x, y, badge.letters, bold=True, anchor=Anchor.MIDDLE, colour=badge.ink)
    out, anchor = x + side * (wide / 2 + 3.0), Anchor.START if side > 0 else Anchor.END
    for at, words in enumerate(lines):
        yield _words(out, y + (at - (len(lines) - 1) / 2) * _LEADING, words, anchor=anchor, item=node.id)
    plan.spots[node.id] = x - side * wide / 2, y


def _name_lines(plan: _Plan, node: Node, common: set[str], *, two: bool) -> tuple[str, ...]:
    """An organisation's name on one line, or on two where the rows leave room."""
    name = node.name[:_LONGEST]
    first, _, rest = name.partition(" ")
    words = (rest if rest and first in common else name).split()
    taken = len(words)
    if two:
        while taken > 1 and plan.measure(" ".join(words[:taken]), TYPE, False) > plan.names:
            taken -= 1
    lines = (" ".join(words[:taken]), " ".join(words[taken:]))
    cut = (cut_to_width(line, plan.names, TYPE, False, plan.measure) for line in lines if line)
    return tuple(line for line in cut if line)


def _common_words(organisations: Sequence[Node]) -> set[str]:
    firsts = [node.name.partition(" ")[0] for node in organisations]
    return {first for first in firsts if firsts.count(first) >= _COMMON}


def _inner_ring(plan: _Plan, found: Chosen) -> Iterator[Shape]:
    """Those who are close, in rows over and under the client, clockwise; their names turned inwards.

    Where the rows suffice, each has one alone, so that a name may pass the middle; else two share one.
    """
    half = (len(found.close) + 1) // 2
    sides = found.close[:half], found.close[half:][::-1]
    alone = len(found.close) + _CLIENT_ROWS + bool(found.farther_out) <= plan.rows
    rows = _rows_around(plan, len(found.close) if alone else half)
    for nodes, side in zip(sides, (1, -1), strict=True):
        own = rows[(side < 0) :: 2] if alone else rows
        for node, y in zip(nodes, own, strict=False):
            yield from _close_one(plan, node, side, y, alone=alone)


def _rows_around(plan: _Plan, count: int) -> list[float]:
    """Heights for so many rows, with the client's own left out, from the top down."""
    above, below = (count + 1) // 2, count // 2
    y = plan.middle[1]
    first = _CLIENT_ROWS / 2 * _ROW + _ROW * 0.45
    free = y - first - _ROW
    apart = [
        min(_ROW * 2.2, max(_ROW, free / max(number, 1) if number else _ROW)) for number in (above, below)
    ]
    return [y - first - at * apart[0] for at in range(above)][::-1] + [
        y + first + at * apart[1] for at in range(below)
    ]


def _close_one(plan: _Plan, node: Node, side: int, y: float, *, alone: bool) -> Iterator[Shape]:
    bend = 7.0 * ((y - plan.middle[1]) / max(plan.middle[1], 1.0)) ** 2
    x = plan.middle[0] + side * (plan.reach - bend)
    if node.kind is NodeKind.WORKER:
        edge = 2 * _MARK
        yield Box(
            x=x - _MARK, y=y - _MARK, width=edge, height=edge, fill="ink", stroke="surface", line=0.5,
            item=node.id, says=node.name[:60],
        )  # fmt: skip
    else:
        yield _disc(x, y, item=node.id, says=node.name[:60])
    room = (2 * plan.reach - 2 * bend - 8.0) if alone else (plan.reach - bend - _MARK - 3.5)
    name = node.name[:_LONGEST]
    shown = next(
        (one for one in (name, _short(name)) if plan.measure(one, TYPE, node.lead) <= room),
        cut_to_width(_short(name), room, TYPE, node.lead, plan.measure),
    )
    if shown:
        inwards = x - side * (_MARK + 2.5)
        wide = plan.measure(shown, TYPE, node.lead)
        left = inwards if side < 0 else inwards - wide
        yield Box(
            x=left - 1, y=y - _ROW / 2 + 0.6, width=wide + 2, height=_ROW - 1.2, fill="surface", stroke=""
        )
        yield _words(left, y, shown, bold=node.lead, item=node.id)
    plan.spots[node.id] = x, y


def _notes(plan: _Plan, found: Chosen) -> Iterator[Shape]:
    """How many more there are, at the foot of the ring."""
    told = [
        words
        for words in (
            f"+{found.more_close} more close" if found.more_close else "",
            f"+{found.farther_out} farther out" if found.farther_out else "",
        )
        if words
    ]
    x, foot = plan.middle[0], 2 * plan.middle[1]
    for at, words in enumerate(reversed(told)):
        y = foot - _ROW * (at + 0.5) + 1.0
        wide = plan.measure(words, TYPE, False) + 4
        yield Box(x=x - wide / 2, y=y - _ROW / 2, width=wide, height=_ROW, fill="surface", stroke="")
        yield _words(x, y, words, anchor=Anchor.MIDDLE, colour="muted")


def _lines(plan: _Plan, network: Network) -> Iterator[Shape]:
    for one in joined(network, plan.spots):
        start, end = plan.spots[one.one], plan.spots[one.other]
        says = f"{network.nodes[one.one].name[:60]} and {network.nodes[one.other].name[:60]}"
        yield from _tie(plan, start, end, one.line, says)


def _tie(plan: _Plan, start: Spot, end: Spot, line: Line, says: str) -> Iterator[Shape]:
    """A tie in the patterns of the map (`map_lines`), thinner, with a dot where the two talk.

    Between two of one column it bends to where no names are, so that it does not run over those between.
    """
    width, dash = STYLES.get(line.strength, NOT_NOTED)
    colour = "ink" if line.talk == "regularly" else "muted"
    bend = _bend(plan, start, end)
    middle = (start[0] + end[0]) / 2 + bend, (start[1] + end[1]) / 2
    points = (start, middle, end) if bend else (start, end)
    yield Path(
        points=points, curved=True, stroke=colour, width=width * _THINNER, dash=dash, item=line.tie, says=says
    )
    beside = (start[0] + bend, start[1]), (end[0] + bend, end[1])
    if line.stressed:
        yield zigzag(*beside, colour, line.tie)
    if line.strength == "broken":
        yield from bars(*beside, colour, line.tie)
    if line.talk in ("regularly", "once"):
        yield _talk_dot(middle, line.talk, line.tie)


def _bend(plan: _Plan, start: Spot, end: Spot) -> float:
    """How far to the right the middle of a line is moved: nought for all but those of one column."""
    if abs(start[0] - end[0]) > _SAME:
        return 0.0
    side = 1.0 if start[0] > plan.middle[0] else -1.0
    out = side if abs(start[0] - plan.middle[0]) <= plan.reach else -side
    return out * min(3.0 + abs(start[1] - end[1]) * 0.12, _GAP - 4.0)


def _talk_dot(middle: Spot, talk: str, tie: str = "") -> Disc:
    often = talk == "regularly"
    return Disc(
        x=middle[0], y=middle[1], radius=2.2, fill="accent" if often else "surface",
        stroke="surface" if often else "accent", width=0.6 if often else 0.9, item=tie,
    )  # fmt: skip


def _key(plan: _Plan, network: Network) -> Iterator[Shape]:
    """What the signs mean, in one line at the foot, as far as it goes."""
    y = plan.height - 4.6
    kinds = {node.kind for node in network.nodes.values() if not node.past}
    worker = Box(
        x=0.0, y=y - _MARK, width=2 * _MARK, height=2 * _MARK, fill="ink", stroke="surface", line=0.5
    )
    parts: list[tuple[str, list[Shape], float]] = []
    if NodeKind.PERSONAL in kinds:
        parts.append(("family, friends", [_disc(_MARK, y)], 2 * _MARK))
    if NodeKind.WORKER in kinds:
        parts.append(("workers", [worker], 2 * _MARK))
    parts.append(("they talk", [_talk_dot((2.2, y), "regularly")], 4.4))
    parts.append(("talked once", [_talk_dot((2.2, y), "once")], 4.4))
    for words in ("strong", "weak", "tenuous"):
        width, dash = STYLES[words]
        line = Path(points=((0.0, y), (13.0, y)), stroke="muted", width=width * _THINNER, dash=dash)
        parts.append((words, [line], 13.0))
    x = 2.0
    for words, shapes, wide in parts:
        said = plan.measure(words, TYPE, False)
        if x + wide + 3.0 + said > plan.width:
            return
        yield from (moved(shape, 1.0, x, 0.0) for shape in shapes)
        yield _words(x + wide + 3.0, y, words, colour="muted")
        x += wide + said + 9.0


def _disc(x: float, y: float, *, item: str = "", says: str = "") -> Disc:
    return Disc(x=x, y=y, radius=_MARK, fill="surface", stroke="ink", width=1.0, item=item, says=says)


def _words(
    x: float, y: float, text: str, *, bold: bool = False, anchor: Anchor = Anchor.START,
    colour: str = "ink", item: str = "",
) -> Label:  # fmt: skip
    """A text whose letters have their middle at a height."""
    return Label(
        x=x, y=y + TYPE * 0.36, text=text, size=TYPE, bold=bold, anchor=anchor, colour=colour, item=item
    )


_TITLES = frozenset({
    "dr", "mr", "mrs", "ms", "miss", "mx", "prof", "pc", "dc", "sgt", "insp", "rev", "revd", "father", "fr",
    "sister", "brother", "auntie", "aunt", "uncle", "imam", "rabbi", "the",
})  # fmt: skip
"""First words of a name that do not say whose it is."""


def _short(name: str) -> str:
    """The first word of a name, and the one after it where the first is a title."""
    words = name.split()
    return " ".join(words[:2] if words and words[0].strip(".").lower() in _TITLES else words[:1])


def _client_words(network: Network) -> str:
    """The client's name in a sentence, as far as it is short enough for one."""
    name = network.nodes[CLIENT_ID].name
    return " ".join(name[:60].split()) if name != "Client" else "the client"


def _summary(network: Network, found: Chosen) -> str:
    """The map in one sentence, for whoever cannot see it."""
    people = len(found.close) + found.more_close + found.farther_out
    organisations = len(found.organisations) + found.more_organisations
    words = f"{_counted(people, 'person', 'people')} and {_counted(organisations, 'organisation')} around"
    words += f" {_client_words(network)}."
    if found.close:
        more = f" and {found.more_close} more" if found.more_close else ""
        words += f" Close: {', '.join(node.name[:60] for node in found.close)}{more}."
    return words


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"

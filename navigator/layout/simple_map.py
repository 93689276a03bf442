"""A small map of the people around the client, as good as a corner of a page allows.

The client in the middle, three rings by closeness, family and friends as discs at the left, workers as
squares at the right beside the badge of their organisation, and the ties between people by Hartman's
conventions. Everybody gets a mark; a name only who matters most and where it covers nothing. Deterministic.
Where the map of the screen stands is not read here.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from navigator.casefile.case import Case
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.network import Organisation, Person, Tie
from navigator.casefile.presence import is_over
from navigator.casefile.vocabulary import vocabulary
from navigator.layout.display_list import Anchor, Box, Dash, Disc, Label, Measure, Path, Picture, Shape
from navigator.layout.graphemes import cut_to_width
from navigator.layout.simple_map_places import BADGE, RINGS, Oval, Spot, spots_of, works

TYPE = 8.0
"""Points: the size of all words on it, and the least that anything on paper may have."""

_KEY_HEIGHT = 13.0
_LONGEST_NAME = 92.0
_NAMED_AT_MOST = 120
_WIDE = 400.0
"""Points of width from which organisations have their names beside their badges."""
_MANY_TIES = 150
"""From so many on, ties are drawn finer, so that they do not run into one."""
_STYLES = {
    "strong": (1.5, Dash.SOLID),
    "weak": (0.6, Dash.SOLID),
    "tenuous": (0.8, Dash.DASHED),
    "broken": (0.8, Dash.DOTTED),
}
_TITLES = frozenset({
    "dr", "mr", "mrs", "ms", "miss", "mx", "prof", "pc", "dc", "sgt", "insp", "rev", "revd", "father", "fr",
    "sister", "brother", "auntie", "aunt", "uncle", "imam", "rabbi", "the",
})  # fmt: skip
"""First words of a name that do not say whose it is."""
_DARK_FILLS = ("0072B2",)
"""Fills on which letters are white."""

Area = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(slots=True)
class _Canvas:
    """The shapes so far, and the areas that no name may cover."""

    width: float
    height: float
    measure: Measure
    shapes: list[Shape] = field(default_factory=list)
    taken: list[Area] = field(default_factory=list)

    def free(self, area: Area) -> bool:
        inside = area[0] >= 0 and area[1] >= 0 and area[2] <= self.width and area[3] <= self.height
        return inside and not any(_overlap(area, other) for other in self.taken)


def simple_map(case: Case, *, today: date, width: float, height: float, measure: Measure) -> Picture:
    """The map in a width and height in points."""
    people = [person for person in case.people.values() if not is_over(person, today)]
    organisations = list(case.organisations.values())
    canvas = _Canvas(width, height - _KEY_HEIGHT, measure)
    oval = Oval(canvas.width, canvas.height)
    spots = spots_of(people, organisations, oval)
    for ring in RINGS.values():
        points = tuple(oval.at(step / 24, ring) for step in range(24))
        canvas.shapes.append(Path(points=points, stroke="hairline", width=0.6, closed=True, curved=True))
    ties = [tie for tie in case.ties.values() if not is_over(tie, today)]
    _ties(canvas, ties, spots)
    _client(canvas, case)
    size = _mark_size(len(people) + len(organisations), width * height)
    for organisation in organisations:
        _badge(canvas, organisation, spots[organisation.id], size)
    for person in people:
        _mark(canvas, person, works(person, case), spots[person.id], size)
    named: list[Person | Organisation] = [*_by_weight(people, ties)]
    _names(canvas, named[:_NAMED_AT_MOST], spots, size + 2.2)
    if width >= _WIDE:
        _names(canvas, organisations[:_NAMED_AT_MOST], spots, BADGE[0] / 2 + 2)
    _key(canvas, height)
    title = f"The people around {_client_words(case)}"
    return Picture(width, height, tuple(canvas.shapes), title, _summary(case, people, organisations, ties))


def _client_words(case: Case) -> str:
    """The client's name in a sentence, as far as it is short enough for one."""
    return " ".join(case.client.title[:60].split()) or "the client"


def talking(ties: Sequence[Tie]) -> set[str]:
    """Who talks about the client with somebody other than the client: ids of people and organisations."""
    found: set[str] = set()
    for tie in ties:
        if tie.talk_about_client in ("once", "regularly") and CLIENT_ID not in (tie.one_end, tie.other_end):
            found.update(end for end in (tie.one_end, tie.other_end) if end)
    return found


def _mark_size(count: int, area: float) -> float:
    """Half the width of a person's mark: smaller where there are many, never too small to be seen."""
    return max(0.9, min(2.6, math.sqrt(area / max(count, 1)) / 8))


def _ties(canvas: _Canvas, ties: Sequence[Tie], spots: dict[str, Spot]) -> None:
    """Ties between people and organisations; those to the client say nothing that the rings do not."""
    finer = min(1.0, math.sqrt(_MANY_TIES / max(len(ties), 1)))
    for tie in ties:
        one, other = spots.get(tie.one_end), spots.get(tie.other_end)
        if one is None or other is None or tie.one_end == tie.other_end:
            continue
        width, dash = _STYLES.get(tie.strength, (0.9, Dash.SOLID))
        words = vocabulary("tie_strengths").label(tie.strength).lower() if tie.strength else "tie"
        canvas.shapes.append(
            Path(points=(one, other), stroke="muted", width=width * finer, dash=dash, item=tie.id, says=words)
        )


def _client(canvas: _Canvas, case: Case) -> None:
    x, y = canvas.width / 2, canvas.height / 2
    room = min(canvas.width * 0.3, 90.0)
    name = cut_to_width(case.client.title or "Client", room, TYPE, True, canvas.measure)
    wide = canvas.measure(name, TYPE, True) + 10
    box = Box(
        x=x - wide / 2,
        y=y - 7.5,
        width=wide,
        height=15,
        corner=7.5,
        fill="accent",
        stroke="accent",
        item=CLIENT_ID,
        says=_client_words(case),
    )
    canvas.shapes.append(box)
    canvas.shapes.append(
        Label(x=x, y=y + 2.9, text=name, size=TYPE, bold=True, anchor=Anchor.MIDDLE, colour="on_accent")
    )
    canvas.taken.append((box.x, box.y, box.x + wide, box.y + 15))


def _mark(canvas: _Canvas, person: Person, works: bool, spot: Spot, size: float) -> None:
    """A square for a worker, a disc for everybody else."""
    x, y = spot
    mark: Shape
    if works:
        mark = _square(x, y, size, "ink", item=person.id, says=person.title[:60])
    else:
        mark = _ring(x, y, size * 1.15, item=person.id, says=person.title[:60])
    canvas.shapes.append(mark)
    canvas.taken.append((x - size, y - size, x + size, y + size))


def _square(x: float, y: float, size: float, fill: str, *, item: str = "", says: str = "") -> Box:
    edge = 2 * size
    return Box(
        x=x - size,
        y=y - size,
        width=edge,
        height=edge,
        fill=fill,
        stroke="surface",
        line=0.5,
        item=item,
        says=says,
    )


def _ring(x: float, y: float, radius: float, *, item: str = "", says: str = "") -> Disc:
    return Disc(x=x, y=y, radius=radius, fill="surface", stroke="ink", width=1.0, item=item, says=says)


def _badge(canvas: _Canvas, organisation: Organisation, spot: Spot, size: float) -> None:
    """The two letters of the sector in its colour; a bare square where the letters have no room."""
    term = vocabulary("sectors").terms.get(organisation.sector)
    letters = str(term.more.get("badge", "")) if term else ""
    colour = str(term.more.get("colour", "")).lstrip("#") if term else ""
    (x, y), (wide, high) = spot, BADGE
    area = (x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
    if not canvas.free(area):
        square = _square(x, y, size, colour or "hairline", item=organisation.id, says=organisation.title[:60])
        canvas.shapes.append(replace(square, stroke="ink"))
        canvas.taken.append((x - size, y - size, x + size, y + size))
        return
    canvas.taken.append(area)
    box = Box(
        x=area[0],
        y=area[1],
        width=wide,
        height=high,
        corner=2,
        fill=colour or "hairline",
        stroke="ink",
        line=0.5,
        item=organisation.id,
        says=organisation.title[:60],
    )
    canvas.shapes.append(box)
    if letters:
        ink = "on_accent" if colour.upper() in _DARK_FILLS else "ink"
        label = Label(x=x, y=y + 2.9, text=letters, size=TYPE, bold=True, anchor=Anchor.MIDDLE, colour=ink)
        canvas.shapes.append(label)


def _by_weight(people: Sequence[Person], ties: Sequence[Tie]) -> list[Person]:
    """Whose name to write first: leads, whom the client trusts, who is close, who talks with others."""
    talk = talking(ties)
    closeness = {"close": 3, "regular": 1}
    return sorted(
        people,
        key=lambda person: (
            -(
                8 * bool(person.is_lead)
                + 4 * bool(person.trusted_by_client)
                + closeness.get(person.closeness, 0)
                + (person.id in talk)
            ),
            person.name,
            person.id,
        ),
    )


def _names(
    canvas: _Canvas, items: Sequence[Person | Organisation], spots: dict[str, Spot], away: float
) -> None:
    """Names beside their marks while there is room; no name lies over another or over a mark."""
    for item in items:
        for name in dict.fromkeys((item.name, _short(item.name))):
            shown = cut_to_width(name, _LONGEST_NAME, TYPE, False, canvas.measure)
            wide = canvas.measure(shown, TYPE, False)
            place = next(
                (p for p in _places(spots[item.id], wide, away) if canvas.free(_area(p, wide))), None
            )
            if shown and place is not None:
                _name(canvas, place, wide, shown, item.id)
                break


def _places(spot: Spot, wide: float, away: float) -> Iterator[Spot]:
    """Where a name of this width may begin on its baseline: beside its mark, above, below."""
    x, y = spot
    yield (x + away, y + 2.8)
    yield (x - away - wide, y + 2.8)
    for baseline in (y - away, y + away + 6):
        for shift in (0.0, wide / 3, -wide / 3):
            yield (x - wide / 2 + shift, baseline)


def _name(canvas: _Canvas, place: Spot, wide: float, name: str, item: str) -> None:
    """A name on a ground of its own, so that lines behind it do not strike it out."""
    left, top, right, low = area = _area(place, wide)
    canvas.taken.append(area)
    ground = Box(x=left, y=top + 1, width=right - left, height=low - top - 1, fill="surface", stroke="")
    canvas.shapes.append(ground)
    canvas.shapes.append(Label(x=place[0], y=place[1], text=name, size=TYPE, item=item))


def _short(name: str) -> str:
    """The first word of a name, and the one after it where the first is a title."""
    words = name.split()
    return " ".join(words[:2] if words and words[0].strip(".").lower() in _TITLES else words[:1])


def _area(spot: Spot, wide: float) -> Area:
    """What a name covers whose baseline starts here."""
    return (spot[0] - 1, spot[1] - 7.0, spot[0] + wide + 1, spot[1] + 2.2)


def _key(canvas: _Canvas, height: float) -> None:
    """What the marks and lines mean, in one line at the foot, as far as it goes."""
    x, y = 2.0, height - 3.0
    middle = y - 2.8
    line = ((0.0, middle), (14.0, middle))
    parts: tuple[tuple[str, Shape, float], ...] = (
        ("family, friends", _ring(2.8, middle, 2.6), 5.6),
        ("workers", _square(2.5, middle, 2.5, "ink"), 5.0),
        ("strong tie", Path(points=line, stroke="muted", width=_STYLES["strong"][0]), 14.0),
        ("weak", Path(points=line, stroke="muted", width=_STYLES["weak"][0]), 14.0),
        ("tenuous", Path(points=line, stroke="muted", width=0.8, dash=Dash.DASHED), 14.0),
        ("broken", Path(points=line, stroke="muted", width=0.8, dash=Dash.DOTTED), 14.0),
    )
    for words, shape, wide in parts:
        said = canvas.measure(words, TYPE, False)
        if x + wide + 3 + said > canvas.width:
            return
        canvas.shapes.append(_moved(shape, x))
        canvas.shapes.append(Label(x=x + wide + 3, y=y, text=words, size=TYPE, colour="muted"))
        x += wide + said + 9


def _moved(shape: Shape, x: float) -> Shape:
    """A shape of the key at its place."""
    match shape:
        case Disc() | Box():
            return replace(shape, x=shape.x + x)
        case Path():
            return replace(shape, points=tuple((px + x, py) for px, py in shape.points))
        case _:
            return shape


def _summary(
    case: Case, people: Sequence[Person], organisations: Sequence[Organisation], ties: Sequence[Tie]
) -> str:
    """The map in one sentence, for whoever cannot see it."""
    around = {person.id for person in people} | {organisation.id for organisation in organisations}
    talk = len(talking(ties) & around)
    close = [person.name[:60] for person in people if person.closeness == "close" and person.name]
    client = _client_words(case)
    words = f"{_counted(len(people), 'person', 'people')} and "
    words += f"{_counted(len(organisations), 'organisation')} around {client}"
    words += f"; {talk} of them talk with one another about the case." if talk else "."
    if close:
        words += (
            f" Close: {', '.join(close[:12])}{f' and {len(close) - 12} more' if len(close) > 12 else ''}."
        )
    return words


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or f'{one}s'}"


def _overlap(one: Area, other: Area) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]

"""A small map of the people around the client, as good as a corner of a page allows.

The client in the middle, three rings by closeness, family and friends as discs at the left, workers as
squares at the right beside the badge of their organisation, and the ties between people by Hartman's
conventions. Everybody gets a mark; a name only who matters most and where it covers nothing. Deterministic.
Where the map of the screen stands is not read here.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from navigator.casefile.case import Case
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.network import Organisation, Person, Tie
from navigator.casefile.vocabulary import vocabulary
from navigator.layout.display_list import Anchor, Box, Dash, Disc, Label, Measure, Path, Picture, Shape
from navigator.layout.graphemes import cut_to_width

TYPE = 8.0
"""Points: the size of all words on it, and the least that anything on paper may have."""

_RINGS = {"close": 0.36, "regular": 0.6, "distant": 0.84}
_OUTER = 0.84
_KEY_HEIGHT = 13.0
_LONGEST_NAME = 92.0
_STYLES = {
    "strong": (1.8, Dash.SOLID),
    "weak": (0.7, Dash.SOLID),
    "tenuous": (0.9, Dash.DASHED),
    "broken": (0.9, Dash.DOTTED),
}
Spot = tuple[float, float]
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
    people = [person for person in case.people.values() if _is_around(person, today)]
    organisations = list(case.organisations.values())
    canvas = _Canvas(width, height - _KEY_HEIGHT, measure)
    spots = _spots(people, organisations, canvas.width, canvas.height)
    _rings(canvas)
    ties = [tie for tie in case.ties.values() if tie.ended is None or tie.ended.latest >= today]
    _ties(canvas, ties, spots)
    _client(canvas, case)
    _marks(canvas, people, organisations, spots, _mark_size(len(people) + len(organisations), width * height))
    _names(canvas, _by_weight(people, ties), spots)
    _key(canvas, height)
    title = f"The people around {case.client.title or 'the client'}"
    return Picture(width, height, tuple(canvas.shapes), title, _summary(case, people, organisations, ties))


def talking(ties: Sequence[Tie]) -> set[str]:
    """Who talks about the client with somebody other than the client: ids of people and organisations."""
    found: set[str] = set()
    for tie in ties:
        if tie.talk_about_client in ("once", "regularly") and CLIENT_ID not in (tie.one_end, tie.other_end):
            found.update(end for end in (tie.one_end, tie.other_end) if end)
    return found


def _is_around(person: Person, today: date) -> bool:
    return person.ended is None or person.ended.latest >= today


def _mark_size(count: int, area: float) -> float:
    """Half the width of a person's mark: smaller where there are many, never too small to be seen."""
    return max(0.9, min(3.0, math.sqrt(area / max(count, 1)) / 7))


def _spots(
    people: Sequence[Person], organisations: Sequence[Organisation], width: float, height: float
) -> dict[str, Spot]:
    """Where everybody stands. Family and friends at the left, organisations with their people at the right."""
    sectors = list(vocabulary("sectors").terms)
    known = {organisation.id for organisation in organisations}
    workers: dict[str, list[Person]] = {}
    personal: list[Person] = []
    for person in people:
        if person.organisation in known or person.professional:
            workers.setdefault(person.organisation if person.organisation in known else "", []).append(person)
        else:
            personal.append(person)
    ordered = sorted(
        organisations,
        key=lambda o: (sectors.index(o.sector) if o.sector in sectors else len(sectors), o.name, o.id),
    )
    groups = [(organisation.id, workers.get(organisation.id, [])) for organisation in ordered]
    if workers.get(""):
        groups.append(("", workers[""]))
    share = (
        0.5 if not personal else 0.0 if not groups else min(max(len(personal) / (len(people) + 1), 0.22), 0.4)
    )
    left = math.pi * 2 * (share if groups else 1.0)
    spots = _fan(personal, math.pi - left / 2, left, width, height)
    angle, room = math.pi + left / 2, math.pi * 2 - left
    total = sum(1.5 + len(members) for _, members in groups)
    for organisation, members in groups:
        part = room * (1.5 + len(members)) / total
        if organisation:
            spots[organisation] = _at(angle + part / 2, 0.98, width, height)
        spots.update(_fan(members, angle, part, width, height))
        angle += part
    return spots


def _fan(people: Sequence[Person], start: float, span: float, width: float, height: float) -> dict[str, Spot]:
    """People spread over an angle, each on the ring of their closeness, those of many rings in turn."""
    spots: dict[str, Spot] = {}
    ordered = sorted(people, key=lambda person: (person.name, person.id))
    for place, person in enumerate(ordered):
        angle = start + span * (place + 0.5) / len(ordered)
        ring = _RINGS.get(person.closeness, _RINGS["regular"] + 0.12)
        ring += 0.05 * ((place % 3) - 1) if len(ordered) > 4 else 0.0
        spots[person.id] = _at(angle, ring, width, height)
    return spots


def _at(angle: float, ring: float, width: float, height: float) -> Spot:
    """A point at a clockwise angle from the right, on a ring that is 1 at the edge."""
    return (
        width / 2 + math.cos(angle) * ring * (width / 2 - 10),
        height / 2 + math.sin(angle) * ring * (height / 2 - 8),
    )


def _rings(canvas: _Canvas) -> None:
    for ring in _RINGS.values():
        points = tuple(_at(math.pi * 2 * step / 24, ring, canvas.width, canvas.height) for step in range(24))
        canvas.shapes.append(Path(points=points, stroke="hairline", width=0.6, closed=True, curved=True))


def _ties(canvas: _Canvas, ties: Sequence[Tie], spots: dict[str, Spot]) -> None:
    """Ties between people and organisations; those to the client say nothing that the rings do not."""
    for tie in ties:
        one, other = spots.get(tie.one_end), spots.get(tie.other_end)
        if one is None or other is None or tie.one_end == tie.other_end:
            continue
        width, dash = _STYLES.get(tie.strength, (0.9, Dash.SOLID))
        words = vocabulary("tie_strengths").label(tie.strength).lower() if tie.strength else "tie"
        canvas.shapes.append(
            Path(points=(one, other), stroke="muted", width=width, dash=dash, item=tie.id, says=words)
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
        says=case.client.title or "the client",
    )
    canvas.shapes.append(box)
    canvas.shapes.append(
        Label(x=x, y=y + 2.9, text=name, size=TYPE, bold=True, anchor=Anchor.MIDDLE, colour="on_accent")
    )
    canvas.taken.append((box.x, box.y, box.x + wide, box.y + 15))


def _marks(
    canvas: _Canvas,
    people: Sequence[Person],
    organisations: Sequence[Organisation],
    spots: dict[str, Spot],
    size: float,
) -> None:
    """A square for each worker, a disc for everybody else, a badge for each organisation with room for one."""
    known = {organisation.id for organisation in organisations}
    for person in people:
        x, y = spots[person.id]
        if person.organisation in known or person.professional:
            canvas.shapes.append(
                Box(
                    x=x - size,
                    y=y - size,
                    width=2 * size,
                    height=2 * size,
                    fill="ink",
                    stroke="surface",
                    line=0.5,
                    item=person.id,
                    says=person.title,
                )
            )
        else:
            canvas.shapes.append(
                Disc(
                    x=x,
                    y=y,
                    radius=size * 1.15,
                    fill="surface",
                    stroke="ink",
                    width=1.0,
                    item=person.id,
                    says=person.title,
                )
            )
        canvas.taken.append((x - size, y - size, x + size, y + size))
    for organisation in organisations:
        _badge(canvas, organisation, spots[organisation.id], size)


def _badge(canvas: _Canvas, organisation: Organisation, spot: Spot, size: float) -> None:
    term = vocabulary("sectors").terms.get(organisation.sector)
    letters = str(term.more.get("badge", "")) if term else ""
    colour = str(term.more.get("colour", "")).lstrip("#") if term else ""
    wide, high = 15.0, 10.5
    x = min(max(spot[0], wide / 2), canvas.width - wide / 2)
    y = min(max(spot[1], high / 2), canvas.height - high / 2)
    area = (x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
    if not canvas.free(area):
        canvas.shapes.append(
            Box(
                x=spot[0] - size,
                y=spot[1] - size,
                width=2 * size,
                height=2 * size,
                fill=colour or "hairline",
                stroke="ink",
                line=0.5,
                item=organisation.id,
                says=organisation.title,
            )
        )
        return
    canvas.taken.append(area)
    canvas.shapes.append(
        Box(
            x=area[0],
            y=area[1],
            width=wide,
            height=high,
            corner=2,
            fill=colour or "hairline",
            stroke="ink",
            line=0.5,
            item=organisation.id,
            says=organisation.title,
        )
    )
    if letters:
        dark = colour.upper() not in ("0072B2",)
        canvas.shapes.append(
            Label(
                x=x,
                y=y + 2.9,
                text=letters,
                size=TYPE,
                bold=True,
                anchor=Anchor.MIDDLE,
                colour="ink" if dark else "on_accent",
            )
        )


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


def _names(canvas: _Canvas, people: Sequence[Person], spots: dict[str, Spot]) -> None:
    """Names beside their marks while there is room; nobody's name lies over another's or over a mark."""
    refused = 0
    for person in people:
        if refused > 40 or not person.name:
            continue
        x, y = spots[person.id]
        name = cut_to_width(person.name, min(_LONGEST_NAME, canvas.width / 3), TYPE, False, canvas.measure)
        wide = canvas.measure(name, TYPE, False)
        for left, base in (
            (x + 5, y + 2.8),
            (x - 5 - wide, y + 2.8),
            (x - wide / 2, y - 4.5),
            (x - wide / 2, y + 10.5),
        ):
            area = (left - 1, base - 7.2, left + wide + 1, base + 2.2)
            if name and canvas.free(area):
                canvas.taken.append(area)
                canvas.shapes.append(Label(x=left, y=base, text=name, size=TYPE, item=person.id))
                break
        else:
            refused += 1


def _key(canvas: _Canvas, height: float) -> None:
    """What the marks and lines mean, in one line at the foot."""
    x, y = 2.0, height - 3.0
    middle = y - 2.8
    parts: tuple[tuple[str, Shape, float], ...] = (
        ("family, friends", Disc(x=0, y=0, radius=2.8, fill="surface", stroke="ink", width=1.0), 5.6),
        ("workers", Box(x=0, y=0, width=5, height=5, fill="ink", stroke="ink", line=0.5), 5.0),
        ("know each other: strong", Path(points=(), stroke="muted", width=1.8), 14.0),
        ("weak", Path(points=(), stroke="muted", width=0.7), 14.0),
        ("tenuous", Path(points=(), stroke="muted", width=0.9, dash=Dash.DASHED), 14.0),
    )
    for words, shape, wide in parts:
        said = canvas.measure(words, TYPE, False)
        if x + wide + 3 + said > canvas.width:
            return
        match shape:
            case Disc():
                canvas.shapes.append(
                    Disc(x=x + 2.8, y=middle, radius=2.8, fill="surface", stroke="ink", width=1.0)
                )
            case Box():
                canvas.shapes.append(
                    Box(x=x, y=middle - 2.5, width=5, height=5, fill="ink", stroke="ink", line=0.5)
                )
            case Path():
                ends = ((x, middle), (x + wide, middle))
                canvas.shapes.append(Path(points=ends, stroke="muted", width=shape.width, dash=shape.dash))
        canvas.shapes.append(Label(x=x + wide + 3, y=y, text=words, size=TYPE, colour="muted"))
        x += wide + said + 11


def _summary(
    case: Case, people: Sequence[Person], organisations: Sequence[Organisation], ties: Sequence[Tie]
) -> str:
    """The map in one sentence, for whoever cannot see it."""
    around = {person.id for person in people} | {organisation.id for organisation in organisations}
    talk = len(talking(ties) & around)
    close = [person.name for person in people if person.closeness == "close" and person.name]
    words = f"{_counted(len(people), 'person', 'people')} and {_counted(len(organisations), 'organisation')} around {case.client.title or 'the client'}"
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

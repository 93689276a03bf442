"""A small line chart of scores over time: a line for each scorer, told apart by dash and mark.

Only geometry: which scores belong together is found in `insights/` and handed in as plain points.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from navigator.casefile.date_words import MONTHS
from navigator.layout.display_list import Anchor, Dash, Disc, Label, Measure, Path, Picture, Shape
from navigator.layout.graphemes import cut_to_width

TYPE = 8.0
_AXIS = 20.0
_FOOT = 14.0
_TOP = 6.0
_KEY_LINE = 12.0
_DASHES = (Dash.SOLID, Dash.DASHED, Dash.DOTTED)
_STROKES = ("accent", "ink", "muted")


@dataclass(frozen=True, slots=True)
class Mark:
    """One score: its item, day, value, and how good it is, from 0 to 1."""

    item: str
    day: date
    value: float
    goodness: float
    word: str = ""
    """What stands over it: that it is new, or to be chosen."""


@dataclass(frozen=True, slots=True)
class ChartLine:
    """The scores of one scorer, oldest first."""

    name: str
    marks: tuple[Mark, ...]


def score_chart(
    lines: Sequence[ChartLine],
    *,
    title: str,
    width: float,
    height: float,
    measure: Measure,
    ends: tuple[str, str],
) -> Picture:
    """The lines in a width and height in points, better always upwards; `ends` are what bottom and top say.

    Without any marks it is an empty picture that says so.
    """
    days = [mark.day.toordinal() for line in lines for mark in line.marks]
    if not days:
        shapes: tuple[Shape, ...] = (
            Label(x=0, y=TYPE * 1.4, text="Not scored yet", size=TYPE, colour="muted"),
        )
        return Picture(width, height, shapes, title, f"{title}: not scored yet.")
    frame = _Frame(width, height - _KEY_LINE * len(lines), min(days), max(days))
    drawn = [*frame.axes(ends, measure)]
    for place, line in enumerate(lines):
        drawn.extend(frame.line(line, place))
        drawn.extend(_key(line, place, frame.bottom + _FOOT + _KEY_LINE * (place + 0.6), width, measure))
    return Picture(width, height, tuple(drawn), title, _summary(title, lines))


class _Frame:
    """Where a day and a value stand."""

    def __init__(self, width: float, height: float, first: int, last: int) -> None:
        self.left, self.right = _AXIS, width - 6
        self.top, self.bottom = _TOP, max(height - _FOOT, _TOP + 10)
        self._first, self._last = first, last

    def x(self, day: int) -> float:
        if self._last == self._first:
            return (self.left + self.right) / 2
        return self.left + 4 + (self.right - self.left - 8) * (day - self._first) / (self._last - self._first)

    def y(self, goodness: float) -> float:
        return self.bottom - 3 - (self.bottom - self.top - 6) * goodness

    def axes(self, ends: tuple[str, str], measure: Measure) -> list[Shape]:
        low, high = ends
        first, last = date.fromordinal(self._first), date.fromordinal(self._last)
        shapes: list[Shape] = [
            Path(points=((self.left, self.top), (self.left, self.bottom)), stroke="line", width=0.8),
            Path(points=((self.left, self.bottom), (self.right, self.bottom)), stroke="line", width=0.8),
            Label(x=self.left - 4, y=self.y(1) + 3, text=high, size=TYPE, anchor=Anchor.END, colour="muted"),
            Label(x=self.left - 4, y=self.y(0) + 3, text=low, size=TYPE, anchor=Anchor.END, colour="muted"),
        ]
        base = self.bottom + TYPE + 2
        words = _month(first), _month(last)
        if words[0] == words[1] or measure(" ".join(words), TYPE, False) > self.right - self.left:
            middle = (self.left + self.right) / 2
            return [
                *shapes,
                Label(x=middle, y=base, text=words[1], size=TYPE, anchor=Anchor.MIDDLE, colour="muted"),
            ]
        return [
            *shapes,
            Label(x=self.left, y=base, text=words[0], size=TYPE, colour="muted"),
            Label(x=self.right, y=base, text=words[1], size=TYPE, anchor=Anchor.END, colour="muted"),
        ]

    def line(self, line: ChartLine, place: int) -> list[Shape]:
        points = tuple((self.x(mark.day.toordinal()), self.y(mark.goodness)) for mark in line.marks)
        stroke, dash = _look(place)
        shapes: list[Shape] = []
        if len(points) > 1:
            shapes.append(Path(points=points, stroke=stroke, width=1.4, dash=dash))
        for mark, (x, y) in zip(line.marks, points, strict=True):
            says = f"{line.name}: {mark.value:g} in {_month(mark.day)}"
            shapes.append(
                _mark(x, y, place, stroke, mark.item, f"{says}, {mark.word}" if mark.word else says)
            )
            if mark.word:
                shapes.append(self._word(x, y, mark))
        return shapes

    def _word(self, x: float, y: float, mark: Mark) -> Label:
        """Over the score, or where that is out of the picture below it; the last one ends where it stands."""
        base = y - 5 if y - 5 - TYPE >= 0 else y + 5 + TYPE
        near_end = x > self.right - 4 * TYPE
        anchor = Anchor.END if near_end else Anchor.START if x < self.left + 4 * TYPE else Anchor.MIDDLE
        return Label(
            x=x, y=base, text=mark.word, size=TYPE, bold=True, anchor=anchor, colour="accent", item=mark.item
        )


def _look(place: int) -> tuple[str, Dash]:
    return _STROKES[min(place, len(_STROKES) - 1)], _DASHES[min(place, len(_DASHES) - 1)]


def _mark(x: float, y: float, place: int, stroke: str, item: str, says: str) -> Shape:
    """A filled disc, a ring, a diamond, a square, and so on round: a shape for each scorer."""
    size = 2.6
    if place == 0:
        return Disc(x=x, y=y, radius=size, fill=stroke, stroke=stroke, item=item, says=says)
    if place == 1:
        return Disc(x=x, y=y, radius=size, fill="surface", stroke=stroke, width=1.2, item=item, says=says)
    outline = (
        ((x, y - size), (x + size, y), (x, y + size), (x - size, y))
        if place % 2 == 0
        else ((x - size, y - size), (x + size, y - size), (x + size, y + size), (x - size, y + size))
    )
    fill = stroke if place < 4 else "surface"
    return Path(points=outline, stroke=stroke, width=1.0, closed=True, fill=fill, item=item, says=says)


def _key(line: ChartLine, place: int, y: float, width: float, measure: Measure) -> list[Shape]:
    stroke, dash = _look(place)
    last = line.marks[-1].value if line.marks else 0
    text = cut_to_width(f"{line.name}: {last:g}", width - _AXIS - 22, TYPE, False, measure)
    return [
        Path(points=((_AXIS, y), (_AXIS + 16, y)), stroke=stroke, width=1.4, dash=dash),
        _mark(_AXIS + 8, y, place, stroke, "", ""),
        Label(x=_AXIS + 22, y=y + TYPE * 0.36, text=text, size=TYPE),
    ]


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1][:3]} {day.year}"


def _summary(title: str, lines: Sequence[ChartLine]) -> str:
    parts = []
    for line in lines:
        if len(line.marks) > 1:
            parts.append(f"{line.name} from {line.marks[0].value:g} to {line.marks[-1].value:g}")
        elif line.marks:
            parts.append(f"{line.name} {line.marks[0].value:g}")
    return f"{title}: {'; '.join(parts)}."

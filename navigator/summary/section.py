"""Sections of the page and how they share its height: by need, and by weight where all cannot be had.

Each section says how little it can do with, how much is comfortable, and how much it would like; then it
is given a height and fits itself into it. It never asks for less than its heading and one line, so that
what is left out is always said.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from navigator.summary.setting import Type
from navigator.summary.sheet import Sheet

Paint = Callable[[Sheet, float, float], None]
"""Draws something on the sheet with its top left corner at x, y."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many of a section's items are shown, and how many are not."""

    shown: int
    left_out: int


@dataclass(frozen=True, slots=True)
class Fitted:
    """A section laid out: the height it takes in points, how to draw it, and what of it is shown, by name.

    `items` are the ids of what it shows.
    """

    height: float
    paint: Paint
    counts: Mapping[str, Count]
    items: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Wish:
    """Heights in points: at least, comfortable, all that there is to say, and what could still be used."""

    least: float
    comfort: float
    want: float
    most: float

    @classmethod
    def of(cls, least: float, comfort: float, want: float, most: float = 0.0) -> "Wish":
        """A wish in order, however it was worked out."""
        want = max(want, least)
        return cls(least, min(max(comfort, least), want), want, max(want, most))


class Section(ABC):
    """One part of the page."""

    _wishes: dict[tuple[float, float], Wish]

    def __post_init__(self) -> None:
        """Make room to keep what was worked out."""
        self._wishes = {}

    def wish(self, type_: Type, width: float) -> Wish:
        """The heights that it wishes for at this width."""
        key = (type_.body, width)
        found = self._wishes.get(key)
        if found is None:
            found = self._wishes[key] = self.work_out(type_, width)
        return found

    @abstractmethod
    def work_out(self, type_: Type, width: float) -> Wish:
        """Work out the wish; asked once for each size of type and width."""

    @abstractmethod
    def fit(self, type_: Type, width: float, height: float) -> Fitted:
        """Itself within a height of at least `wish().least`; it may take less."""


def shares(height: float, wishes: Sequence[Wish], weights: Sequence[float]) -> list[float]:
    """The height divided: everybody's least, then towards comfort, then towards all that they would like.

    What is left after each is shared by weight. When even the least of all is too much, every one has its
    least all the same.
    """
    given = [wish.least for wish in wishes]
    left = height - sum(given)
    for goal in (
        [wish.comfort for wish in wishes],
        [wish.want for wish in wishes],
        [wish.most for wish in wishes],
    ):
        left = _raised(given, goal, weights, left)
    return given


def _raised(given: list[float], goal: Sequence[float], weights: Sequence[float], left: float) -> float:
    """Raise all towards their goals by steps of their weight; gives what is left over."""
    while left > 0.01:
        short = [place for place in range(len(given)) if goal[place] - given[place] > 0.01]
        if not short:
            break
        whole = sum(weights[place] for place in short)
        step = min(left / whole, *((goal[place] - given[place]) / weights[place] for place in short))
        for place in short:
            given[place] += step * weights[place]
        left -= step * whole
    return left


@dataclass
class Stack(Section):
    """Sections under each other; their weights decide who gets how much of a height that is short."""

    sections: Sequence[Section]
    weights: Sequence[float]
    gap: float

    def work_out(self, type_: Type, width: float) -> Wish:
        """The sum of the wishes and the gaps."""
        wishes = [section.wish(type_, width) for section in self.sections]
        gaps = self.gap * max(len(wishes) - 1, 0)
        return Wish(
            sum(wish.least for wish in wishes) + gaps,
            sum(wish.comfort for wish in wishes) + gaps,
            sum(wish.want for wish in wishes) + gaps,
            sum(wish.most for wish in wishes) + gaps,
        )

    def fit(self, type_: Type, width: float, height: float) -> Fitted:
        """All of them; what one does not use goes to the next in weight."""
        wishes = [section.wish(type_, width) for section in self.sections]
        given = shares(height - self.gap * max(len(wishes) - 1, 0), wishes, self.weights)
        order = sorted(range(len(wishes)), key=lambda place: (-self.weights[place], place))
        fitted: dict[int, Fitted] = {}
        spare = 0.0
        for place in order:
            fitted[place] = self.sections[place].fit(type_, width, given[place] + spare)
            spare += given[place] - fitted[place].height
        parts = [fitted[place] for place in range(len(wishes))]

        def paint(sheet: Sheet, x: float, y: float) -> None:
            for part in parts:
                part.paint(sheet, x, y)
                y += part.height + self.gap

        total = sum(part.height for part in parts) + self.gap * max(len(parts) - 1, 0)
        return Fitted(total, paint, _together(parts), _items(parts))


@dataclass
class Beside(Section):
    """Sections side by side, each with its part of the width."""

    sections: Sequence[Section]
    parts: Sequence[float]
    gutter: float

    def work_out(self, type_: Type, width: float) -> Wish:
        """The highest wishes of all."""
        wishes = [
            section.wish(type_, wide)
            for section, wide in zip(self.sections, self._widths(width), strict=True)
        ]
        return Wish.of(
            max(wish.least for wish in wishes),
            max(wish.comfort for wish in wishes),
            max(wish.want for wish in wishes),
            max(wish.most for wish in wishes),
        )

    def fit(self, type_: Type, width: float, height: float) -> Fitted:
        """Each in the same height; together as high as the highest."""
        widths = self._widths(width)
        parts = [
            section.fit(type_, wide, height) for section, wide in zip(self.sections, widths, strict=True)
        ]

        def paint(sheet: Sheet, x: float, y: float) -> None:
            for part, wide in zip(parts, widths, strict=True):
                part.paint(sheet, x, y)
                x += wide + self.gutter

        return Fitted(max(part.height for part in parts), paint, _together(parts), _items(parts))

    def _widths(self, width: float) -> list[float]:
        inner = width - self.gutter * (len(self.sections) - 1)
        return [inner * part / sum(self.parts) for part in self.parts]


def _together(parts: Sequence[Fitted]) -> dict[str, Count]:
    return {name: count for part in parts for name, count in part.counts.items()}


def _items(parts: Sequence[Fitted]) -> frozenset[str]:
    return frozenset[str]().union(*(part.items for part in parts))

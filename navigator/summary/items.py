"""A section that lists items: as many as have room, and how many more there are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from navigator.summary.heading import Heading
from navigator.summary.lines import Span
from navigator.summary.section import Count, Fitted, Section, Wish
from navigator.summary.setting import Paragraph, Type, leading
from navigator.summary.sheet import Sheet

TALLEST = 500.0
"""Points: no list is measured further than this, which is more than it will ever get."""

_BAR = 8.0
"""Points by which a bar moves the rows in."""


@dataclass(frozen=True, slots=True)
class Row:
    """One item laid out; `paint` draws it as content of the list item or table row that is open."""

    height: float
    paint: Callable[[Sheet, float, float], None]


MakeRow = Callable[[Type, float, int], Row]
"""Lays one item out in a width, none of its texts in more than so many lines."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The head of a table: its words and where each column begins, as parts of the width."""

    words: Sequence[str]
    starts: Sequence[float]

    def edges(self, width: float, gutter: float = 8.0) -> list[tuple[float, float]]:
        """The left edge and the width of each column."""
        ends = [*self.starts[1:], 1.0]
        last = len(self.starts) - 1
        return [
            (start * width, (end - start) * width - (gutter if place < last else 0.0))
            for place, (start, end) in enumerate(zip(self.starts, ends, strict=True))
        ]


@dataclass
class Items(Section):
    """The heading with "+n more", and the rows; `empty` says kindly that there is nothing.

    `enough` is how many rows make it comfortable. `limits` are how many lines a text may have, from what
    it would like to what it can do with. With `columns` it is a table, else a list.
    """

    name: str
    heading: Heading
    rows: Sequence[MakeRow]
    empty: str = ""
    enough: int = 5
    limits: Sequence[int] = (5, 3, 2)
    sure: float = 0.0
    """Points that it gets before others get more than their least, as far as it needs them to say all."""
    bar: str = ""
    """The colour of a bar at its left, for what nobody may overlook."""
    columns: Columns | None = None
    gap: float = 3.0
    ids: Sequence[str] = ()
    """The item that each row stands for."""
    _made: dict[tuple[float, float, int, int], Row] = field(default_factory=dict)

    def work_out(self, type_: Type, width: float) -> Wish:
        """Least: one row. Comfort: enough short rows. Want: all of them in full."""
        head = self._head(type_)
        if not self.rows:
            height = head + self._empty(type_, width).height
            return Wish(height, height, height, height)
        few = min(self.enough, len(self.rows))
        want = TALLEST
        if len(self.rows) <= 2 * self.enough:
            want = head + self._upto(type_, width, len(self.rows), self.limits[0])
        return Wish.of(
            max(head + self._upto(type_, width, 1, self.limits[-1]), min(self.sure, want)),
            head + self._upto(type_, width, few, self.limits[-1]),
            want,
        )

    def fit(self, type_: Type, width: float, height: float) -> Fitted:
        """As many rows as the height has room for."""
        head = self._head(type_)
        if not self.rows:
            said = self._empty(type_, width)
            return Fitted(head + said.height, self._nothing(type_, width, said), {self.name: Count(0, 0)})
        rows = self._rows(type_, width, height - head)
        left = len(self.rows) - len(rows)
        heading = self.heading.with_more(left)
        used = head + sum(row.height for row in rows) + self.gap * (len(rows) - 1)

        def paint(sheet: Sheet, x: float, y: float) -> None:
            heading.draw(sheet, type_, x, y, width)
            top = y + heading.height(type_)
            if self.bar:
                sheet.box(x, top, 2.4, y + used - top, fill=self.bar)
            inner = self._inner(width)
            self._paint_rows(sheet, type_, x + width - inner, top, inner, rows)

        shown = frozenset(self.ids[: len(rows)])
        return Fitted(used, paint, {self.name: Count(len(rows), left)}, shown)

    def _rows(self, type_: Type, width: float, room: float) -> list[Row]:
        """As many short rows as there is room for; what room is left lets the first ones say more."""
        floor = self.limits[-1]
        rows: list[Row] = []
        for place in range(len(self.rows)):
            row = self._row(type_, width, place, floor)
            height = row.height + (self.gap if rows else 0.0)
            if rows and height > room + 0.01:
                break
            rows.append(row)
            room -= height
        for limit in reversed(self.limits[:-1]):
            for place in range(len(rows)):
                if room < leading(type_.small) - 0.01:
                    return rows
                row = self._row(type_, width, place, limit)
                if row.height - rows[place].height <= room + 0.01:
                    room -= row.height - rows[place].height
                    rows[place] = row
        return rows

    def _upto(self, type_: Type, width: float, count: int, limit: int) -> float:
        """The height of so many rows."""
        height = 0.0
        for place in range(count):
            height += self._row(type_, width, place, limit).height + (self.gap if place else 0.0)
            if height > TALLEST:
                return height
        return height

    def _row(self, type_: Type, width: float, place: int, limit: int) -> Row:
        key = (type_.body, width, place, limit)
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = self.rows[place](type_, self._inner(width), limit)
        return found

    def _inner(self, width: float) -> float:
        return width - (_BAR if self.bar else 0.0)

    def _head(self, type_: Type) -> float:
        height = self.heading.height(type_)
        return height + leading(type_.small) + 2 if self.columns and self.rows else height

    def _empty(self, type_: Type, width: float) -> Paragraph:
        return type_.paragraph([Span(self.empty, colour="muted")], width, 3)

    def _nothing(self, type_: Type, width: float, said: Paragraph) -> Callable[[Sheet, float, float], None]:
        def paint(sheet: Sheet, x: float, y: float) -> None:
            self.heading.draw(sheet, type_, x, y, width)
            with sheet.element("P"):
                said.draw(sheet, x, y + self.heading.height(type_))

        return paint

    def _paint_rows(
        self, sheet: Sheet, type_: Type, x: float, y: float, width: float, rows: Sequence[Row]
    ) -> None:
        if self.columns is None:
            with sheet.element("L"):
                for row in rows:
                    with sheet.element("LI"), sheet.element("LBody"):
                        row.paint(sheet, x, y)
                    y += row.height + self.gap
            return
        with sheet.element("Table"):
            with sheet.element("TR"):
                for word, (start, wide) in zip(self.columns.words, self.columns.edges(width), strict=True):
                    with sheet.element("TH", scope="Column"):
                        said = type_.paragraph([Span(word, colour="muted")], wide, size=type_.small)
                        said.draw(sheet, x + start, y - 1)
            y += leading(type_.small) + 2
            for place, row in enumerate(rows):
                if place:
                    sheet.rule(x, y - self.gap / 2, x + width, width=0.4)
                with sheet.element("TR"):
                    row.paint(sheet, x, y)
                y += row.height + self.gap

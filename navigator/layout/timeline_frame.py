"""What of a timeline is seen through a window, each thing with its place: the geometry that all pens share.

The work grows with what is seen and not with what there is. Places are from the window's top left corner,
under the axis and to the right of the lanes' titles.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from navigator.layout.display_list import Measure
from navigator.layout.graphemes import cut_to_width
from navigator.layout.merging import PAGE, clusters
from navigator.layout.score_lines import ScoreLine
from navigator.layout.time_items import Look, TimeItem
from navigator.layout.timeline import Lane, Metrics, Row, Timeline
from navigator.layout.timeline_scale import Scale, Tick, Ticks, ticks

_TOO_NARROW = 3.0
"""Pixels: a bar narrower than this is merged with its neighbours, where there are no words beside it."""

_OUTSIDE, _LONG_LABEL = 40.0, 300.0
"""Pixels to both sides of the window that are looked at too, for what reaches in."""


class Bar(NamedTuple):
    """A bar, or several merged; `x0` to `x1` are held to the window, and so is where today divides it.

    `faded` says how many pixels fade at each end; 0 where the end is out of sight.
    """

    item: TimeItem
    many: int
    x0: float
    x1: float
    y: float
    today: float
    fade_start: float
    fade_end: float
    lit: bool
    mark: str = ""


class Glyph(NamedTuple):
    """A mark or a diamond, or several marks merged, by its middle; `x0` to `x1` is what it may span."""

    item: TimeItem
    many: int
    x: float
    y: float
    x0: float
    x1: float
    lit: bool
    mark: str = ""


class Words(NamedTuple):
    """A line of text from `x` on its baseline, cut to the room that there is."""

    item: str
    x: float
    y: float
    text: str
    lit: bool
    size: float


class Curve(NamedTuple):
    """A score line: its places, oldest first, which may reach out of the window.

    `labelled` is false where the last value would stand upon another's.
    """

    line: ScoreLine
    points: tuple[tuple[float, float], ...]
    labelled: bool


class LaneBox(NamedTuple):
    """A lane in the window: its index, and its upper and lower edge."""

    number: int
    lane: Lane
    top: float
    bottom: float


@dataclass(slots=True)
class Frame:
    """Everything that is seen."""

    scale: Scale
    width: float
    height: float
    today: float
    """Where today begins; may be out of the window."""
    ticks: Ticks
    lanes: list[LaneBox] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    glyphs: list[Glyph] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    curves: list[Curve] = field(default_factory=list)


Lit = Callable[[TimeItem], bool]


@dataclass(slots=True)
class Viewer:
    """Makes the frames of one timeline: how large things are, and how wide words are.

    `lit` tells what the filters leave alone; None when there are none. `marked` are the items to be marked,
    with the word: what stands for several has that of the first that has one. Nothing moves by either.
    """

    timeline: Timeline
    metrics: Metrics
    measure: Measure
    lit: Lit | None = None
    marked: Mapping[str, str] = field(default_factory=dict)
    exact: bool = False
    """Whether rows are decided for the very scale, as on paper, where nobody zooms."""
    _cut: dict[tuple[str, int, float], str] = field(default_factory=dict)
    _lit_marks: dict[int, list[int]] = field(default_factory=dict)
    _marked_marks: dict[int, list[int]] = field(default_factory=dict)

    def heights(self, scale: Scale) -> list[float]:
        """The upper edge of each lane, and the lower edge of the last."""
        return self.timeline.tops(self.closeness(scale), self.metrics, self.measure)

    def closeness(self, scale: Scale) -> float:
        """The width of a day that rows are decided for."""
        return scale.per_day if self.exact else scale.octave

    def place(self, item: str, scale: Scale, lane: int = -1) -> tuple[int, float, float, float] | None:
        """Lane, start, end and height of the middle of a bar or diamond, from the top of all lanes.

        In this lane if it stands there, else in its first; None for what is not in any row.
        """
        if lane < 0 or item not in {bar.id for bar in self.timeline.lanes[lane].bars}:
            lane = self.timeline.lane_of(item)
        if lane < 0:
            return None
        rows = self.timeline.lanes[lane].rows(self.closeness(scale), self.metrics, self.measure)
        top = self.heights(scale)[lane] + self.metrics.pad
        for number, row in enumerate(rows):
            for bar in row.items:
                if bar.id == item:
                    y = top + (number + 1) * self.metrics.row - self.metrics.under - self.metrics.bar / 2
                    return lane, scale.x(bar.start), scale.x(bar.end), y
        return None

    def light(self, lit: Lit | None) -> None:
        """Filter by something else."""
        self.lit = lit
        self._lit_marks.clear()

    def mark(self, marked: Mapping[str, str]) -> None:
        """Mark these, each with its word."""
        self.marked = marked
        self._marked_marks.clear()

    def frame(self, scale: Scale, top: float, width: float, height: float) -> Frame:
        """What is seen through a window of this size whose upper edge is at `top`."""
        today = scale.x(self.timeline.today)
        seen = Frame(scale, width, height, today, ticks(scale, width, type_size=self.metrics.type_size))
        tops = self.heights(scale)
        index = max(bisect_right(tops, top) - 1, 0)
        while index < len(self.timeline.lanes) and tops[index] < top + height:
            box = LaneBox(index, self.timeline.lanes[index], tops[index] - top, tops[index + 1] - top)
            seen.lanes.append(box)
            self._lane(seen, box)
            index += 1
        return seen

    def _lane(self, seen: Frame, box: LaneBox) -> None:
        metrics, lane = self.metrics, box.lane
        y = box.top + metrics.pad
        for row in lane.rows(self.closeness(seen.scale), metrics, self.measure):
            if -metrics.row < y < seen.height:
                self._row(seen, row, y, lane.labelled)
            y += metrics.row
        if lane.marks:
            if -metrics.marks < y < seen.height:
                self._marks(seen, box, y + metrics.marks / 2)
            y += metrics.marks
        if lane.scores and -metrics.scores < y < seen.height:
            self._scores(seen, lane.scores, y)

    def _row(self, seen: Frame, row: Row, y: float, labelled: bool) -> None:
        scale, metrics = seen.scale, self.metrics
        bar_y = y + metrics.row - metrics.bar - metrics.under
        for first, until in _runs(row, scale, seen.width, merge=not labelled):
            item = row.items[first]
            if item.look is Look.DIAMOND:
                self._diamond(seen, item, bar_y + metrics.bar / 2)
            else:
                least = metrics.bar * 0.8 if labelled else 2.0
                end = row.ends[until - 1] if until - first > 1 else item.end
                bar = self._bar(seen, item, until - first, end, bar_y, least)
                mark = self._mark_of(row.items[first:until]) if self.marked else ""
                seen.bars.append(bar._replace(mark=mark) if mark else bar)
            if labelled:
                following = row.starts[until] if until < len(row.starts) else float("inf")
                self._label(seen, item, following, y)

    def _bar(self, seen: Frame, item: TimeItem, many: int, end: float, y: float, least: float) -> Bar:
        start, per_day = seen.scale.start, seen.scale.per_day
        low, high = -_OUTSIDE, seen.width + _OUTSIDE
        x0 = (item.start - start) * per_day
        x1 = (end - start) * per_day
        if x1 < x0 + least:
            x1 = x0 + least
        fade_start = fade_end = 0.0
        if item.runs_on and many == 1:
            x1 = max(x1, seen.today + 4 * self.metrics.bar)
            fade_end = x1 - seen.today
        if item.fade_start or item.fade_end:
            fade_start = item.fade_start * per_day if x0 > low else 0.0
            fade_end = max(fade_end, item.fade_end * per_day) if x1 < high else 0.0
        x0 = low if x0 < low else x0
        x1 = high if x1 > high else x1
        today = x0 if seen.today < x0 else x1 if seen.today > x1 else seen.today
        lit = self.lit is None or self.lit(item)
        if fade_start or fade_end:
            fade_start, fade_end = min(fade_start, x1 - x0), min(fade_end, x1 - x0)
        return Bar(item, many, x0, x1, y, today, fade_start, fade_end, lit)

    def _diamond(self, seen: Frame, item: TimeItem, y: float) -> None:
        x0, x1 = seen.scale.x(item.start), seen.scale.x(item.end)
        lit = self.lit is None or self.lit(item)
        seen.glyphs.append(Glyph(item, 1, (x0 + x1) / 2, y, x0, x1, lit, self.marked.get(item.id, "")))

    def _label(self, seen: Frame, item: TimeItem, following: float, y: float) -> None:
        metrics = self.metrics
        x = seen.scale.x(item.start)
        # On paper nothing can be scrolled into sight: there words are cut at the edge.
        end = min(seen.scale.x(following), seen.width + (8.0 if self.exact else _OUTSIDE))
        if item.look is Look.DIAMOND:
            x = (x + seen.scale.x(item.end)) / 2 + metrics.glyph
            y += metrics.bar / 2 + metrics.type_size * 0.66
            # The beginning of a sentence that is out of sight helps nobody.
            if x < 0:
                return
        elif x < 4:
            # Nor does it beside a bar of which nothing is left to see.
            if x < 0 and seen.scale.x(item.end) <= 12 and not item.runs_on:
                return
            x = 4.0
        room = end - x - 8
        room = min(room, metrics.label * 1.5)
        text = self._cut_to(item.label, room, metrics.type_size)
        if text and x + room > 0:
            baseline = y + metrics.row - metrics.bar - metrics.under - metrics.type_size * 0.32
            seen.words.append(
                Words(item.id, x, baseline, text, self.lit is None or self.lit(item), metrics.type_size)
            )

    def _marks(self, seen: Frame, box: LaneBox, y: float) -> None:
        scale, metrics, lane = seen.scale, self.metrics, box.lane
        first, last = scale.moment(-_OUTSIDE), scale.moment(seen.width + _OUTSIDE)
        least = metrics.glyph * 1.9
        lit = self._lit_counts(box.number, lane) if self.lit is not None else None
        marked = self._marked_places(box.number, lane) if self.marked else []
        runs = list(clusters(lane.moments, scale.per_day, least, first, last))
        for place, (start, until) in enumerate(runs):
            item = lane.marks[start]
            x0, x1 = scale.x(item.start), scale.x(item.end)
            bright = lit is None or lit[until] > lit[start]
            x = (x0 + x1) / 2
            at = bisect_left(marked, start)
            mark = self.marked[lane.marks[marked[at]].id] if at < bisect_left(marked, until) else ""
            seen.glyphs.append(Glyph(item, until - start, x, y, x0, x1, bright, mark))
            if until - start == 1:
                end = scale.x(lane.moments[runs[place + 1][0]]) if place + 1 < len(runs) else seen.width
                room = end - x - metrics.glyph * 2.4
                if room > metrics.type_size * 5 and x > -metrics.glyph:
                    text = self._cut_to(item.words, room, metrics.small)
                    baseline = y + metrics.small * 0.36
                    seen.words.append(
                        Words(item.id, x + metrics.glyph, baseline, text, bright, metrics.small)
                    )

    def _lit_counts(self, index: int, lane: Lane) -> list[int]:
        """How many of the marks before each are lit."""
        found = self._lit_marks.get(index)
        if found is None:
            found = [0]
            for mark in lane.marks:
                found.append(found[-1] + (self.lit is None or self.lit(mark)))
            self._lit_marks[index] = found
        return found

    def _mark_of(self, items: Sequence[TimeItem]) -> str:
        """The word of the first of some items that has one."""
        return next((self.marked[one.id] for one in items if one.id in self.marked), "")

    def _marked_places(self, index: int, lane: Lane) -> list[int]:
        """Where among the marks of a lane those with a word stand, ascending."""
        found = self._marked_marks.get(index)
        if found is None:
            found = [at for at, mark in enumerate(lane.marks) if mark.id in self.marked]
            self._marked_marks[index] = found
        return found

    def _scores(self, seen: Frame, lines: Sequence[ScoreLine], y: float) -> None:
        edge = self.metrics.small * 0.5
        band = self.metrics.scores - 2 * edge
        taken: list[float] = []
        for line in lines:
            points = tuple(
                (seen.scale.x(point.moment), y + edge + (1 - point.height) * band) for point in line.points
            )
            at = points[-1][1]
            labelled = all(abs(at - other) >= self.metrics.small * 0.9 for other in taken)
            taken += [at] if labelled else []
            seen.curves.append(Curve(line, points, labelled))

    def _cut_to(self, text: str, room: float, size: float) -> str:
        """The text cut to the room, in steps of a few pixels so that most cuts are known already."""
        if room < size * 2:
            return ""
        step = int(room // 6)
        key = (text, step, size)
        found = self._cut.get(key)
        if found is None:
            if len(self._cut) > 20_000:
                self._cut.clear()
            found = self._cut[key] = cut_to_width(text, step * 6.0, size, False, self.measure)
        return found


def _runs(row: Row, scale: Scale, width: float, *, merge: bool) -> Iterator[tuple[int, int]]:
    """The bars of a row that may be seen, those too narrow to be told apart together: from, until."""
    first, last = scale.moment(-_OUTSIDE - 2 * _LONG_LABEL), scale.moment(width + _OUTSIDE)
    count = len(row.items)
    if not merge:
        index = max(bisect_right(row.starts, first) - 1, 0)
        while index < count and row.starts[index] <= last:
            yield index, index + 1
            index += 1
        return
    narrow = _TOO_NARROW / scale.per_day
    page = PAGE / scale.per_day
    index = bisect_right(row.ends, first // page * page)
    while index < count and row.starts[index] <= last:
        start = row.starts[index]
        until = index + 1
        if row.ends[index] - start < narrow:
            until = bisect_left(row.starts, min(start + narrow, (start // page + 1) * page), until)
            while until > index + 1 and row.ends[until - 1] - row.starts[until - 1] >= narrow:
                until -= 1
        if row.ends[until - 1] >= first:
            yield index, until
        index = until


def tick_words(marks: Sequence[Tick], width: float, type_size: float, measure: Measure) -> Iterator[Tick]:
    """The rulings with their words, all shortened alike; the first stays at the left edge while it lasts."""
    if not marks:
        return
    ends = [tick.x for tick in marks[1:]] + [float("inf")]
    gap = min((end - tick.x for tick, end in zip(marks[1:-1], ends[1:-1], strict=True)), default=float("inf"))
    for letters in (40, 3, 1):
        longest = max((measure(tick.label[:letters], type_size, False) for tick in marks), default=0.0)
        if longest + 6 <= gap:
            break
    for tick, end in zip(marks, ends, strict=True):
        words = tick.label if any(map(str.isdigit, tick.label)) else tick.label[:letters]
        x = max(tick.x, 0.0)
        if x <= width and end > 0 and x + measure(words, type_size, False) + 4 <= end:
            yield Tick(tick.moment, x, words)

"""A timeline ready to be looked at: lanes with their items, and where each stands at a given closeness.

Rows are decided once for each power of two of the scale (`Scale.octave`), so that nothing jumps while one
zooms a little or scrolls. What is seen through a window of a certain size is in `timeline_frame`.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from navigator.casefile.case import Case
from navigator.layout.display_list import Measure
from navigator.layout.lanes import REST, By, LaneHead, lane_finder, lane_heads
from navigator.layout.packing import pack
from navigator.layout.score_lines import ScoreLine, score_lines
from navigator.layout.time_items import Look, Standing, TimeItem, time_items, undated_steps
from navigator.layout.timeline_scale import Scale, fitted

_AROUND = 45.0
"""Days before and after today that an empty timeline shows."""

MOST_LABELLED = 60
"""Bars of a lane: where there are more, words would take more room than the bars."""


@dataclass(frozen=True, slots=True)
class Metrics:
    """Lengths in pixels or points, all of which grow with the text; as they stand, for a screen at 100%."""

    percent: float = 100.0
    gutter: float = 172.0
    row: float = 31.0
    bar: float = 9.0
    under: float = 5.0
    """From a bar to the lower edge of its row."""
    marks: float = 28.0
    scores: float = 50.0
    pad: float = 8.0
    least_lane: float = 56.0
    type_size: float = 12.5
    small: float = 11.5
    axis: float = 46.0
    glyph: float = 10.0
    label: float = 180.0
    """The longest words beside a bar."""

    def grown(self, percent: float) -> "Metrics":
        """The same for another size of text."""
        by = percent / self.percent
        names = [name for name in self.__slots__ if name != "percent"]
        return Metrics(percent, **{name: getattr(self, name) * by for name in names})


@dataclass(slots=True)
class Row:
    """Bars that do not overlap, in order."""

    items: list[TimeItem] = field(default_factory=list)
    starts: list[float] = field(default_factory=list)
    ends: list[float] = field(default_factory=list)

    def add(self, item: TimeItem) -> None:
        """One more, after all others."""
        self.items.append(item)
        self.starts.append(item.start)
        self.ends.append(item.end)


class Lane:
    """One lane: bars and diamonds in rows, marks in a line under them, and score lines under those."""

    def __init__(
        self,
        head: LaneHead,
        bars: Sequence[TimeItem],
        marks: Sequence[TimeItem],
        scores: tuple[ScoreLine, ...],
        undated: tuple[str, ...],
    ) -> None:
        self.head = head
        self.bars = bars
        self.marks = marks
        self.moments = [mark.start for mark in marks]
        self.scores = scores
        self.undated = undated
        self._rows: dict[float, tuple[Row, ...]] = {}

    @property
    def labelled(self) -> bool:
        """Whether bars have their words beside them."""
        return len(self.bars) <= MOST_LABELLED

    @cached_property
    def in_order(self) -> tuple[TimeItem, ...]:
        """All items of the lane, oldest first."""
        return tuple(sorted((*self.bars, *self.marks), key=lambda item: (item.start, item.id)))

    def rows(self, octave: float, metrics: Metrics, measure: Measure) -> tuple[Row, ...]:
        """The bars in rows, with room for their words at this closeness or closer within the octave."""
        key = octave if self.labelled else 0.0
        found = self._rows.get(key)
        if found is None:
            spans = [_span(item, octave if self.labelled else 0.0, metrics, measure) for item in self.bars]
            order = sorted(range(len(spans)), key=lambda at: (spans[at][0], self.bars[at].id))
            places = pack([spans[at] for at in order])
            rows = [Row() for _ in range(max(places, default=-1) + 1)]
            for at, row in zip(order, places, strict=True):
                rows[row].add(self.bars[at])
            found = self._rows[key] = tuple(rows)
        return found

    def forget_rows(self) -> None:
        """Decide the rows anew, for type of another size."""
        self._rows.clear()

    def height(self, octave: float, metrics: Metrics, measure: Measure) -> float:
        """How high the lane is."""
        inside = len(self.rows(octave, metrics, measure)) * metrics.row
        inside += metrics.marks if self.marks else 0.0
        inside += metrics.scores if self.scores else 0.0
        return max(inside + 2 * metrics.pad, metrics.least_lane)


def _span(item: TimeItem, octave: float, metrics: Metrics, measure: Measure) -> tuple[float, float]:
    """From and until when a bar needs its row; its words count where there is an octave."""
    start, end = item.start, max(item.end, item.start)
    if not octave:
        return start, max(end, start + 1 / 24)
    wide = min(measure(item.label, metrics.type_size, False), metrics.label)
    gap = metrics.type_size
    if item.look is Look.DIAMOND:
        start -= metrics.glyph / octave
        wide += 2.5 * metrics.glyph
    elif item.runs_on:
        # It is drawn a little into the future, to say that it goes on.
        end += 4 * metrics.bar / octave
    return start, max(end + 4 / octave, start + (wide + gap) / octave)


class Timeline:
    """The lanes of a case on one day."""

    def __init__(self, lanes: Iterable[Lane], standing: Standing, by: By) -> None:
        self.lanes = tuple(lanes)
        self.standing = standing
        self.by = by
        self._tops: dict[float, list[float]] = {}

    @property
    def today(self) -> float:
        """The midnight with which today begins."""
        return float(self.standing.today.toordinal())

    @cached_property
    def items(self) -> dict[str, TimeItem]:
        """Every item once, by id."""
        return {item.id: item for lane in self.lanes for item in (*lane.bars, *lane.marks)}

    @cached_property
    def span(self) -> tuple[float, float]:
        """From the first moment to the last, today among them; some weeks around today when there is none."""
        starts = [lane.in_order[0].start for lane in self.lanes if lane.in_order]
        ends = [item.end for item in self.items.values()]
        points = [p.moment for lane in self.lanes for line in lane.scores for p in line.points]
        if not (starts or points):
            return self.today - _AROUND, self.today + _AROUND
        return min([*starts, *points, self.today]), max([*ends, *points, self.today + 1])

    def whole(self, width: float, metrics: Metrics) -> Scale:
        """The scale that shows all of it, with room for the words of what comes last."""
        room = min(metrics.label * 0.7, width / 3)
        return fitted(*self.span, width - room)

    def tops(self, octave: float, metrics: Metrics, measure: Measure) -> list[float]:
        """The upper edge of each lane, and the lower edge of the last."""
        key = octave
        found = self._tops.get(key)
        if found is None:
            heights = [lane.height(octave, metrics, measure) for lane in self.lanes]
            found = self._tops[key] = [0.0, *accumulate(heights)]
        return found

    def forget_rows(self) -> None:
        """Decide all rows anew, for type of another size."""
        self._tops.clear()
        for lane in self.lanes:
            lane.forget_rows()

    def lane_at(self, y: float, octave: float, metrics: Metrics, measure: Measure) -> int:
        """The lane at a height, held to those there are; -1 when there is none."""
        tops = self.tops(octave, metrics, measure)
        return min(max(bisect_right(tops, y) - 1, 0), len(self.lanes) - 1)

    def lane_of(self, item: str) -> int:
        """The first lane with this item, or -1."""
        return self._lane_of.get(item, -1)

    @cached_property
    def _lane_of(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for index, lane in enumerate(self.lanes):
            for item in (*lane.bars, *lane.marks):
                found.setdefault(item.id, index)
        return found


def timeline_of(case: Case, standing: Standing, by: By = By.NEED) -> Timeline:
    """The lanes of a case: all needs in the order of the client, or else whatever has something in it."""
    keys_of = lane_finder(case, by)
    bars: dict[str, list[TimeItem]] = defaultdict(list)
    marks: dict[str, list[TimeItem]] = defaultdict(list)
    for item in sorted(time_items(case, standing), key=lambda item: (item.start, item.id)):
        for key in keys_of(item.id):
            (marks if item.look is Look.MARK else bars)[key].append(item)
    undated: dict[str, list[str]] = defaultdict(list)
    for step in undated_steps(case):
        for key in keys_of(step.id):
            undated[key].append(step.id)
    rest = LaneHead(REST, _REST_TITLE[by])
    lanes = []
    for head in (*lane_heads(case, by), rest):
        key = head.key
        lane = Lane(head, bars[key], marks[key], score_lines(case, by, key), tuple(undated[key]))
        if lane.bars or lane.marks or lane.scores or lane.undated or (by is By.NEED and key):
            lanes.append(lane)
    return Timeline(lanes, standing, by)


_REST_TITLE = {
    By.NEED: "Not about one need",
    By.ORGANISATION: "No organisation named",
    By.PERSON: "Nobody named",
    By.TOPIC: "No topic",
}

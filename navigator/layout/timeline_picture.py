"""A timeline as pictures for paper and files: a title, the axis, the lanes and the key on each page.

A long one has several pages, cut between lanes where that is possible.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from navigator.casefile.case import Case
from navigator.casefile.date_words import say_date
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.vocabulary import vocabulary
from navigator.layout.bar_looks import LOOKS, bar_look
from navigator.layout.display_list import Anchor, Box, Label, Measure, Path, Picture, Shape
from navigator.layout.lanes import By
from navigator.layout.time_glyphs import SIGNED, sign_of
from navigator.layout.time_items import Standing
from navigator.layout.timeline import Metrics, Timeline, timeline_of
from navigator.layout.timeline_frame import Viewer
from navigator.layout.timeline_scale import Scale
from navigator.layout.timeline_shapes import CURVES, OTHER_CURVE, FrameShapes
from navigator.layout.timeline_words import summary_of

A4_LONG, A4_SHORT = 842.0, 595.0
"""Points."""

PAPER = Metrics(
    gutter=128.0, row=22.0, bar=6.0, under=3.0, marks=17.0, scores=34.0, pad=5.0, least_lane=36.0,
    type_size=8.5, small=8.0, axis=30.0, glyph=7.0, label=170.0,
)  # fmt: skip
_MARGIN = 34.0
_HEAD, _FOOT = 24.0, 46.0
_MOST_PAGES = 200


@dataclass(frozen=True, slots=True)
class Span:
    """From which moment to which a picture goes; None for all there is."""

    first: float
    last: float


def timeline_pages(
    case: Case,
    standing: Standing,
    *,
    by: By = By.NEED,
    span: Span | None = None,
    measure: Measure,
    width: float = A4_LONG,
    height: float = A4_SHORT,
) -> tuple[Picture, ...]:
    """The timeline of a case on sheets of this size in points, at least one."""
    timeline = timeline_of(case, standing, by)
    viewer = Viewer(timeline, PAPER, measure, exact=True)
    room = width - 2 * _MARGIN - PAPER.gutter
    scale = (
        timeline.whole(room, PAPER)
        if span is None
        else Scale(span.first, room / max(span.last - span.first, 1 / 24))
    )
    inside = height - 2 * _MARGIN - _HEAD - PAPER.axis - _FOOT
    cuts = _cuts(viewer.heights(scale), inside)
    page = _Page(case, timeline, viewer, scale, room, width, height)
    return tuple(page.picture(top, end, number, len(cuts)) for number, (top, end) in enumerate(cuts, 1))


def one_picture(
    case: Case,
    standing: Standing,
    *,
    by: By = By.NEED,
    span: Span | None = None,
    measure: Measure,
    width: float = A4_LONG,
) -> Picture:
    """The whole timeline in one picture of this width, as high as it needs."""
    return timeline_pages(
        case, standing, by=by, span=span, measure=measure, width=width, height=float("inf")
    )[0]


def _cuts(tops: list[float], inside: float) -> list[tuple[float, float]]:
    """From which height to which each page goes."""
    if inside == float("inf"):
        return [(0.0, tops[-1])]
    cuts: list[tuple[float, float]] = []
    start = 0.0
    while start < tops[-1] and len(cuts) < _MOST_PAGES:
        lane = bisect_right(tops, start + inside) - 1
        end = tops[lane]
        if end - start < inside * 0.7:
            # Much would stay empty, or the lane is longer than a page: cut it between two rows.
            first = max(end, start - (start - end - PAPER.pad) % PAPER.row)
            rows = (start + inside - first - PAPER.pad) // PAPER.row
            end = min(first + PAPER.pad + rows * PAPER.row, tops[-1])
        cuts.append((start, end))
        start = end
    return cuts or [(0.0, 0.0)]


@dataclass(frozen=True, slots=True)
class _Page:
    case: Case
    timeline: Timeline
    viewer: Viewer
    scale: Scale
    room: float
    width: float
    height: float

    def picture(self, top: float, end: float, number: int, pages: int) -> Picture:
        frame = self.viewer.frame(self.scale, top, self.room, end - top)
        left, upper = _MARGIN + PAPER.gutter, _MARGIN + _HEAD + PAPER.axis
        shapes = FrameShapes(frame, PAPER, self.viewer.measure, left, upper)
        height = self.height if self.height != float("inf") else upper + end - top + _FOOT + _MARGIN
        title = f"Timeline of {self.case.client.title or 'the client'}"
        drawn: list[Shape] = [*self._title(title, number, pages)]
        drawn += shapes.all(self._arrows(top, end))
        # What hangs out of the frame at its edges is covered before the axis and the key are written.
        drawn += _frames(left, upper, self.room, end - top, self.width, height)
        drawn += [
            *shapes.axis(),
            *self._today(frame.today, left, upper),
            *_key(height - _MARGIN - _FOOT + 16, self.viewer.measure),
        ]
        if not self.timeline.lanes:
            drawn.append(Label(x=left, y=upper + 20, text=_EMPTY, size=PAPER.type_size, colour="muted"))
        return Picture(self.width, height, tuple(drawn), title, summary_of(self.timeline))

    def _title(self, title: str, number: int, pages: int) -> Iterator[Shape]:
        day = PartialDate.on(self.timeline.standing.today)
        yield Label(x=_MARGIN, y=_MARGIN + 11, text=title, size=13.0, bold=True)
        words = f"by {self.timeline.by}, as on {say_date(day)}"
        words += f", page {number} of {pages}" if pages > 1 else ""
        yield Label(
            x=self.width - _MARGIN, y=_MARGIN + 11, text=words, size=9.0, anchor=Anchor.END, colour="muted"
        )

    def _today(self, x: float, left: float, upper: float) -> Iterator[Shape]:
        if 0 <= x <= self.room:
            half = self.viewer.measure("today", PAPER.small, True) / 2 + 4
            y = upper - PAPER.axis + 1
            yield Box(
                x=left + x - half,
                y=y - 9,
                width=2 * half,
                height=11,
                corner=5,
                fill="accent",
                stroke="",
                line=0,
            )
            yield Label(
                x=left + x,
                y=y,
                text="today",
                size=PAPER.small,
                bold=True,
                anchor=Anchor.MIDDLE,
                colour="on_accent",
            )
            yield Path(points=((left + x, y + 2), (left + x, upper)), stroke="accent", width=1.2)

    def _arrows(self, top: float, end: float) -> tuple[tuple[float, float, float, float], ...]:
        """What still waits for what, where both can be seen."""
        found = []
        for one in self.case.dependencies.all:
            if one.met_on is not None or not (one.step and one.waits_for):
                continue
            before, after = (
                self.viewer.place(one.waits_for, self.scale),
                self.viewer.place(one.step, self.scale),
            )
            if before is None or after is None:
                continue
            after = self.viewer.place(one.step, self.scale, before[0]) or after
            ends = (min(before[2], self.room), before[3] - top, after[1], after[3] - top)
            if (
                all(0 <= y <= end - top for y in (ends[1], ends[3]))
                and 0 <= ends[2] <= self.room
                and ends[0] >= 0
            ):
                found.append(ends)
        return tuple(found)


_EMPTY = "Nothing with a date is written down yet."


def _frames(
    left: float, top: float, width: float, height: float, page: float, sheet: float
) -> Iterator[Shape]:
    """Paper over what reaches out of the frame: to its right, above and below."""
    blank = {"fill": "surface", "stroke": "", "line": 0.0}
    yield Box(x=left + width, y=top, width=page - left - width, height=height, **blank)  # type: ignore[arg-type]
    yield Box(x=0, y=top - PAPER.axis, width=page, height=PAPER.axis, **blank)  # type: ignore[arg-type]
    yield Box(x=0, y=top + height + 0.5, width=page, height=max(sheet - top - height - 0.5, 0.0), **blank)  # type: ignore[arg-type]


def _key(y: float, measure: Measure) -> Iterator[Shape]:
    """What the patterns and the signs mean."""
    size, x = PAPER.small, _MARGIN
    for state in LOOKS:
        look = bar_look(state)
        past = 11.0 if look.solid else 0.0
        if past:
            yield Box(x=x, y=y - 6, width=past, height=6, fill=look.solid, stroke="", line=0)
        if state not in ("done", "stopped"):
            yield Box(
                x=x + past,
                y=y - 6,
                width=22 - past,
                height=6,
                fill="surface",
                stroke=look.outline,
                line=0.9,
                dash=look.dash,
                hatched=look.hatched,
            )
        wide = 11.0 if state in ("done", "stopped") else 22.0
        yield Label(x=x + wide + 4, y=y, text=look.words, size=size, colour="muted")
        x += wide + 4 + measure(look.words, size, False) + 9
    for by, (dash, line, colour) in (*CURVES.items(), ("organisation", OTHER_CURVE)):
        words = f"Score: {'an' if by == 'organisation' else 'the'} {by}"
        yield Path(points=((x, y - 3), (x + 18, y - 3)), stroke=colour, width=line, dash=dash)
        yield Label(x=x + 22, y=y, text=words, size=size, colour="muted")
        x += 22 + measure(words, size, False) + 9
    x, y = _MARGIN, y + 15
    labels = vocabulary("entry_kinds")
    for kind in SIGNED:
        sign = sign_of(kind)
        for place, stroke in enumerate(sign.strokes):
            points = tuple((x + 4 + px * 7, y - 3 + py * 7) for px, py in stroke)
            closed = sign.closed and not (place and not sign.filled)
            fill = sign.colour if sign.filled else "surface" if closed else ""
            yield Path(points=points, stroke=sign.colour, width=1.0, closed=closed, fill=fill)
        words = labels.label(kind)
        yield Label(x=x + 12, y=y, text=words, size=size, colour="muted")
        x += 12 + measure(words, size, False) + 12
    yield Label(x=x, y=y, text="A number: so many entries close together", size=size, colour="muted")

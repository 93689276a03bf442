"""A frame of a timeline as shapes of a display list: what the pens for paper, SVG and PNG draw.

The screen paints the same frames faster by itself; both take looks and signs from the same tables.
"""

from collections.abc import Iterator

from navigator.layout.arrows import elbow, head
from navigator.layout.bar_looks import bar_look
from navigator.layout.display_list import Anchor, Box, Dash, Disc, Label, Measure, Path, Shape
from navigator.layout.graphemes import cut_to_width
from navigator.layout.time_glyphs import sign_of
from navigator.layout.timeline import Metrics
from navigator.layout.timeline_frame import Bar, Curve, Frame, Glyph, LaneBox, Words, tick_words

CURVES = {"client": (Dash.SOLID, 1.6, "accent"), "keyworker": (Dash.DASHED, 1.1, "ink")}
OTHER_CURVE = (Dash.DOTTED, 1.1, "muted")
"""How the score line of each scorer is drawn: pattern, width and colour."""


class FrameShapes:
    """Turns one frame into shapes; the frame's corner is put at (left, top) of the picture."""

    def __init__(self, frame: Frame, metrics: Metrics, measure: Measure, left: float, top: float) -> None:
        self.frame = frame
        self.metrics = metrics
        self.measure = measure
        self.left, self.top = left, top

    def all(self, arrows: tuple[tuple[float, float, float, float], ...] = ()) -> Iterator[Shape]:
        """Everything within the frame, in the order of drawing."""
        yield from self._rulings()
        for curve in self.frame.curves:
            yield from self._curve(curve)
        yield from self.today()
        for ends in arrows:
            yield from self._arrow(*ends)
        for bar in self.frame.bars:
            yield from self._bar(bar)
        for glyph in self.frame.glyphs:
            yield from self._glyph(glyph)
        for words in self.frame.words:
            # Nobody can scroll a sheet of paper to the beginning of a sentence.
            if words.x >= 0:
                yield from self._words(words)
        # Whatever reaches out to the left is covered before the lanes' titles are written there.
        start = self.left - self.metrics.gutter
        yield Box(
            x=start,
            y=self.top,
            width=self.metrics.gutter,
            height=self.frame.height,
            fill="surface",
            stroke="",
            line=0,
        )
        for lane in self.frame.lanes:
            yield from self._lane(lane)

    def axis(self) -> Iterator[Shape]:
        """The words of the rulings, above the frame."""
        small, size = self.metrics.small, self.metrics.type_size
        for tick in tick_words(self.frame.ticks.coarse, self.frame.width, size, self.measure):
            x, y = self.left + tick.x + 3, self.top - self.metrics.axis * 0.56
            yield Label(x=x, y=y, text=tick.label, size=size, bold=True)
        for tick in tick_words(self.frame.ticks.fine, self.frame.width, small, self.measure):
            if 0 <= tick.x <= self.frame.width - 8:
                yield Label(
                    x=self.left + tick.x + 3, y=self.top - 6, text=tick.label, size=small, colour="muted"
                )
        yield self._line(0, 0, self.frame.width, 0, "line", 0.8)

    def _rulings(self) -> Iterator[Shape]:
        coarse = {tick.moment for tick in self.frame.ticks.coarse}
        for tick in (*self.frame.ticks.fine, *self.frame.ticks.coarse):
            if 0 <= tick.x <= self.frame.width:
                year = tick.moment in coarse
                if year or tick not in self.frame.ticks.coarse:
                    yield self._line(tick.x, 0, tick.x, self.frame.height, "hairline", 1.2 if year else 0.5)

    def _line(self, x0: float, y0: float, x1: float, y1: float, colour: str, width: float) -> Path:
        x, y = self.left, self.top
        return Path(points=((x + x0, y + y0), (x + x1, y + y1)), stroke=colour, width=width)

    def _lane(self, box: LaneBox) -> Iterator[Shape]:
        bottom = self.top + min(box.bottom, self.frame.height)
        start = self.left - self.metrics.gutter
        yield Path(
            points=((start, bottom), (self.left + self.frame.width, bottom)), stroke="hairline", width=0.8
        )
        top = self.top + max(box.top, 0.0) + self.metrics.pad
        size, small, room = self.metrics.type_size, self.metrics.small, self.metrics.gutter - 10
        y = top + size
        for line in two_lines(box.lane.head.title, room, size, self.measure):
            yield Label(x=start, y=y, text=line, size=size, bold=True, item=box.lane.head.key)
            y += size * 1.25
        for under in head_remarks(box):
            if y <= self.top + box.bottom:
                words = cut_to_width(under, room, small, False, self.measure)
                yield Label(x=start, y=y, text=words, size=small, colour="muted")
                y += small * 1.3
        if box.lane.scores:
            y = self.top + box.bottom - self.metrics.pad - self.metrics.scores / 2
            if y <= self.top + self.frame.height:
                yield Label(x=start, y=y, text="Scores: up is better", size=small, colour="muted")

    def today(self) -> Iterator[Shape]:
        """The line where today begins."""
        x = self.frame.today
        if 0 <= x <= self.frame.width:
            yield self._line(x, 0, x, self.frame.height, "accent", 1.2)

    def _bar(self, bar: Bar) -> Iterator[Shape]:
        look = bar_look(bar.item.state)
        x0, x1 = max(bar.x0, -1.0), min(bar.x1, self.frame.width + 1)
        if x1 <= x0:
            return
        past = min(max(bar.today, x0), x1) if look.solid else x0
        says = bar.item.label if bar.many == 1 else f"{bar.many} steps"
        height, y = self.metrics.bar, self.top + bar.y
        if x1 - past > 0.5:
            faint = not bar.lit
            yield Box(
                x=self.left + past,
                y=y,
                width=x1 - past,
                height=height,
                corner=0 if past > x0 else 2,
                fill="surface",
                stroke="line" if faint else look.outline,
                line=0.9,
                dash=look.dash,
                hatched=look.hatched,
                fade_start=bar.fade_start if past == x0 else 0.0,
                fade_end=bar.fade_end,
                item=bar.item.id,
                says=says,
            )
        if past - x0 > 0.5:
            yield Box(
                x=self.left + x0,
                y=y,
                width=past - x0,
                height=height,
                corner=0 if x1 > past else 2,
                fill=look.solid if bar.lit else "hairline",
                stroke="",
                line=0,
                fade_start=bar.fade_start,
                fade_end=bar.fade_end if past == x1 else 0.0,
                item=bar.item.id,
                says=says,
            )
        if bar.item.state == "stopped" and bar.many == 1 and x1 == bar.x1:
            yield self._line(x1, bar.y - 2, x1, bar.y + height + 2, "muted", 1.4)
        if bar.many > 1:
            yield Label(
                x=self.left + x0, y=y - 2, text=str(bar.many), size=self.metrics.small, colour="muted"
            )

    def _glyph(self, glyph: Glyph) -> Iterator[Shape]:
        size = self.metrics.glyph
        if not -size <= glyph.x <= self.frame.width + size:
            return
        x, y = self.left + glyph.x, self.top + glyph.y
        if glyph.many > 1:
            text = str(glyph.many)
            wide = max(self.measure(text, self.metrics.small, False) + 6, size * 1.4)
            half = self.metrics.small * 0.68
            yield Box(
                x=x - wide / 2,
                y=y - half,
                width=wide,
                height=2 * half,
                corner=half,
                fill="surface",
                stroke="muted" if glyph.lit else "hairline",
                line=0.8,
                item=glyph.item.id,
                says=f"{text} entries",
            )
            colour = "ink" if glyph.lit else "line"
            yield Label(
                x=x,
                y=y + self.metrics.small * 0.36,
                text=text,
                size=self.metrics.small,
                anchor=Anchor.MIDDLE,
                colour=colour,
            )
            return
        if glyph.x1 - glyph.x0 > size:
            x0, x1 = max(glyph.x0, 0.0), min(glyph.x1, self.frame.width)
            yield Box(
                x=self.left + x0,
                y=y - 1,
                width=x1 - x0,
                height=2,
                fill="muted",
                stroke="",
                line=0,
                fade_start=(x1 - x0) / 2,
                fade_end=(x1 - x0) / 2,
            )
        sign = sign_of(glyph.item.state)
        colour = sign.colour if glyph.lit else "line"
        for place, stroke in enumerate(sign.strokes):
            points = tuple((x + px * size, y + py * size) for px, py in stroke)
            closed = sign.closed and not (place and not sign.filled)
            fill = colour if sign.filled and glyph.x <= self.frame.today else "surface" if closed else ""
            yield Path(
                points=points,
                stroke=colour,
                width=1.1,
                closed=closed,
                fill=fill,
                item=glyph.item.id,
                says=glyph.item.words,
            )

    def _words(self, words: Words) -> Iterator[Shape]:
        size, x, y = words.size, self.left + words.x, self.top + words.y
        wide = self.measure(words.text, size, False)
        # Rulings and arrows stop at words, so that words can be read.
        yield Box(
            x=x - 1, y=y - size * 0.82, width=wide + 2, height=size * 1.08, fill="surface", stroke="", line=0
        )
        colour = "ink" if words.lit else "line"
        yield Label(x=x, y=y, text=words.text, size=size, colour=colour, item=words.item)

    def _curve(self, curve: Curve) -> Iterator[Shape]:
        dash, width, colour = CURVES.get(curve.line.by, OTHER_CURVE)
        inside = clipped(list(curve.points), self.frame.width)
        places = tuple((self.left + x, self.top + y) for x, y in inside)
        if len(places) > 1:
            yield Path(points=places, stroke=colour, width=width, dash=dash)
        last = None
        for point, (x, y) in zip(curve.line.points, curve.points, strict=True):
            if 0 <= x <= self.frame.width:
                says, last = f"{curve.line.name}: {point.value:g}", (x, y, point.value)
                yield Disc(
                    x=self.left + x,
                    y=self.top + y,
                    radius=1.6,
                    fill=colour,
                    stroke="",
                    width=0,
                    item=point.item,
                    says=says,
                )
        if last is not None and curve.labelled:
            x, y, value = last
            size = self.metrics.small
            yield Label(
                x=self.left + x + 5, y=self.top + y + size * 0.36, text=f"{value:g}", size=size, colour=colour
            )

    def _arrow(self, x0: float, y0: float, x1: float, y1: float) -> Iterator[Shape]:
        corners = elbow(x0, y0, x1, y1, row=self.metrics.row)
        points = tuple((self.left + x, self.top + y) for x, y in corners)
        yield Path(points=points, stroke="muted", width=0.9)
        tip = tuple((self.left + x, self.top + y) for x, y in head(x1, y1, 3.4))
        yield Path(points=tip, stroke="muted", width=0.5, closed=True, fill="muted")


def head_remarks(box: LaneBox) -> tuple[str, ...]:
    """What stands under a lane's title."""
    count = len(box.lane.undated)
    steps = f"{count} step{'s' if count > 1 else ''} without a date" if count else ""
    return tuple(words for words in (box.lane.head.under, steps) if words)


def two_lines(text: str, room: float, size: float, measure: Measure) -> tuple[str, ...]:
    """A title on one line, or on two, the second cut to the room."""
    words = text.split()
    first: list[str] = []
    while words and measure(" ".join([*first, words[0]]), size, True) <= room:
        first.append(words.pop(0))
    if not first:
        return (cut_to_width(text, room, size, True, measure),)
    lines = [" ".join(first)]
    if words:
        lines.append(cut_to_width(" ".join(words), room, size, True, measure))
    return tuple(lines)


def clipped(points: list[tuple[float, float]], width: float) -> list[tuple[float, float]]:
    """A line that goes rightwards, cut off at the left and right edge of a window."""
    found: list[tuple[float, float]] = []
    for place, (x, y) in enumerate(points):
        before = points[place - 1] if place else None
        for edge in (0.0, width):
            if before is not None and before[0] < edge < x:
                share = (edge - before[0]) / (x - before[0])
                found.append((edge, before[1] + share * (y - before[1])))
        if 0 <= x <= width:
            found.append((x, y))
    return found

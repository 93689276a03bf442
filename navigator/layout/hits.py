"""What of a frame is under the pointer, and which item is next in a direction."""

from bisect import bisect_left
from enum import StrEnum
from typing import NamedTuple

from navigator.layout.time_items import TimeItem
from navigator.layout.timeline import Metrics, Timeline
from navigator.layout.timeline_frame import Bar, Frame, Glyph

_EDGE = 7.0
"""Pixels at the end of a bar by which it is made longer or shorter."""


class Part(StrEnum):
    """Where on a bar."""

    START = "start"
    BODY = "body"
    END = "end"


class Hit(NamedTuple):
    """An item, how many stand for it there, where it was hit, and the lane."""

    item: TimeItem
    many: int
    part: Part
    lane: int


def hit(frame: Frame, metrics: Metrics, x: float, y: float) -> Hit | None:
    """What is at a place of the frame; what was drawn last is on top. Words count as what they belong to."""
    lane = next((box.number for box in frame.lanes if box.top <= y < box.bottom), -1)
    for glyph in reversed(frame.glyphs):
        if _on_glyph(glyph, metrics, x, y):
            return Hit(glyph.item, glyph.many, Part.BODY, lane)
    for bar in reversed(frame.bars):
        part = _on_bar(bar, metrics, x, y)
        if part is not None:
            return Hit(bar.item, bar.many, part, lane)
    for words in frame.words:
        if words.y - words.size <= y <= words.y + 3 and words.x <= x <= words.x + 0.5 * words.size * len(
            words.text
        ):
            found = next(
                (bar for bar in frame.bars if bar.item.id == words.item and abs(bar.y - y) < metrics.row),
                None,
            )
            if found is not None:
                return Hit(found.item, found.many, Part.BODY, lane)
            glyph_of = next(
                (g for g in frame.glyphs if g.item.id == words.item and abs(g.y - y) < metrics.row), None
            )
            if glyph_of is not None:
                return Hit(glyph_of.item, glyph_of.many, Part.BODY, lane)
    return None


def _on_glyph(glyph: Glyph, metrics: Metrics, x: float, y: float) -> bool:
    reach = max(12.0 * metrics.percent / 100, metrics.glyph)
    return abs(glyph.y - y) <= reach and abs(glyph.x - x) <= reach


def _on_bar(bar: Bar, metrics: Metrics, x: float, y: float) -> Part | None:
    """The part of a bar; its target is as high as its row."""
    if not bar.y + metrics.bar + metrics.under - metrics.row <= y <= bar.y + metrics.bar + metrics.under:
        return None
    edge = _EDGE * metrics.percent / 100
    wide = bar.x1 - bar.x0 >= 3 * edge
    on_bar = y >= bar.y - metrics.under
    if on_bar and bar.x1 - edge <= x <= bar.x1 + edge and (wide or x > bar.x1):
        return Part.END
    if on_bar and wide and bar.x0 - edge <= x <= bar.x0 + edge:
        return Part.START
    return Part.BODY if bar.x0 - 2 <= x <= bar.x1 + 2 else None


def beside(timeline: Timeline, item: str, lane: int, steps: int) -> TimeItem | None:
    """The item so many places later (or, below 0, earlier) in a lane; the last there is at its end."""
    if not 0 <= lane < len(timeline.lanes):
        return None
    order = timeline.lanes[lane].in_order
    place = next((at for at, one in enumerate(order) if one.id == item), None)
    if place is None or not order:
        return None
    return order[min(max(place + steps, 0), len(order) - 1)]


def across(timeline: Timeline, moment: float, lane: int, steps: int) -> tuple[int, TimeItem] | None:
    """The item nearest to a moment in the next lane in a direction that has any, and that lane."""
    at = lane + steps
    while 0 <= at < len(timeline.lanes):
        order = timeline.lanes[at].in_order
        if order:
            return at, nearest(order, moment)
        at += steps
    return None


def nearest(order: tuple[TimeItem, ...], moment: float) -> TimeItem:
    """The item that begins nearest to a moment; of an order that is not empty."""
    place = bisect_left(order, moment, key=lambda item: item.start)
    around = order[max(place - 1, 0) : place + 1]
    return min(around, key=lambda item: abs(item.start - moment))

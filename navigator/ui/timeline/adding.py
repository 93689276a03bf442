"""Adding where one stands: what is known of something new by its day and its lane."""

from datetime import date
from typing import Any

from navigator.casefile.case import Case
from navigator.casefile.partial_date import PartialDate
from navigator.layout.lanes import REST, By
from navigator.layout.timeline import Timeline
from navigator.ui.context import Context
from navigator.ui.timeline.canvas import Canvas


class Adding:
    """Begins steps and entries for one canvas."""

    def __init__(self, context: Context, canvas: Canvas) -> None:
        self._context = context
        self._canvas = canvas

    def step(self) -> None:
        """A new step where one stands; without a date when one stands nowhere."""
        stand = self._canvas.stand
        if stand is not None:
            self.step_at(*stand)
        else:
            self._context.acts.begin("step", {"status": "proposed"})

    def step_at(self, moment: float, lane: int) -> None:
        """A new step on this day, for what the lane stands for."""
        known = known_of_lane(self._context.session.case, self._canvas.timeline, lane, "step")
        values = {"status": "proposed", "planned_start": _day(moment), **known}
        self._context.acts.begin("step", values)

    def entry(self) -> None:
        """A new entry where one stands, or today."""
        stand = self._canvas.stand
        moment, lane = stand if stand is not None else (float(date.today().toordinal()), self._canvas.lane)
        known = known_of_lane(self._context.session.case, self._canvas.timeline, lane, "entry")
        self._context.acts.begin("entry", {"kind": "note", "when": _day(moment), **known})

    def stand_at(self, item: str) -> None:
        """Stand where an item is; nowhere for none."""
        timeline = self._canvas.timeline
        there = timeline.items.get(item) if timeline is not None else None
        lane = timeline.lane_of(item) if timeline is not None else -1
        self._canvas.stand = (there.start, lane) if there is not None else None


def known_of_lane(case: Case, timeline: Timeline | None, lane: int, kind: str) -> dict[str, Any]:
    """What is known of a new step or entry because of its lane."""
    if timeline is None or not 0 <= lane < len(timeline.lanes):
        return {}
    key = timeline.lanes[lane].head.key
    if key == REST:
        return {}
    match timeline.by:
        case By.NEED:
            return {"needs": (key,)}
        case By.TOPIC:
            return {"topic": key} if kind == "entry" else {}
        case By.ORGANISATION:
            return {"organisation": key} if kind == "step" else {"organisations": (key,)}
        case By.PERSON:
            if kind == "step":
                return {"person": key}
            return {"people": (key,)} if key in case.people else {}


def _day(moment: float) -> PartialDate:
    return PartialDate.on(date.fromordinal(min(max(int(moment), 1), date.max.toordinal())))

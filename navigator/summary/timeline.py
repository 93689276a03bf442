"""The timeline of a case as pictures: what is known of its plan and where things stand, put together."""

from dataclasses import dataclass
from datetime import date

from navigator.casefile.case import Case
from navigator.insights.sequencing import Plan, plan_of
from navigator.layout.display_list import Measure, Picture, rough_width
from navigator.layout.lanes import By
from navigator.layout.time_items import Standing
from navigator.layout.timeline_picture import Span, one_picture, timeline_pages
from navigator.layout.timeline_strip import timeline_strip


@dataclass(frozen=True, slots=True)
class TimelineWish:
    """What somebody wants to see: lanes by what, and from when to when (None for all there is)."""

    by: By = By.NEED
    first: date | None = None
    last: date | None = None


def standing_of(plan: Plan) -> Standing:
    """What a timeline has to know of a plan: where each step stands, and which are late."""
    states = {step: str(planned.state) for step, planned in plan.steps.items()}
    return Standing(plan.today, states, frozenset(planned.step.id for planned in plan.overdue))


def timeline_sheets(
    case: Case, *, today: date, wish: TimelineWish | None = None, measure: Measure = rough_width
) -> tuple[Picture, ...]:
    """The timeline on as many sheets of A4, landscape, as it takes."""
    wish = wish or TimelineWish()
    standing = standing_of(plan_of(case, today))
    return timeline_pages(case, standing, by=wish.by, span=_span(wish, today), measure=measure)


def timeline_picture(
    case: Case, *, today: date, wish: TimelineWish | None = None, measure: Measure = rough_width
) -> Picture:
    """The timeline in one picture as wide as a sheet of A4 is long, and as high as it needs."""
    wish = wish or TimelineWish()
    standing = standing_of(plan_of(case, today))
    return one_picture(case, standing, by=wish.by, span=_span(wish, today), measure=measure)


def page_strip(case: Case, *, today: date, width: float, height: float, measure: Measure) -> Picture:
    """The last five, today and the next five, for the one page."""
    steps = plan_of(case, today).steps.values()
    standing = Standing(today, {one.step.id: str(one.state) for one in steps})
    return timeline_strip(case, standing, width=width, height=height, measure=measure)


def _span(wish: TimelineWish, today: date) -> Span | None:
    if wish.first is None and wish.last is None:
        return None
    first, last = wish.first or today, wish.last or today
    first, last = min(first, last), max(first, last)
    return Span(float(first.toordinal()), float(last.toordinal() + 1))

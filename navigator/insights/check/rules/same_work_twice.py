"""Two organisations that do the same kind of work on the same need at the same time."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from navigator.casefile.plan import Step
from navigator.insights.check.finding import Found, Rule
from navigator.insights.check.suggestions import FORTNIGHT, ask, in_days
from navigator.insights.check.whole_picture import WholePicture

_GOING_ON = ("active", "agreed")
_SAYS_NOTHING = ("", "other")
"""Kinds of step of which two may be anything."""


def _find(picture: WholePicture) -> Iterator[Found]:
    seen: set[tuple[str, str]] = set()
    for need in picture.open_needs:
        steps = [step for step in picture.live_steps_for(need.id) if _may_double(picture, step)]
        for one, other in combinations(sorted(steps, key=lambda step: step.id), 2):
            pair = (one.id, other.id)
            if pair in seen or one.kind != other.kind or not _together(one, other):
                continue
            if picture.one(one.organisation) == picture.one(other.organisation):
                continue
            seen.add(pair)
            yield _found(picture, one, other)


def _found(picture: WholePicture, one: Step, other: Step) -> Found:
    here, there = picture.name(one.organisation), picture.name(other.organisation)
    shared = tuple(need for need in one.needs if need in other.needs)
    return Found(
        f"{here} and {there} do the same kind of work on “{picture.name(shared[0])}” at the same time: "
        f"{picture.marked(one.id)}, and {picture.marked(other.id)}.",
        (one.id, other.id),
        ask(
            f"Ask {there} to do it once, together",
            other.person or other.organisation,
            f"Could “{picture.name(one.id)}” and “{picture.name(other.id)}” be done once, for both?",
            in_days(picture.today, FORTNIGHT),
        ),
        (*shared, *(end for step in (one, other) for end in (step.organisation, step.person) if end)),
    )


def _may_double(picture: WholePicture, step: Step) -> bool:
    if not step.organisation or step.status not in _GOING_ON or step.kind in _SAYS_NOTHING:
        return False
    return _span(step)[1] >= picture.today


def _together(one: Step, other: Step) -> bool:
    (start, end), (start_other, end_other) = _span(one), _span(other)
    return start <= end_other and start_other <= end


def _span(step: Step) -> tuple[date, date]:
    """From when to when a step goes on, as far as is known; an active one has begun."""
    start, end = step.actual_start or step.planned_start, step.actual_end or step.planned_end
    first = start.earliest if start else date.min if step.status == "active" else date.max
    # Past its planned end, an active step still goes on.
    last = date.max if end is None or step.status == "active" else end.latest
    return first, last


RULES = (
    Rule(
        "same_work_twice",
        "Too many coordinate",
        "Two organisations with steps of one kind on one need that are under way at the same time",
        "The client goes twice, and what the two tell them may not agree.",
        _find,
    ),
)

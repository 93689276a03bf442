"""What matters most to the client waits, while the plan goes on with what matters less to them."""

from collections.abc import Iterator

from navigator.casefile.needs import Need
from navigator.casefile.plan import Step
from navigator.insights.check.finding import Found, Rule
from navigator.insights.check.suggestions import edit, meeting_item
from navigator.insights.check.whole_picture import WholePicture
from navigator.insights.check.wording import day_words, place
from navigator.insights.sequencing import State


def _find(picture: WholePicture) -> Iterator[Found]:
    ranked = [need for need in picture.open_needs if need.rank is not None]
    for need in ranked[: int(picture.limits.first_in_their_order)]:
        lower = _begun_lower(picture, ranked, need)
        if lower is None:
            continue
        other, begun = lower
        waiting, awaited = _waits_for_nobody(picture, need)
        if waiting is None and picture.live_steps_for(need.id):
            continue
        stands = (
            f"and “{picture.name(waiting.id)}” waits for something nobody has been asked to do"
            if waiting
            else "with no step"
        )
        since = day_words(begun.actual_start, picture.today)
        yield Found(
            f"“{picture.name(need.id)}” is {place(need.rank or 0)} to {picture.client}, {stands}; "
            f"“{picture.name(other.id)}” is {place(other.rank or 0)} and has been under way since {since}.",
            (need.id, other.id, *([waiting.id] if waiting else []), begun.id),
            edit("Say who sees to it", awaited, "person")
            if awaited
            else meeting_item(
                "Put it first on the next agenda",
                f"“{picture.name(need.id)}” is {place(need.rank or 0)} to {picture.client}: what comes next?",
            ),
            (awaited,) if awaited else (),
        )


def _waits_for_nobody(picture: WholePicture, need: Need) -> tuple[Step | None, str]:
    """A step of the need that is blocked on one which nobody does, and that one."""
    for step in picture.live_steps_for(need.id):
        planned = picture.plan.steps[step.id]
        if planned.state is not State.BLOCKED:
            continue
        for wait in planned.waits:
            awaited = picture.case.steps.get(wait.dependency.waits_for)
            if awaited is not None and not awaited.person and not awaited.organisation:
                return step, awaited.id
    return None, ""


def _begun_lower(picture: WholePicture, ranked: list[Need], need: Need) -> tuple[Need, Step] | None:
    """What was begun last for needs further down in the client's order."""
    found: list[tuple[int, str, Need, Step]] = []
    for other in ranked:
        if (other.rank or 0) - (need.rank or 0) < picture.limits.lower_by:
            continue
        for step in picture.live_steps_for(other.id):
            start = step.actual_start
            if step.status != "active" or start is None or need.id in step.needs:
                continue
            if picture.within(start, picture.limits.begun_lately_days):
                found.append((start.earliest.toordinal(), step.id, other, step))
    if not found:
        return None
    *_, other, step = max(found, key=lambda one: one[:2])
    return other, step


RULES = (
    Rule(
        "plan_against_their_order",
        "The client is not heard",
        "One of the client's first three needs has no step, or waits for one that nobody does, while a step "
        "was begun lately for a need at least three places lower",
        "People work hardest at what matters to them; a plan in another order is somebody else's plan.",
        _find,
    ),
)

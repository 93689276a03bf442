"""A step that several others wait for, and that nobody has begun."""

from collections.abc import Iterator

from navigator.insights.check.finding import Found, Rule, Severity
from navigator.insights.check.suggestions import WEEK, edit, in_days, meeting_item
from navigator.insights.check.whole_picture import WholePicture
from navigator.insights.check.wording import count, day_words, listed, pounds
from navigator.insights.sequencing import State


def _find(picture: WholePicture) -> Iterator[Found]:
    plan = picture.plan
    for planned in plan.of(State.READY):
        step = planned.step
        waiting = plan.graph.waited_by[step.id]
        if len(waiting) < picture.limits.steps_waiting:
            continue
        late = (
            f" (it was to begin on {day_words(step.planned_start, picture.today)})"
            if planned.starts_late
            else ""
        )
        cost = f" It costs {pounds(step.cost)}." if step.cost is not None and not step.paid_by else ""
        who = "" if not (step.person or step.organisation) else picture.name(step.person or step.organisation)
        line = f"What does “{picture.name(step.id)}” need, so that it can begin this week?"
        how = (
            edit(f"Plan it with {who} for this week", step.id, "planned_start", **_this_week(picture))
            if who
            else meeting_item("Put it on the next agenda", line)
        )
        yield Found(
            f"{count(len(waiting), 'step').capitalize()} wait for “{picture.name(step.id)}”, which has not "
            f"begun{late}: {listed([picture.marked(one) for one in waiting])}.{cost}",
            (step.id, *waiting),
            how,
            tuple(end for end in (step.person, step.organisation) if end),
            Severity.FIRST,
        )


def _this_week(picture: WholePicture) -> dict[str, object]:
    return {"planned_start": in_days(picture.today, 1), "planned_end": in_days(picture.today, WEEK)}


RULES = (
    Rule(
        "unblocks_most_and_not_started",
        "The right help in the wrong order",
        "A step that could begin, has not, and for which three or more wait",
        "One thing holds up all of these, and once it is done they can all move.",
        _find,
    ),
)

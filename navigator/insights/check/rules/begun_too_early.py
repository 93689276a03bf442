"""A step that was begun before what it waits for."""

from collections.abc import Iterator

from navigator.insights.check.finding import Found, Rule, Severity
from navigator.insights.check.suggestions import WEEK, ask, in_days, meeting_item
from navigator.insights.check.whole_picture import WholePicture
from navigator.insights.check.wording import listed
from navigator.insights.sequencing import State


def _find(picture: WholePicture) -> Iterator[Found]:
    for planned in picture.plan.of(State.ACTIVE):
        if not planned.waits:
            continue
        step = planned.step
        awaited = [wait.dependency.waits_for for wait in planned.waits if wait.dependency.waits_for]
        names = [
            picture.marked(wait.dependency.waits_for)
            if wait.dependency.waits_for in picture.case.steps
            else picture.words.awaited(wait.dependency, None)
            for wait in planned.waits
        ]
        first = picture.case.steps.get(awaited[0]) if awaited else None
        doer = (first.person or first.organisation) if first else ""
        line = f"“{picture.name(step.id)}” has begun without {listed(names)}: what has to happen first?"
        how = (
            ask(
                f"Ask {picture.name(doer)} for it this week",
                doer,
                f"“{picture.name(awaited[0])}” before “{picture.name(step.id)}” goes on",
                in_days(picture.today, WEEK),
            )
            if doer
            else meeting_item("Put it on the next agenda", line)
        )
        yield Found(
            f"“{picture.name(step.id)}” has begun before what it waits for: {listed(names)}.",
            (step.id,),
            how,
            (*(wait.dependency.id for wait in planned.waits), *awaited, *([doer] if doer else [])),
            Severity.FIRST,
        )


RULES = (
    Rule(
        "begun_too_early",
        "The right help in the wrong order",
        "A step under way that waits for a step or a condition that is not met",
        "Good help at the wrong time can do harm, and gets a bad name for next time.",
        _find,
    ),
)

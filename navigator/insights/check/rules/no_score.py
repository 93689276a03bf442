"""A need that is worked on, and nobody has asked how it goes."""

from collections.abc import Iterator

from navigator.insights.check.finding import Found, Rule
from navigator.insights.check.suggestions import score
from navigator.insights.check.whole_picture import WholePicture
from navigator.insights.check.wording import how_long


def _find(picture: WholePicture) -> Iterator[Found]:
    days = picture.limits.score_days
    for need in picture.open_needs:
        steps = [step for step in picture.live_steps_for(need.id) if step.status == "active"]
        if not steps or picture.within(need.opened, days):
            continue
        scores = [*picture.case.scores.by("need", need.id)]
        if need.topic:
            scores += [one for one in picture.case.scores.by("topic", need.topic) if not one.need]
        latest = max((one.date for one in scores if one.date is not None), default=None)
        if latest is not None and not picture.older_than(latest, days):
            continue
        if latest is None and not any(picture.older_than(step.actual_start, days) for step in steps):
            continue
        since = (
            f"for {how_long((picture.today - latest.latest).days)}"
            if latest
            else "since the work on it began"
        )
        yield Found(
            f"“{picture.name(need.id)}” is being worked on, and nobody has scored it {since}.",
            (need.id,),
            score(f"Score it with {picture.client}", need.id),
            (*(step.id for step in steps), *(one.id for one in scores if one.date == latest)),
        )


RULES = (
    Rule(
        "no_score_for_long",
        "Outputs counted, outcomes not",
        "An open need with a step under way and no score in the last 90 days",
        "What is done can be counted; whether it helps has to be asked.",
        _find,
    ),
)

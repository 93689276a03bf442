"""A step that waits for another which nobody does."""

from collections.abc import Iterator

from navigator.insights.check.finding import Found, Rule, Severity
from navigator.insights.check.suggestions import edit, meeting_item
from navigator.insights.check.whole_picture import WholePicture


def _find(picture: WholePicture) -> Iterator[Found]:
    for step in picture.live_steps:
        for wait in picture.plan.steps[step.id].waits:
            awaited = picture.case.steps.get(wait.dependency.waits_for)
            if awaited is None:
                continue
            given_up = awaited.status in ("stopped", "declined")
            if not given_up and (awaited.person or awaited.organisation):
                continue
            name = picture.marked(awaited.id)
            if given_up:
                title = f"“{picture.name(step.id)}” waits for {name}, which was {awaited.status}."
                how = meeting_item(
                    "Ask at the next meeting what it waits for now",
                    f"“{picture.name(step.id)}” waits for something that was {awaited.status}: what instead?",
                )
            else:
                title = f"“{picture.name(step.id)}” waits for {name}, and nobody has been asked to do that."
                how = edit("Say who sees to it", awaited.id, "person")
            yield Found(title, (step.id, awaited.id), how, (wait.dependency.id,), Severity.FIRST)


RULES = (
    Rule(
        "blocked_on_nobody",
        "The right help in the wrong order",
        "A step that waits for one with neither a person nor an organisation, or for one that was given up",
        "What nobody is asked to do does not get done, and the wait has no end.",
        _find,
    ),
)

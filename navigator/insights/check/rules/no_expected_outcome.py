"""A step that does not say what it is for."""

from collections.abc import Iterator

from navigator.insights.check.finding import Found, Rule, Severity
from navigator.insights.check.suggestions import FORTNIGHT, ask, edit, in_days
from navigator.insights.check.whole_picture import WholePicture


def _find(picture: WholePicture) -> Iterator[Found]:
    for step in picture.live_steps:
        if step.expected_outcome.strip() or step.status in ("", "proposed"):
            continue
        doer = step.person or step.organisation
        how = (
            ask(
                f"Ask {picture.name(doer)} what it is to lead to",
                doer,
                f"“{picture.name(step.id)}”: what is it to lead to for {picture.client}?",
                in_days(picture.today, FORTNIGHT),
            )
            if doer
            else edit("Write down what it is to lead to", step.id, "expected_outcome")
        )
        yield Found(
            f"“{picture.name(step.id)}” does not say what it is to lead to.",
            (step.id,),
            how,
            tuple(end for end in (step.organisation, step.person) if end),
            Severity.LATER,
        )


RULES = (
    Rule(
        "no_expected_outcome",
        "Outputs counted, outcomes not",
        "A step that is agreed, under way or held, without an expected outcome",
        "Without an aim nobody can tell when it has helped, or when it may stop.",
        _find,
    ),
)

"""A step that is held, and nobody is going to look at it again."""

from collections.abc import Iterator

from navigator.insights.check.finding import Found, Rule
from navigator.insights.check.suggestions import FORTNIGHT, edit, in_days
from navigator.insights.check.whole_picture import WholePicture
from navigator.insights.check.wording import day_words


def _find(picture: WholePicture) -> Iterator[Found]:
    for step in picture.case.steps.by("status", "held"):
        overdue = picture.is_past(step.review_on)
        if step.review_on is not None and not overdue:
            continue
        why = f" ({step.why_held.strip().rstrip('.')})" if step.why_held.strip() and not overdue else ""
        title = (
            f"“{picture.name(step.id)}” is held, and was to be looked at again on "
            f"{day_words(step.review_on, picture.today)}."
            if overdue
            else f"“{picture.name(step.id)}” is held with no day to look at it again{why}."
        )
        yield Found(
            title,
            (step.id,),
            edit(
                "Look at it again in a fortnight",
                step.id,
                "review_on",
                review_on=in_days(picture.today, FORTNIGHT),
            ),
            tuple(end for end in (step.organisation, step.person) if end),
        )


RULES = (
    Rule(
        "held_without_review",
        "The right help in the wrong order",
        "A held step without a review date, or with one that has passed",
        "A step held without a date can end up closed without anybody saying so.",
        _find,
    ),
)

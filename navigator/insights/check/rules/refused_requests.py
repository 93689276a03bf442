"""A small request that was refused, and what it costs not to do it."""

from collections.abc import Iterator

from navigator.insights.check.finding import Found, Rule, Severity
from navigator.insights.check.suggestions import meeting_item
from navigator.insights.check.whole_picture import WholePicture
from navigator.insights.check.wording import pounds


def _find(picture: WholePicture) -> Iterator[Found]:
    for step in picture.case.steps.by("status", "declined"):
        if step.kind != "budget_request" or step.cost is None or step.cost_of_not_doing is None:
            continue
        if step.cost >= step.cost_of_not_doing or not _still_open(picture, step.needs):
            continue
        name = picture.name(step.id)
        yield Found(
            f"“{name}” for {pounds(step.cost)} was refused; "
            f"not having it costs {pounds(step.cost_of_not_doing)}.",
            (step.id,),
            meeting_item(
                "Put the two sums on the next agenda",
                f"“{name}”: {pounds(step.cost)} against {pounds(step.cost_of_not_doing)}. Who could find it?",
            ),
            (*step.needs, *([step.organisation] if step.organisation else [])),
            Severity.FIRST,
        )


def _still_open(picture: WholePicture, needs: tuple[str, ...]) -> bool:
    """Whether one of the needs is still open; a request for no need in particular is."""
    known = [need for need in needs if need in picture.case.needs]
    return not known or any(need.id in known for need in picture.open_needs)


RULES = (
    Rule(
        "refused_though_dearer_not_to",
        "Rules block the obvious fix",
        "A budget request that was declined and costs less than not doing it",
        "The small sum was saved, and somebody pays the large one.",
        _find,
    ),
)

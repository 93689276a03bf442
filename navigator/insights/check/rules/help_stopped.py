"""Help that was stopped, and a larger cost that came up elsewhere soon after."""

from collections.abc import Iterator

from navigator.casefile.plan import Step
from navigator.insights.check.finding import Found, Rule
from navigator.insights.check.suggestions import meeting_item
from navigator.insights.check.whole_picture import WholePicture
from navigator.insights.check.wording import count, listed, pounds


def _find(picture: WholePicture) -> Iterator[Found]:
    for step in picture.case.steps.by("status", "stopped"):
        if not step.paid_by or not picture.within(
            step.actual_end, picture.limits.stopped_help_remembered_days
        ):
            continue
        for need in step.needs:
            if need not in picture.case.needs:
                continue
            later = [
                one for one in picture.case.steps.by("needs", need) if _cost_elsewhere(picture, step, one)
            ]
            if later:
                yield _found(picture, step, need, later)


def _cost_elsewhere(picture: WholePicture, step: Step, later: Step) -> bool:
    start, end = later.actual_start, step.actual_end
    if start is None or end is None or later.cost is None or not later.paid_by:
        return False
    limit = picture.limits.stopped_help_days
    soon = end.earliest < start.earliest and (start.earliest - end.latest).days <= limit
    elsewhere = picture.one(later.paid_by) != picture.one(step.paid_by)
    return soon and elsewhere and later.cost > (step.cost or 0)


def _found(picture: WholePicture, step: Step, need: str, later: list[Step]) -> Found:
    payers = list(dict.fromkeys(one.paid_by for one in later))
    total = sum(one.cost or 0 for one in later)
    days = min(
        (one.actual_start.earliest - step.actual_end.latest).days
        for one in later
        if one.actual_start and step.actual_end
    )
    saved = f" (it cost {pounds(step.cost)})" if step.cost is not None else ""
    return Found(
        f"“{picture.name(step.id)}” was stopped{saved}; {count(max(days, 0), 'day')} later "
        f"{listed([picture.marked(one.id) for one in later])} began, which cost "
        f"{listed([picture.name(one) for one in payers])} {pounds(total)}.",
        (need, step.id, *(one.id for one in later)),
        meeting_item(
            "Put the sum on the next agenda",
            f"“{picture.name(step.id)}” cost {pounds(step.cost or 0)}, what came after {pounds(total)}: "
            "what would it take to have it back?",
        ),
        (step.paid_by, *payers),
    )


RULES = (
    Rule(
        "help_stopped_cost_elsewhere",
        "Costs pushed onto others",
        "Help that was stopped, and within two months a dearer step on the same need that another paid for",
        "A saving in one budget that is a larger cost in another is no saving, and nobody sees both.",
        _find,
    ),
)

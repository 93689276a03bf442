"""A step paid for by one that makes work or cost for another who has not agreed."""

from collections.abc import Iterator

from navigator.insights.check.finding import Found, Rule
from navigator.insights.check.suggestions import FORTNIGHT, ask, in_days
from navigator.insights.check.whole_picture import WholePicture


def _find(picture: WholePicture) -> Iterator[Found]:
    for reliance in picture.case.reliances.values():
        step = picture.case.steps.get(reliance.step)
        if step is None or not reliance.organisation or reliance.agreed or reliance.funded_by:
            continue
        begun = step.status == "active"
        if not begun or not step.paid_by or picture.one(step.paid_by) == picture.one(reliance.organisation):
            continue
        carrier, payer = picture.name(reliance.organisation), picture.name(step.paid_by)
        what = picture.words.inside(reliance.for_what) or "its part"
        yield Found(
            f"{payer} pays for “{picture.name(step.id)}”; {carrier} carries the cost of it "
            f"without an agreement: {what}.",
            (step.id, reliance.id),
            ask(
                f"Ask {payer} who pays for that part",
                step.paid_by,
                f"“{picture.name(step.id)}” needs {carrier}: {what}. Who pays for it?",
                in_days(picture.today, FORTNIGHT),
            ),
            (reliance.organisation, step.paid_by),
        )


RULES = (
    Rule(
        "cost_without_agreement",
        "Costs pushed onto others",
        "A step under way, paid for by one, that needs another which has not agreed and is not paid",
        "What is nobody's to pay for stops on the first short-staffed day.",
        _find,
    ),
)

"""A step that cannot do without another organisation which has not agreed, or is not paid for it."""

from collections.abc import Iterator

from navigator.casefile.plan import Reliance, Step
from navigator.insights.check.finding import Found, Rule, Severity
from navigator.insights.check.suggestions import FORTNIGHT, ask, in_days, meeting_item
from navigator.insights.check.whole_picture import WholePicture
from navigator.insights.check.wording import listed


def _reliances(picture: WholePicture) -> Iterator[tuple[Reliance, Step]]:
    live = {step.id: step for step in picture.live_steps}
    for reliance in picture.case.reliances.values():
        step = live.get(reliance.step)
        if step is not None and (reliance.organisation or reliance.for_what):
            yield reliance, step


def _behind(picture: WholePicture, step: Step) -> tuple[str, tuple[str, ...]]:
    """What falls with a step, in whichever chain: the steps that wait for it, as a sentence and as ids."""
    behind = picture.plan.graph.behind(step.id)
    waiting = tuple(one for one in behind if one != step.id and picture.is_live(picture.case.steps[one]))
    if not waiting:
        return "", ()
    wait = "waits" if len(waiting) == 1 else "wait"
    return f" {listed([picture.marked(one) for one in waiting])} {wait} for it.", waiting


def _unagreed(picture: WholePicture) -> Iterator[Found]:
    for reliance, step in _reliances(picture):
        if reliance.agreed:
            continue
        other = picture.name(reliance.organisation) or "somebody"
        what = reliance.for_what or "its help"
        how = (
            ask(
                f"Ask {other}: could you, and what would you need?",
                reliance.organisation,
                f"{what}, for “{picture.name(step.id)}”. Could you, and what would you need for it?",
                in_days(picture.today, FORTNIGHT),
            )
            if reliance.organisation
            else meeting_item("Put it on the next agenda", f"Who could see to this: {what}?")
        )
        after, waiting = _behind(picture, step)
        yield Found(
            f"“{picture.name(step.id)}” relies on {other}, which has not agreed yet: "
            f"{picture.words.inside(what).rstrip('.')}.{after}",
            (step.id, reliance.id),
            how,
            (*((reliance.organisation,) if reliance.organisation else ()), *waiting),
            Severity.FIRST if step.status == "active" else Severity.SOON,
        )


def _unfunded(picture: WholePicture) -> Iterator[Found]:
    for reliance, step in _reliances(picture):
        if not reliance.agreed or reliance.funded_by:
            continue
        other = picture.name(reliance.organisation) or "Somebody"
        what = picture.words.inside(reliance.for_what) or "its help"
        after, waiting = _behind(picture, step)
        yield Found(
            f"“{picture.name(step.id)}” relies on {other}, which has agreed, and nobody pays for it: "
            f"{what.rstrip('.')}.{after}",
            (step.id, reliance.id),
            meeting_item(
                "Ask at the next meeting who pays",
                f"{other} will see to this for “{picture.name(step.id)}”: {what}. Who pays for it?",
            ),
            (*((reliance.organisation,) if reliance.organisation else ()), *waiting),
        )


_FAILURE = "An outcome that needs another's unpaid help"
RULES = (
    Rule(
        "relies_on_unagreed",
        _FAILURE,
        "A step that relies on an organisation which has not agreed, with all that waits for the step",
        "A plan that stands on help nobody has promised falls on the day it is needed.",
        _unagreed,
    ),
    Rule(
        "relies_on_unfunded",
        _FAILURE,
        "A step that relies on an organisation which has agreed and is not paid for it",
        "Kindness that nobody pays for lasts until the next cut, and then the outcome goes with it.",
        _unfunded,
    ),
)

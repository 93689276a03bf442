"""One need, assessed again and again."""

from collections.abc import Iterator

from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.plan import Step
from navigator.insights.check.finding import Found, Rule
from navigator.insights.check.suggestions import FORTNIGHT, ask, in_days
from navigator.insights.check.whole_picture import WholePicture
from navigator.insights.check.wording import count, listed


def _find(picture: WholePicture) -> Iterator[Found]:
    days = picture.limits.assessments_within_days
    told: set[tuple[str, ...]] = set()
    for need in picture.open_needs:
        done = [step for step in picture.case.steps.by("needs", need.id) if _done(step)]
        latest = max((_when(step) for step in done), default=None)
        if latest is None or not picture.within(latest, days):
            continue
        close = [s for s in done if (latest.earliest - _when(s).earliest).days <= days]
        ids = tuple(step.id for step in sorted(close, key=lambda step: (_when(step), step.id)))
        if len(ids) < 2 or ids in told:
            continue
        told.add(ids)
        by_whom = tuple(dict.fromkeys(step.organisation for step in close if step.organisation))
        yield Found(
            f"“{picture.name(need.id)}” was assessed {count(len(ids), 'time')} within half a year"
            + (f", by {listed([picture.name(one) for one in by_whom])}." if by_whom else "."),
            ids,
            ask(
                f"Ask {picture.client} whether one may be passed on",
                CLIENT_ID,
                f"May the last assessment of “{picture.name(need.id)}” go to the others, "
                "so that you need not tell it again?",
                in_days(picture.today, FORTNIGHT),
            ),
            (need.id, *by_whom),
        )


def _done(step: Step) -> bool:
    return step.kind == "assessment" and step.status == "done" and bool(step.actual_end or step.actual_start)


def _when(step: Step) -> PartialDate:
    moment = step.actual_end or step.actual_start
    assert moment is not None
    return moment


RULES = (
    Rule(
        "repeated_assessments",
        "Too many coordinate",
        "Two or more assessments of one need within half a year",
        "Each assessment makes the client tell it again, and help begins after the last.",
        _find,
    ),
)

"""A shared target that several signed up to, and one pulls."""

from collections.abc import Iterator

from navigator.insights.check.finding import Found, Rule, Severity
from navigator.insights.check.suggestions import meeting_item
from navigator.insights.check.whole_picture import WholePicture
from navigator.insights.check.wording import count, listed
from navigator.insights.targets import pulling


def _find(picture: WholePicture) -> Iterator[Found]:
    for target in picture.case.targets.values():
        signed = tuple(dict.fromkeys(picture.one(organisation) for organisation in target.organisations))
        pulls = pulling(picture.case, target)
        if len(signed) < 2 or len(pulls) > 1:
            continue
        rest = [organisation for organisation in signed if organisation not in pulls]
        name = picture.name(target.id)
        who = f"only {picture.name(next(iter(pulls)))} does" if pulls else "nobody does yet"
        yield Found(
            f"{count(len(signed), 'organisation').capitalize()} signed up to “{name}”, "
            f"and {who} anything for it.",
            (target.id, *pulls),
            meeting_item(
                "Ask at the next meeting who could add something",
                f"“{name}”: what could {listed([picture.name(one) for one in rest])} add?",
            ),
            (*rest, *(step for steps in pulls.values() for step in steps)),
            Severity.LATER,
        )


RULES = (
    Rule(
        "only_one_pulls",
        "Each service has its own target",
        "A target with several organisations signed up, for which one or none has a step",
        "A shared target that one pulls alone is that one's target.",
        _find,
    ),
)

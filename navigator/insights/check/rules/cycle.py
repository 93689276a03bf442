"""Steps that wait for each other in a ring."""

from collections.abc import Iterator

from navigator.insights.check.finding import Found, Rule, Severity
from navigator.insights.check.suggestions import meeting_item
from navigator.insights.check.whole_picture import WholePicture


def _find(picture: WholePicture) -> Iterator[Found]:
    for ring in picture.plan.loops:
        after = dict(zip(ring, (*ring[1:], ring[0]), strict=True))
        dependencies = tuple(
            wait.dependency.id
            for step in ring
            for wait in picture.plan.steps[step].waits
            if wait.dependency.waits_for == after[step]
        )
        by_whom = tuple(dict.fromkeys(picture.case.steps[step].organisation for step in ring))
        names = [picture.marked(step) for step in ring]
        chain = ", which waits for ".join((*names[1:], names[0]))
        yield Found(
            f"{names[0]} waits for {chain}, so none of them can ever begin.",
            ring,
            meeting_item(
                "Put it on the next agenda",
                f"Who can go first without waiting: {', '.join(names)}?",
            ),
            (*dependencies, *(one for one in by_whom if one)),
            Severity.FIRST,
        )


RULES = (
    Rule(
        "cycle",
        "The right help in the wrong order",
        "Steps that wait for each other in a ring",
        "Each is right to wait, and together they wait for ever: one has to go first.",
        _find,
    ),
)

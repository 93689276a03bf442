"""Agencies that see the same need very differently."""

from collections.abc import Iterator

from navigator.insights.check.finding import Found, Rule
from navigator.insights.check.rules.views_contradict import contradictions
from navigator.insights.check.suggestions import meeting_item
from navigator.insights.check.whole_picture import WholePicture
from navigator.insights.check.wording import number


def _find(picture: WholePicture) -> Iterator[Found]:
    for need in picture.open_needs:
        views = sorted(picture.latest_views(need.id), key=lambda view: (view.severity or 0, view.id))
        if len(views) < 2:
            continue
        least, most = views[0], views[-1]
        if (most.severity or 0) - (least.severity or 0) < picture.limits.views_apart:
            continue
        if any(contradictions(picture, need)):
            # That says more of the same need, and one finding about it is enough.
            continue
        low, high = (picture.name(view.organisation or view.person) for view in (least, most))
        name = picture.name(need.id)
        ends = tuple(end for view in (least, most) for end in (view.organisation, view.person) if end)
        yield Found(
            f"“{name}”: {high} says {number(most.severity or 0)} out of 10, "
            f"{low} says {number(least.severity or 0)}.",
            (need.id,),
            meeting_item(
                "Put it on the next agenda",
                f"“{name}”: what do {high} and {low} each see, and what do we go by?",
            ),
            (*(view.id for view in views), *ends),
        )


RULES = (
    Rule(
        "views_differ",
        "Nobody has the whole picture",
        "An open need on which the latest views of two organisations lie three or more points apart",
        "Each acts on its own reading, and the client is told two things.",
        _find,
    ),
)

"""A need whose lead is no longer there."""

from collections.abc import Iterator

from navigator.insights.check.finding import Found, Rule
from navigator.insights.check.suggestions import edit
from navigator.insights.check.whole_picture import WholePicture
from navigator.insights.check.wording import how_long


def _find(picture: WholePicture) -> Iterator[Found]:
    for need in picture.open_needs:
        lead = picture.case.people.get(need.lead)
        if lead is None or lead.ended is None or not picture.is_past(lead.ended):
            continue
        ago = how_long((picture.today - lead.ended.latest).days)
        yield Found(
            f"“{picture.name(need.id)}” is still led by {picture.name(lead.id)}, who left {ago} ago.",
            (need.id, lead.id),
            edit("Say who leads now", need.id, "lead"),
        )


RULES = (
    Rule(
        "lead_who_left",
        "Gaps",
        "An open need whose lead has left",
        "Whoever looks up whom to ask gets no answer.",
        _find,
    ),
)

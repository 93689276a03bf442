"""More than one person who is down as the lead."""

from collections.abc import Iterator

from navigator.insights.check.finding import Found, Rule
from navigator.insights.check.suggestions import meeting_item
from navigator.insights.check.whole_picture import WholePicture
from navigator.insights.check.wording import listed


def _find(picture: WholePicture) -> Iterator[Found]:
    there = (person for person in picture.case.people.by("is_lead", True) if picture.is_there(person))
    leads = tuple(dict.fromkeys(picture.one(person.id) for person in there))
    if len(leads) < 2:
        return
    names = listed([picture.name(lead) for lead in leads])
    yield Found(
        f"{names} are all down as the lead." if len(leads) > 2 else f"{names} are both down as the lead.",
        leads,
        meeting_item("Settle it at the next meeting", f"Who leads: {names}? Who is told by whom?"),
    )


RULES = (
    Rule(
        "several_leads",
        "Too many coordinate",
        "Two or more people who are there and are marked as the lead",
        "With two leads, each may think that the other has it, and the client rings the wrong one.",
        _find,
    ),
)

"""Groups who talk among themselves and with nobody else around the client."""

from collections.abc import Iterator

from navigator.insights.check.finding import Found, HowCanWe, Rule
from navigator.insights.check.suggestions import FORTNIGHT, ask, in_days, meeting_item
from navigator.insights.check.whole_picture import WholePicture
from navigator.insights.check.wording import listed
from navigator.insights.talking import introductions, islands


def _find(picture: WholePicture) -> Iterator[Found]:
    groups = [island for island in islands(picture.case, picture.today) if len(island) > 1]
    for island in groups[1:]:
        how, over = _bridge(picture, island, groups[0])
        names = listed([picture.name(one) for one in island])
        yield Found(
            f"{names} talk to one another about {picture.client}, and to nobody else.", island, how, over
        )


def _bridge(
    picture: WholePicture, island: tuple[str, ...], mainland: tuple[str, ...]
) -> tuple[HowCanWe, tuple[str, ...]]:
    """How the island could be reached over ties that there are, by a lead if there is one; and whom."""
    by_when = in_days(picture.today, FORTNIGHT)
    people = [picture.case.people[one] for one in mainland if one in picture.case.people]
    people.sort(key=lambda person: (not person.is_lead, -_ties(picture, person.id), person.id))
    for person in people:
        if to := _known(picture, person.id, island):
            name = picture.name(to)
            line = f"Ring {name}: what do they know that the others don't?"
            return ask(f"Ask {picture.name(person.id)} to ring {name}", person.id, line, by_when), (
                person.id,
            )
    for person in people[:1]:
        for chance in introductions(picture.case, person.id, picture.today):
            if chance.to in island:
                by, to = picture.name(chance.by), picture.name(chance.to)
                line = f"Introduce {picture.name(person.id)} to {to}"
                return ask(f"Ask {by} to introduce them to {to}", chance.by, line, by_when), chance.chain
    name = picture.name(island[0])
    return meeting_item(f"Invite {name} to the next meeting", f"Hear from {name}: what do they know?"), ()


def _ties(picture: WholePicture, person: str) -> int:
    return len(picture.case.ties.by("one_end", person)) + len(picture.case.ties.by("other_end", person))


def _known(picture: WholePicture, person: str, island: tuple[str, ...]) -> str:
    """Somebody on the island to whom a person has a tie of any kind, or ""."""
    ties = (*picture.case.ties.by("one_end", person), *picture.case.ties.by("other_end", person))
    ends = {tie.one_end for tie in ties} | {tie.other_end for tie in ties}
    return next((one for one in island if one in ends), "")


RULES = (
    Rule(
        "islands",
        "Few of them talk to each other",
        "Two or more workers who have talked with one another about the client, and with nobody else",
        "What they know stays there, and what the others know never reaches them.",
        _find,
    ),
)

"""The same question put to the client by several organisations."""

from collections.abc import Iterator

from navigator.casefile.journal import Entry
from navigator.insights.check.finding import Found, Rule
from navigator.insights.check.suggestions import step
from navigator.insights.check.whole_picture import WholePicture
from navigator.insights.check.wording import count, listed

_FACE_TO_FACE = ("visit", "call", "meeting")


def _find(picture: WholePicture) -> Iterator[Found]:
    days = picture.limits.same_question_days
    for need in picture.open_needs:
        told = [entry for entry in picture.entries_of(need.id, 2 * days) if _told(entry)]
        if not told or not picture.within(told[0].when, days):
            continue
        entries = [entry for entry in reversed(told) if _days_between(entry, told[0]) <= days]
        # One entry a different organisation: two that were in one room were told once.
        by_whom: dict[str, str] = {}
        for entry in entries:
            fresh = [o for o in map(picture.one, entry.organisations) if o not in by_whom]
            if fresh and len(fresh) == len(entry.organisations):
                by_whom[fresh[0]] = entry.id
        if len(by_whom) < picture.limits.same_question_organisations:
            continue
        name = picture.name(need.id)
        yield Found(
            f"{picture.client_first} was asked about “{name}” by {count(len(by_whom), 'organisation')} "
            f"within half a year: {listed([picture.name(one) for one in by_whom])}.",
            tuple(by_whom.values()),
            step(
                "Plan to write it down once, in their words",
                f"Write down “{name}” once with {picture.client}, to be read instead of asked again",
                kind="support",
                needs=(need.id,),
            ),
            (need.id, *by_whom),
        )


def _told(entry: Entry) -> bool:
    return entry.voice == "client_said" and entry.kind in _FACE_TO_FACE and bool(entry.organisations)


def _days_between(one: Entry, other: Entry) -> int:
    return (other.when.earliest - one.when.earliest).days if one.when and other.when else 0


RULES = (
    Rule(
        "same_question_by_several",
        "Too many coordinate",
        "Three or more organisations to whom the client told about one need within half a year",
        "Telling it again can hurt, and those who have told it often stop coming.",
        _find,
    ),
)

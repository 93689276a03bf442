"""What each item is about: its topics and how sensitive it is, by itself or by the needs that it serves."""

from collections.abc import Iterable
from dataclasses import dataclass

from navigator.casefile.case import Case
from navigator.casefile.item import Item
from navigator.casefile.journal import Alert, Ask, Entry
from navigator.casefile.needs import Need, Score, Target, View
from navigator.casefile.network import Organisation, Person
from navigator.casefile.plan import Step
from navigator.casefile.vocabulary import vocabulary
from navigator.summary.sharing.agreements import level_of

UNKNOWN = ""
"""The topic of what has none: no agreement covers it."""

CLIENT_FIELDS_ABOUT = {
    "important_about_me": ("health", "mental_health", "substance_use"),
    "when_and_how_to_support_me": ("health",),
    "address": ("housing",),
    "nhs_number": ("health",),
    "pnc": ("offending",),
    "ni_number": ("money",),
    "local_id": (UNKNOWN,),
}
"""Fields of the client that are about a topic; who may know anything of the client may know the others."""

ENOUGH_TO_KNOW_WHO = ("preferred_name", "full_name", "born")
"""The fields of the client that go where something goes only to protect a life."""


@dataclass(frozen=True, slots=True)
class About:
    """The topics of an item, UNKNOWN among them where one is not known, and the level of its sensitivity."""

    topics: tuple[str, ...]
    level: int = 0


def is_personal(person: Person) -> bool:
    """Whether somebody is a third party: family and friends, not there because of their work."""
    return person.professional is False or (person.professional is None and not person.organisation)


def about(case: Case, item: Item) -> About:
    """What the item is about."""
    match item:
        case Need():
            return About((item.topic,), level_of(item.sensitivity))
        case Alert():
            return About((item.topic,), level_of(item.sensitivity))
        case Ask():
            return About((item.topic,))
        case Organisation():
            return About((_topic_of_sector(item.sector),))
        case Person() if is_personal(item):
            return About(("family",))
        case Person():
            place = case.organisations.get(item.organisation)
            return About((_topic_of_sector(place.sector) if place else UNKNOWN,))
        case Step() | Target():
            return _of_needs(case, item.needs)
        case View():
            return _of_needs(case, (item.need,))
        case Score():
            return _of_needs(case, (item.need,)) if item.need else About((item.topic,))
        case Entry():
            return _of_entry(case, item)
        case _:
            return About((UNKNOWN,))


def _of_entry(case: Case, entry: Entry) -> About:
    steps = [case.steps[step] for step in entry.steps if step in case.steps]
    needs = [*entry.needs, *(need for step in steps for need in step.needs)]
    found = _of_needs(case, needs) if needs else About(())
    topics = (*([entry.topic] if entry.topic else []), *found.topics)
    return About(tuple(dict.fromkeys(topics)) or (UNKNOWN,), max(level_of(entry.sensitivity), found.level))


def _of_needs(case: Case, needs: Iterable[str]) -> About:
    found = [case.needs[need] for need in needs if need in case.needs]
    if not found:
        return About((UNKNOWN,))
    return About(
        tuple(dict.fromkeys(need.topic for need in found)),
        max(level_of(need.sensitivity) for need in found),
    )


def _topic_of_sector(sector: str) -> str:
    term = vocabulary("sectors").terms.get(sector)
    return str(term.more.get("topic", UNKNOWN)) if term else UNKNOWN

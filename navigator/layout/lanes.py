"""Which lanes a timeline has, and in which of them an item belongs.

An item about two needs stands in both lanes. What names nothing that has a lane stands in the last one.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from navigator.casefile.case import Case
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.item import Item
from navigator.casefile.journal import Entry, Meeting
from navigator.casefile.needs import Need
from navigator.casefile.plan import Step
from navigator.casefile.vocabulary import vocabulary

REST = ""
"""The key of the lane for all that names nothing."""


class By(StrEnum):
    """What a lane stands for."""

    NEED = "need"
    ORGANISATION = "organisation"
    PERSON = "person"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True)
class LaneHead:
    """A lane's key (the id of what it stands for, or a topic), its title, and a line under that."""

    key: str
    title: str
    under: str = ""


def lane_heads(case: Case, by: By) -> tuple[LaneHead, ...]:
    """Every lane there may be, in order; without the last one."""
    if by is By.NEED:
        needs = sorted(case.needs.all, key=_need_key)
        return tuple(
            LaneHead(need.id, need.title or "A need without words", _need_under(need)) for need in needs
        )
    if by is By.TOPIC:
        return tuple(LaneHead(key, term.label) for key, term in vocabulary("topics").terms.items())
    if by is By.ORGANISATION:
        sectors = vocabulary("sectors")
        found = sorted(case.organisations.all, key=lambda one: (one.name.casefold() or "\uffff", one.id))
        return tuple(
            LaneHead(one.id, one.name or "An organisation without a name", sectors.label(one.sector))
            for one in found
        )
    people = sorted(
        case.people.all, key=lambda one: (not one.is_lead, one.title.casefold() or "\uffff", one.id)
    )
    client = LaneHead(CLIENT_ID, case.client.title or "The client", "The client")
    heads = [
        LaneHead(
            one.id,
            one.title or "Somebody without a name",
            case.title_of(one.organisation) or one.relationship,
        )
        for one in people
    ]
    return (client, *heads)


def lane_finder(case: Case, by: By) -> Callable[[str], tuple[str, ...]]:
    """A function from the id of a step, an entry or a meeting to the keys of its lanes; never none."""
    heads = {head.key for head in lane_heads(case, by)}
    find = _FINDERS[by]

    def keys(item_id: str) -> tuple[str, ...]:
        item = case.steps.get(item_id) or case.entries.get(item_id) or case.meetings.get(item_id)
        if item is None:
            return (REST,)
        found = tuple(dict.fromkeys(key for key in find(case, item) if key in heads))
        return found or (REST,)

    return keys


def _need_key(need: Need) -> tuple[bool, float, str, str]:
    closed = need.status in ("met", "closed")
    return (closed, need.rank if need.rank is not None else float("inf"), need.title.casefold(), need.id)


def _need_under(need: Need) -> str:
    if need.status in ("met", "closed", "held"):
        return vocabulary("need_statuses").label(need.status)
    return "" if need.rank is None else f"Matters {_ordinal(int(need.rank))} to the client"


def _ordinal(number: int) -> str:
    if number == 1:
        return "most"
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _by_need(case: Case, item: Item) -> Iterable[str]:
    if isinstance(item, Step):
        return item.needs
    if isinstance(item, Entry):
        named = [*item.needs]
        for step_id in item.steps if not named else ():
            step = case.steps.get(step_id)
            named += step.needs if step else ()
        return named
    return ()


def _by_topic(case: Case, item: Item) -> Iterable[str]:
    topics = [need.topic for one in _by_need(case, item) if (need := case.needs.get(one)) is not None]
    if isinstance(item, Entry) and item.topic:
        topics.insert(0, item.topic)
    return topics


def _by_organisation(case: Case, item: Item) -> Iterable[str]:
    if isinstance(item, Step):
        return (item.organisation,)
    if isinstance(item, Entry):
        return [*item.organisations, *(_works_for(case, one) for one in item.people)]
    return [_works_for(case, one) for one in _there(item)]


def _by_person(case: Case, item: Item) -> Iterable[str]:
    if isinstance(item, Step):
        return (item.person,)
    return item.people if isinstance(item, Entry) else _there(item)


def _there(item: Item) -> tuple[str, ...]:
    return (item.came or item.invited) if isinstance(item, Meeting) else ()


def _works_for(case: Case, person_id: str) -> str:
    person = case.people.get(person_id)
    return person.organisation if person else ""


_FINDERS: dict[By, Callable[[Case, Item], Iterable[str]]] = {
    By.NEED: _by_need,
    By.TOPIC: _by_topic,
    By.ORGANISATION: _by_organisation,
    By.PERSON: _by_person,
}

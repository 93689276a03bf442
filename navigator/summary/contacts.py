"""Who to call first: the people who can be reached, those who matter most to the case before the others.

First the lead of the case, then who leads on an open need or whom the client trusts, then who has a part
in the open plan and who is close. A person linked to another as the same is one person.
"""

from collections.abc import Iterable
from datetime import date

from navigator.casefile.case import Case
from navigator.casefile.network import Person
from navigator.casefile.plan import Step
from navigator.casefile.presence import is_over
from navigator.summary.page_content import Contact
from navigator.summary.short_words import NO_NAME, one_line, unbroken

_CLOSENESS = {"close": 15, "regular": 8}
OPEN_NEEDS = ("", "open", "held")
_OPEN_STEPS = ("", "proposed", "agreed", "active", "held")


def contacts(case: Case, today: date) -> tuple[tuple[Contact, ...], int]:
    """The people who can be called, in order, and how many others have no way to be reached."""
    people = [person for person in case.people.values() if not is_over(person, today)]
    people = _linked_once(case, people)
    reachable = [person for person in people if _phones(case, person)]
    leads = _leads(case)
    steps = _parts_in_plan(case)
    ranked = sorted(
        reachable,
        key=lambda person: (-_weight(case, person, leads, steps), person.title.casefold(), person.id),
    )
    found = tuple(_contact(case, person, leads) for person in ranked)
    return found, len(people) - len(reachable)


def _linked_once(case: Case, people: Iterable[Person]) -> list[Person]:
    """One of those that are linked as the same: the one that the links lead to, while it is around."""
    around = {person.id: person for person in people}
    found: dict[str, Person] = {}
    for person in around.values():
        seen = {person.id}
        last = person
        while last.same_as in around and last.same_as not in seen:
            last = around[last.same_as]
            seen.add(last.id)
        first = min((around[item] for item in seen), key=lambda p: p.id) if last.same_as in seen else last
        found.setdefault(first.id, first)
    return list(found.values())


def _phones(case: Case, person: Person) -> tuple[str, ...]:
    """Their numbers; else their organisation's, said to be so; else how else they can be written to."""
    if person.phones:
        return tuple(unbroken(phone) for phone in person.phones)
    organisation = case.organisations.get(person.organisation)
    if organisation and organisation.phones:
        return (f"{unbroken(organisation.phones[0])} (office)",)
    return person.emails[:1]


def _leads(case: Case) -> dict[str, list[str]]:
    """What each person or organisation leads on, by id: the open needs, the client's first ones first."""
    found: dict[str, list[str]] = {}
    needs = [need for need in case.needs.values() if need.status in OPEN_NEEDS and need.lead]
    for need in sorted(needs, key=lambda n: (n.rank if n.rank is not None else 1e9, n.id)):
        found.setdefault(need.lead, []).append(need.title)
    return found


def _parts_in_plan(case: Case) -> dict[str, int]:
    """How many open steps each person has a part in."""
    found: dict[str, int] = {}
    for step in case.steps.values():
        if _is_open(case, step) and step.person:
            found[step.person] = found.get(step.person, 0) + 1
    return found


def _is_open(case: Case, step: Step) -> bool:
    needs = [case.needs[need] for need in step.needs if need in case.needs]
    return step.status in _OPEN_STEPS and (not needs or any(need.status in OPEN_NEEDS for need in needs))


def _weight(case: Case, person: Person, leads: dict[str, list[str]], steps: dict[str, int]) -> float:
    weight = 100.0 * bool(person.is_lead)
    weight += 40 + 5 * min(len(leads[person.id]), 4) if person.id in leads else 0
    weight += 30 * bool(person.trusted_by_client)
    weight += min(10 * steps.get(person.id, 0), 40)
    weight += 6 if person.organisation in leads else 0
    weight += _CLOSENESS.get(person.closeness, 0)
    return weight + (5 if person.phones else 0)


def _contact(case: Case, person: Person, leads: dict[str, list[str]]) -> Contact:
    organisation = case.organisations.get(person.organisation)
    role = person.role or person.relationship
    parts = [one_line(part) for part in (role, organisation.title if organisation else "") if part]
    why = ["lead"] if person.is_lead else []
    if person.id in leads:
        count = len(leads[person.id])
        why.append("leads on a need" if count == 1 else f"leads on {count} needs")
    if person.trusted_by_client:
        why.append("trusted")
    return Contact(
        item=person.id,
        name=person.name or role or NO_NAME,
        role=", ".join(parts if person.name else parts[1:]),
        phones=_phones(case, person),
        when=one_line(person.when_to_reach),
        why=tuple(why),
    )

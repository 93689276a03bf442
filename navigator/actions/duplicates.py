"""Who stands in the case twice: suggested to a person, who links them, or says that they are two.

Not in `insights/`, which has the standard library only: names are compared by rapidfuzz and numbers by
phonenumbers, as `interchange.likeness` does it for what comes out of a file. This folder stands above that
one. A link is `same_as` (see `network.link_same`) and can be taken back; "they are two" is kept as a
finding set aside, so that colleagues are not asked again.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from navigator.actions.items import add_item
from navigator.actions.naming import name_of
from navigator.actions.network import same_as_first
from navigator.casefile.case import Case
from navigator.casefile.ids import Ids
from navigator.casefile.network import Organisation, Person
from navigator.history.draft import Draft
from navigator.interchange.likeness import (
    ALIKE,
    ALMOST_THE_SAME,
    MOST_COMPARISONS,
    keys_of,
    plain_name,
    shared_with,
)

RULE = "the_same"
"""The name under which "they are two" is set aside."""

ALIKE_AT_ONE_PLACE = 85.0
"""Out of 100: how alike names have to be when both work for the same organisation."""

_MOST_PER_KEY = 20
_Contact = Person | Organisation


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two people, or two organisations, by id, that may be one; `why` is a sentence."""

    kind: str
    one: str
    other: str
    why: str
    alike: float


def duplicates(case: Case) -> tuple[Duplicate, ...]:
    """All pairs that may be one and are not linked, the likeliest first."""
    apart = {frozenset(one.items) for one in case.set_asides.by("rule", RULE)}
    found = [*_pairs(case, case.people.all, apart), *_pairs(case, case.organisations.all, apart)]
    return tuple(sorted(found, key=lambda pair: (-pair.alike, pair.one, pair.other)))


def say_apart(case: Case, ids: Ids, one: str, other: str) -> Draft:
    """They are two, and nobody is asked about them again. It can be undone like every act."""
    names = f"{name_of(case, case.get(one))} and {name_of(case, case.get(other))}"
    made = add_item(case, ids, "set_aside", {"rule": RULE, "items": (one, other), "reason": "They are two."})
    return Draft(f"Mark {names} as two", made.edits)


def _pairs(case: Case, contacts: Sequence[_Contact], apart: set[frozenset[str]]) -> Iterator[Duplicate]:
    from rapidfuzz import fuzz

    names = {contact.id: plain_name(contact) for contact in contacts}
    for one, other in _candidates(contacts):
        if not names[one.id] or not names[other.id] or frozenset((one.id, other.id)) in apart:
            continue
        score = fuzz.ratio(names[one.id], names[other.id])
        why = _why(case, one, other, score)
        if why and same_as_first(case, one).id != same_as_first(case, other).id:
            yield Duplicate(one.KIND, one.id, other.id, why, score)


def _candidates(contacts: Sequence[_Contact]) -> Iterator[tuple[_Contact, _Contact]]:
    """The pairs worth comparing: all of a small case, and of a large one those with something in common."""
    if len(contacts) ** 2 <= 2 * MOST_COMPARISONS:
        for index, one in enumerate(contacts):
            for other in contacts[:index]:
                yield other, one
        return
    by_key: defaultdict[tuple[str, str], list[_Contact]] = defaultdict(list)
    for contact in contacts:
        others = {other.id: other for key in keys_of(contact) for other in by_key[key][:_MOST_PER_KEY]}
        for other in others.values():
            yield other, contact
        for key in keys_of(contact):
            by_key[key].append(contact)


def _why(case: Case, one: _Contact, other: _Contact, score: float) -> str:
    if score < ALIKE:
        return ""
    if shared := shared_with(one, other):
        return f"Their names are alike and they share {shared}."
    place = _place(case, one, other)
    if score >= ALIKE_AT_ONE_PLACE and place:
        return f"Their names are alike and both are at {place}."
    return "Their names are almost the same." if score >= ALMOST_THE_SAME else ""


def _place(case: Case, one: _Contact, other: _Contact) -> str:
    if isinstance(one, Person) and isinstance(other, Person) and one.organisation:
        first, second = case.organisations.get(one.organisation), case.organisations.get(other.organisation)
        if first and second and same_as_first(case, first).id == same_as_first(case, second).id:
            return name_of(case, first)
    return ""

"""Who talks to whom about the client: those who do, the islands, and who could introduce whom.

Personal contacts and the client are no part of the talking: this is about the people who are paid to work
together. Only ties that hold on the day, between two who are there on it, count.
"""

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from navigator.casefile.case import Case
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.network import Person, Tie
from navigator.casefile.presence import is_there

REGULARLY, ONCE = "regularly", "once"
_WILLING = ("strong", "weak", "tenuous", "")
"""The strengths of a tie over which somebody may be asked a favour, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Introduction:
    """How one person could come to talk with another: `chain` runs from one to the other, ends included."""

    to: str
    chain: tuple[str, ...]

    @property
    def by(self) -> str:
        """Whom to ask first."""
        return self.chain[1]


def workers(case: Case, on: date) -> tuple[Person, ...]:
    """The professionals who are there on a day."""
    return tuple(
        person for person in case.people.values() if _is_worker(case, person) and is_there(person, on)
    )


def talking_ties(case: Case, on: date) -> tuple[Tie, ...]:
    """The ties over which two professionals, or organisations, have talked about the client at least once."""
    able = _able(case, on)
    return tuple(
        tie
        for tie in case.ties.values()
        if tie.talk_about_client in (ONCE, REGULARLY) and _joins(tie, able) and is_there(tie, on)
    )


def who_talks(case: Case, on: date) -> frozenset[str]:
    """Those who regularly talk about the client with another professional."""
    return frozenset(
        end
        for tie in talking_ties(case, on)
        if tie.talk_about_client == REGULARLY
        for end in (tie.one_end, tie.other_end)
    )


def islands(case: Case, on: date) -> tuple[tuple[str, ...], ...]:
    """Those who talk with one another, directly or through others, at least once so far; largest first.

    A professional who has talked with nobody is an island of one. An organisation stands in an island only
    where a tie of its own says so.
    """
    near: dict[str, list[str]] = {person.id: [] for person in workers(case, on)}
    for tie in talking_ties(case, on):
        near.setdefault(tie.one_end, []).append(tie.other_end)
        near.setdefault(tie.other_end, []).append(tie.one_end)
    seen: set[str] = set()
    found: list[tuple[str, ...]] = []
    for start in sorted(near):
        if start in seen:
            continue
        island = set(_reached(near, start))
        seen |= island
        found.append(tuple(sorted(island)))
    return tuple(sorted(found, key=lambda island: (-len(island), island)))


def go_betweens(case: Case, on: date) -> tuple[str, ...]:
    """Those without whom an island of talk would fall into pieces, the one that parts most people first."""
    near: dict[str, list[str]] = {}
    for tie in talking_ties(case, on):
        near.setdefault(tie.one_end, []).append(tie.other_end)
        near.setdefault(tie.other_end, []).append(tie.one_end)
    parted: dict[str, int] = {}
    for middle, neighbours in near.items():
        others = {one: [n for n in ns if n != middle] for one, ns in near.items() if one != middle}
        reached = _reached(others, neighbours[0])
        lost = set(_reached(near, middle)) - set(reached) - {middle}
        if lost:
            parted[middle] = min(len(lost), len(reached))
    return tuple(sorted(parted, key=lambda one: (-parted[one], one)))


def introductions(case: Case, person: str, on: date) -> tuple[Introduction, ...]:
    """For everybody with whom this person has not talked yet, the shortest chain of ties that leads there.

    Of chains of one length the one over stronger ties comes first. A broken tie introduces nobody, and the
    client is not asked to. Those whom no chain reaches are left out. Shortest first.
    """
    able = _able(case, on) | {p.id for p in case.people.values() if is_there(p, on)}
    near: dict[str, list[tuple[int, str]]] = {}
    talks = {person}
    for tie in case.ties.values():
        if not _joins(tie, able) or not is_there(tie, on) or tie.strength not in _WILLING:
            continue
        for one, other in ((tie.one_end, tie.other_end), (tie.other_end, tie.one_end)):
            near.setdefault(one, []).append((_WILLING.index(tie.strength), other))
            if one == person and tie.talk_about_client in (ONCE, REGULARLY):
                talks.add(other)
    came_from = _chains(near, person)
    wanted = {worker.id for worker in workers(case, on)} - talks
    found = [Introduction(one, _chain(came_from, one)) for one in wanted if one in came_from]
    return tuple(
        sorted(
            (one for one in found if len(one.chain) > 2),
            key=lambda one: (len(one.chain), one.chain[1], one.to),
        )
    )


def known_by(case: Case, organisation: str) -> Mapping[str, tuple[str, ...]]:
    """The needs that an organisation has a view of or a step on, each with the ids of those."""
    found: dict[str, list[str]] = {}
    for view in case.views.by("organisation", organisation):
        if view.need in case.needs:
            found.setdefault(view.need, []).append(view.id)
    for step in case.steps.by("organisation", organisation):
        for need in step.needs:
            if need in case.needs:
                found.setdefault(need, []).append(step.id)
    return {need: tuple(items) for need, items in sorted(found.items())}


def network_in_words(case: Case, on: date) -> str:
    """ "52 people in 15 organisations; 6 talk to each other; 9 islands": the network in one sentence."""
    there = [person for person in case.people.values() if is_there(person, on)]
    people = len(there)
    organisations = len({person.organisation for person in there} & set(case.organisations))
    parts = [_counted(people, "person", "people")]
    if organisations:
        parts[0] += f" in {_counted(organisations, 'organisation')}"
    talk = len(who_talks(case, on))
    found = len(islands(case, on))
    if found:
        parts.append(f"{talk} talk to each other" if talk else "nobody regularly talks to anybody else")
        parts.append(_counted(found, "island"))
    return "; ".join(parts)


def _is_worker(case: Case, person: Person) -> bool:
    if person.professional is None:
        return person.organisation in case.organisations
    return person.professional


def _able(case: Case, on: date) -> set[str]:
    return {person.id for person in workers(case, on)} | set(case.organisations)


def _joins(tie: Tie, able: set[str]) -> bool:
    ends = (tie.one_end, tie.other_end)
    return ends[0] != ends[1] and CLIENT_ID not in ends and ends[0] in able and ends[1] in able


def _reached(near: Mapping[str, Iterable[str]], start: str) -> list[str]:
    seen = {start: None}
    todo = [start]
    while todo:
        for other in near.get(todo.pop(), ()):
            if other not in seen:
                seen[other] = None
                todo.append(other)
    return list(seen)


def _chains(near: Mapping[str, list[tuple[int, str]]], start: str) -> dict[str, str]:
    """Where each one that can be reached is reached from, over the fewest and then the strongest ties."""
    came_from = {start: ""}
    todo = deque([start])
    while todo:
        one = todo.popleft()
        for _, other in sorted(near.get(one, ())):
            if other not in came_from:
                came_from[other] = one
                todo.append(other)
    return came_from


def _chain(came_from: Mapping[str, str], end: str) -> tuple[str, ...]:
    chain = [end]
    while came_from[chain[-1]]:
        chain.append(came_from[chain[-1]])
    return tuple(reversed(chain))


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"

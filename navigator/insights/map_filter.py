"""Whom a filter of the people map lets through: by need, topic, organisation, kind, talk, and being there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from navigator.casefile.case import Case
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.network import Person
from navigator.casefile.presence import is_there
from navigator.insights.talking import talking_ties


@dataclass(frozen=True, slots=True)
class MapFilter:
    """What somebody wants to see; the empty one lets everybody through."""

    need: str = ""
    topic: str = ""
    organisation: str = ""
    professional: bool | None = None
    talks: bool = False
    active: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether it lets everybody through."""
        return self == MapFilter()


def let_through(case: Case, wish: MapFilter, on: date) -> frozenset[str] | None:
    """The ids of people and organisations that pass all of a filter; None when it lets everybody through.

    An organisation passes with any of its people, and a person by what their organisation does for a need.
    """
    if wish.is_empty:
        return None
    people = {person.id for person in case.people.values() if _passes(case, person, wish, on)}
    if wish.need or wish.topic:
        needs = {
            need.id
            for need in case.needs.values()
            if (not wish.need or need.id == wish.need) and (not wish.topic or need.topic == wish.topic)
        }
        around = around_needs(case, needs)
        people = {one for one in people if one in around}
        organisations = set(case.organisations) & around
    else:
        organisations = set(case.organisations) if wish.professional is None and not wish.active else set()
    if wish.talks:
        talking = {end for tie in talking_ties(case, on) for end in (tie.one_end, tie.other_end)}
        people &= talking
        organisations &= talking
    if wish.organisation:
        organisations &= {wish.organisation}
    homes = {case.people[one].organisation for one in people} & set(case.organisations)
    if wish.professional is False:
        homes.clear()
        organisations.clear()
    return frozenset(people | organisations | homes)


def around_needs(case: Case, needs: Iterable[str]) -> frozenset[str]:
    """Everybody who has to do with one of these needs: leads, views, steps and their people."""
    found: set[str] = set()
    organisations: set[str] = set()
    wanted = set(needs)
    for need_id in wanted:
        need = case.needs[need_id]
        found.update((need.lead, need.raised_by))
        for view in case.views.by("need", need_id):
            found.add(view.person)
            organisations.add(view.organisation)
        for step in case.steps.by("needs", need_id):
            found.add(step.person)
            organisations.add(step.organisation)
            if not step.person:
                found.update(person.id for person in case.people.by("organisation", step.organisation))
    return frozenset((found | organisations) - {"", CLIENT_ID})


def _passes(case: Case, person: Person, wish: MapFilter, on: date) -> bool:
    worker = bool(person.professional)
    return (
        (wish.professional is None or wish.professional == worker)
        and (not wish.organisation or person.organisation == wish.organisation)
        and (not wish.active or is_there(person, on))
    )

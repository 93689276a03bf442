"""Shared targets: which needs and steps serve one, who contributes, and where only one organisation pulls."""

from collections.abc import Mapping
from dataclasses import dataclass

from navigator.casefile.case import Case
from navigator.casefile.needs import Need, Target
from navigator.casefile.plan import Step

_OVER = ("done", "stopped", "declined")


@dataclass(frozen=True, slots=True)
class TargetReading:
    """What stands behind one target.

    `pulling` has the live steps of each organisation that does something for it, `idle` those that signed up
    and do nothing yet, `unasked` those that do something and have not signed up. All are ids.
    """

    target: Target
    needs: tuple[Need, ...]
    done: tuple[Step, ...]
    pulling: Mapping[str, tuple[str, ...]]
    idle: tuple[str, ...]
    unasked: tuple[str, ...]

    @property
    def only_one(self) -> str:
        """The id of the organisation that pulls alone where several signed up; "" when none does."""
        alone = len(self.pulling) == 1 and len(self.target.organisations) > 1
        return next(iter(self.pulling)) if alone else ""


def pulling(case: Case, target: Target) -> Mapping[str, tuple[str, ...]]:
    """The organisations with steps still to be done on the target's needs, each with those steps, by id."""
    found: dict[str, list[str]] = {}
    for need in target.needs:
        for step in case.steps.by("needs", need):
            if step.organisation and step.status not in _OVER:
                found.setdefault(_one(case, step.organisation), []).append(step.id)
    return {organisation: tuple(dict.fromkeys(steps)) for organisation, steps in found.items()}


def read_target(case: Case, target: Target) -> TargetReading:
    """One target with what serves it."""
    pulls = pulling(case, target)
    signed = tuple(dict.fromkeys(_one(case, organisation) for organisation in target.organisations))
    done = {s.id: s for need in target.needs for s in case.steps.by("needs", need) if s.status == "done"}
    return TargetReading(
        target,
        tuple(case.needs[need] for need in target.needs if need in case.needs),
        tuple(done.values()),
        pulls,
        tuple(organisation for organisation in signed if organisation not in pulls),
        tuple(organisation for organisation in pulls if organisation not in signed),
    )


def read_targets(case: Case) -> tuple[TargetReading, ...]:
    """All targets of a case."""
    return tuple(read_target(case, target) for target in case.targets.values())


def _one(case: Case, organisation: str) -> str:
    """The first of those that are linked as the same organisation."""
    seen = {organisation}
    item = case.organisations.get(organisation)
    while item is not None and item.same_as in case.organisations and item.same_as not in seen:
        seen.add(item.same_as)
        item = case.organisations[item.same_as]
    return item.id if item is not None else organisation

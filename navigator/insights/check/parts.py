"""Who has a part in which need, and how much of one: leads, steps, views, and recent entries."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from navigator.casefile.needs import Need
from navigator.casefile.network import Tie
from navigator.insights.check.whole_picture import WholePicture

_NEIGHBOUR = 0.5
"""To be waited for or relied on is less of a part than any of one's own."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two workers of two organisations and the tie between them, with the needs that both have a part in.

    `need` is the one in which both have most to do.
    """

    tie: Tie
    need: str
    shared: tuple[str, ...]


class Parts:
    """For each open need, how many things make a worker part of it."""

    def __init__(self, picture: WholePicture, days: float, *, neighbours: bool) -> None:
        """Views and finished steps count for so many days.

        `neighbours` adds those whom a need's steps wait for or rely on.
        """
        self._picture = picture
        self._days = days
        self._neighbours = neighbours
        self.by_need: Mapping[str, dict[str, float]] = {
            need.id: self._of(need) for need in picture.open_needs
        }

    def pair(self, tie: Tie) -> Pair | None:
        """The two ends as people who work on the same need for two organisations; None when they do not."""
        picture, one, other = self._picture, tie.one_end, tie.other_end
        if one not in picture.workers or other not in picture.workers or not picture.is_there(tie):
            return None
        here, there = picture.organisation_of(one), picture.organisation_of(other)
        if here and here == there:
            return None
        weights = {need: min(parts.get(one, 0), parts.get(other, 0)) for need, parts in self.by_need.items()}
        shared = tuple(need for need, weight in weights.items() if weight)
        return Pair(tie, max(shared, key=weights.__getitem__), shared) if shared else None

    def _of(self, need: Need) -> dict[str, float]:
        picture = self._picture
        parts: dict[str, float] = defaultdict(float)
        parts[need.lead] += 1
        for view in picture.case.views.by("need", need.id):
            if picture.within(view.date, self._days):
                parts[view.person] += 1
        for step in picture.case.steps.by("needs", need.id):
            if picture.is_live(step) or picture.within(step.actual_end, self._days):
                parts[step.person] += 1
        for entry in picture.entries_of(need.id, picture.limits.at_work_within_days):
            for person in entry.people:
                parts[person] += 1
        if self._neighbours:
            self._add_neighbours(need, parts)
        return dict(parts)

    def _add_neighbours(self, need: Need, parts: dict[str, float]) -> None:
        picture = self._picture
        for step in picture.live_steps_for(need.id):
            for wait in picture.plan.steps[step.id].waits:
                awaited = picture.case.steps.get(wait.dependency.waits_for)
                if awaited is not None and awaited.person:
                    parts[awaited.person] += _NEIGHBOUR
            for reliance in picture.case.reliances.by("step", step.id):
                for person in picture.case.people.by("organisation", reliance.organisation):
                    parts[person.id] += _NEIGHBOUR

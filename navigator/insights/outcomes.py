"""How it goes with each need over time: who scored it, side by side, where they differ, how far it has come.

Scores by client, keyworker and organisations stand beside each other and are never averaged: that they
differ says something. Only scores on one scale are compared.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from navigator.casefile.case import Case
from navigator.casefile.needs import Need, Score
from navigator.casefile.vocabulary import vocabulary
from navigator.insights.scales import Scale, scale_of

_ORDER = ("client", "keyworker", "organisation")


@dataclass(frozen=True, slots=True)
class Scorer:
    """Who scored: "client", "keyworker" or "organisation" with the organisation's id."""

    by: str
    organisation: str = ""

    def in_words(self, case: Case) -> str:
        """ "Sam", "The keyworker", "Tidewell"."""
        if self.by == "client":
            return case.client.preferred_name or case.client.full_name or "The client"
        if self.organisation:
            return case.title_of(self.organisation) or "An organisation that was removed"
        return vocabulary("scorers").label(self.by) or "Nobody said who"


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """The scores of one scorer on one scale, oldest first; at least one, each with a date and a value."""

    scorer: Scorer
    scores: tuple[Score, ...]

    @property
    def first(self) -> Score:
        """The earliest."""
        return self.scores[0]

    @property
    def last(self) -> Score:
        """The latest."""
        return self.scores[-1]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One need on one scale: a line for each scorer, client first."""

    need: Need
    scale: Scale
    lines: tuple[ScoreLine, ...]

    def line_of(self, by: str) -> ScoreLine | None:
        """The line of the client or the keyworker, if they scored."""
        return next((line for line in self.lines if line.scorer.by == by), None)

    @property
    def distance(self) -> float | None:
        """How far it has come in points, better being positive, by the client, else by the keyworker.

        None with fewer than two scores, or on a scale of which nobody knows which way is better.
        """
        for line in (self.line_of("client"), self.line_of("keyworker")):
            if line is not None and len(line.scores) > 1 and self.scale.better:
                return self.scale.better * _value(line.last) - self.scale.better * _value(line.first)
        return None

    @property
    def apart(self) -> float:
        """How far the latest scores of the different scorers lie apart, in points."""
        latest = [_value(line.last) for line in self.lines]
        return max(latest) - min(latest)

    @property
    def lowest_and_highest(self) -> tuple[ScoreLine, ScoreLine]:
        """Those whose latest scores lie furthest apart."""
        ordered = sorted(self.lines, key=lambda line: _value(line.last))
        return ordered[0], ordered[-1]


@dataclass(frozen=True, slots=True)
class ScoredDay:
    """What was scored of a need on one day, side by side."""

    day: date
    scores: tuple[Score, ...]


def outcomes(case: Case, today: date) -> tuple[Outcome, ...]:
    """Every need that was scored, in the client's order; a need once for each scale on which it was."""
    return tuple(found for need in needs_in_order(case) for found in outcomes_of(case, need, today))


def needs_in_order(case: Case) -> tuple[Need, ...]:
    """The needs as the client ranks them; those not ranked last."""
    return tuple(sorted(case.needs.values(), key=lambda n: (n.rank is None, n.rank or 0, n.id)))


def outcomes_of(case: Case, need: Need, today: date) -> tuple[Outcome, ...]:
    """The scores of one need up to today, for each scale; the scale with most scores first."""
    by_scale: dict[str, dict[Scorer, list[Score]]] = {}
    for score in _scored(case.scores.by("need", need.id), today):
        scorer = Scorer(score.by, score.organisation if score.by not in ("client", "keyworker") else "")
        by_scale.setdefault(score.scale, {}).setdefault(scorer, []).append(score)
    most_first = sorted(by_scale, key=lambda key: (-sum(map(len, by_scale[key].values())), key))
    return tuple(
        Outcome(
            need,
            scale_of(key),
            tuple(
                ScoreLine(scorer, tuple(by_scale[key][scorer]))
                for scorer in sorted(by_scale[key], key=_place)
            ),
        )
        for key in most_first
    )


def side_by_side(case: Case, need: Need, today: date) -> tuple[ScoredDay, ...]:
    """The days on which a need was scored, latest first, each with all its scores, client first."""
    days: dict[date, list[Score]] = {}
    for score in _scored(case.scores.by("need", need.id), today):
        if score.date is not None:
            days.setdefault(score.date.earliest, []).append(score)
    return tuple(
        ScoredDay(day, tuple(sorted(days[day], key=lambda s: _place(Scorer(s.by, s.organisation)))))
        for day in sorted(days, reverse=True)
    )


def then_and_now(case: Case, by: str, today: date) -> tuple[tuple[Need, Scale, Score, Score], ...]:
    """For each need that is still open, the first and the latest score of the client or the keyworker.

    With one score only, it is both. For the radar: needs without any are left out.
    """
    found: dict[str, tuple[Need, Scale, Score, Score]] = {}
    for outcome in outcomes(case, today):
        line = outcome.line_of(by)
        if line is not None and outcome.need.status not in ("met", "closed"):
            found.setdefault(outcome.need.id, (outcome.need, outcome.scale, line.first, line.last))
    return tuple(found.values())


def _scored(scores: Iterable[Score], today: date) -> list[Score]:
    """Those with a value and a date up to today, oldest first."""
    found = [s for s in scores if s.value is not None and s.date is not None and s.date.earliest <= today]
    return sorted(found, key=lambda s: (s.date.sort_key if s.date else (0, 0, 0), s.id))


def _place(scorer: Scorer) -> tuple[int, str]:
    return (_ORDER.index(scorer.by) if scorer.by in _ORDER else len(_ORDER), scorer.organisation)


def _value(score: Score) -> float:
    return score.value or 0.0

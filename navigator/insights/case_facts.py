"""One case as plain facts for counting across cases: nothing in them names anybody but organisations."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from navigator.casefile.case import Case
from navigator.casefile.vocabulary import vocabulary
from navigator.insights.check.checking import check
from navigator.insights.check.finding import Severity
from navigator.insights.due import due
from navigator.insights.outcomes import outcomes
from navigator.insights.sequencing import State, plan_of


@dataclass(frozen=True, slots=True)
class Moved:
    """Groups of needs by how they have moved since the first score. A group is in one of the three."""

    better: frozenset[str] = frozenset()
    same: frozenset[str] = frozenset()
    worse: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """What one case adds to the numbers. Sets hold labels and rules, never ids, names of people or text.

    `due` counts what is overdue or due within a week, `findings_first` those to look at first;
    `moved_as_a_whole` is 1 for better, 0, -1 for worse.
    """

    due: int = 0
    failures: frozenset[str] = frozenset()
    findings: frozenset[str] = frozenset()
    findings_told: int = 0
    findings_first: int = 0
    moved_as_a_whole: int | None = None
    topics: Moved = Moved()
    target_areas: Moved = Moved()
    targets: frozenset[str] = frozenset()
    waiting_causes: frozenset[str] = frozenset()
    waiting_for: frozenset[str] = frozenset()
    days_to_first_help: int | None = None
    organisations: int = 0
    people: int = 0


def facts_of(case: Case, today: date) -> CaseFacts:
    """One case as facts."""
    told = check(case, today)
    causes, agencies = _waiting(case, today)
    ways = _ways(case, today)
    areas = [(t, vocabulary("target_areas").label(t.area)) for t in case.targets.values() if t.area]
    topics = ((vocabulary("topics").label(need.topic), need.id) for need in case.needs.values() if need.topic)
    return CaseFacts(
        due=len(due(case, today)),
        failures=frozenset(finding.failure for finding in told),
        findings=frozenset(finding.rule.replace("_", " ").capitalize() for finding in told),
        findings_told=len(told),
        findings_first=sum(finding.severity is Severity.FIRST for finding in told),
        moved_as_a_whole=_as_a_whole(ways),
        topics=_moved(topics, ways),
        target_areas=_moved(((label, need) for target, label in areas for need in target.needs), ways),
        targets=frozenset(label for _, label in areas),
        waiting_causes=causes,
        waiting_for=agencies,
        days_to_first_help=_first_help(case),
        organisations=len(case.organisations),
        people=len(case.people),
    )


def _ways(case: Case, today: date) -> Mapping[str, set[int]]:
    """For each need scored twice, which way it moved on its scales: 1 better, 0 the same, -1 worse."""
    ways: dict[str, set[int]] = {}
    for outcome in outcomes(case, today):
        if outcome.distance is not None:
            way = (outcome.distance > 0) - (outcome.distance < 0)
            ways.setdefault(outcome.need.id, set()).add(way)
    return ways


def _as_a_whole(ways: Mapping[str, set[int]]) -> int | None:
    """1 with more needs better than worse, -1 with fewer, 0 with as many; None when none was scored twice."""
    if not ways:
        return None
    balance = sum(min(found) for found in ways.values())
    return (balance > 0) - (balance < 0)


def _moved(groups: Iterable[tuple[str, str]], ways: Mapping[str, set[int]]) -> Moved:
    """Groups (label, need) by way. One with needs that moved apart counts once, as what the client would
    notice first: what got worse."""
    by_label: dict[str, set[int]] = {}
    for label, need in groups:
        by_label.setdefault(label, set()).update(ways.get(need, ()))
    worst = {label: min(found) for label, found in by_label.items() if found}
    of = {way: frozenset(label for label, found in worst.items() if found == way) for way in (1, 0, -1)}
    return Moved(of[1], of[0], of[-1])


def _waiting(case: Case, today: date) -> tuple[frozenset[str], frozenset[str]]:
    """What blocked and held steps wait for, as kinds of step or "a condition"; and whose part that is."""
    plan = plan_of(case, today)
    causes: set[str] = set()
    agencies: set[str] = set()
    for planned in plan.steps.values():
        if planned.state not in (State.BLOCKED, State.HELD):
            continue
        for wait in planned.waits:
            step = case.steps.get(wait.dependency.waits_for)
            if step is None:
                causes.add("A condition")
                continue
            causes.add(vocabulary("step_kinds").label(step.kind) if step.kind else "Another step")
            organisation = case.organisations.get(step.organisation)
            agencies.add(organisation.name if organisation and organisation.name else "Nobody yet")
    return frozenset(causes), frozenset(agencies)


def _first_help(case: Case) -> int | None:
    """Days from when the first need was opened to the first step that began after it."""
    opened = [need.opened.earliest for need in case.needs.values() if need.opened is not None]
    if not opened:
        return None
    began = [s.actual_start.earliest for s in case.steps.values() if s.actual_start is not None]
    after = [day for day in began if day >= min(opened)]
    return (min(after) - min(opened)).days if after else None

"""Across all cases on this laptop: what is due, what blocks most, how outcomes move; in numbers by group.

`facts_of` reads one case into plain facts about it, in which nothing names anybody but organisations;
`across` counts them. What of the counts may leave the laptop is decided in `suppression`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from navigator.casefile.case import Case
from navigator.casefile.vocabulary import vocabulary
from navigator.insights.check.checking import check
from navigator.insights.outcomes import outcomes
from navigator.insights.sequencing import State, plan_of

DUE_DAYS = 7
"""How far ahead "due" looks: a working week."""

_OPEN_ENDED = ("met", "closed")


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What one case adds to the numbers. Sets hold labels and rules, never ids, names of people or text."""

    due: int
    findings: frozenset[str]
    better: frozenset[str]
    same: frozenset[str]
    worse: frozenset[str]
    targets: frozenset[str]
    waiting_causes: frozenset[str]
    waiting_for: frozenset[str]
    days_to_first_help: int | None
    organisations: int
    people: int


@dataclass(frozen=True, slots=True)
class Table:
    """Numbers of cases by group: `columns` are what is counted, `rows` the groups; `cells` by (row, column).

    In a table that `adds_up`, each case is in one column of a row at most, so that the row's total and the
    other cells give a cell away.
    """

    name: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[str, str], int]
    adds_up: bool = False

    def cell(self, row: str, column: str) -> int:
        """A number of cases."""
        return self.cells.get((row, column), 0)


@dataclass(frozen=True, slots=True)
class Across:
    """All cases together. `middle` are medians over the cases, by what they are of."""

    cases: int
    tables: tuple[Table, ...]
    middle: Mapping[str, float]


def facts_of(case: Case, today: date) -> CaseFacts:
    """One case as facts."""
    moved: dict[int, set[str]] = {1: set(), 0: set(), -1: set()}
    for outcome in outcomes(case, today):
        if outcome.distance is not None and outcome.need.topic:
            label = vocabulary("topics").label(outcome.need.topic)
            moved[(outcome.distance > 0) - (outcome.distance < 0)].add(label)
    # A topic with needs that moved apart counts once, as what the client would notice first.
    worse = moved[-1]
    same = moved[0] - worse
    better = moved[1] - worse - same
    causes, agencies = _waiting(case, today)
    return CaseFacts(
        due=_due(case, today),
        findings=frozenset(finding.rule.replace("_", " ").capitalize() for finding in check(case, today)),
        better=frozenset(better),
        same=frozenset(same),
        worse=frozenset(worse),
        targets=frozenset(vocabulary("target_areas").label(t.area) for t in case.targets.values() if t.area),
        waiting_causes=causes,
        waiting_for=agencies,
        days_to_first_help=_first_help(case),
        organisations=len(case.organisations),
        people=len(case.people),
    )


def across(cases: Iterable[CaseFacts]) -> Across:
    """The facts of all cases, counted."""
    facts = tuple(cases)
    tables = (
        _moved(facts),
        _counted("Findings of the join-up check", (one.findings for one in facts)),
        _counted("Shared targets", (one.targets for one in facts)),
        _counted("What steps wait for", (one.waiting_causes for one in facts)),
        _counted("Whose part is waited for", (one.waiting_for for one in facts)),
        _banded("Due within a week", [one.due for one in facts], ((0, 0), (1, 2), (3, 5), (6, None))),
        _banded(
            "Days to first help",
            [one.days_to_first_help for one in facts],
            ((0, 7), (8, 28), (29, 91), (92, None)),
        ),
    )
    known = [one.days_to_first_help for one in facts if one.days_to_first_help is not None]
    middle = {
        "Organisations per case": median(one.organisations for one in facts) if facts else 0.0,
        "People per case": median(one.people for one in facts) if facts else 0.0,
    }
    if known:
        middle["Days to first help"] = median(known)
    return Across(len(facts), tables, middle)


def _due(case: Case, today: date) -> int:
    last = today + timedelta(days=DUE_DAYS)
    days = [
        *(m.when for m in case.meetings.values() if not m.came),
        *(a.by_when for a in case.asks.values() if a.state in ("asked", "accepted")),
        *(a.review_on for a in case.alerts.values()),
        *(s.review_on for s in case.steps.values() if s.status == "held"),
        *(s.planned_start for s in case.steps.values() if s.status in ("proposed", "agreed")),
    ]
    return sum(day is not None and today <= day.earliest <= last for day in days)


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


def _moved(facts: tuple[CaseFacts, ...]) -> Table:
    cells: Counter[tuple[str, str]] = Counter()
    for one in facts:
        for column, topics in (("Better", one.better), ("The same", one.same), ("Worse", one.worse)):
            cells.update((topic, column) for topic in topics)
    rows = [term.label for term in vocabulary("topics").terms.values()]
    rows += sorted({row for row, _ in cells} - set(rows))
    return Table(
        "How needs have moved, by topic", tuple(rows), ("Better", "The same", "Worse"), dict(cells), True
    )


def _counted(name: str, groups: Iterable[frozenset[str]]) -> Table:
    cells: Counter[str] = Counter()
    for group in groups:
        cells.update(group)
    rows = tuple(sorted(cells, key=lambda row: (-cells[row], row)))
    return Table(name, rows, ("Cases",), {(row, "Cases"): cells[row] for row in rows})


def _banded(name: str, values: list[int | None], bands: tuple[tuple[int, int | None], ...]) -> Table:
    columns = (*(_band(*band) for band in bands), "Not known")
    cells: Counter[tuple[str, str]] = Counter()
    for value in values:
        column = "Not known"
        for low, high in bands:
            if value is not None and value >= low and (high is None or value <= high):
                column = _band(low, high)
        cells["Cases", column] += 1
    return Table(name, ("Cases",), columns, dict(cells), True)


def _band(low: int, high: int | None) -> str:
    if high is None:
        return f"{low} or more"
    return str(low) if low == high else f"{low} to {high}"

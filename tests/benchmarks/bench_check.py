"""The join-up check of an ordinary case, of twenty, and of one with 500 people and 20,000 entries.

The plan, which the check reads as well, is measured beside it, so that the two can be told apart. Indexes
are made anew in each round, as they are after an edit.
"""

import random
from collections.abc import Callable
from datetime import date, timedelta

from navigator.casefile.case import Case
from navigator.casefile.item import Item
from navigator.casefile.journal import Entry
from navigator.casefile.network import Organisation, Person, Tie
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.plan import Dependency, Step
from navigator.insights.across import across
from navigator.insights.case_facts import facts_of
from navigator.insights.check.checking import check_all
from navigator.insights.sequencing import plan_of
from navigator.insights.suppression import suppressed
from navigator.interchange.example import example_items
from tests.benchmarks.figure import Figure
from tests.benchmarks.side_by_side import side_by_side

TODAY = date(2026, 11, 22)
ROUNDS = 15
KINDS = ("call", "visit", "text", "letter", "meeting", "note", "no_show")


def measure() -> list[Figure]:
    """The figures."""
    example = example_items(TODAY)
    ordinary = (*example, *_entries(example, 4_800))
    large = _large()
    return [
        _figure("check the example: 52 people, 15 organisations, 200 entries", example, 30),
        _figure("check an ordinary case: the same with 5,000 entries", ordinary, 30),
        _figure("check 20 cases like the example", example, 1_000, times=20),
        _figure("check a case of 500 people and 20,000 entries", large, 1_000),
        _across(example),
    ]


def _across(items: tuple[Item, ...]) -> Figure:
    """The numbers across twenty cases: the facts of each, counted, and what of them may be told."""
    fresh = iter([[Case.of(*items) for _ in range(20)] for _ in range(ROUNDS + 1)])
    ours, theirs = side_by_side(
        lambda: suppressed(across(facts_of(case, TODAY) for case in next(fresh))),
        _on_fresh(items, lambda case: check_all(case, TODAY), 20),
        ROUNDS,
    )
    return Figure(
        "numbers across 20 cases like the example",
        ours * 1000,
        "ms",
        aim=1_000,
        baseline="checking them alone",
        baseline_value=theirs * 1000,
    )


def _figure(name: str, items: tuple[Item, ...], aim: float, times: int = 1) -> Figure:
    ours, theirs = side_by_side(
        _on_fresh(items, lambda case: check_all(case, TODAY), times),
        _on_fresh(items, lambda case: plan_of(case, TODAY).order, times),
        ROUNDS,
    )
    return Figure(
        name, ours * 1000, "ms", aim=aim, baseline="deriving the plan alone", baseline_value=theirs * 1000
    )


def _on_fresh(items: tuple[Item, ...], act: Callable[[Case], object], times: int) -> Callable[[], object]:
    """Does this to so many cases of these items, each time to cases without indexes."""
    fresh = iter([[Case.of(*items) for _ in range(times)] for _ in range(ROUNDS + 1)])
    return lambda: [act(case) for case in next(fresh)]


def _entries(items: tuple[Item, ...], number: int) -> tuple[Entry, ...]:
    """Entries over three years that name people, organisations, needs and steps as real ones do."""
    chance = random.Random(7)
    by_kind = {
        kind: [item.id for item in items if kind == item.KIND]
        for kind in ("person", "organisation", "need", "step")
    }
    return tuple(
        Entry(
            id=f"entry-{index:06d}",
            when=PartialDate.on(TODAY - timedelta(days=index % 1100)),
            kind=chance.choice(KINDS),
            text=f"Entry {index}",
            voice=chance.choice(("fact", "fact", "opinion", "client_said")),
            people=tuple(chance.sample(by_kind["person"], 2)),
            organisations=(chance.choice(by_kind["organisation"]),),
            needs=(chance.choice(by_kind["need"]),),
            steps=(chance.choice(by_kind["step"]),),
        )
        for index in range(number)
    )


def _large() -> tuple[Item, ...]:
    """The example with 500 people, 60 organisations, 2,000 ties, 600 steps and 20,000 entries."""
    chance = random.Random(11)
    example = example_items(TODAY)
    organisations = [Organisation(id=f"org-{n:03d}", name=f"Organisation {n}") for n in range(45)]
    people = [
        Person(
            id=f"person-{n:03d}",
            name=f"Worker {n}",
            professional=n % 5 > 0,
            organisation=chance.choice(organisations).id,
        )
        for n in range(448)
    ]
    needs = [item.id for item in example if item.KIND == "need"]
    steps = [
        Step(
            id=f"step-{n:03d}",
            what=f"Step {n}",
            kind=chance.choice(("support", "check", "treatment", "assessment")),
            needs=tuple(chance.sample(needs, 2)),
            organisation=chance.choice(organisations).id,
            person=chance.choice(people).id,
            status=chance.choice(("agreed", "active", "done", "held", "proposed")),
        )
        for n in range(560)
    ]
    waits = [
        Dependency(id=f"wait-{n:03d}", step=steps[n].id, waits_for=steps[chance.randrange(n)].id)
        for n in range(1, 500)
    ]
    ties = [
        Tie(
            id=f"tie-{n:04d}",
            one_end=chance.choice(people).id,
            other_end=chance.choice(people).id,
            talk_about_client=chance.choice(("never", "once", "regularly")),
            last_talked=PartialDate.on(TODAY - timedelta(days=chance.randrange(200))),
        )
        for n in range(1_850)
    ]
    items: tuple[Item, ...] = (*example, *organisations, *people, *steps, *waits, *ties)
    return (*items, *_entries(items, 19_800))

"""Numbers across cases: counted right, and safe against somebody who tries to find a person in them."""

import dataclasses
import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.casefile.case import Case
from navigator.casefile.plan import Step
from navigator.insights.across import Across, Table, across
from navigator.insights.case_facts import CaseFacts, facts_of
from navigator.insights.suppression import LEAST, SafeTable, suppressed
from navigator.interchange.example import example_case
from tests.factories import DAYS, cases
from tests.insights.check.small_cases import TODAY, ago, need, org, score, step, waits

AS_OF = date(2026, 11, 20)
COLUMNS = ("Better", "The same", "Worse")


def one_row(numbers: tuple[int, ...], *, adds_up: bool = True, cases: int = 0) -> SafeTable:
    """What is given away of one row of numbers."""
    columns = tuple(f"c{place}" for place in range(len(numbers)))
    cells = {("row", column): number for column, number in zip(columns, numbers, strict=True)}
    table = Table("t", ("row",), columns, cells, adds_up)
    return suppressed(Across(cases or max(sum(numbers), LEAST), (table,), {})).tables[0]


def shown(table: SafeTable) -> tuple[int | None, ...]:
    return tuple(table.cells.get(("row", column)) for column in table.columns)


ROW = st.lists(st.integers(0, 9), min_size=2, max_size=4).map(tuple)


@pytest.mark.parametrize("columns", [2, 3, 4, 5])
def test_who_knows_the_total_and_how_it_is_hidden_cannot_find_a_small_number(columns: int) -> None:
    """The attempt: lay all rows that look the same beside each other, and see in what they agree.

    Whoever attacks knows the rules of hiding, every number that is shown, and how many cases there are in
    all. They win if a hidden cell can only be one number, or only be a small one above nought. Every row of
    up to twelve cases is tried.
    """
    looks_alike: dict[tuple[int, tuple[int | None, ...]], list[tuple[int, ...]]] = defaultdict(list)
    for numbers in product(range(13), repeat=columns):
        if LEAST <= sum(numbers) <= 12:
            looks_alike[sum(numbers), shown(one_row(numbers))].append(numbers)
    assert len(looks_alike) > columns
    for (total, published), possible in looks_alike.items():
        for place, number in enumerate(published):
            could_be = {numbers[place] for numbers in possible}
            if number is None:
                assert len(could_be) > 1 and not could_be <= set(range(1, LEAST)), (total, published)
            else:
                assert could_be == {number}


@given(ROW, st.booleans())
def test_no_number_below_five_is_ever_shown(numbers: tuple[int, ...], adds_up: bool) -> None:
    for number, original in zip(shown(one_row(numbers, adds_up=adds_up, cases=100)), numbers, strict=True):
        assert number is None or (number == original >= LEAST)


@given(ROW)
def test_what_is_hidden_of_a_total_is_never_one_cell_nor_few_cases(numbers: tuple[int, ...]) -> None:
    published = shown(one_row(numbers))
    hidden = [original for original, number in zip(numbers, published, strict=True) if number is None]
    if any(number is not None for number in published) and hidden:
        assert len(hidden) >= 2 and sum(hidden) >= LEAST


def test_a_group_of_few_or_without_few_is_dropped() -> None:
    few = {("few", "Cases"): 4, ("most", "Cases"): 17, ("all", "Cases"): 20, ("some", "Cases"): 9}
    table = Table("t", ("few", "most", "all", "some"), ("Cases",), few)
    (safe,) = suppressed(Across(20, (table,), {})).tables
    assert safe.rows == ("some",) and safe.dropped == 3
    assert dict(safe.cells) == {("some", "Cases"): 9}


def test_of_fewer_than_five_cases_nothing_is_said() -> None:
    safe = suppressed(across([facts(due=1)] * 4))
    assert safe.cases is None and not safe.tables and not safe.middle


def facts(**known: object) -> CaseFacts:
    return dataclasses.replace(CaseFacts(organisations=1, people=1), **known)  # type: ignore[arg-type]


def table(found: Across, name: str) -> Mapping[tuple[str, str], int]:
    return next(one.cells for one in found.tables if one.name == name)


def test_cases_are_counted_by_topic_once_and_by_what_they_wait_for() -> None:
    items = (
        need("home", topic="housing"), score(2, 90), score(5, 9),
        need("flat", topic="housing"), score(7, 90, of="flat"), score(3, 9, of="flat"),
        need("work", topic="money", opened=ago(100)), score(3, 90, of="work"), score(4, 9, of="work"),
        org("council"), step("letter", status="agreed", organisation="council", kind="support"),
        step("view", status="agreed"), waits("view", "letter"), waits("view", condition="a room"),
        Step(id="first", status="active", actual_start=ago(90)),
    )  # fmt: skip
    found = facts_of(Case.of(*items), TODAY)
    assert found.topics.better == {"Money"} and found.topics.worse == {"Housing"}
    assert found.waiting_causes == {"Support", "A condition"} and found.waiting_for == {"Council"}
    assert (found.days_to_first_help, found.organisations) == (10, 1)
    counted = across([found, found])
    assert table(counted, "How needs have moved, by topic")["Money", "Better"] == 2
    assert table(counted, "Days to first help")["Cases", "8 to 28"] == 2
    assert counted.middle["Organisations per case"] == 1


def test_facts_of_the_example_name_nobody() -> None:
    case = example_case(AS_OF)
    found = facts_of(case, AS_OF)
    words = " ".join(
        sorted(
            found.findings
            | found.topics.better
            | found.topics.worse
            | found.targets
            | found.waiting_causes
            | found.waiting_for
        )
    )
    for person in (*case.people.values(), case.client):
        assert not person.title or not re.search(rf"\b{re.escape(person.title)}\b", words)
    assert found.people == 52


@given(cases(), DAYS)
def test_any_case_gives_facts(case: Case, today: date) -> None:
    if today.year < 9999:
        suppressed(across([facts_of(case, today)] * 6))

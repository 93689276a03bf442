"""Numbers across cases: counted right, and safe against somebody who tries to find a person in them."""

import dataclasses
import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date
from itertools import product
from statistics import median

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
Row = tuple[int, ...]
Published = tuple[int | None, ...]


def worked_out(hide: Callable[[Row], Published], columns: int, most: int = 12) -> list[object]:
    """An attempt to find a small number: lay all rows that look the same beside each other.

    Whoever attacks knows the rules of hiding, every number that is shown, and how many cases are in the row.
    They win if a hidden cell can only be one number, or only be a small one above nought. Every row of up to
    `most` cases is tried. Returns what was won.
    """
    looks_alike: dict[tuple[int, Published], list[Row]] = defaultdict(list)
    for numbers in product(range(most + 1), repeat=columns):
        if LEAST <= sum(numbers) <= most:
            looks_alike[sum(numbers), hide(numbers)].append(numbers)
    won: list[object] = []
    for (total, published), possible in looks_alike.items():
        for place, number in enumerate(published):
            could_be = {numbers[place] for numbers in possible}
            if number is None and (len(could_be) == 1 or could_be <= set(range(1, LEAST))):
                won.append((total, published, place))
            if number is not None and number < LEAST:
                won.append((total, published, place))
    assert len(looks_alike) > columns, "nothing was published, so nothing was tried"
    return won


def hidden_here(numbers: Row) -> Published:
    """As it is done; that a row is not published at all is something that the attacker sees as well."""
    return shown(one_row(numbers))


@pytest.mark.parametrize("columns", [2, 3, 4, 5])
def test_who_knows_the_total_and_how_it_is_hidden_cannot_find_a_small_number(columns: int) -> None:
    assert worked_out(hidden_here, columns) == []


def nothing_hidden(numbers: Row) -> Published:
    return numbers


def only_the_small(numbers: Row) -> Published:
    return tuple(number if number >= LEAST else None for number in numbers)


def nought_is_told(numbers: Row) -> Published:
    return tuple(number if number == 0 or number >= LEAST else None for number in numbers)


def a_second_cell_of_any_size(numbers: Row) -> Published:
    """The next smallest is hidden only where one cell alone would be: the usual rule of thumb."""
    found = list(only_the_small(numbers))
    left = [place for place, number in enumerate(found) if number is not None]
    if len(found) - len(left) == 1 and left:
        found[min(left, key=lambda place: numbers[place])] = None
    return tuple(found)


@pytest.mark.parametrize("hide", [nothing_hidden, only_the_small, nought_is_told, a_second_cell_of_any_size])
def test_the_same_attempt_succeeds_where_less_is_hidden(hide: Callable[[Row], Published]) -> None:
    """So that the attempt above is known to be one."""
    assert worked_out(hide, 3)


def rounded_middles(bands: Row) -> set[float]:
    """What the median, to the nearest five, can be of cases in these bands of days (0-7, 8-28, 29-60)."""
    edges = ((0, 7), (8, 28), (29, 60))
    lowest = sorted(edge[0] for edge, number in zip(edges, bands, strict=True) for _ in range(number))
    highest = sorted(edge[1] for edge, number in zip(edges, bands, strict=True) for _ in range(number))
    low, high = median(lowest), median(highest)
    return {5.0 * round(value / 5) for value in (low + step / 2 for step in range(int(2 * (high - low)) + 1))}


def test_the_median_beside_the_bands_gives_no_small_number_away() -> None:
    """A second attempt, across two things that are told: the bands of a number, and its median."""
    looks_alike: dict[tuple[int, Published, float], list[Row]] = defaultdict(list)
    for numbers in product(range(14), repeat=3):
        for middle in rounded_middles(numbers) if LEAST <= sum(numbers) <= 13 else ():
            looks_alike[sum(numbers), hidden_here(numbers), middle].append(numbers)
    assert len(looks_alike) > 50
    for (total, published, middle), possible in looks_alike.items():
        for place, number in enumerate(published):
            could_be = {numbers[place] for numbers in possible}
            small = len(could_be) == 1 or could_be <= set(range(1, LEAST))
            assert number is not None or not small, (total, published, middle, could_be)


def narrowed(union: int, part: int, cases: int) -> set[int]:
    """What a hidden group can be, of which and one other group of `part` a group of `union` is made."""
    hidden = {n for n in range(cases + 1) if n < LEAST or cases - n < LEAST}
    return {n for n in hidden if union - part <= n <= union}


def test_a_group_and_what_it_is_made_of_are_never_told_together() -> None:
    """A third attempt, across two tables: fourteen cases in either of two groups, thirteen in one."""
    assert narrowed(14, 13, 20) <= set(range(1, LEAST)), "the attempt would succeed"
    made = [facts(failures=frozenset({"Gaps"}), findings=frozenset({"A"})) for _ in range(13)]
    made += [facts(failures=frozenset({"Gaps"}), findings=frozenset({"B"}))]
    found = across([*made, *[facts()] * 6])
    assert table(found, "Findings of the join-up check")["B", "Cases"] == 1
    safe = {one.name: one for one in suppressed(found).tables}
    assert "Findings of the join-up check" not in safe
    assert safe["Where the help does not join up"].cells["Gaps", "Cases"] == 14


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

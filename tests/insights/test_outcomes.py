"""Scores side by side, distance travelled, the matrix, and shared targets."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.casefile.case import Case
from navigator.casefile.needs import Target
from navigator.insights.outcomes import Scorer, outcomes, outcomes_of, side_by_side, then_and_now
from navigator.insights.scales import Scale, scale_of
from navigator.insights.targets import read_target, read_targets
from navigator.insights.who_knows import who_knows
from navigator.interchange.example import example_case, example_id
from tests.factories import DAYS, cases
from tests.insights.check.small_cases import TODAY, ago, need, org, score, step, view, worker

AS_OF = date(2026, 11, 20)
EXAMPLE = example_case(AS_OF)


def test_the_lines_of_a_need_are_by_scorer_and_never_averaged() -> None:
    (on_the_journey, by_severity) = outcomes_of(EXAMPLE, EXAMPLE.needs[example_id("head")], AS_OF)
    named = [line.scorer.in_words(EXAMPLE) for line in on_the_journey.lines]
    assert named == ["Sam", "The keyworker", "Marlhaven Community Mental Health Team"]
    assert (by_severity.scale.key, len(by_severity.lines)) == ("severity", 1)
    assert on_the_journey.distance == 0 and on_the_journey.apart == 4
    low, high = on_the_journey.lowest_and_highest
    assert (low.last.value, high.last.value) == (2, 6)


def test_what_was_scored_on_one_day_stands_side_by_side() -> None:
    days = side_by_side(EXAMPLE, EXAMPLE.needs[example_id("home")], AS_OF)
    assert days[0].day == date(2026, 10, 12)
    assert [(s.by, s.value) for s in days[0].scores] == [("client", 4), ("keyworker", 3)]
    assert [day.day for day in days] == sorted((day.day for day in days), reverse=True)


def test_distance_is_better_upwards_on_whatever_scale() -> None:
    items = (need(), score(8, 90, scale="severity"), score(3, 5, scale="severity"))
    (outcome,) = outcomes(Case.of(*items), TODAY)
    assert outcome.distance == 5
    assert (
        outcomes(Case.of(need(), score(8, 90, scale="of_theirs"), score(3, 5, scale="of_theirs")), TODAY)[
            0
        ].distance
        is None
    )
    assert outcomes(Case.of(need(), score(8, 90)), TODAY)[0].distance is None


def test_the_keyworkers_distance_counts_where_the_client_has_not_scored_twice() -> None:
    (outcome,) = outcomes(
        Case.of(need(), score(2, 9, "keyworker"), score(5, 1, "keyworker"), score(9, 1)), TODAY
    )
    assert outcome.distance == 3


def test_scores_of_days_to_come_or_without_a_value_are_left_out() -> None:
    case = Case.of(need(), score(5, -3))
    assert outcomes(case, TODAY) == () == then_and_now(case, "client", TODAY)


def test_then_and_now_are_of_open_needs_in_the_clients_order() -> None:
    found = then_and_now(EXAMPLE, "client", AS_OF)
    assert [item.id for item, *_ in found][:3] == [example_id(key) for key in ("home", "tia", "diabetes")]
    assert example_id("gp") not in {item.id for item, *_ in found}
    home = found[0]
    assert (home[2].value, home[3].value) == (2, 4)


@pytest.mark.parametrize(("value", "says"), [(1, "1, stuck"), (10, "10, managing without us"), (2.5, "2.5")])
def test_a_step_of_the_journey_has_words(value: float, says: str) -> None:
    assert scale_of("journey").in_words(value) == says


@given(st.floats(-100, 100), st.floats(-100, 100), st.sampled_from((-1, 0, 1)))
def test_goodness_is_between_nought_and_one_and_follows_the_scale(
    one: float, other: float, better: int
) -> None:
    scale = Scale("s", "S", 0, 10, better)
    low, high = sorted((one, other))
    assert 0 <= scale.goodness(low) <= 1
    in_order = scale.goodness(low) <= scale.goodness(high)
    assert in_order or better < 0


def test_the_matrix_says_who_knows_of_what() -> None:
    matrix = who_knows(EXAMPLE, AS_OF)
    assert len(matrix.needs) == 12
    assert matrix.organisations[0] == example_id("harbour_house")
    assert matrix.shares[example_id("harbour_house")] == 9
    cell = matrix.cell(example_id("head"), example_id("cmht"))
    assert cell.leads and cell.severity == 3
    assert cell.in_words() == "Leads; says 3 of 10; 2 steps"
    assert not matrix.cell(example_id("reading"), example_id("cmht")).knows
    ashmarsh = matrix.cell(example_id("diabetes"), example_id("ashmarsh"))
    assert ashmarsh.in_words() == "No longer active"


def test_two_records_of_one_organisation_are_one_column() -> None:
    case = Case.of(need(), org("a"), org("b", same_as="a"), view("a", 3), view("b", 5, 2))
    matrix = who_knows(case, TODAY)
    assert matrix.organisations == ("a",) and matrix.cell("home", "a").severity == 5


@given(cases(), DAYS)
def test_any_case_can_be_read(case: Case, today: date) -> None:
    for outcome in outcomes(case, today):
        assert outcome.lines and outcome.apart >= 0
    matrix = who_knows(case, today)
    assert all(0 < share <= len(matrix.needs) for share in matrix.shares.values())
    read_targets(case)


def test_a_target_says_who_pulls_who_is_idle_and_who_helps_without_being_asked() -> None:
    target = Target(id="t", name="Digital", organisations=("a", "b"), needs=("home",))
    case = Case.of(
        target, need(), org("a"), org("b"), org("c"), step("online", organisation="a"),
        step("phone", organisation="a", status="done"), step("lesson", organisation="c"),
    )  # fmt: skip
    found = read_target(case, target)
    assert dict(found.pulling) == {"a": ("online",), "c": ("lesson",)}
    assert (found.idle, found.unasked, found.only_one) == (("b",), ("c",), "")
    assert [done.id for done in found.done] == ["phone"] and [n.id for n in found.needs] == ["home"]


def test_the_example_has_one_target_that_one_pulls_alone() -> None:
    alone = [found.only_one for found in read_targets(EXAMPLE)]
    assert sorted(alone) == ["", "", example_id("lantern")]


def test_who_scores_is_named_in_words() -> None:
    case = Case.of(worker("ada", "a"), org("a"))
    assert Scorer("client").in_words(case) == "The client"
    assert Scorer("organisation", "a").in_words(case) == "A"
    assert Scorer("").in_words(case) == "Nobody said who"
    assert ago(0).earliest == TODAY

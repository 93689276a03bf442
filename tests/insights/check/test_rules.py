"""Every rule speaks of what it is about, and is quiet when that is not so."""

from datetime import date

import pytest
from hypothesis import given, settings

from navigator.casefile.case import Case
from navigator.insights.check.checking import check, check_all
from navigator.insights.check.finding import Severity
from navigator.insights.check.registry import RULES
from navigator.insights.check.wording import listed
from tests.factories import DAYS, cases
from tests.insights.check import examples_of_agencies, examples_of_client, examples_of_plan
from tests.insights.check.small_cases import TODAY, Quiet, Speaks, need, org, relies, step, waits

PARTS = (examples_of_agencies, examples_of_client, examples_of_plan)
SPEAKS: list[Speaks] = [one for part in PARTS for one in part.SPEAKS]
QUIET: list[Quiet] = [one for part in PARTS for one in part.QUIET]


@pytest.mark.parametrize("example", SPEAKS, ids=lambda example: example.rule)
def test_it_speaks(example: Speaks) -> None:
    found = [f for f in check(Case.of(*example.items), TODAY) if f.rule == example.rule]
    assert sorted(tuple(sorted(f.about)) for f in found) == sorted(tuple(sorted(a)) for a in example.about)


@pytest.mark.parametrize("example", QUIET, ids=lambda example: f"{example.rule}: {example.why}")
def test_it_is_quiet(example: Quiet) -> None:
    found = [f.title for f in check(Case.of(*example.items), TODAY) if f.rule == example.rule]
    assert not found


def test_every_rule_has_examples_of_both() -> None:
    rules = {rule.name for rule in RULES}
    assert {example.rule for example in SPEAKS} == rules == {example.rule for example in QUIET}
    assert len(rules) == len(RULES)


def test_nothing_is_said_of_an_empty_case() -> None:
    assert check(Case(), TODAY) == ()


def test_every_rule_says_why_it_matters_in_one_sentence() -> None:
    for rule in RULES:
        assert rule.why.endswith(".") and rule.why.count(". ") == 0
        assert rule.looks_for and not rule.looks_for.endswith(".")


@settings(max_examples=150)
@given(cases(), DAYS)
def test_any_case_can_be_checked_on_any_day(case: Case, today: date) -> None:
    found = check_all(case, today)
    assert [f.severity.place for f in found] == sorted(f.severity.place for f in found)
    assert found == check_all(case, today)
    for finding in found:
        assert finding.title and finding.how_can_we.words
        assert isinstance(finding.severity, Severity)
        assert not set(finding.evidence) & set(finding.about)


def test_what_waits_in_whichever_chain_is_told_with_the_step_that_relies_on_others() -> None:
    items = (
        need(), org("clinic"), step("visits"), relies("visits", "clinic"), step("flat", status="agreed"),
        step("job", status="agreed"), waits("flat", "visits"), waits("job", "flat"),
    )  # fmt: skip
    (found,) = [f for f in check(Case.of(*items), TODAY) if f.rule == "relies_on_unagreed"]
    assert found.title.endswith("“Flat” and “Job” wait for it.") and {"flat", "job"} <= set(found.evidence)


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["Ada"], "Ada"),
        (["Ada", "Ben"], "Ada and Ben"),
        (["Ada", "Ben", "Cal", "Di", "Eve"], "Ada, Ben, Cal and 2 more"),
        (
            ["The Lantern", "Probation, North and East", "CMHT"],
            "The Lantern; Probation, North and East; and CMHT",
        ),
        (["“Tests, weekly”", "“Visits”", "“Food”"], "“Tests, weekly”, “Visits” and “Food”"),
    ],
)
def test_names_are_listed_so_that_nobody_takes_one_for_two(names: list[str], said: str) -> None:
    assert listed(names) == said

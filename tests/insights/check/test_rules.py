"""Every rule speaks of what it is about, and is quiet when that is not so."""

from datetime import date

import pytest
from hypothesis import given, settings

from navigator.casefile.case import Case
from navigator.insights.check.checking import check, check_all
from navigator.insights.check.finding import Severity
from navigator.insights.check.registry import RULES
from tests.factories import DAYS, cases
from tests.insights.check import examples_of_agencies, examples_of_client, examples_of_plan
from tests.insights.check.small_cases import TODAY, Quiet, Speaks

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

"""The check of the example case: each rule fires where the author meant it, and says it kindly."""

import re
from datetime import date, timedelta
from functools import cache

import pytest

from navigator.casefile.case import Case
from navigator.casefile.item import Item
from navigator.insights.check.checking import check
from navigator.insights.check.finding import Does, Finding, Severity
from navigator.insights.check.registry import RULES
from navigator.interchange.example import example_case
from navigator.interchange.example_meant import what_was_meant

AS_OF = date(2026, 11, 20)
DAYS = [AS_OF, AS_OF + timedelta(days=6), AS_OF + timedelta(days=250)]
MEANT = what_was_meant()
NO_FINDINGS = {"decided_not_to_share", "no_about_me"}
"""A decision with its reasons is no failure; and his pages about himself are full on purpose."""
MORE_OF_THE_KIND = {"never_talked", "not_talked_lately", "no_agreement"}
"""Rules that find in the example more than the author's instances, all of them true of it."""


@cache
def checked(today: date) -> tuple[Finding, ...]:
    return check(example_case(today), today)


def found(today: date, rule: str) -> list[Finding]:
    return [finding for finding in checked(today) if finding.rule == rule]


def names(case: Case, items: tuple[str, ...]) -> list[str]:
    return [case.title_of(item) or item for item in items]


@pytest.mark.parametrize("today", DAYS, ids=str)
@pytest.mark.parametrize("rule", sorted(set(MEANT.by_rule) - NO_FINDINGS))
def test_each_rule_finds_what_was_meant(rule: str, today: date) -> None:
    case = example_case(today)
    findings = found(today, rule)
    for meant in MEANT.by_rule[rule]:
        fitting = [f for f in findings if set(meant.items) <= set(f.items)]
        assert len(fitting) == 1, (meant.keys, [names(case, f.items) for f in findings])
        assert not fitting[0].about or set(fitting[0].about) & set(meant.items)


@pytest.mark.parametrize("today", DAYS, ids=str)
@pytest.mark.parametrize("rule", sorted(set(MEANT.by_rule) - MORE_OF_THE_KIND - NO_FINDINGS))
def test_and_nothing_else(rule: str, today: date) -> None:
    meant = MEANT.by_rule[rule]
    findings = found(today, rule)
    assert len(findings) == len(meant), [finding.title for finding in findings]


def test_every_rule_that_was_meant_to_find_nothing_else_is_held_to_it() -> None:
    assert not MEANT.nowhere_else & (MORE_OF_THE_KIND | NO_FINDINGS)


def test_every_rule_is_meant_somewhere_in_the_example() -> None:
    rules = {rule.name for rule in RULES}
    assert set(MEANT.by_rule) - {"decided_not_to_share"} == rules - {"talk_not_known"}
    assert found(AS_OF, "talk_not_known"), "which nobody meant, and which is true of the example"


def test_no_page_about_himself_is_found_when_they_are_emptied() -> None:
    case = example_case(AS_OF)
    client = type(case.client)(id=case.client.id, preferred_name="Sam")
    emptied = case.with_items({("client", client.id): client})
    assert not found(AS_OF, "no_about_me")
    assert [f.about for f in check(emptied, AS_OF) if f.rule == "no_about_me"] == [(client.id,)]


def named_in(case: Case, title: str) -> list[Item]:
    """The people, organisations, needs and steps whose whole name stands in a title."""
    shelves = (case.people, case.organisations, case.needs, case.steps, case.targets)
    items = [item for shelf in shelves for item in shelf.values() if len(item.title) > 3]
    return [item for item in items if item.title.casefold() in title.casefold()]


def test_a_title_names_nothing_that_is_not_among_what_it_stands_on() -> None:
    case = example_case(AS_OF)
    for finding in checked(AS_OF):
        stray = [item.title for item in named_in(case, finding.title) if item.id not in finding.items]
        # A name that stands within another's, such as "The Lantern" in "Kitchen placement at the Lantern".
        inside = [name for item in finding.items for name in [case.title_of(item).casefold()]]
        assert not [s for s in stray if not any(s.casefold() in name for name in inside)], finding.title


def test_what_it_stands_on_is_in_the_case() -> None:
    case = example_case(AS_OF)
    for finding in checked(AS_OF):
        assert all(case.find(item) is not None for item in finding.items), finding.rule
        how = finding.how_can_we
        if how.does in (Does.EDIT, Does.SCORE):
            assert case.find(how.item) is not None
        if how.does is Does.ASK:
            values = dict(how.values)
            assert case.find(values["to_whom"]) is not None and values["what"]


BLAME = re.compile(
    r"\b(fault|fail(ed|s|ure)?|refuses|non-?compliant|disengaged|neglect\w*|lazy|guilty|should have|blame"
    r"|did not bother|forgot|ignored|poor|bad|wrong|error)\b",
    re.IGNORECASE,
)


def test_it_is_said_in_plain_sentences_that_blame_nobody() -> None:
    for finding in checked(AS_OF):
        about_names = re.sub(r"“[^”]*”", "it", finding.title)
        for words in (about_names, finding.why):
            assert words.rstrip().endswith((".", "?")), words
            assert "  " not in words and "None" not in words and "_" not in words, words
        assert not BLAME.search(about_names), finding.title
        assert len(finding.title) < 320, finding.title
        assert finding.how_can_we.words[0].isupper() and not finding.how_can_we.words.endswith(".")


def test_there_is_never_a_wall_of_what_comes_first() -> None:
    findings = checked(AS_OF)
    first = [finding for finding in findings if finding.severity is Severity.FIRST]
    assert 1 <= len(first) <= len(findings) / 5
    assert findings[0].rule == "unblocks_most_and_not_started"

"""What of the check may go on a page for others."""

import dataclasses
from datetime import date

from navigator.casefile.case import Case
from navigator.casefile.item import Item
from navigator.insights.check.checking import check
from navigator.insights.check.telling import findings_to_tell, may_be_told
from navigator.interchange.example import example_case, example_id

TODAY = date(2026, 11, 20)
CASE = example_case(TODAY)


def without(*hidden: Item) -> Case:
    return CASE.with_items({(item.KIND, item.id): None for item in hidden})


def test_those_who_see_all_are_told_the_three_first_of_different_rules() -> None:
    told = findings_to_tell(CASE, CASE, TODAY)
    assert [finding.rule for finding in told] == ["unblocks_most_and_not_started", "begun_too_early", "cycle"]
    assert findings_to_tell(CASE, CASE, TODAY, most=0) == ()


def test_a_finding_goes_with_any_item_that_is_held_back() -> None:
    for finding in check(CASE, TODAY):
        if may_be_told(finding, CASE, CASE):
            for item in finding.items:
                held = CASE.get(item)
                if held.KIND != "client":
                    assert not may_be_told(finding, CASE, without(held)), finding.rule


def test_an_item_of_which_a_part_is_held_back_is_not_told_of() -> None:
    card = CASE.steps[example_id("photo_id")]
    blanked = dataclasses.replace(card, expected_outcome="")
    shown = CASE.with_items({("step", card.id): blanked})
    assert "unblocks_most_and_not_started" not in [f.rule for f in findings_to_tell(CASE, shown, TODAY, 99)]


def test_what_is_only_found_because_something_is_held_back_is_never_told() -> None:
    shown = without(*CASE.scores.values(), *CASE.views.values(), *CASE.entries.values())
    on_the_part = {(f.rule, f.about) for f in check(shown, TODAY)}
    on_the_whole = {(f.rule, f.about) for f in check(CASE, TODAY)}
    assert on_the_part - on_the_whole, "a check of the part would find gaps that are not there"
    told = {(f.rule, f.about) for f in findings_to_tell(CASE, shown, TODAY, 99)}
    assert told and told <= on_the_whole


def test_what_the_client_keeps_between_few_is_never_told() -> None:
    rules = {finding.rule for finding in findings_to_tell(CASE, CASE, TODAY, 99)}
    assert rules and not rules & {"only_one_agency_knows", "no_agreement", "withdrawn"}


def test_nothing_is_told_of_an_empty_case() -> None:
    assert findings_to_tell(Case(), Case(), TODAY) == ()

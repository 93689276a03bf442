"""Scoring together on the screen, and what the pictures say."""

from datetime import date

import pytest

from navigator.insights.check.finding import Severity
from navigator.interchange.example import example_id
from navigator.ui.views.check import CheckView
from navigator.ui.views.outcomes import OutcomesView
from navigator.ui.widgets.line_card import LineCard
from navigator.ui.widgets.link_line import LinkLine
from tests.ui.hands import Hands


@pytest.fixture
def outcomes(sam: Hands) -> Hands:
    """The window on the outcomes of the example."""
    sam.show_view("outcomes")
    return sam


def view_of(hands: Hands) -> OutcomesView:
    assert isinstance(hands.view, OutcomesView)
    return hands.view


def test_two_choices_and_a_click_score_a_need_and_go_on_to_the_next(outcomes: Hands) -> None:
    card = view_of(outcomes).score
    assert card.chosen == example_id("home") and not card.save.isEnabled()
    card.client.setCurrentIndex(card.client.findData(5))
    card.keyworker.setCurrentIndex(card.keyworker.findData(3))
    card.note.setText("Nearly there")
    before = set(outcomes.case.scores)
    card.save.click()
    outcomes.until(lambda: len(outcomes.case.scores) == len(before) + 2)
    made = [score for score in outcomes.case.scores.values() if score.id not in before]
    assert sorted((s.by, s.value, s.note) for s in made) == [
        ("client", 5.0, "Nearly there"),
        ("keyworker", 3.0, ""),
    ]
    assert {s.need for s in made} == {example_id("home")}
    assert {s.date.earliest for s in made if s.date} == {date.today()}
    assert card.chosen == example_id("tia") and not card.save.isEnabled()


def test_the_chart_and_the_radar_say_themselves_in_words(outcomes: Hands) -> None:
    view = view_of(outcomes)
    outcomes.window.context.selection.select(example_id("head"))
    assert view.score.chosen == example_id("head")
    assert "They differ: Sam says 2, Marlhaven Community Mental Health Team 6." in view.words.text()
    assert "Sam from 2 to 2" in view.chart.accessibleDescription()
    assert "Somewhere safe to live: 2 then, 4 now" in view.radar.accessibleDescription()


def said(card: LineCard) -> dict[str, str]:
    """What each line of a card says, by the item that it opens."""
    return {line.item: line.accessibleName() for line in card.findChildren(LinkLine)}


def test_who_knows_and_who_pulls_stand_in_words(outcomes: Hands) -> None:
    view = view_of(outcomes)
    assert "The Lantern (says 6 of 10; 1 step)" in said(view.knowing)[example_id("reading")]
    assert "One pulls alone" in said(view.targets)[example_id("digital_target")]


def test_without_needs_there_is_nothing_to_score(nobody: Hands) -> None:
    nobody.show_view("outcomes")
    view = view_of(nobody)
    assert not view.score.isVisible() and not view.radar_card.isVisible() and not view.chart_card.isVisible()


def test_the_check_leads_to_scoring(sam: Hands) -> None:
    sam.show_view("check")
    check = sam.view
    assert isinstance(check, CheckView)
    section = check.sections[Severity.SOON]
    section.more.click()
    found = next(card for card in section.cards if card.finding.rule == "no_score_for_long")
    found.act.click()
    sam.until(lambda: isinstance(sam.view, OutcomesView))
    sam.until(lambda: view_of(sam).score.chosen == example_id("debts"))

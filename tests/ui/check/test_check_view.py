"""The check on the screen: findings in words, acts of one click, and setting aside in place."""

from collections.abc import Callable

import pytest

from navigator.casefile.client import Client
from navigator.casefile.ids import CLIENT_ID
from navigator.insights.check.finding import Does, Severity
from navigator.interchange.example import example_id
from navigator.ui.check.finding_card import FindingCard
from navigator.ui.timeline.view import TimelineView
from navigator.ui.views.check import CheckView
from navigator.ui.views.people_map import PeopleMapView
from tests.ui.hands import Hands


@pytest.fixture
def checked(sam: Hands) -> Hands:
    """The window on the check of the example."""
    sam.show_view("check")
    return sam


def view_of(hands: Hands) -> CheckView:
    assert isinstance(hands.view, CheckView)
    return hands.view


def cards(hands: Hands) -> list[FindingCard]:
    """All cards, everything unfolded."""
    view = view_of(hands)
    found = list(view.first.cards)
    for section in view.sections.values():
        if section.more.isVisible() and section.more.text() != "Show fewer":
            section.more.click()
        found += section.cards
    return found


def card(hands: Hands, rule: str) -> FindingCard:
    return next(one for one in cards(hands) if one.finding.rule == rule)


def rules(hands: Hands) -> list[str]:
    return [one.finding.rule for one in cards(hands)]


def test_one_thing_comes_first_and_the_rest_is_folded(checked: Hands) -> None:
    view = view_of(checked)
    assert [one.finding.rule for one in view.first.cards] == ["unblocks_most_and_not_started"]
    for severity, section in view.sections.items():
        assert len(section.cards) == 3
        assert section.heading.text().startswith(f"{severity.label} (")
    assert list(view.sections) == list(Severity)
    assert not view.quiet.isVisible()


def test_what_it_stands_on_is_one_click_away(checked: Hands) -> None:
    one = card(checked, "several_leads")
    one.evidence.click()
    assert sorted(line.item for line in one.links) == sorted(one.finding.items)
    line = next(line for line in one.links if line.item == example_id("ada_obi"))
    line.click()
    assert checked.window.context.selection.item == example_id("ada_obi")


def test_and_in_the_map_or_the_timeline(checked: Hands) -> None:
    one = card(checked, "several_leads")
    one.evidence.click()
    ada = example_id("ada_obi")
    checked.until(one.shows[ada].isVisible)
    checked.click(one.shows[ada])
    assert isinstance(checked.view, PeopleMapView)
    assert checked.view.canvas.selected == checked.window.context.selection.item == ada
    checked.show_view("check")
    late = card(checked, "blocked_on_nobody")
    late.evidence.click()
    waiting = next(item for item in late.finding.items if item in late.shows)
    checked.until(late.shows[waiting].isVisible)
    checked.click(late.shows[waiting])
    assert isinstance(checked.view, TimelineView)
    assert checked.view.canvas.item == checked.window.context.selection.item
    assert checked.view.line.text().startswith(checked.case.title_of(checked.view.canvas.item)[:10])


def test_what_is_selected_already_is_shown_all_the_same(checked: Hands) -> None:
    ada = example_id("ada_obi")
    checked.show_view("map")
    checked.select(checked.case.people[example_id("dana_whitlock")])
    checked.show_view("check")
    checked.select(checked.case.people[ada])
    one = card(checked, "several_leads")
    one.evidence.click()
    one.shows[ada].click()
    assert isinstance(checked.view, PeopleMapView) and checked.view.canvas.selected == ada


def test_a_click_makes_the_ask_and_shows_it(checked: Hands) -> None:
    one = card(checked, "begun_too_early")
    before = set(checked.case.asks)
    one.act.click()
    checked.until(lambda: len(checked.case.asks) == len(before) + 1)
    (made,) = set(checked.case.asks) - before
    checked.until(lambda: checked.window.context.selection.item == made)
    ask = checked.case.asks[made]
    assert (ask.from_whom, ask.to_whom) == (example_id("ada_obi"), example_id("joyce_mensah"))


def test_what_only_a_person_can_fill_in_opens_its_form(checked: Hands) -> None:
    one = next(c for c in cards(checked) if c.finding.rule == "need_without_lead")
    one.act.click()
    assert checked.window.context.selection.item == example_id("reading")
    assert checked.field("lead").isAncestorOf(checked.focus())


def test_every_how_can_we_is_one_click(checked: Hands) -> None:
    """A card of each thing that can be done: an ask, a step, a line on an agenda, an edit, scoring."""
    done: dict[str, str] = {}
    for one in cards(checked):
        done.setdefault(one.finding.how_can_we.does, one.finding.rule)
    assert set(done) == set(Does)

    def number() -> int:
        case = checked.case
        return len(case.asks) + len(case.steps) + len(case.meetings)

    before, agenda = number(), {m.id: m.agenda for m in checked.case.meetings.values()}
    card(checked, done[Does.STEP]).act.click()
    checked.until(lambda: number() == before + 1)
    assert checked.case.steps[checked.window.context.selection.item].status == "proposed"
    card(checked, done[Does.MEETING_ITEM]).act.click()
    checked.until(lambda: {m.id: m.agenda for m in checked.case.meetings.values()} != agenda)
    planned = card(checked, "unblocks_most_and_not_started")
    planned.act.click()
    checked.until(lambda: checked.case.steps[planned.finding.about[0]].planned_start is not None)
    assert checked.window.commands["undo"].isEnabled()


def test_a_finding_is_set_aside_in_place_and_told_again(checked: Hands) -> None:
    one = card(checked, "several_leads")
    one.aside.click()
    assert not one.form.save.isEnabled()
    one.form.reason.setText("Agreed with Probation")
    one.form.save.click()
    checked.until(view_of(checked).quiet.isVisible)
    assert "several_leads" not in rules(checked)
    quiet = view_of(checked).quiet
    assert quiet.heading.text() == "Set aside (1)"
    quiet.more.click()
    quiet.cards[0].again.click()
    checked.until(lambda: not view_of(checked).quiet.isVisible())
    assert "several_leads" in rules(checked)


def test_keeping_it_puts_the_form_away(checked: Hands) -> None:
    one = card(checked, "several_leads")
    one.aside.click()
    one.form.cancel.click()
    assert not one.form.isVisible() and not checked.case.set_asides


def test_a_case_in_which_all_joins_up_says_so(with_items: Callable[..., Hands]) -> None:
    hands = with_items(Client(id=CLIENT_ID, preferred_name="Jo", please_do="Ring after two"))
    hands.show_view("check")
    assert view_of(hands).summary.text() == "Nothing that does not join up was found."
    assert not any(section.isVisible() for section in view_of(hands).sections.values())

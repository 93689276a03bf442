"""What a removed colleague signed too late: seen by a person, taken over, or set aside and seen again."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from navigator.ui.laptop_stores import LaptopStores
from navigator.ui.share.late_card import LateCard
from tests.ui.conftest import PASSPHRASE, QUICK, OpenWindow
from tests.ui.hands import Hands
from tests.ui.share.team_hands import LENA, ben_is_late, dana, synced, team_view


@pytest.fixture
def ada(tmp_path: Path, open_window: OpenWindow) -> Hands:
    """Ada's window, after his work came too late."""
    ben_is_late(tmp_path)
    hands = open_window(LaptopStores(tmp_path / "ada", cost=QUICK))
    hands.unlock(PASSPHRASE)
    hands.open_case()
    hands.until(lambda: hands.window.context.team.late == 1)
    return hands


def card(hands: Hands) -> LateCard:
    view = team_view(hands)
    hands.until(lambda: len(view.late.cards) == 1 and view.late.cards[0].isVisible())
    return view.late.cards[0]


def words(card: LateCard) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel) if label.text()]


def test_it_is_told_in_sentences_and_does_not_count(ada: Hands) -> None:
    assert dana(ada.case).role == "Officer" and LENA.id not in ada.case.people
    assert "1 late to look at" in ada.window.case_screen.header.team.text()
    assert "1 to look at" in ada.button("Team (1)").accessibleName()
    view, said = team_view(ada), words(card(ada))
    assert view.late.heading.text() == "Late work to look at (1)"
    assert said[0] == "Ben Ito, Harbour House: 2 acts after they were removed"
    assert "Ben Ito, Harbour House added Lena Hart." in said
    assert "Ben Ito, Harbour House changed the role of Dana Whitlock to Probation officer." in said
    assert any("Name: Lena Hart; Role: Debt adviser" in line for line in said)
    assert not view.quiet.isVisible()


def test_taken_over_by_keys_it_is_in_the_case_and_goes_to_everybody(ada: Hands) -> None:
    take = card(ada).take
    take.setFocus()
    ada.press(Qt.Key.Key_Space, take)
    ada.until(lambda: LENA.id in ada.case.people and dana(ada.case).role == "Probation officer")
    view = team_view(ada)
    ada.until(lambda: not view.late.cards)
    assert view.done.text().startswith("Took over 2 acts of Ben Ito, Harbour House.")
    assert "late" not in ada.window.case_screen.header.team.text()
    ada.until(view.quiet.isVisible)
    synced(ada)
    assert ada.window.context.team.waiting == 0


def test_set_aside_it_stays_out_and_can_be_looked_at_again(ada: Hands) -> None:
    ada.click(card(ada).aside)
    view = team_view(ada)
    ada.until(lambda: view.late.heading.text() == "Late work, set aside")
    assert LENA.id not in ada.case.people
    assert ada.window.context.team.late == 0
    assert ada.button("Team").isVisible()
    assert words(card(ada))[1].startswith("Set aside: it stays out of the case.")
    ada.click(card(ada).again)
    ada.until(lambda: ada.window.context.team.late == 1)
    ada.until(lambda: card(ada).take.isEnabled() and card(ada).take.isVisible())
    ada.click(card(ada).take)
    ada.until(lambda: LENA.id in ada.case.people)

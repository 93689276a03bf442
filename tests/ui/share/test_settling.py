"""Two values for one field, settled in the window in each of the ways there are; the colleague has it too."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from navigator.actions.items import change_item
from navigator.ui.share.choice_card import ChoiceCard
from tests.ui.hands import Hands
from tests.ui.share.team_hands import DANA, ben_again, dana, synced, team_view

Key = Qt.Key


def choose_ones_own(hands: Hands, card: ChoiceCard) -> None:
    take = next(one for one in card.takes if "Probation officer" in one.accessibleName())
    take.setFocus()
    hands.press(Key.Key_Space, take)


def keep_both(hands: Hands, card: ChoiceCard) -> None:
    card.both.setFocus()
    hands.press(Key.Key_Space, card.both)


def write_a_third(hands: Hands, card: ChoiceCard) -> None:
    hands.click(card.write)
    assert card.dispute.choices, "an empty line settles nothing"
    hands.type_into(card.line, "Case manager")
    hands.press(Key.Key_Return, card.line)


@pytest.mark.parametrize(
    ("settle", "role"),
    [
        (choose_ones_own, "Probation officer"),
        (keep_both, "Social worker / Probation officer"),
        (write_a_third, "Case manager"),
    ],
)
def test_each_way_to_settle(
    sam: Hands, tmp_path: Path, settle: Callable[[Hands, ChoiceCard], None], role: str
) -> None:
    with ben_again(tmp_path) as bens:
        bens.commit(change_item(bens.case, DANA.id, {"role": "Social worker"}))
    sam.commit_elsewhere(change_item(sam.case, DANA.id, {"role": "Probation officer"}))
    sam.until(lambda: dana(sam.case).role == "Probation officer")
    synced(sam)
    view = team_view(sam)
    sam.until(lambda: len(view.choices) == 1 and view.choices[0].isVisible())
    assert view.choice_heading.text() == "To choose (1)"
    settle(sam, view.choices[0])
    sam.until(lambda: not view.choices and dana(sam.case).role == role)
    assert not view.choice_heading.isVisible()
    synced(sam)
    with ben_again(tmp_path) as bens:
        assert dana(bens.case).role == role and not bens.conflicts

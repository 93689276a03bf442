"""A share that stands still while somebody shares, invites or removes: saving waits for none of it."""

from pathlib import Path

import pytest

from navigator.ui.laptop_stores import LaptopStores
from navigator.ui.share.share_sheet import ShareSheet
from tests.ui.conftest import PASSPHRASE, QUICK, OpenWindow
from tests.ui.hands import Hands
from tests.ui.share.team_hands import DANA, bens_laptop, dana, freezing, set_role, share_sheet, synced


@pytest.fixture
def ada(tmp_path: Path, open_window: OpenWindow) -> Hands:
    """Ada's window on a case that she and Ben share."""
    with bens_laptop(tmp_path, (DANA,)):
        pass
    hands = open_window(LaptopStores(tmp_path / "ada", cost=QUICK))
    hands.unlock(PASSPHRASE)
    hands.open_case()
    hands.until(lambda: hands.window.context.team.words.startswith("Synced"))
    return hands


def remove_ben(hands: Hands, sheet: ShareSheet) -> None:
    """Press the button that takes him out of the team, after the honest sentence."""
    line = next(one for one in sheet.members if one.member.name.startswith("Ben"))
    hands.until(line.remove.isVisible)
    hands.click(line.remove)
    hands.click(line.sure)


def test_an_edit_is_saved_while_an_act_waits_for_the_share(ada: Hands) -> None:
    sheet = share_sheet(ada)
    with freezing() as frozen:
        remove_ben(ada, sheet)
        ada.until(lambda: bool(frozen) and sheet.busy)
        saved = ada.window.context.session.state
        set_role(ada, "Saved meanwhile")
        assert sheet.busy and frozen[0].is_running(), "the share has not answered yet"
        assert ada.window.context.session.state is not saved
        ada.window.context.team.sync()
        assert not ada.window.context.team.is_syncing, "a sync waits for the act, not beside it"
        ada.click(sheet.cancel)
        ada.until(lambda: not sheet.busy)
        ada.until(lambda: ada.window.context.team.is_syncing)
        ada.window.context.team.cancel()
    assert sheet.said.text(), "why it was not done"
    assert any(one.member.removed_ms is None and one.member.name.startswith("Ben") for one in sheet.members)
    sheet.accept()
    synced(ada)
    assert dana(ada.case).role == "Saved meanwhile"
    assert ada.window.context.team.waiting == 0


def test_the_window_closes_while_an_act_waits(ada: Hands) -> None:
    """Nothing hangs: the line is cut, the thread ends, and the case is closed."""
    sheet = share_sheet(ada)
    with freezing() as frozen:
        remove_ben(ada, sheet)
        ada.until(lambda: bool(frozen) and sheet.busy)
        ada.window.context.team.end()
        ada.until(lambda: not sheet.busy)
    assert sheet.said.text()


def test_locking_puts_the_sheet_away(ada: Hands) -> None:
    """Names of colleagues do not stay on the screen, and an act that waits is cut short."""
    sheet = share_sheet(ada)
    with freezing() as frozen:
        remove_ben(ada, sheet)
        ada.until(lambda: bool(frozen) and sheet.busy)
        ada.window.lock()
        ada.until(lambda: ada.window.vault.state is None)
    assert not [one for one in ada.window.findChildren(ShareSheet) if one.isVisible()]


def test_the_act_goes_before_a_sync_that_runs(ada: Hands) -> None:
    """The sync is stopped, which is no trouble with the share, and carries on afterwards."""
    sheet = share_sheet(ada)
    set_role(ada, "Probation officer")
    team = ada.window.context.team
    before = team.synced_ms
    team.sync()
    ada.until(lambda: team.is_syncing)
    remove_ben(ada, sheet)
    ada.until(lambda: not sheet.busy and sheet.said.text().startswith("Removed from the team."))
    ada.until(lambda: not team.is_syncing and team.synced_ms > before)
    assert team.trouble is None and team.waiting == 0
    assert not ada.window.banner.isVisible()

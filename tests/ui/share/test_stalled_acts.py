"""A share that stands still while somebody shares, invites or removes: saving waits for none of it."""

from navigator.ui.share.share_sheet import ShareSheet
from tests.ui.hands import Hands
from tests.ui.share.team_hands import dana, freezing, set_role, share_sheet, synced


def remove_ben(hands: Hands, sheet: ShareSheet) -> None:
    """Press the button that takes him out of the team, after the honest sentence."""
    line = next(one for one in sheet.members if one.member.name.startswith("Ben"))
    hands.until(line.remove.isVisible)
    hands.click(line.remove)
    hands.click(line.sure)


def test_an_edit_is_saved_while_an_act_waits_for_the_share(sam: Hands) -> None:
    sheet = share_sheet(sam)
    with freezing() as frozen:
        remove_ben(sam, sheet)
        sam.until(lambda: bool(frozen) and sheet.busy)
        saved = sam.window.context.session.state
        set_role(sam, "Saved meanwhile")
        assert sheet.busy and frozen[0].is_running(), "the share has not answered yet"
        assert sam.window.context.session.state is not saved
        sam.window.context.team.sync()
        assert not sam.window.context.team.is_syncing, "a sync waits for the act, not beside it"
        sam.click(sheet.cancel)
        sam.until(lambda: not sheet.busy)
        sam.until(lambda: sam.window.context.team.is_syncing)
        sam.window.context.team.cancel()
    assert sheet.said.text(), "why it was not done"
    assert any(one.member.removed_ms is None and one.member.name.startswith("Ben") for one in sheet.members)
    sheet.accept()
    synced(sam)
    assert dana(sam.case).role == "Saved meanwhile"
    assert sam.window.context.team.waiting == 0


def test_the_window_closes_while_an_act_waits(sam: Hands) -> None:
    """Nothing hangs: the line is cut, the thread ends, and the case is closed."""
    sheet = share_sheet(sam)
    with freezing() as frozen:
        remove_ben(sam, sheet)
        sam.until(lambda: bool(frozen) and sheet.busy)
        sam.window.context.team.end()
        sam.until(lambda: not sheet.busy)
    assert sheet.said.text()


def test_locking_puts_the_sheet_away(sam: Hands) -> None:
    """Names of colleagues do not stay on the screen, and an act that waits is cut short."""
    sheet = share_sheet(sam)
    with freezing() as frozen:
        remove_ben(sam, sheet)
        sam.until(lambda: bool(frozen) and sheet.busy)
        sam.window.lock()
        sam.until(lambda: sam.window.vault.state is None)
    assert not [one for one in sam.window.findChildren(ShareSheet) if one.isVisible()]


def test_the_act_goes_before_a_sync_that_runs(sam: Hands) -> None:
    """The sync is stopped, which is no trouble with the share, and carries on afterwards."""
    sheet = share_sheet(sam)
    set_role(sam, "Probation officer")
    team = sam.window.context.team
    before = team.synced_ms
    team.sync()
    sam.until(lambda: team.is_syncing)
    remove_ben(sam, sheet)
    sam.until(lambda: not sheet.busy and sheet.said.text().startswith("Removed from the team."))
    sam.until(lambda: not team.is_syncing and team.synced_ms > before)
    assert team.trouble is None and team.waiting == 0
    assert not sam.window.banner.isVisible()

"""What one does in the team's sheet: leaving, the recovery key, inviting by a passphrase, filling again."""

import shutil
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from navigator.actions.items import change_item
from navigator.store.cases import open_case
from navigator.sync.sharing import escrow_of, members
from navigator.ui.laptop_stores import LaptopStores
from navigator.ui.share.join_sheet import JoinSheet
from navigator.ui.share.share_sheet import ShareSheet
from tests.ui.conftest import PASSPHRASE, QUICK
from tests.ui.hands import Hands
from tests.ui.share.team_hands import DANA, ben_again, dana, set_role, share_sheet, synced

RECOVERY = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"
TOLD_BY_TELEPHONE = "orchard kettle seven brass"


def at_rest(hands: Hands, sheet: ShareSheet | JoinSheet) -> str:
    """What the sheet says once it is done."""
    hands.until(lambda: not sheet.busy)
    return sheet.said.text()


def on_bens_laptop(folder: Path) -> tuple[list[str], str]:
    """Whom Ben's laptop knows as in the team, and the recovery key, after it has synced."""
    with ben_again(folder):
        pass
    stores = LaptopStores(folder / "ben", cost=QUICK)
    with stores.unlock(PASSPHRASE, None) as ben, open_case(ben, ben.cases()[0].id) as opened:
        team = [one.name for one in members(ben, opened) if one.removed_ms is None]
        return sorted(name.split(",")[0] for name in team), escrow_of(ben, opened)


def test_leaving_tells_the_team_and_keeps_the_case(sam: Hands, tmp_path: Path) -> None:
    set_role(sam, "Probation officer")
    sheet = share_sheet(sam)
    sam.click(sheet.leave)
    assert sheet.said.text() == "Press once more to leave." and sam.window.context.team.is_shared
    sam.click(sheet.leave)
    header = sam.window.case_screen.header.team
    sam.until(lambda: header.text() == "Share…")
    assert dana(sam.case).role == "Probation officer"
    assert not sam.window.context.team.every.isActive()
    team, _ = on_bens_laptop(tmp_path)
    assert team == ["Ben Ito"]
    with ben_again(tmp_path) as bens:
        assert dana(bens.case).role == "Probation officer", "what was not sent yet was sent first"


def test_leaving_when_the_folder_is_gone(sam: Hands, tmp_path: Path) -> None:
    """The team cannot be told, which is said; one may leave without telling it."""
    (tmp_path / "share").rename(tmp_path / "unplugged")
    sheet = share_sheet(sam)
    sam.click(sheet.leave)
    sam.click(sheet.leave)
    assert "The folder of the share is not there." in at_rest(sam, sheet)
    assert sam.window.context.team.is_shared
    sam.click(sheet.forget)
    assert sheet.forget.text() == "Yes, leave without telling"
    sam.click(sheet.forget)
    sam.until(lambda: sam.window.case_screen.header.team.text() == "Share…")
    assert dana(sam.case).role == "Officer"


def test_the_recovery_key(sam: Hands, tmp_path: Path) -> None:
    sheet = share_sheet(sam)
    sheet.escrow.setText("age1nonsense")
    sam.click(sheet.save_escrow)
    assert "those begin with age1" in at_rest(sam, sheet)
    assert sheet.escrow.text() == "age1nonsense", "to be mended, not typed again"
    sheet.escrow.setText(RECOVERY)
    sam.click(sheet.save_escrow)
    assert at_rest(sam, sheet) == "The recovery key is saved."
    assert on_bens_laptop(tmp_path)[1] == RECOVERY
    sheet.escrow.clear()
    sam.click(sheet.save_escrow)
    assert at_rest(sam, sheet) == "There is no recovery key now."
    assert on_bens_laptop(tmp_path)[1] == ""


def test_inviting_by_a_passphrase_and_joining_by_it(
    ada: Hands, ben: Hands, folder: Path, tmp_path: Path
) -> None:
    sheet = share_sheet(ada)
    sheet.address.setText(str(folder))
    ada.click(sheet.begin)
    ada.until(lambda: not sheet.busy and sheet.team.isVisible())
    invite = sheet.invite
    ada.click(invite.go)
    assert not sheet.busy and not sheet.findChildren(QFileDialog), "a name is wanted first"
    invite.name.setText("Ben Ito")
    invite.secret.line.setText("short")
    ada.click(invite.go)
    assert "passphrase" in at_rest(ada, sheet).lower(), "a weak one is refused"
    invite.secret.line.setText(TOLD_BY_TELEPHONE)
    ada.click(invite.go)
    ada.until(lambda: not sheet.busy and bool(sheet.findChildren(QFileDialog)))
    invitation = tmp_path / "invitation"
    dialog = sheet.findChildren(QFileDialog)[-1]
    dialog.fileSelected.emit(str(invitation))
    dialog.reject()
    assert invite.secret.text() == "", "it does not stay on the screen"
    invited = next(line for line in sheet.members if line.member.is_invited)
    assert invited.remove.text() == "Withdraw the invitation"
    sheet.accept()

    ben.window.commands["join"].trigger()
    joining = ben.window.findChildren(JoinSheet)[-1]
    ben.until(lambda: bool(joining.card.text()))
    joining.open_file(str(invitation))
    assert at_rest(ben, joining), "that it wants a passphrase is said"
    assert not joining.third.isVisible()
    joining.secret.line.setText(TOLD_BY_TELEPHONE)
    joining.secret.entered.emit()
    ben.until(joining.third.isVisible)
    assert "invites you to the case of Sam." in joining.about.text()
    ben.click(joining.go)
    ben.until(lambda: ben.window.context.session.is_open and bool(ben.case.people))
    synced(ada)
    again = share_sheet(ada)
    names = [line.member.name for line in again.members if line.member.removed_ms is None]
    assert sorted(name.split(",")[0] for name in names) == ["Ada Obi", "Ben Ito"]
    assert not any(line.member.is_invited for line in again.members if line.member.removed_ms is None)


def test_an_emptied_folder_is_filled_again_when_somebody_says_so(sam: Hands, tmp_path: Path) -> None:
    share = tmp_path / "share"
    shutil.rmtree(share)
    share.mkdir()
    sam.window.commands["sync"].trigger()
    sam.until(lambda: "the file that marks it as the share is not in it" in sam.window.banner.text())
    assert list(share.iterdir()) == [], "nothing is written into what may be the wrong folder"
    set_role(sam, "Probation officer")
    sheet = share_sheet(sam)
    sam.click(sheet.fill)
    assert sheet.fill.text() == "Yes, this is the right folder" and list(share.iterdir()) == []
    sam.click(sheet.fill)
    sam.until(lambda: not sheet.busy and sheet.said.text() == "The folder is the share again.")
    sheet.accept()
    synced(sam)
    assert sam.window.context.team.trouble is None
    with ben_again(tmp_path) as bens:
        assert dana(bens.case).role == "Probation officer"
        bens.commit(change_item(bens.case, DANA.id, {"role": "Senior officer"}))
    synced(sam)
    sam.until(lambda: dana(sam.case).role == "Senior officer")

"""Syncing that nobody asks for: every few minutes, and a little after the last change; and a share that is
away, or older than it was.
"""

import re
import shutil
from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from navigator.actions.items import change_item
from navigator.ui.share.team import AFTER_CHANGE_MS, EVERY_MS
from tests.ui.hands import Hands
from tests.ui.share.team_hands import DANA, ben_again, dana, set_role, synced

_AT_ONCE_MS = 20


def ben_says(folder: Path, role: str) -> None:
    with ben_again(folder) as bens:
        bens.commit(change_item(bens.case, DANA.id, {"role": role}))


def test_what_a_colleague_did_comes_in_by_itself_and_leaves_the_form_alone(
    sam: Hands, tmp_path: Path
) -> None:
    team = sam.window.context.team
    assert team.every.isActive() and team.every.interval() == EVERY_MS == 180_000
    with sam.bot.waitActive(sam.window):
        sam.window.activateWindow()
    sam.select(dana(sam.case))
    line = sam.editor("when_to_reach", QLineEdit)
    line.setFocus()
    sam.keys("Mornings bef")
    ben_says(tmp_path, "Social worker")
    team.every.start(_AT_ONCE_MS)
    sam.until(lambda: dana(sam.case).role == "Social worker")
    assert line.text() == "Mornings bef" and line.hasFocus()
    assert line.cursorPosition() == len("Mornings bef")
    assert sam.editor("role", QLineEdit).text() == "Social worker", "beside it, the field shows what came"
    sam.keys("ore ten")
    sam.window.case_screen.flush()
    sam.until(lambda: dana(sam.case).when_to_reach == "Mornings before ten")


def test_what_was_changed_goes_a_little_after_the_last_change(sam: Hands, tmp_path: Path) -> None:
    team = sam.window.context.team
    team.every.stop()
    assert not team.soon.isActive() and team.soon.interval() == AFTER_CHANGE_MS == 15_000
    set_role(sam, "Probation officer")
    assert team.soon.isActive() and team.waiting == 1, "an act seldom comes alone: it waits a little"
    team.soon.stop()
    set_role(sam, "Senior officer")
    assert team.soon.isActive() and team.waiting == 2, "and anew with each change"
    team.soon.start(_AT_ONCE_MS)
    sam.until(lambda: team.waiting == 0 and not team.is_syncing)
    assert not team.soon.isActive()
    with ben_again(tmp_path) as bens:
        assert dana(bens.case).role == "Senior officer"


def test_a_folder_that_was_away_is_told_once_and_carries_on_when_it_is_back(
    sam: Hands, tmp_path: Path
) -> None:
    share, unplugged = tmp_path / "share", tmp_path / "unplugged"
    share.rename(unplugged)
    banner, team, header = sam.window.banner, sam.window.context.team, sam.window.case_screen.header
    sam.window.commands["sync"].trigger()
    sam.until(lambda: "The folder of the share is not there." in banner.text())
    assert "Everything is saved on this laptop." in banner.text()
    banner.hide()
    set_role(sam, "Probation officer")
    assert re.match(r"Not synced since \d+:\d\d[ap]m, 1 change waiting", header.team.text())
    assert "The folder of the share is not there." in header.team.toolTip()
    with sam.bot.waitSignal(team.changed):
        sam.window.commands["sync"].trigger()
    sam.until(lambda: not team.is_syncing)
    assert not banner.isVisible(), "what was said once is not said every three minutes"
    unplugged.rename(share)
    synced(sam)
    assert header.team.text().startswith("Last synced") and team.waiting == 0
    with ben_again(tmp_path) as bens:
        assert dana(bens.case).role == "Probation officer"


def test_a_folder_that_was_rolled_back_is_told_and_put_right(sam: Hands, tmp_path: Path) -> None:
    share, older = tmp_path / "share", tmp_path / "older"
    shutil.copytree(share, older)
    ben_says(tmp_path, "Social worker")
    synced(sam)
    set_role(sam, "Probation officer")
    synced(sam)
    shutil.rmtree(share)
    older.rename(share)
    synced(sam)
    said = sam.window.banner.text()
    assert (
        "had gone from the share: somebody removed them, or an older copy of the share was put back." in said
    )
    assert dana(sam.case).role == "Probation officer", "nothing is taken back here"
    with ben_again(tmp_path) as bens:
        assert dana(bens.case).role == "Probation officer", "and it is on the share again"

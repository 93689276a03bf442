"""This laptop's own disk is full while it syncs: the window says so once, and the next sync completes."""

import sys
from pathlib import Path

import pytest

from navigator.actions.items import change_item
from tests.ui.hands import Hands
from tests.ui.share.team_hands import DANA, ben_again, dana
from tests.ui.sharing.test_full_disk import largest_file

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit for a file's size")


def test_what_comes_in_on_a_full_disk(sam: Hands, tmp_path: Path) -> None:
    team = sam.window.context.team
    with ben_again(tmp_path) as bens:
        bens.commit(change_item(bens.case, DANA.id, {"role": "Social worker"}))
    (case_file,) = (tmp_path / "ada").rglob("*.case-wal")
    said: list[str] = []
    team.warned.connect(said.append)
    was_at_it: list[bool] = []
    team.changed.connect(lambda: was_at_it.append(team.is_syncing))
    with largest_file(case_file.stat().st_size):
        for _ in range(2):
            was_at_it.clear()
            team.sync()
            sam.until(lambda: True in was_at_it and not team.is_syncing)
            assert team.trouble is not None
    (sentence,) = said
    assert "Everything that was saved before is safe" in sentence
    assert team.words.startswith("Not synced") and dana(sam.case).role == DANA.role
    team.sync()
    sam.until(lambda: dana(sam.case).role == "Social worker")
    sam.until(lambda: team.words.startswith("Last synced"))

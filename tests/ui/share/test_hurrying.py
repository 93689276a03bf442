"""A sync that is busy with long files makes room for one of changes, which somebody waits for."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from navigator.sync import syncing
from navigator.sync.syncing import SyncResult
from tests.ui.hands import Hands
from tests.ui.share.team_hands import ben_again, set_role

DEADLINE = 10.0


def test_a_change_does_not_wait_for_the_files_before_it(
    sam: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    team, really = sam.window.context.team, syncing.sync_case
    made_room: list[bool] = []
    ended: list[SyncResult] = []

    def for_the_change(*words: Any, **more: Any) -> SyncResult:
        ended.append(really(*words, **more))
        return ended[-1]

    def busy_with_files(*words: object, is_asked_again: Callable[[], bool], **more: object) -> SyncResult:
        """Reads files until something else is wanted, as one that has hundreds to read does."""
        until = time.monotonic() + DEADLINE
        while not is_asked_again() and time.monotonic() < until:
            pass
        made_room.append(is_asked_again())
        monkeypatch.setattr(syncing, "sync_case", for_the_change)
        return SyncResult()

    monkeypatch.setattr(syncing, "sync_case", busy_with_files)
    team.sync()
    sam.until(lambda: team.is_syncing)
    set_role(sam, "Probation officer")
    team.soon.stop()
    team.soon.timeout.emit()
    sam.until(lambda: bool(ended) and not team.is_syncing)
    assert made_room == [True] and [one.sent for one in ended] == [1]
    with ben_again(tmp_path) as bens:
        assert [one.role for one in bens.case.people.values()] == ["Probation officer"]

"""A share that takes its time: what the window says meanwhile, and what Cancel leaves."""

import re
from pathlib import Path

import pytest

from navigator.ui.laptop_stores import LaptopStores
from navigator.ui.share.join_sheet import JoinSheet
from tests.ui.conftest import PASSPHRASE, QUICK, OpenWindow
from tests.ui.hands import Hands
from tests.ui.share.slow_share import ada_invites_ben, ben_syncs_often, slow_share
from tests.ui.share.team_hands import team_view

_MANY = 12


@pytest.fixture
def ada(tmp_path: Path, open_window: OpenWindow) -> Hands:
    """Ada's window, before her case is open."""
    ben_syncs_often(tmp_path, _MANY)
    hands = open_window(LaptopStores(tmp_path / "ada", cost=QUICK))
    hands.unlock(PASSPHRASE)
    return hands


def test_it_says_how_far_it_is_and_nothing_is_cut_off(ada: Hands) -> None:
    header, team = ada.window.case_screen.header, ada.window.context.team
    cut: list[str] = []

    def look() -> None:
        if header.team.isVisible() and header.team.width() < header.team.sizeHint().width():
            cut.append(header.team.text())

    team.changed.connect(look)
    with slow_share() as gate:
        ada.open_case()
        view = team_view(ada)
        ada.until(lambda: team.is_syncing and view.bar.isVisible())
        assert view.cancel.isVisible() and not view.sync.isEnabled()
        for _ in range(5):
            gate.release()
        ada.until(lambda: team.done >= 5)
        said = re.fullmatch(r"Reading (\d+) of (\d+)…", header.team.text())
        assert said is not None, header.team.text()
        done, whole = map(int, said.groups())
        assert (view.bar.value(), view.bar.maximum()) == (done, whole)
        assert done < whole == _MANY, "files that are known already do not count"
        for _ in range(_MANY):
            gate.release()
        ada.until(lambda: not team.is_syncing)
    ada.until(lambda: len(ada.case.entries) == _MANY)
    assert re.match(r"Last synced \d+:\d\d[ap]m( ·|$)", header.team.text())
    assert not view.bar.isVisible() and view.standing.text().startswith("Last synced")
    assert not cut


def test_cancel_ends_it_at_once_and_says_what_is_safe(ada: Hands) -> None:
    header, team = ada.window.case_screen.header, ada.window.context.team
    with slow_share() as gate:
        ada.open_case()
        view = team_view(ada)
        for _ in range(5):
            gate.release()
        ada.until(lambda: team.done >= 5)
        ada.click(view.cancel)
        ada.until(lambda: not team.is_syncing)
        ada.until(lambda: 0 < len(ada.case.entries) < _MANY)
        came = len(ada.case.entries)
        ada.until(lambda: len(ada.window.context.team.fresh.items) == came)
        assert header.team.text().startswith("Not synced yet, 1 change waiting")
        assert "Syncing was stopped. What had come in until then is saved" in view.standing.text()
        assert not view.bar.isVisible() and view.sync.isEnabled()
        assert view.sync.hasFocus(), "the keyboard stays where one syncs"
        for _ in range(2 * _MANY):
            gate.release()
        ada.click(view.sync)
        # What was read is not read again.
        ada.until(lambda: team.whole == _MANY - came)
        ada.until(lambda: len(ada.case.entries) == _MANY and not team.is_syncing)
    assert header.team.text().startswith("Last synced")
    assert "stopped" not in view.standing.text()
    # The next day, where there is no signal: it says since when.
    ada.window.lock()
    ada.until(lambda: ada.window.vault.state is None)
    with slow_share():
        ada.unlock(PASSPHRASE)
        ada.open_case()
        ada.until(lambda: team.is_syncing)
        team.cancel()
        ada.until(lambda: not team.is_syncing)
    assert header.team.text().startswith("Last synced")


def test_joining_says_how_far_it_is_and_cancel_keeps_what_came(
    tmp_path: Path, open_window: OpenWindow
) -> None:
    """The case is there then, and the rest of it comes by itself."""
    invitation = ada_invites_ben(tmp_path, _MANY)
    ben = open_window(LaptopStores(tmp_path / "ben", cost=QUICK))
    ben.unlock(PASSPHRASE)
    ben.window.commands["join"].trigger()
    joining = ben.window.findChildren(JoinSheet)[-1]
    ben.until(lambda: bool(joining.card.text()) and not joining.busy)
    joining.open_file(str(invitation))
    ben.until(joining.third.isVisible)
    with slow_share() as gate:
        ben.click(joining.go)
        gate.release(5)
        ben.until(lambda: re.match(r"Reading \d+ of \d+…", joining.said.text()) is not None)
        ben.until(lambda: int(joining.said.text().split()[1]) >= 5)
        ben.click(joining.cancel)
        ben.until(lambda: ben.window.context.session.is_open)
        ben.until(lambda: 0 < len(ben.case.entries) < _MANY)
        gate.release(2 * _MANY)
        ben.until(lambda: len(ben.case.entries) == _MANY)
        ben.until(lambda: not ben.window.context.team.is_syncing)

"""Two windows with real vaults, and one folder between them."""

from pathlib import Path

import pytest

from navigator.history.draft import Draft, making
from navigator.ui.laptop_stores import LaptopStores
from tests.ui.conftest import PASSPHRASE, QUICK, OpenWindow, fill_vault
from tests.ui.hands import Hands
from tests.ui.share.team_hands import DANA, bens_laptop


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "share"
    made.mkdir()
    return made


@pytest.fixture
def ada(tmp_path: Path, open_window: OpenWindow) -> Hands:
    """The window with Sam's case open, not shared yet."""
    fill_vault(tmp_path / "ada", {"Sam": Draft("Load", making(DANA))})
    hands = open_window(LaptopStores(tmp_path / "ada", cost=QUICK))
    hands.unlock(PASSPHRASE)
    hands.open_case()
    return hands


@pytest.fixture
def ben(tmp_path: Path, open_window: OpenWindow) -> Hands:
    """A colleague's window, with a vault and no case."""
    fill_vault(tmp_path / "ben", {}, name="Ben Ito")
    hands = open_window(LaptopStores(tmp_path / "ben", cost=QUICK))
    hands.unlock(PASSPHRASE)
    return hands


@pytest.fixture
def sam(tmp_path: Path, open_window: OpenWindow) -> Hands:
    """Ada's window on a case that Ben has joined, from a laptop without a window: see `ben_again`."""
    with bens_laptop(tmp_path, (DANA,)):
        pass
    hands = open_window(LaptopStores(tmp_path / "ada", cost=QUICK))
    hands.unlock(PASSPHRASE)
    hands.open_case()
    hands.until(lambda: hands.window.context.team.words.startswith("Last synced"))
    return hands

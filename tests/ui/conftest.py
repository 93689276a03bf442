"""What the tests of the window share: a vault in the test's folder, and a window with hands on it."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from navigator.casefile.item import Item
from navigator.history.draft import Draft, making
from navigator.interchange.example import example_draft
from navigator.store.cases import new_case
from navigator.store.passphrase import PassphraseCost
from navigator.store.vault import Vault
from navigator.ui.application import STYLE, end_window, make_window
from navigator.ui.laptop_stores import LaptopStores
from navigator.ui.theme import Brightness
from tests.ui.hands import Hands

QUICK = PassphraseCost(1, 1 << 20)
PASSPHRASE = "lantern gravel sofa nine"

MakeVault = Callable[..., LaptopStores]
OpenWindow = Callable[[LaptopStores], Hands]


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Qt's application is told of its style as the app's own is."""
    return ["tests", *STYLE]


@pytest.fixture
def make_vault(tmp_path: Path) -> MakeVault:
    """Makes a vault with cases: `make_vault(Sam=example, Lena=None)`, each a draft or None for nothing."""

    def make(**cases: Draft | None) -> LaptopStores:
        (tmp_path / "code").write_text(fill_vault(tmp_path / "profile", cases), encoding="ascii")
        return LaptopStores(tmp_path / "profile", cost=QUICK)

    return make


def fill_vault(folder: Path, cases: Mapping[str, Draft | None], *, name: str = "Ada Obi") -> str:
    """Make a vault with these cases; returns its recovery code."""
    vault, code = Vault.setup(
        folder, name=name, organisation="Harbour House", passphrase=PASSPHRASE, keyring=None, cost=QUICK
    )
    with vault:
        for client, draft in cases.items():
            with new_case(vault, client) as opened:
                if draft is not None:
                    opened.commit(draft)
    return code.text


@pytest.fixture
def open_window(qtbot: QtBot, qapp: QApplication) -> Iterator[OpenWindow]:
    """Opens the window on a vault; everything is closed when the test is over."""
    opened: list[Hands] = []

    def open_it(stores: LaptopStores) -> Hands:
        window = make_window(qapp, stores)
        window.resize(1280, 860)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        hands = Hands(window, qtbot)
        opened.append(hands)
        return hands

    yield open_it
    for hands in opened:
        hands.window.close()
        end_window(hands.window)
        hands.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(scope="session")
def example_vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed vault with the example case in it, to be copied: loading it takes a second."""
    folder = tmp_path_factory.mktemp("example")
    fill_vault(folder, {"Sam": example_draft(date.today()), "Lena K.": None})
    return folder


@pytest.fixture
def sam(example_vault: Path, tmp_path: Path, open_window: OpenWindow) -> Hands:
    """The window with the example case open."""
    folder = tmp_path / "profile"
    shutil.copytree(example_vault, folder)
    hands = open_window(LaptopStores(folder, cost=QUICK))
    return _opened(hands, partial(hands.case_row, "Sam"))


@pytest.fixture
def nobody(make_vault: MakeVault, open_window: OpenWindow) -> Hands:
    """The window with a case open about which nothing is known."""
    return _opened(open_window(make_vault(Nobody=None)))


@pytest.fixture
def with_items(make_vault: MakeVault, open_window: OpenWindow) -> Callable[..., Hands]:
    """Opens the window on a case that holds these items."""

    def open_case(*items: Item) -> Hands:
        draft = Draft("Load", tuple(edit for item in items for edit in making(item)))
        return _opened(open_window(make_vault(Test=draft)))

    return open_case


def _opened(hands: Hands, row: Callable[[], int] | None = None) -> Hands:
    # Now, while there is little to be laid out anew.
    hands.window.context.theme.set_brightness(Brightness.LIGHT)
    hands.unlock(PASSPHRASE)
    hands.open_case(row() if row else 0)
    return hands

"""The stage on which pictures are taken: a real window over a real vault in a folder of its own."""

import os
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import sqlalchemy  # noqa: F401  # before Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from navigator.casefile.case import Case
from navigator.history.draft import Draft
from navigator.interchange.example import example_draft
from navigator.store.cases import new_case
from navigator.store.passphrase import PassphraseCost
from navigator.store.vault import Vault
from navigator.ui.application import end_window, make_window
from navigator.ui.laptop_stores import LaptopStores
from navigator.ui.main_window import MainWindow
from navigator.ui.theme import Brightness

PASSPHRASE = "four words not related"
SIZE = (1360, 860)
_PATIENCE_S = 60.0


class Stage:
    """One window, and the ways to bring it into a state that is worth a picture."""

    def __init__(
        self, app: QApplication, folder: Path, *, cases: tuple[tuple[str, Draft | None], ...] | None
    ) -> None:
        """`cases` are names and what each holds; None leaves the folder without a vault."""
        if cases is not None:
            quick = PassphraseCost(1, 1 << 20)
            vault, _ = Vault.setup(
                folder,
                name="Ada Obi",
                organisation="Harbour House",
                passphrase=PASSPHRASE,
                keyring=None,
                cost=quick,
            )
            with vault:
                for name, draft in cases:
                    with new_case(vault, name) as opened:
                        if draft is not None:
                            opened.commit(draft)
        self.instead: QWidget | None = None
        """What is taken in place of the window, such as a screen of its own."""
        self.grey = False
        """Whether pictures are taken as a printer without colour would show them."""
        self.window: MainWindow = make_window(app, LaptopStores(folder))
        self.window.resize(*SIZE)
        self.window.show()
        self.settle()

    @property
    def case(self) -> Case:
        """The open case."""
        return self.window.context.session.case

    def until(self, holds: Callable[[], bool]) -> None:
        """Let the window live until this is so."""
        deadline = time.monotonic() + _PATIENCE_S
        while not holds():
            if time.monotonic() > deadline:
                raise TimeoutError("the window did not get there")
            QTest.qWait(5)

    def settle(self) -> None:
        """Let layouts and answers come to rest."""
        QTest.qWait(60)

    def unlock(self, passphrase: str = PASSPHRASE) -> None:
        """Open the vault."""
        self.window.vault.unlock(passphrase, None, self.window.parts.gate.unlock.refuse)
        self.until(lambda: self.window.vault.state is not None)

    def open_case(self, name: str) -> None:
        """Open the case of this name."""
        state = self.window.vault.state
        assert state is not None
        self.window.vault.open_case(next(one.id for one in state.records if one.name == name))
        self.until(lambda: self.window.context.session.is_open)
        self.settle()

    def view(self, key: str) -> None:
        """Show a view."""
        self.window.case_screen.show_view(key)
        self.settle()

    def select(self, item: str) -> None:
        """Select an item."""
        self.window.context.selection.select(item)
        self.settle()

    def look(self, brightness: Brightness, percent: int = 100) -> None:
        """Colours and size of text."""
        self.window.context.theme.set_brightness(brightness)
        self.window.context.theme.set_percent(percent)
        self.settle()

    def take(self, path: Path) -> None:
        """Take the picture, dialogs on top included."""
        self.settle()
        picture = (self.instead or self.window).grab().toImage()
        if self.grey:
            picture = picture.convertToFormat(QImage.Format.Format_Grayscale8)
        if (picture.width(), picture.height()) != SIZE:
            raise ValueError(f"the window grew to {picture.width()} by {picture.height()}: {path.name}")
        if not picture.save(str(path)):
            raise OSError(f"the picture could not be written: {path.name}")

    def close(self) -> None:
        """Close it all."""
        self.window.close()
        end_window(self.window)
        self.window.deleteLater()
        self.settle()


def example() -> Draft:
    """The example case as of today."""
    return example_draft(date.today())

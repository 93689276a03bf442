"""The first run, by keyboard: the questions, the recovery code kept, the vault open."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from navigator.store.vault import Vault
from navigator.ui.laptop_stores import LaptopStores
from navigator.ui.welcome.set_up import SetUp
from tests.ui.conftest import PASSPHRASE, QUICK, OpenWindow
from tests.ui.hands import Hands

Key = Qt.Key


def begin(open_window: OpenWindow, folder: Path) -> tuple[Hands, SetUp]:
    hands = open_window(LaptopStores(folder, cost=QUICK))
    page = hands.window.parts.gate.set_up
    hands.until(page.isVisible)
    return hands, page


def fill(hands: Hands, page: SetUp, passphrase: str = PASSPHRASE, again: str = PASSPHRASE) -> None:
    asked = page.questions
    hands.type_into(asked.name, "Ada Obi")
    hands.type_into(asked.organisation, "Harbour House")
    hands.type_into(asked.passphrase.line, passphrase)
    hands.type_into(asked.again.line, again)


def test_from_nothing_to_an_open_vault(open_window: OpenWindow, tmp_path: Path) -> None:
    hands, page = begin(open_window, tmp_path / "profile")
    fill(hands, page)
    assert page.questions.strength.text().startswith("Strong")
    hands.press(Key.Key_Return, page.questions.again.line)
    hands.until(page.recovery.isVisible)
    assert page.questions.passphrase.text() == "", "the passphrase is not kept on the screen"
    assert not page.recovery.go.isEnabled(), "first it has to be kept"

    hands.click(page.recovery.save)
    dialog = page.recovery.findChild(QFileDialog)
    assert dialog is not None
    kept = tmp_path / "stick" / "code.txt"
    kept.parent.mkdir()
    dialog.selectFile(str(kept))
    dialog.accept()
    hands.until(kept.exists)
    assert page.recovery.said.text().startswith("Saved.")

    page.recovery.tick.setFocus()
    hands.press(Key.Key_Space, page.recovery.tick)
    hands.click(page.recovery.go)
    hands.until(hands.window.case_screen.isVisible)
    assert hands.window.vault.state is not None
    assert hands.window.vault.state.name == "Ada Obi"
    hands.window.lock()
    hands.until(hands.window.parts.gate.unlock.isVisible)

    code = next(
        line.strip() for line in kept.read_text(encoding="utf-8").splitlines() if line.count("-") == 6
    )
    with Vault.unlock(tmp_path / "profile", recovery_code=code) as vault:
        assert vault.organisation == "Harbour House"


def test_a_name_is_needed(open_window: OpenWindow, tmp_path: Path) -> None:
    hands, page = begin(open_window, tmp_path / "profile")
    hands.click(page.questions.go)
    assert "name is needed" in page.questions.problem.text()
    assert page.questions.name.hasFocus()


def test_two_passphrases_have_to_be_the_same(open_window: OpenWindow, tmp_path: Path) -> None:
    hands, page = begin(open_window, tmp_path / "profile")
    fill(hands, page, again="lantern gravel sofa ten")
    hands.click(page.questions.go)
    assert "not the same" in page.questions.problem.text()
    assert not (tmp_path / "profile").joinpath("cases").exists()


def test_a_bad_passphrase_is_said_while_typing_and_refused(open_window: OpenWindow, tmp_path: Path) -> None:
    hands, page = begin(open_window, tmp_path / "profile")
    fill(hands, page, "password", "password")
    assert "guessed among the first" in page.questions.strength.text()
    hands.click(page.questions.go)
    hands.until(page.questions.problem.isVisible)
    assert "guessed among the first" in page.questions.problem.text()
    assert page.questions.go.isEnabled(), "it can be tried again"
    assert page.questions.passphrase.text() == "password", "what was typed stays"


def test_a_code_that_cannot_be_saved_is_said(open_window: OpenWindow, tmp_path: Path) -> None:
    hands, page = begin(open_window, tmp_path / "profile")
    page.show_recovery("0A1B-2C3D-4E5F-6G7H-8J9K-0M1N-2P3Q")
    page.recovery.save_to(str(tmp_path / "no such folder" / "code.txt"))
    assert "cannot be written" in page.recovery.said.text()
    assert hands.window.isVisible()

"""The dialog about passphrase and locking, used as somebody would whose passphrase was seen."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QLineEdit

from navigator.store.keyring_store import KeyringStore
from navigator.ui.application import end_window
from navigator.ui.laptop_stores import LaptopStores
from navigator.ui.welcome.locking import Locking
from tests.store.vaults import MemoryKeyring
from tests.ui.conftest import PASSPHRASE, QUICK, MakeVault, OpenWindow
from tests.ui.hands import Hands

Key = Qt.Key
NEW = "marble ferry onion seventeen"


def dialog_on(hands: Hands) -> Locking:
    hands.window.commands["locking"].trigger()
    dialog = hands.window.findChild(Locking)
    assert dialog is not None
    hands.until(dialog.isVisible)
    return dialog


def unlocked(make_vault: MakeVault, open_window: OpenWindow) -> tuple[Hands, Locking]:
    hands = open_window(make_vault(Sam=None))
    hands.unlock(PASSPHRASE)
    return hands, dialog_on(hands)


def test_the_passphrase_is_changed(make_vault: MakeVault, open_window: OpenWindow) -> None:
    hands, dialog = unlocked(make_vault, open_window)
    hands.type_into(dialog.old.line, PASSPHRASE)
    hands.type_into(dialog.new.line, NEW)
    hands.type_into(dialog.again.line, "marble ferry onion seventy")
    hands.press(Key.Key_Return, dialog.again.line)
    assert "not the same" in dialog.said.text()
    dialog.again.forget()
    hands.type_into(dialog.again.line, NEW)
    hands.press(Key.Key_Return, dialog.again.line)
    hands.until(lambda: dialog.said.text() == "The passphrase is changed.")
    assert dialog.new.text() == "", "no passphrase stays on the screen"
    dialog.accept()
    hands.window.lock()
    hands.unlock(NEW)


def test_a_wrong_old_passphrase_changes_nothing(make_vault: MakeVault, open_window: OpenWindow) -> None:
    hands, dialog = unlocked(make_vault, open_window)
    hands.type_into(dialog.old.line, "not this one at all")
    hands.type_into(dialog.new.line, NEW)
    hands.type_into(dialog.again.line, NEW)
    hands.click(dialog.change)
    hands.until(lambda: "does not open this vault" in dialog.said.text())
    dialog.accept()
    hands.window.lock()
    hands.unlock(PASSPHRASE)


def test_minutes_until_it_locks_hold_at_once_and_are_remembered(
    make_vault: MakeVault, open_window: OpenWindow, tmp_path: Path
) -> None:
    hands, dialog = unlocked(make_vault, open_window)
    dialog.minutes.setCurrentIndex(dialog.minutes.findData(2))
    assert hands.window.parts.idle.minutes == 2
    assert hands.window.parts.settings.idle_minutes == 2
    again = open_window(LaptopStores(tmp_path / "profile"))
    assert again.window.parts.idle.minutes == 2


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_new_recovery_code_is_printed_and_the_old_one_is_worthless(
    make_vault: MakeVault, open_window: OpenWindow, tmp_path: Path
) -> None:
    hands, dialog = unlocked(make_vault, open_window)
    old = (tmp_path / "code").read_text(encoding="ascii")
    hands.click(dialog.make_code)
    hands.until(dialog.recovery.isVisible)
    hands.click(dialog.recovery.print)
    printing = dialog.recovery.findChild(QPrintDialog)
    assert printing is not None
    printed = tmp_path / "printed.pdf"
    file_name = printing.findChild(QLineEdit, "filename")
    assert file_name is not None, "without a printer one prints to a file"
    file_name.setText(str(tmp_path))
    printing.accept()
    hands.until(lambda: "could not be printed" in dialog.recovery.said.text())
    hands.click(dialog.recovery.print)
    printing = dialog.recovery.findChildren(QPrintDialog)[-1]
    file_name = printing.findChild(QLineEdit, "filename")
    assert file_name is not None
    file_name.setText(str(printed))
    printing.accept()
    hands.until(printed.exists)
    words = PdfReader(printed).pages[0].extract_text().replace("\t", " ")
    assert "opens the vault when the passphrase is forgotten" in words
    code = next(line.strip() for line in words.splitlines() if line.count("-") == 6)
    assert code != old
    hands.click(dialog.recovery.tick)
    hands.click(dialog.recovery.go)
    dialog.accept()
    hands.window.lock()
    screen = hands.window.parts.gate.unlock
    hands.until(screen.isVisible)
    hands.click(screen.other)
    hands.type_into(screen.code, old)
    hands.press(Key.Key_Return, screen.code)
    hands.until(screen.problem.isVisible)
    screen.code.clear()
    hands.type_into(screen.code, code)
    hands.press(Key.Key_Return, screen.code)
    hands.until(hands.window.case_screen.isVisible)


def test_the_keyring_opens_it_without_asking_until_it_is_taken_out(
    make_vault: MakeVault, open_window: OpenWindow, tmp_path: Path
) -> None:
    stores = LaptopStores(make_vault(Sam=None).folder, cost=QUICK, keyring=KeyringStore(MemoryKeyring()))
    hands = open_window(stores)
    hands.unlock(PASSPHRASE)
    dialog = dialog_on(hands)
    hands.click(dialog.keyring)
    hands.until(lambda: "opens without asking" in dialog.said.text())
    hands.window.close()
    end_window(hands.window)

    again = open_window(stores)
    again.until(again.window.case_screen.isVisible)
    dialog = dialog_on(again)
    assert dialog.keyring.isChecked()
    again.click(dialog.keyring)
    again.until(lambda: "asks for its passphrase" in dialog.said.text())
    dialog.accept()
    again.window.lock()
    again.until(again.window.parts.gate.unlock.isVisible)
    assert not again.window.parts.gate.unlock.keyring.isVisible()
    again.unlock(PASSPHRASE)


def test_a_keyring_that_is_not_fit_is_said_and_nothing_changes(
    make_vault: MakeVault, open_window: OpenWindow
) -> None:
    keyring = MemoryKeyring()
    keyring.fault = OSError("the wallet is shut")
    stores = LaptopStores(make_vault(Sam=None).folder, cost=QUICK, keyring=KeyringStore(keyring))
    hands = open_window(stores)
    hands.unlock(PASSPHRASE)
    dialog = dialog_on(hands)
    hands.click(dialog.keyring)
    hands.until(lambda: "keyring did not open" in dialog.said.text())
    assert not dialog.keyring.isChecked()

"""The unlock screen: wrong ones are clear and slowed, the recovery code works, locking saves first."""

import dataclasses
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from navigator.casefile.network import Person
from navigator.store.attempts import WrongPassphrase
from navigator.store.idle import IdleWatch
from navigator.ui.idle_lock import IdleLock
from tests.ui.conftest import PASSPHRASE, MakeVault, OpenWindow
from tests.ui.hands import Hands

Key = Qt.Key


def test_a_wrong_passphrase_is_said_and_the_right_one_opens(
    make_vault: MakeVault, open_window: OpenWindow
) -> None:
    hands = open_window(make_vault(Sam=None))
    screen = hands.window.parts.gate.unlock
    hands.until(screen.isVisible)
    hands.type_into(screen.passphrase.line, "not this one")
    hands.press(Key.Key_Return, screen.passphrase.line)
    hands.until(screen.problem.isVisible)
    assert "does not open this vault" in screen.problem.text()
    assert screen.passphrase.line.hasFocus()
    assert screen.passphrase.line.selectedText() == "not this one", "typing again takes its place"
    hands.keys(PASSPHRASE)
    hands.press(Key.Key_Return)
    hands.until(hands.window.case_screen.isVisible)


def test_the_wait_counts_down_and_then_lets_try_again(make_vault: MakeVault, open_window: OpenWindow) -> None:
    hands = open_window(make_vault(Sam=None))
    screen = hands.window.parts.gate.unlock
    hands.until(screen.isVisible)
    screen.refuse(WrongPassphrase("That passphrase does not open this vault.", 2.0))
    assert "Try again in 2 seconds" in screen.problem.text()
    assert not screen.go.isEnabled()
    hands.until(lambda: "Try again in 1 second," in screen.problem.text())
    hands.until(screen.go.isEnabled)
    assert screen.problem.text() == "You can try again now."


def test_the_recovery_code_opens(make_vault: MakeVault, open_window: OpenWindow, tmp_path: Path) -> None:
    hands = open_window(make_vault(Sam=None))
    screen = hands.window.parts.gate.unlock
    hands.until(screen.isVisible)
    hands.click(screen.other)
    assert screen.code.hasFocus()
    hands.keys((tmp_path / "code").read_text(encoding="ascii").lower().replace("-", " "))
    hands.press(Key.Key_Return)
    hands.until(hands.window.case_screen.isVisible)


def test_a_mistyped_code_says_where_to_look(
    make_vault: MakeVault, open_window: OpenWindow, tmp_path: Path
) -> None:
    hands = open_window(make_vault(Sam=None))
    screen = hands.window.parts.gate.unlock
    hands.until(screen.isVisible)
    hands.click(screen.other)
    code = (tmp_path / "code").read_text(encoding="ascii")
    hands.keys(("B" if code[0] == "A" else "A") + code[1:])
    hands.press(Key.Key_Return)
    hands.until(screen.problem.isVisible)
    assert code not in screen.problem.text()
    hands.click(screen.other)
    assert screen.passphrase.isVisible() and screen.code.text() == ""


def test_the_eye_shows_what_is_typed(make_vault: MakeVault, open_window: OpenWindow) -> None:
    hands = open_window(make_vault(Sam=None))
    field = hands.window.parts.gate.unlock.passphrase
    hands.until(field.isVisible)
    assert field.line.echoMode() is QLineEdit.EchoMode.Password
    hands.click(field.eye)
    assert field.line.echoMode() is QLineEdit.EchoMode.Normal


def test_locking_saves_what_is_being_typed_and_lets_go_of_the_case(sam: Hands) -> None:
    person = next(iter(sam.case.people.values()))
    sam.select(person)
    line = sam.editor("role", QLineEdit)
    line.selectAll()
    sam.type_into(line, "Typed when the lid was closed")
    sam.window.lock()
    sam.until(sam.window.parts.gate.unlock.isVisible)
    assert not sam.window.context.session.is_open
    assert list(sam.case.items()) == []
    assert sam.window.case_screen.panel.form is None
    sam.unlock(PASSPHRASE)
    sam.open_case(sam.case_row("Sam"))
    assert sam.case.people[person.id].role == "Typed when the lid was closed"


def test_nobody_there_for_long_enough_locks(sam: Hands) -> None:
    now = [0.0]
    watch = IdleWatch(60, steady=lambda: now[0], wall=lambda: now[0])
    idle = IdleLock(watch, sam.window)
    idle.due.connect(sam.window.lock)
    handle = sam.window.windowHandle()
    assert handle is not None
    idle.watch_window(handle)
    idle.begin()
    now[0] = 50.0
    QTest.keyClick(handle, Key.Key_Shift)
    now[0] = 100.0
    idle.look()
    assert sam.window.vault.state is not None, "a key put it off"
    now[0] = 200.0
    idle.look()
    sam.until(sam.window.parts.gate.unlock.isVisible)
    assert sam.window.vault.state is None


def test_a_hand_that_wakes_the_laptop_does_not_put_off_the_lock(sam: Hands) -> None:
    now = [0.0]
    idle = IdleLock(IdleWatch(60, steady=lambda: now[0], wall=lambda: now[0]), sam.window)
    idle.due.connect(sam.window.lock)
    handle = sam.window.windowHandle()
    assert handle is not None
    idle.watch_window(handle)
    idle.begin()
    now[0] = 3600.0
    QTest.keyClick(handle, Key.Key_Shift)
    sam.until(sam.window.parts.gate.unlock.isVisible)


def test_a_new_item_begun_and_typed_is_saved_by_locking(nobody: Hands) -> None:
    nobody.window.context.acts.begin("person")
    nobody.type_into(nobody.editor("name", QLineEdit), "Dana")
    nobody.window.lock()
    nobody.until(nobody.window.parts.gate.unlock.isVisible)
    nobody.unlock(PASSPHRASE)
    nobody.open_case()
    assert [person.name for person in nobody.case.people.values()] == ["Dana"]
    assert dataclasses.replace(next(iter(nobody.case.people.values())), name="", id="1") == Person(id="1")

"""Screens look as they did when somebody last looked at them: dates apart, which are another every day."""

import sys

import pytest
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt import exceptions

from navigator.ui.theme import Brightness
from tests.ui.conftest import MakeVault, OpenWindow
from tests.ui.golden import looks_as_before
from tests.ui.hands import Hands
from tests.ui.test_window import dialog

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems draw letters otherwise")

LOOKS = [(Brightness.LIGHT, 100), (Brightness.DARK, 100), (Brightness.LIGHT, 200)]


def look(hands: Hands, brightness: Brightness, percent: int) -> str:
    """Have the window look so; the end of the picture's name."""
    hands.window.context.theme.set_brightness(brightness)
    hands.window.context.theme.set_percent(percent)
    hands.window.case_screen.header.saved.setText("Saved 9:00am")
    return f"{brightness.value}-{percent}"


@pytest.mark.parametrize("view", ["people", "organisations"])
def test_tables(sam: Hands, view: str) -> None:
    sam.show_view(view)
    for brightness, percent in LOOKS:
        name = f"{view}-{look(sam, brightness, percent)}"
        looks_as_before(sam, sam.window, name)


def test_a_person_in_the_side_panel(sam: Hands) -> None:
    sam.show_view("people")
    sam.select(next(one for one in sam.case.people.all if one.name == "Mercy Banda"))
    for brightness, percent in LOOKS[:2]:
        name = f"person-{look(sam, brightness, percent)}"
        looks_as_before(sam, sam.window, name)


@pytest.mark.parametrize("command", ["keys", "share", "locking"])
def test_dialogs(sam: Hands, command: str) -> None:
    for brightness, percent in LOOKS:
        name = f"{command}-{look(sam, brightness, percent)}"
        sam.window.commands[command].trigger()
        shown = dialog(sam, QDialog)
        shown.resize(640, 640)
        looks_as_before(sam, shown, name)
        shown.close()


def test_the_locked_window(make_vault: MakeVault, open_window: OpenWindow) -> None:
    hands = open_window(make_vault(Sam=None))
    hands.until(lambda: hands.window.findChildren(QLineEdit) != [])
    for brightness, percent in LOOKS:
        name = f"unlock-{look(hands, brightness, percent)}"
        looks_as_before(hands, hands.window, name)


def test_three_letters_that_are_gone_are_seen(sam: Hands) -> None:
    sam.show_view("people")
    looks_as_before(sam, sam.window, f"people-{look(sam, Brightness.LIGHT, 100)}")
    sam.window.case_screen.header.name.setText("")
    with pytest.raises(exceptions.TimeoutError):
        looks_as_before(sam, sam.window, "people-light-100", patience_ms=200)

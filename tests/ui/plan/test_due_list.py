"""What is due over all cases, on the start screen."""

from collections.abc import Callable

from navigator.history.draft import Draft, making
from navigator.ui.laptop_stores import LaptopStores
from tests.factories import id_of
from tests.insights.plans import step
from tests.ui.conftest import PASSPHRASE
from tests.ui.hands import Hands


def late(name: str) -> Draft:
    return Draft("Load", making(step(name, -900, -800)))


def opened(make_vault: Callable[..., LaptopStores], open_window: Callable[[LaptopStores], Hands]) -> Hands:
    hands = open_window(make_vault(Sam=late("Identity"), Lena=late("Bank"), Nobody=None))
    hands.unlock(PASSPHRASE)
    due = hands.window.case_screen.start.due
    hands.until(lambda: len(due.lines()) == 2)
    return hands


def test_every_case_is_in_the_list_and_a_click_opens_it(
    make_vault: Callable[..., LaptopStores], open_window: Callable[[LaptopStores], Hands]
) -> None:
    hands = opened(make_vault, open_window)
    lines = hands.window.case_screen.start.due.lines()
    names = sorted(line.accessibleName() or line.text() for line in lines)
    assert names[0].startswith("Lena: Finish: Bank")
    assert names[1].startswith("Sam: Finish: Identity")
    sam = next(line for line in lines if line.item.endswith(id_of("step", "Identity")))
    hands.click(sam)
    hands.until(lambda: hands.window.context.session.is_open)
    hands.until(lambda: hands.window.context.selection.item == id_of("step", "Identity"))


def test_in_public_names_are_initials_and_acts_are_all_that_is_said(
    make_vault: Callable[..., LaptopStores], open_window: Callable[[LaptopStores], Hands]
) -> None:
    hands = opened(make_vault, open_window)
    due = hands.window.case_screen.start.due
    due.set_initials(True)
    said = " ".join(line.accessibleName() or line.text() for line in due.lines())
    assert "Sam" not in said and "Identity" not in said and "S." in said

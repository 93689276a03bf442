"""The window on the example case: it opens by itself, and says that everything in it is made up."""

from collections.abc import Callable
from functools import partial

from navigator.errors import NavigatorError
from navigator.ui.main_window import MainWindow

_SAYS = "This is the example case. Everybody in it is made up, and it goes when you close the window."


def open_example(passphrase: str) -> Callable[[MainWindow], None]:
    """What to do at the start: unlock, and open the only case."""
    return partial(_open, passphrase)


def _open(passphrase: str, window: MainWindow) -> None:
    window.vault.unlocked.connect(partial(_open_first, window))
    window.vault.unlock(passphrase, None, partial(_refused, window))


def _open_first(window: MainWindow) -> None:
    state = window.vault.state
    if state is not None and state.records:
        window.vault.open_case(state.records[0].id)
        window.banner.say(_SAYS)


def _refused(window: MainWindow, trouble: NavigatorError) -> None:
    window.parts.gate.begin()
    window.banner.tell(trouble)

"""Starting the window: Qt's application, the parts, and their end."""

import gc
import sys
from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from navigator.casefile.ids import Ids
from navigator.ui.acts import Acts
from navigator.ui.context import Context
from navigator.ui.desk import Desk, Stores
from navigator.ui.faults import Faults
from navigator.ui.gate import Gate
from navigator.ui.idle_lock import IdleLock
from navigator.ui.main_window import SIZE, MainWindow
from navigator.ui.parts import Parts
from navigator.ui.selection import Selection
from navigator.ui.session import CaseSession
from navigator.ui.settings import Settings
from navigator.ui.share.team import Team
from navigator.ui.theme import Theme
from navigator.ui.vault_session import VaultSession
from navigator.ui.widgets.focus_ring import FocusRing
from navigator.ui.widgets.on_screen import fit_on_screen
from navigator.ui.worker import CaseWorker

STYLE = ("-style", "Fusion")
"""What Qt's application is told of the style that our colours and distances are made for.

In words, since `setStyle` makes PySide6 set up QStyle with its hundreds of names.
"""

_STARTED_MS = 5_000
"""By then the first view shows, on any machine that can be worked with."""


def _tidy_memory() -> None:
    """From now on garbage is looked for again, but not among what the start has made."""
    gc.freeze()
    gc.enable()


def make_app(arguments: Sequence[str]) -> QApplication:
    """Qt's application, of which there is one."""
    app = QApplication([*arguments, *STYLE])
    app.setApplicationName("case-navigator")
    app.setApplicationDisplayName("Case Navigator")
    return app


def make_window(app: QApplication, stores: Stores, *, begin: bool = True) -> MainWindow:
    """The window and all its parts; its worker runs until `end_window`.

    Without `begin` it waits for somebody to open the vault, instead of asking or using the keyring.
    """
    from navigator.store.idle import IdleWatch

    settings = Settings(stores.folder)
    worker = CaseWorker(Desk(stores))
    theme = Theme(app, settings.brightness, settings.percent, worker)
    session = CaseSession(worker, worker)
    selection = Selection(worker)
    vault = VaultSession(worker, session, worker)
    team = Team(worker, session, worker)
    context = Context(session, selection, theme, Acts(session, selection, Ids(), worker), team)
    gate = Gate(stores, vault, theme, worker)
    idle = IdleLock(IdleWatch(settings.idle_minutes * 60), worker)
    faults = Faults(stores.folder / "reports", worker)
    window = MainWindow(Parts(context, vault, worker, gate, settings, idle, faults))
    worker.setParent(window)
    theme.dress()
    FocusRing(theme, app, worker)
    worker.start()
    if begin:
        gate.begin()
    return window


def put_where_it_was(window: MainWindow) -> None:
    """Give the window the place and size it had when it was last closed, within today's screen."""
    if not window.restoreGeometry(window.parts.settings.place):
        fit_on_screen(window, *SIZE)


def end_window(window: MainWindow) -> None:
    """Finish what waits, close the case and the vault."""
    window.parts.idle.stop()
    window.context.team.end()
    window.parts.worker.finish()


def run(stores: Stores, *, at_start: Callable[[MainWindow], None] | None = None) -> int:
    """Show the window until it is closed; the exit code. `at_start` is called before it shows."""
    app = make_app(sys.argv[:1])
    window = make_window(app, stores, begin=at_start is None)
    window.parts.faults.install()
    if at_start is not None:
        at_start(window)
    put_where_it_was(window)
    window.show()
    QTimer.singleShot(_STARTED_MS, _tidy_memory)
    try:
        return app.exec()
    finally:
        window.parts.settings.place = window.saveGeometry()
        end_window(window)
        window.parts.faults.uninstall()

"""The thread on which one act of the share's sheets waits: sharing, inviting, removing, leaving."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from navigator.errors import NavigatorError
from navigator.ui.desk import Desk
from navigator.ui.share.beside_thread import BesideThread
from navigator.ui.share.line import Line
from navigator.ui.share.sync_thread import on_the_case
from navigator.ui.worker import CaseWorker

if TYPE_CHECKING:
    from navigator.store.open_case import OpenCase
    from navigator.store.vault import Vault
    from navigator.sync.errand import World


class Reach:
    """What an act has at hand: the vault, the open case through the worker, and a line to the share."""

    def __init__(
        self,
        vault: "Vault",
        opened: "OpenCase | None",
        line: Line,
        at_desk: Callable[[Callable[[Desk], Any]], Any],
        progress: Callable[[int, int], None],
    ) -> None:
        """`progress(done, whole)` is told of each file that is read."""
        self.vault = vault
        self.progress = progress
        self.line = line
        self._opened = opened
        self._at_desk = at_desk

    @property
    def opened(self) -> "OpenCase":
        """The open case, to be touched `on_the_case` only; Locked when there is none."""
        return self._opened if self._opened is not None else self._at_desk(_open_case)

    def on_the_case(self, work: Callable[[], Any]) -> Any:
        """Have the worker do this, as long as the case is the open one; Cancelled afterwards."""
        opened = self.opened
        return self._at_desk(lambda desk: on_the_case(desk, opened, work))

    def world(self) -> "World":
        """The machine as an act of `sync/` is given it: whatever touches the case file, the worker does."""
        from navigator.sync.errand import World

        return World(at_desk=self.on_the_case)


Act = Callable[[Reach], object]


class ActThread(BesideThread):
    """One act; `done` has what it returned or a NavigatorError."""

    progressed = Signal(int, int)

    def __init__(
        self,
        worker: CaseWorker,
        owner: QObject,
        act: Act,
        then: Callable[[Any], None],
        otherwise: Callable[[NavigatorError], None],
    ) -> None:
        """`then` or `otherwise` is told, in the window's thread, unless `owner` is gone by then."""
        super().__init__(worker, "act with a share")
        self.owner = owner
        self._act = act
        self._then = then
        self._otherwise = otherwise
        self._line = Line()

    def stop(self) -> None:
        """Cancel."""
        self._line.cut()

    def outside(self) -> object:
        """Do it."""
        vault, opened = self.at_desk(_held)
        return self._act(Reach(vault, opened, self._line, self.at_desk, self.progressed.emit))

    def tell(self, outcome: object) -> None:
        """Tell whoever asked, in the window's thread. None stands for a fault, which is told elsewhere."""
        if not isValid(self.owner):
            return
        if outcome is None:
            outcome = NavigatorError(
                "That went wrong in a way that nobody expected.",
                "What is on this laptop is safe.",
                "Close this, look how it stands with the share, and try again.",
            )
        if isinstance(outcome, NavigatorError):
            self._otherwise(outcome)
        else:
            self._then(outcome)


def _held(desk: Desk) -> "tuple[Vault, OpenCase | None]":
    return desk.vault, desk.open_case if desk.has_case else None


def _open_case(desk: Desk) -> "OpenCase":
    return desk.open_case

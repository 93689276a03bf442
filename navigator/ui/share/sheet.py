"""What both sheets have in common: a column to scroll, a line that says what is going on, and Cancel."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from navigator.errors import NavigatorError
from navigator.layout.tokens import SPACE_AROUND, SPACE_BETWEEN
from navigator.ui.context import Context
from navigator.ui.desk import Desk
from navigator.ui.share.act_thread import ActThread, Reach
from navigator.ui.share.sync_thread import reading
from navigator.ui.theme import repolish
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.labels import label
from navigator.ui.widgets.on_screen import fit_on_screen
from navigator.ui.worker import CaseWorker, Query

T = TypeVar("T")


class Sheet(QDialog):
    """Asks things of the desk, one at a time, and says how they ended."""

    def __init__(self, context: Context, worker: CaseWorker, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.context = context
        self._worker = worker
        self._act: ActThread | None = None
        self.busy = False
        self.setWindowTitle(title)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.inside = QWidget()
        self.column = QVBoxLayout(self.inside)
        self.column.setContentsMargins(SPACE_AROUND, SPACE_AROUND, SPACE_AROUND, SPACE_AROUND)
        self.column.setSpacing(SPACE_BETWEEN)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setWidget(self.inside)
        outer.addWidget(self.area, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(SPACE_AROUND, SPACE_BETWEEN, SPACE_AROUND, SPACE_BETWEEN)
        self.said = label(tone="muted")
        self.cancel = button("Cancel", "quiet")
        self.cancel.clicked.connect(self._on_cancel)
        self.cancel.hide()
        self.done_button = button("Close")
        self.done_button.clicked.connect(self.accept)
        foot.addWidget(self.said, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.done_button)
        outer.addLayout(foot)
        theme = context.theme
        fit_on_screen(self, min(theme.pixels(640), 1100), min(theme.pixels(640), 820))

    def ask(self, going: str, work: Callable[[Desk], T], then: Callable[[T], None]) -> None:
        """Have something done at the desk, and say so meanwhile."""
        self._rest_now(going)
        answer = _Answer(self, then)
        self._worker.give(Query(self, work, answer.take, self.refuse))

    def _rest_now(self, going: str) -> None:
        """Nothing else is asked for until the answer is there; Cancel cuts the line to the share."""
        self.busy = True
        self.inside.setEnabled(False)
        self.cancel.show()
        self._say(going, "muted")

    def ask_share(self, going: str, act: Callable[[Reach], T], then: Callable[[T], None]) -> None:
        """Have something done that talks to the share, on a thread of its own, and say so meanwhile."""
        self._rest_now(going)
        answer = _Answer(self, then)
        self._act = ActThread(self._worker, self, act, answer.take, self.refuse)
        self._act.progressed.connect(self._on_progressed)
        self.context.team.give(self._act)

    def _on_progressed(self, done: int, whole: int) -> None:
        if self.busy:
            self._say(reading(done, whole), "muted")

    def _on_cancel(self) -> None:
        if self._act is not None:
            self._act.stop()

    def rest(self, words: str = "") -> None:
        """It is done."""
        self.busy, self._act = False, None
        self.inside.setEnabled(True)
        self.cancel.hide()
        self._say(words, "good" if words else "muted")

    def refuse(self, trouble: NavigatorError) -> None:
        """It was not done, and why."""
        self.rest()
        self._say(str(trouble), "danger")

    def read(self, name: str) -> bytes:
        """The bytes of a small file that was chosen; b"" when it cannot be read, which is said."""
        try:
            with Path(name).open("rb") as file:
                return file.read(1 << 17)
        except OSError:
            self._say("That file cannot be read. Nothing was changed. Choose another.", "danger")
            return b""

    def write(self, name: str, content: bytes) -> bool:
        """Put bytes into a file; whether that went well, which is said."""
        try:
            Path(name).write_bytes(content)
        except OSError:
            self._say("The file could not be written there. Choose another place.", "danger")
            return False
        return True

    def _say(self, words: str, tone: str) -> None:
        self.said.setProperty("tone", tone)
        repolish(self.said)
        self.said.setText(words)
        self.said.setAccessibleName(words)


class _Answer:
    """First the sheet comes to rest, then whoever asked hears."""

    def __init__(self, sheet: Sheet, then: Callable[[T], None]) -> None:
        self._sheet = sheet
        self._then = then

    def take(self, answer: object) -> None:
        self._sheet.rest()
        self._then(answer)  # type: ignore[arg-type]  # the type of the work's answer is lost on the way

"""A banner: one sentence or three about what just happened, and at most two things to do about it."""

from collections.abc import Callable

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from navigator.errors import NavigatorError
from navigator.layout.tokens import LEAST_TARGET, SPACE_BETWEEN, SPACE_GROUPS, SPACE_WITHIN
from navigator.ui.theme import Theme, repolish
from navigator.ui.widgets.buttons import IconButton, button
from navigator.ui.widgets.labels import label

_STAYS_MS = 12_000
"""How long good news stays. Bad news stays until it is put away."""


class Banner(QFrame):
    """Shows one message at a time; a newer one takes its place."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("banner", "plain")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_GROUPS, SPACE_BETWEEN, SPACE_BETWEEN, SPACE_BETWEEN)
        row.setSpacing(SPACE_BETWEEN)
        words = QVBoxLayout()
        words.setSpacing(SPACE_WITHIN)
        self._happened = label(strong=True)
        self._safe = label()
        self._next = label()
        for part in (self._happened, self._safe, self._next):
            words.addWidget(part)
        row.addLayout(words, 1)
        self._act: Callable[[], None] | None = None
        self._button: QPushButton = button("", "quiet")
        self._button.clicked.connect(self._on_act)
        row.addWidget(self._button)
        self._close = IconButton(theme, "close", "Close this message")
        self._close.clicked.connect(self.hide)
        row.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_STAYS_MS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def minimumSizeHint(self) -> QSize:
        """One line: it takes the height that its words need at its width, but never makes the window grow."""
        return QSize(1, LEAST_TARGET)

    def say(self, text: str, *, action: str = "", act: Callable[[], None] | None = None) -> None:
        """Good or plain news, which goes by itself."""
        self._show("plain", text, "", "", action, act)
        self._timer.start()

    def tell(
        self, trouble: NavigatorError, *, action: str = "", act: Callable[[], None] | None = None
    ) -> None:
        """What happened, what is safe and what to do next; stays."""
        self._timer.stop()
        self._show("danger", trouble.happened, trouble.safe, trouble.next_step, action, act)

    def warn(
        self, text: str, safe: str = "", *, action: str = "", act: Callable[[], None] | None = None
    ) -> None:
        """Something to know about, which stays."""
        self._timer.stop()
        self._show("warn", text, safe, "", action, act)

    def text(self) -> str:
        """All that it says."""
        parts = (self._happened.text(), self._safe.text(), self._next.text())
        return " ".join(part for part in parts if part)

    def _show(
        self, kind: str, happened: str, safe: str, step: str, action: str, act: Callable[[], None] | None
    ) -> None:
        if self.property("banner") != kind:
            self.setProperty("banner", kind)
            repolish(self)
        for part, text in ((self._happened, happened), (self._safe, safe), (self._next, step)):
            part.setText(text)
            part.setVisible(bool(text))
        self._act = act
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self.setAccessibleName(self.text())
        self.show()

    def hideEvent(self, _: QHideEvent) -> None:
        """A message that is put away has nothing to wait for."""
        self._timer.stop()

    def _on_act(self) -> None:
        act, self._act = self._act, None
        self.hide()
        if act is not None:
            act()

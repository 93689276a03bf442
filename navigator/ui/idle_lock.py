"""Locks when nobody has touched the keyboard or mouse for a while. The reckoning is `store.idle`'s."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow

if TYPE_CHECKING:
    from navigator.store.idle import IdleWatch

_LOOK_EVERY_MS = 5_000
_TOUCHES = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
)


class IdleLock(QObject):
    """Watches one window's input. It sees the native window only, so it costs next to nothing."""

    due = Signal()

    def __init__(self, watch: "IdleWatch", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watch = watch
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def watch_window(self, window: QWindow) -> None:
        """Look at the input of this window from now on."""
        window.installEventFilter(self)

    @property
    def minutes(self) -> int:
        """After how many minutes it locks."""
        return round(self._watch.limit / 60)

    def set_minutes(self, minutes: int) -> None:
        """Lock after this many minutes from now on."""
        self._watch.set_limit(minutes * 60)

    def begin(self) -> None:
        """Count from now, as after an unlock."""
        self._watch.restart()
        self._timer.start()

    def stop(self) -> None:
        """There is nothing to lock."""
        self._timer.stop()

    def look(self) -> None:
        """Lock if it is time."""
        if self._watch.is_due():
            self._timer.stop()
            self.due.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Somebody is there; or it is due already, which a waking hand must not put off."""
        if event.type() in _TOUCHES and self._timer.isActive():
            self._watch.touched()
            self.look()
        return False

"""The focus ring: 2 px in the accent colour around whatever has the keyboard, with a gap of 1 px.

One ring per window, a child of the focused widget's parent, so that it scrolls and is clipped with it.
"""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QApplication, QMenu, QMenuBar, QSplitter, QWidget

from navigator.layout.tokens import CORNER
from navigator.ui.theme import Theme

_GAP, _LINE = 1, 2
_OUTSIDE = _GAP + _LINE


class FocusRing(QWidget):
    """Follows the application's focus."""

    def __init__(self, theme: Theme, app: QApplication) -> None:
        super().__init__()
        self._theme = theme
        self._around: QWidget | None = None
        self._inside = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _: QWidget | None, now: QWidget | None) -> None:
        if self._around is not None:
            self._around.removeEventFilter(self)
            self._around.destroyed.disconnect(self._on_gone)
        self._around = None
        parent = now.parentWidget() if now is not None else None
        if now is None or parent is None or _rings_itself(now) or isinstance(parent, QSplitter):
            self._rest()
            return
        self._around = now
        # A list or table fills its pane: there the ring goes inside, or it would be cut off.
        self._inside = isinstance(now, QAbstractScrollArea) and now.property("ring") != "outside"
        now.installEventFilter(self)
        now.destroyed.connect(self._on_gone)
        self.setParent(parent)
        self._follow()

    def _on_gone(self) -> None:
        self._around = None
        self._rest()

    def _rest(self) -> None:
        """Wait, without a parent that might be deleted with us inside."""
        self.hide()
        self.setParent(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go where the focused widget goes."""
        if watched is self._around:
            if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.ZOrderChange):
                self._follow()
            elif event.type() in (QEvent.Type.Hide, QEvent.Type.ParentChange, QEvent.Type.DeferredDelete):
                self._rest()
        return False

    def _follow(self) -> None:
        around = self._around
        if around is None or self.parentWidget() is None:
            return
        outside = 0 if self._inside else _OUTSIDE
        self.setGeometry(around.geometry().adjusted(-outside, -outside, outside, outside))
        self.raise_()
        self.show()

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the ring and nothing else."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("accent"), _LINE))
        half = _LINE / 2
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(half, half, -half, -half), CORNER + _GAP, CORNER + _GAP
        )


def _rings_itself(widget: QWidget) -> bool:
    """Menus mark what is chosen, and lists and tables draw the ring around their row, unless they are empty."""
    if isinstance(widget, QAbstractItemView):
        return widget.currentIndex().isValid()
    return isinstance(widget, QMenu | QMenuBar)

"""The focus ring: 2 px in the accent colour around whatever has the keyboard, with a gap of 1 px.

It is a child of what stands around the focused widget, so that it scrolls and is clipped with it.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QMenu,
    QMenuBar,
    QSplitter,
    QStackedWidget,
    QWidget,
)
from shiboken6 import isValid

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
        self._chain: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _: QWidget | None, now: QWidget | None) -> None:
        self._rest()
        parent = _with_room_around(now) if now is not None and not _rings_itself(now) else None
        if now is None or parent is None:
            return
        self._around = now
        widget: QWidget | None = now
        while widget is not None and widget is not parent:
            widget.installEventFilter(self)
            self._chain.append(widget)
            widget = widget.parentWidget()
        now.destroyed.connect(self._rest)
        self.setParent(parent)
        self._follow()

    def _rest(self) -> None:
        """Wait, without a parent that might be deleted with us inside."""
        around, self._around = self._around, None
        for widget in self._chain:
            if isValid(widget):
                widget.removeEventFilter(self)
        if around is not None and isValid(around):
            around.destroyed.disconnect(self._rest)
        self._chain.clear()
        self.hide()
        self.setParent(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go where the focused widget goes, and what it stands in."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show):
            self._follow()
        elif watched is self._around and event.type() in (QEvent.Type.Hide, QEvent.Type.ParentChange):
            self._rest()
        return False

    def _follow(self) -> None:
        around, parent = self._around, self.parentWidget()
        if around is None or parent is None or not around.isVisible():
            return
        place = QRect(around.mapTo(parent, QPoint(0, 0)), around.size())
        self.setGeometry(place.adjusted(-_OUTSIDE, -_OUTSIDE, _OUTSIDE, _OUTSIDE))
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
    """Menus mark what is chosen, and lists and tables draw the ring around their row."""
    return isinstance(widget, QMenu | QMenuBar | QAbstractItemView)


def _with_room_around(widget: QWidget) -> QWidget | None:
    """The nearest widget around it in which a ring is not cut off, but none that scrolls or splits."""
    found = widget.parentWidget()
    while found is not None and not found.isWindow():
        above = found.parentWidget()
        if above is None or isinstance(above, QAbstractScrollArea | QSplitter | QStackedWidget):
            return found
        place = QRect(widget.mapTo(found, QPoint(0, 0)), widget.size())
        if found.rect().contains(place.adjusted(-_OUTSIDE, -_OUTSIDE, _OUTSIDE, _OUTSIDE)):
            return found
        found = above
    return found

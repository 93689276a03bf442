"""The focus ring: 2 px in the accent colour around whatever has the keyboard, with a gap of 1 px.

The ring is a child of what stands around the focused widget, so that it scrolls and is clipped with it.
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


class Ring(QWidget):
    """The ring itself: seen, and otherwise not there."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the ring and nothing else."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("accent"), _LINE))
        half = _LINE / 2
        inside = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(inside, CORNER + _GAP, CORNER + _GAP)


class FocusRing(QObject):
    """Follows the application's focus, with a new ring for each widget that has it."""

    def __init__(self, theme: Theme, app: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._around: QWidget | None = None
        self._chain: list[QWidget] = []
        self.ring: Ring | None = None
        app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _: QWidget | None, now: QWidget | None) -> None:
        self._let_go()
        parent = _with_room_around(now) if now is not None and not _rings_itself(now) else None
        if now is None or parent is None:
            return
        self._around = now
        widget: QWidget | None = now
        while widget is not None and widget is not parent:
            widget.installEventFilter(self)
            self._chain.append(widget)
            widget = widget.parentWidget()
        self.ring = Ring(self._theme, parent)
        self._follow()

    def _let_go(self) -> None:
        for widget in self._chain:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._chain.clear()
        self._around = None
        ring, self.ring = self.ring, None
        if ring is not None and isValid(ring):
            ring.hide()
            ring.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go where the focused widget goes, and what it stands in."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show):
            self._follow()
        elif watched is self._around and event.type() in (QEvent.Type.Hide, QEvent.Type.ParentChange):
            self._let_go()
        return False

    def _follow(self) -> None:
        around, ring = self._around, self.ring
        if around is None or ring is None or not isValid(ring) or not around.isVisible():
            return
        parent = ring.parentWidget()
        if parent is None:
            return
        place = QRect(around.mapTo(parent, QPoint(0, 0)), around.size())
        ring.setGeometry(place.adjusted(-_OUTSIDE, -_OUTSIDE, _OUTSIDE, _OUTSIDE))
        ring.raise_()
        ring.show()


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

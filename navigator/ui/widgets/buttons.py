"""Buttons: ordinary, primary, quiet (a link in a row), dangerous, and icons with a name and a tooltip."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QPushButton, QWidget

from navigator.ui.icons import SIZE, icon
from navigator.ui.theme import Theme


class HeavierButton(QPushButton):
    """A tab or pill, whose words get weight when it is chosen: it has room for that from the beginning."""

    def sizeHint(self) -> QSize:
        """As wide as the words with weight."""
        plain, heavy = QFont(self.font()), QFont(self.font())
        plain.setWeight(QFont.Weight.Normal)
        heavy.setWeight(QFont.Weight.DemiBold)
        widths = [QFontMetrics(font).horizontalAdvance(self.text()) for font in (plain, heavy)]
        hint = super().sizeHint()
        return QSize(hint.width() + max(0, widths[1] - widths[0]) + 2, hint.height())


def button(text: str, kind: str = "", parent: QWidget | None = None) -> QPushButton:
    """A button that says what it does; kind "primary", "quiet", "danger", "tab", "pill" or ""."""
    made = (HeavierButton if kind in ("tab", "pill") else QPushButton)(text.replace("&", "&&"), parent)
    made.setAutoDefault(False)
    if kind:
        made.setProperty("kind", kind)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


class IconButton(QPushButton):
    """An icon to press; its name is its tooltip and what a screen reader says."""

    def __init__(
        self, theme: Theme, picture: str, name: str, parent: QWidget | None = None, *, tone: str = "muted"
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture = picture
        self._tone = tone
        self.setProperty("kind", "icon")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.rename(name)
        theme.changed.connect(self._draw)
        self._draw()

    def rename(self, name: str) -> None:
        """Say something else on hovering and to screen readers."""
        self.setToolTip(name)
        self.setAccessibleName(name)

    def _draw(self) -> None:
        size = self._theme.pixels(SIZE)
        self.setIcon(icon(self._picture, self._theme.colour(self._tone), size))
        self.setIconSize(QSize(size, size))


class IconWordButton(QPushButton):
    """A button with an icon before its words."""

    def __init__(
        self, theme: Theme, picture: str, text: str, kind: str = "quiet", parent: QWidget | None = None
    ) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._theme = theme
        self._picture = picture
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        size = self._theme.pixels(SIZE - 2)
        self.setIcon(icon(self._picture, self._theme.colour("accent"), size))
        self.setIconSize(QSize(size, size))

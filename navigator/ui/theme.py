"""The look on the screen: Qt palettes, type and the stylesheet, all made from `layout.tokens`.

A `Theme` is asked by whatever paints by itself; everything else gets its colours from the application's
palette and stylesheet, by three properties of a widget: `step` (size of type), `tone` (colour of text)
and `strong` (weight).
"""

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from navigator.layout.tokens import BASE_POINTS, DARK, LIGHT, STEPS, Palette
from navigator.ui.stylesheet import mixed, stylesheet


class Brightness(StrEnum):
    """Which palette a person wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


SMALLEST, LARGEST = 100, 200
"""Text size, in percent."""


class Theme(QObject):
    """The colours and sizes in force; `changed` when a person or the system wants others."""

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        brightness: Brightness = Brightness.SYSTEM,
        percent: int = 100,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._face = QFont(app.font())
        self._brightness = brightness
        self._percent = percent
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[tuple[int, bool], QFont] = {}
        self._dressed = False
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        self._apply()

    def dress(self) -> None:
        """Put the stylesheet on: once the window's parts are in their places, for from then on Qt dresses
        whatever moves into another anew, with all that is in it."""
        self._dressed = True
        self._app.setStyleSheet(stylesheet(self.palette, self._percent / 100))

    @property
    def brightness(self) -> Brightness:
        """What was asked for, which may be the system's own."""
        return self._brightness

    @property
    def percent(self) -> int:
        """Text size, 100 to 200."""
        return self._percent

    @property
    def is_dark(self) -> bool:
        """Whether the dark palette is in force."""
        if self._brightness is Brightness.SYSTEM:
            return self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._brightness is Brightness.DARK

    @property
    def palette(self) -> Palette:
        """The tokens in force."""
        return DARK if self.is_dark else LIGHT

    def colour(self, name: str) -> QColor:
        """A colour by its token's name, or by RRGGBB; a copy, which whoever asked may change."""
        found = self._colours.get(name)
        if found is None:
            found = self._colours[name] = QColor(f"#{getattr(self.palette, name, name).lstrip('#')}")
        return QColor(found)

    def mixed(self, over: str, under: str, share: float) -> QColor:
        """The colour that `share` of one token's gives when laid over another's."""
        name = f"{over} {share} {under}"
        found = self._colours.get(name)
        if found is None:
            tokens = self.palette
            code = mixed(getattr(tokens, over), getattr(tokens, under), share)
            found = self._colours[name] = QColor(f"#{code}")
        return found

    def font(self, step: int = 1, *, strong: bool = False) -> QFont:
        """The system's face at one of the steps of type (0 small, 1 base, 2 large, 3 title)."""
        found = self._fonts.get((step, strong))
        if found is None:
            found = self._fonts[(step, strong)] = QFont(self._face)
            found.setPointSizeF(BASE_POINTS * STEPS[step] * self._percent / 100)
            found.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        return found

    def pixels(self, number: float) -> int:
        """A length that grows with the text."""
        return round(number * self._percent / 100)

    def set_brightness(self, brightness: Brightness) -> None:
        """Use this palette from now on."""
        if brightness is not self._brightness:
            was_dark, self._brightness = self.is_dark, brightness
            if self.is_dark is not was_dark:  # or all would be laid out anew to look as it did
                self._apply()
            self.changed.emit()

    def set_percent(self, percent: int) -> None:
        """Use this text size from now on, held to what is allowed."""
        percent = max(SMALLEST, min(LARGEST, percent))
        if percent != self._percent:
            self._percent = percent
            self._apply()
            self.changed.emit()

    def _on_system_changed(self) -> None:
        if self._brightness is Brightness.SYSTEM:
            self._apply()
            self.changed.emit()

    def _apply(self) -> None:
        self._colours.clear()
        self._fonts.clear()
        self._app.setFont(self.font())
        self._app.setPalette(qt_palette(self.palette))
        if self._dressed:
            self.dress()


def qt_palette(tokens: Palette) -> QPalette:
    """The tokens as Qt's palette, for the Fusion style."""
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, name in {
        roles.Window: tokens.background,
        roles.WindowText: tokens.ink,
        roles.Base: tokens.surface,
        roles.AlternateBase: tokens.background,
        roles.Text: tokens.ink,
        roles.PlaceholderText: tokens.muted,
        roles.Button: tokens.surface,
        roles.ButtonText: tokens.ink,
        roles.BrightText: tokens.danger,
        roles.ToolTipBase: tokens.surface,
        roles.ToolTipText: tokens.ink,
        roles.Highlight: tokens.accent,
        roles.HighlightedText: tokens.on_accent,
        roles.Accent: tokens.accent,
        roles.Link: tokens.accent,
        roles.LinkVisited: tokens.accent,
        roles.Light: tokens.surface,
        roles.Midlight: tokens.hairline,
        roles.Mid: tokens.line,
        roles.Dark: tokens.line,
        roles.Shadow: tokens.line,
    }.items():
        palette.setColor(role, QColor(f"#{name}"))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(f"#{tokens.muted}"))
    return palette


def set_tone(widget: QWidget, tone: str) -> None:
    """Give a widget that already shows another tone of the stylesheet."""
    if widget.property("tone") != tone:
        widget.setProperty("tone", tone)
        repolish(widget)


def repolish(widget: QWidget) -> None:
    """Let the stylesheet look at a widget's properties again."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()

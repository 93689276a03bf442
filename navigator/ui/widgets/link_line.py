"""A line that opens what it says: words, more in muted words below, a small heading above, a chip beside.

It is a button for keyboard, mouse and screen reader, and wraps like a paragraph. It paints itself: a screen
has a hundred of them, and as many labels in layouts would take ten times as long to make.
"""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from navigator.layout.tokens import CORNER, LEAST_TARGET, SPACE_BETWEEN, SPACE_WITHIN
from navigator.ui.theme import Theme
from navigator.ui.widgets.chip import chip_size, paint_chip
from navigator.ui.widgets.mark import aloud, mark_size, paint_mark

_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_LONGEST_WORD = 24
_WIDE_ENOUGH = 320
"""Pixels at 100% text that it would like to have; it makes do with what it gets."""


def breakable(text: str) -> str:
    """The text with places at which a very long word may break, which Qt would let run out of the window."""
    return " ".join(
        word if len(word) <= _LONGEST_WORD else "\u200b".join(_pieces(word)) for word in text.split(" ")
    )


def _pieces(word: str) -> list[str]:
    return [word[at : at + _LONGEST_WORD // 2] for at in range(0, len(word), _LONGEST_WORD // 2)]


class LinkLine(QPushButton):
    """Emits `opened` with the id it stands for."""

    opened = Signal(str)

    def __init__(
        self,
        theme: Theme,
        item: str,
        words: str,
        more: str = "",
        *,
        heading: str = "",
        state: str = "",
        tone: str = "muted",
        strong: bool = False,
        link: bool = False,
        mark: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.item = item
        self._state, self._tone, self._mark = state, tone, mark
        ink = "accent" if link else "ink"
        parts = ((heading, 0, "muted", False), (breakable(words), 1, ink, strong), (more, 0, "muted", False))
        self._parts = tuple(part for part in parts if part[0])
        self.setProperty("kind", "line")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        said = ". ".join(part for part in (heading, words, state, more) if part)
        self.setAccessibleName(aloud(said, mark))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._on_clicked)

    def hasHeightForWidth(self) -> bool:
        """It wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As tall as its words at this width, and never too small to hit."""
        room = self._room(width)
        tall = sum(area.height() for area in self._areas(room))
        if self._state:
            tall = max(tall, chip_size(self._theme, self._state).height())
        if self._mark:
            tall = max(tall, mark_size(self._theme, self._mark).height())
        return max(LEAST_TARGET, tall + 2 * SPACE_WITHIN)

    def sizeHint(self) -> QSize:
        """As wide as its words in one line, up to a width that is good to read."""
        wide = max((self._metrics(part).horizontalAdvance(part[0]) for part in self._parts), default=0)
        wide += 2 * SPACE_WITHIN + self._marks()
        width = min(wide + 1, self._theme.pixels(_WIDE_ENOUGH))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow is fine: it wraps."""
        return QSize(LEAST_TARGET, LEAST_TARGET)

    def paintEvent(self, _: QPaintEvent) -> None:
        """The ground when the mouse is over it, the words, and the chip at the right."""
        painter = QPainter(self)
        if self.isEnabled() and (self.underMouse() or self.isDown()):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.mixed("accent", "surface", 0.07))
            painter.drawRoundedRect(self.rect(), CORNER, CORNER)
        for part, area in zip(self._parts, self._areas(self._room(self.width())), strict=True):
            painter.setFont(self._theme.font(part[1], strong=part[3]))
            painter.setPen(self._theme.colour(part[2]))
            painter.drawText(area, _WRAP, part[0])
        if self._state:
            size = chip_size(self._theme, self._state)
            place = QRect(QPoint(self.width() - SPACE_WITHIN - size.width(), SPACE_WITHIN), size)
            paint_chip(painter, self._theme, place, self._state, self._tone)
        if self._mark:
            left = self.width() - SPACE_WITHIN - self._marks() + SPACE_BETWEEN
            paint_mark(painter, self._theme, QPoint(left, SPACE_WITHIN), self._mark)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def _metrics(self, part: tuple[str, int, str, bool]) -> QFontMetrics:
        return QFontMetrics(self._theme.font(part[1], strong=part[3]))

    def _room(self, width: int) -> int:
        """What the words have of a width."""
        return max(1, width - 2 * SPACE_WITHIN - self._marks())

    def _marks(self) -> int:
        """What the chip and the mark take, with the space before each."""
        chip = chip_size(self._theme, self._state).width() + SPACE_BETWEEN if self._state else 0
        return chip + (mark_size(self._theme, self._mark).width() + SPACE_BETWEEN if self._mark else 0)

    def _areas(self, room: int) -> list[QRect]:
        """Where each part stands, one below the other."""
        areas: list[QRect] = []
        top = SPACE_WITHIN
        for part in self._parts:
            tall = self._metrics(part).boundingRect(QRect(0, 0, room, 1 << 20), _WRAP, part[0]).height()
            areas.append(QRect(SPACE_WITHIN, top, room, tall))
            top += tall
        return areas

    def _on_clicked(self) -> None:
        self.opened.emit(self.item)

"""A line that opens what it says: a strong first part, more in muted words below or beside, a chip.

It is a button for keyboard, mouse and screen reader, and wraps like a paragraph.
"""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from navigator.layout.tokens import LEAST_TARGET, SPACE_BETWEEN, SPACE_WITHIN
from navigator.ui.widgets.labels import chip, label

_LONGEST_WORD = 24


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
        item: str,
        text: str,
        more: str = "",
        *,
        state: str = "",
        tone: str = "muted",
        strong: bool = False,
        heading: str = "",
        kind: str = "line",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.item = item
        self.setProperty("kind", kind)
        self.setProperty("tone", tone)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(". ".join(part for part in (heading, text, state, more) if part))
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_WITHIN, SPACE_WITHIN, SPACE_WITHIN, SPACE_WITHIN)
        row.setSpacing(SPACE_BETWEEN)
        words = QVBoxLayout()
        words.setSpacing(0)
        if heading:
            words.addWidget(_through(label(heading, step=0, tone="muted")))
        words.addWidget(
            _through(label(breakable(text), strong=strong, tone="accent" if kind == "link" else ""))
        )
        if more:
            words.addWidget(_through(label(more, step=0, tone="muted")))
        row.addLayout(words, 1)
        if state:
            row.addWidget(_through(chip(state, tone)), 0, Qt.AlignmentFlag.AlignTop)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._on_clicked)

    def hasHeightForWidth(self) -> bool:
        """It wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As tall as its words at this width, and never too small to hit."""
        inside = self.layout()
        return max(LEAST_TARGET, inside.totalHeightForWidth(width) if inside is not None else 0)

    def sizeHint(self) -> QSize:
        """What its layout wants."""
        inside = self.layout()
        wanted = inside.totalSizeHint() if inside is not None else super().sizeHint()
        return QSize(wanted.width(), max(LEAST_TARGET, wanted.height()))

    def minimumSizeHint(self) -> QSize:
        """Narrow is fine: it wraps."""
        return QSize(LEAST_TARGET, LEAST_TARGET)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def _on_clicked(self) -> None:
        self.opened.emit(self.item)


def _through(widget: QWidget) -> QWidget:
    widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return widget

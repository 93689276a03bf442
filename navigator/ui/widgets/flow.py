"""A layout that fills lines from left to right and wraps, for chips."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from navigator.layout.tokens import SPACE_WITHIN


class FlowLayout(QLayout):
    """Widgets beside one another as far as there is room, then below."""

    def __init__(self, parent: QWidget | None = None, space: int = SPACE_WITHIN) -> None:
        super().__init__(parent)
        self._held: list[QLayoutItem] = []
        self._space = space
        self.setContentsMargins(QMargins(0, 0, 0, 0))

    def addItem(self, item: QLayoutItem) -> None:
        """Qt's way to add."""
        self._held.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._held)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """One of them, or None."""
        return self._held[index] if 0 <= index < len(self._held) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take one out, or None."""
        return self._held.pop(index) if 0 <= index < len(self._held) else None

    def expandingDirections(self) -> Qt.Orientation:
        """None."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """It wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As tall as the lines needed."""
        around = self.contentsMargins()
        inside = width - around.left() - around.right()
        return self._place(QRect(0, 0, inside, 0), moving=False) + around.top() + around.bottom()

    def setGeometry(self, rect: QRect) -> None:
        """Place everything."""
        super().setGeometry(rect)
        self._place(rect.marginsRemoved(self.contentsMargins()), moving=True)

    def sizeHint(self) -> QSize:
        """Everything in one line."""
        hints = [item.sizeHint() for item in self._held if not item.isEmpty()]
        width = sum(hint.width() for hint in hints) + self._space * max(0, len(hints) - 1)
        height = max((hint.height() for hint in hints), default=0)
        return QSize(width, height).grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        """The widest of them."""
        least = [item.minimumSize() for item in self._held if not item.isEmpty()]
        width = max((size.width() for size in least), default=0)
        height = max((size.height() for size in least), default=0)
        return QSize(width, height).grownBy(self.contentsMargins())

    def _place(self, rect: QRect, *, moving: bool) -> int:
        """The height it takes; with `moving` everything is put there, in the middle of its line."""
        y = rect.y()
        for line in self._lines(rect.width()):
            tallest = max(size.height() for _, size in line)
            x = rect.x()
            for item, size in line:
                if moving:
                    item.setGeometry(QRect(QPoint(x, y + (tallest - size.height()) // 2), size))
                x += size.width() + self._space
            y += tallest + self._space
        return max(0, y - self._space - rect.y())

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """What stands in each line, and how large."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        room = 0
        for item in self._held:
            if item.isEmpty():
                continue
            hint = item.sizeHint()
            wide = min(hint.width(), max(width, item.minimumSize().width()))
            size = QSize(wide, item.heightForWidth(wide) if item.hasHeightForWidth() else hint.height())
            if not lines or wide > room:
                lines.append([])
                room = width
            lines[-1].append((item, size))
            room -= wide + self._space
        return lines

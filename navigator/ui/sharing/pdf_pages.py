"""The pages of a PDF on the screen, from the very bytes that are written or printed."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from navigator.layout.tokens import SPACE_GROUPS
from navigator.summary.page_pixels import Pixels, pixels_of
from navigator.ui.theme import Theme

_LEAST_HIGH = 260
_WIDEST = 900
"""Pixels at 100% text that a page is wide at the most."""


def pages_of(pdf: bytes, dots_per_inch: float, password: str = "") -> list[QImage]:
    """The pages of a file, drawn at this resolution."""
    return [_image(page) for page in pixels_of(pdf, dots_per_inch, password)]


def _image(page: Pixels) -> QImage:
    shown = QImage(page.rows, page.width, page.height, page.stride, QImage.Format.Format_BGR888)
    # The picture has to have its pixels to itself: the bytes go when this returns.
    return shown.copy()


class PageImage(QWidget):
    """One page, as wide as it is given, on a sheet of paper."""

    def __init__(self, image: QImage, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = image
        self.setAccessibleName(words)
        self.setMinimumWidth(120)

    @property
    def image(self) -> QImage:
        """The pixels."""
        return self._image

    def hasHeightForWidth(self) -> bool:
        """As tall as the paper is at its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The paper keeps its shape."""
        return round(width * self._image.height() / max(1, self._image.width()))

    def sizeHint(self) -> QSize:
        """As it was drawn."""
        ratio = self._image.devicePixelRatio()
        return QSize(round(self._image.width() / ratio), round(self._image.height() / ratio))

    def paintEvent(self, _: QPaintEvent) -> None:
        """The page, and a line around it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect(), self._image)
        painter.setPen(self.palette().mid().color())
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class PagesView(QScrollArea):
    """Pages below one another; arrow keys and Page Down move over them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.pages: tuple[PageImage, ...] = ()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(theme.pixels(_LEAST_HIGH))
        self.setAccessibleName("The page as it will be written")

    def show_files(self, files: list[tuple[str, bytes, str]]) -> None:
        """Show files, each as words for what it is, its bytes, and the password that opens it."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(SPACE_GROUPS, SPACE_GROUPS, SPACE_GROUPS, SPACE_GROUPS)
        column.setSpacing(SPACE_GROUPS)
        wide = self._theme.pixels(_WIDEST)
        resolution = 144 * self.devicePixelRatioF()
        made = []
        for words, pdf, password in files:
            images = pages_of(pdf, resolution, password)
            for number, image in enumerate(images, 1):
                of = f", sheet {number} of {len(images)}" if len(images) > 1 else ""
                page = PageImage(image, f"{words}{of}")
                page.setMaximumWidth(wide)
                column.addWidget(page)
                made.append(page)
        column.addStretch(1)
        self.pages = tuple(made)
        self.setWidget(inside)

"""Golden pictures: what a screen looked like when somebody last looked at it and was content.

They are compared small and in grey, so that the smoothing of an edge is no difference and a line that
moved, was cut off or lost its colour is one. Set NAVIGATOR_GOLDEN=write, run the tests, and look at what
git shows before it is kept.
"""

import os
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from tests.ui.hands import Hands

FOLDER: Final = Path(__file__).parent.parent / "golden" / "screens"
_SMALLER: Final = 4
"""How many pixels across become one."""
_CLEARLY: Final = 20
"""So many of 256 steps of grey are a difference that can be seen."""
_MOST: Final = 0.0005
"""The share of pixels that may differ clearly: three large letters of a whole window."""


def looks_as_before(hands: Hands, widget: QWidget, name: str, *, patience_ms: int = 10_000) -> None:
    """Wait until a widget has come to rest and looks as its golden picture does; or time out."""
    path = FOLDER / f"{name}.png"
    if os.environ.get("NAVIGATOR_GOLDEN") == "write":
        hands.bot.wait(1_000)
        assert widget.grab().save(str(path))
        return
    golden = QImage(str(path))
    assert not golden.isNull(), f"there is no golden picture {path.name}"

    def as_before() -> None:
        picture = widget.grab().toImage()
        assert picture.size() == golden.size()
        share = difference(picture, golden)
        assert share <= _MOST, f"{share:.2%} of it looks otherwise than in {path}"

    hands.bot.waitUntil(as_before, timeout=patience_ms)


def difference(one: QImage, other: QImage) -> float:
    """The share of two pictures of the same size that clearly differs, 0 to 1."""
    pairs = list(zip(_small(one), _small(other), strict=True))
    return sum(abs(a - b) > _CLEARLY for a, b in pairs) / len(pairs)


def _small(picture: QImage) -> bytes:
    small = picture.scaled(
        picture.width() // _SMALLER,
        picture.height() // _SMALLER,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    ).convertToFormat(QImage.Format.Format_Grayscale8)
    stride, wide = small.bytesPerLine(), small.width()
    content = bytes(small.constBits())
    return b"".join(content[row * stride : row * stride + wide] for row in range(small.height()))

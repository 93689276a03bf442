"""A finished PDF as pixels: for showing the very bytes that are written or printed, not a second drawing.

PDFium is what Chrome shows pages with; pypdfium2 is a small, well kept wheel of it. Qt has a PDF module of
its own, but not in PySide6-Essentials, and it would bring more than a hundred megabytes with it.
"""

from dataclasses import dataclass

_POINTS = 72


@dataclass(frozen=True, slots=True)
class Pixels:
    """One page: its size in pixels, the bytes of a row, and all rows, blue, green and red by turns."""

    width: int
    height: int
    stride: int
    rows: bytes


def pixels_of(pdf: bytes, dots_per_inch: float, password: str = "") -> list[Pixels]:
    """The pages of a file, drawn at this resolution."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf, password=password or None)
    try:
        found = []
        for page in document:
            bitmap = page.render(scale=dots_per_inch / _POINTS)
            found.append(Pixels(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer)))
            bitmap.close()
        return found
    finally:
        document.close()

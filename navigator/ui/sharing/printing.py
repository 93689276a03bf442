"""Printing the very file: its pages as the renderer draws them, at the resolution of paper."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from navigator.errors import NavigatorError
from navigator.ui.sharing.pdf_pages import pages_of

_DOTS_PER_INCH = 300


class NoPrinter(NavigatorError):
    """There is no printer to print on."""


def printer_dialog(parent: QWidget) -> QPrintDialog:
    """Asks for the printer. Raises NoPrinter when this laptop knows of none."""
    if not QPrinterInfo.availablePrinters():
        raise NoPrinter(
            "This laptop knows of no printer.",
            "Nothing was printed, and nothing was noted as shared.",
            "Write the PDF and print it where there is one.",
        )
    dialog = QPrintDialog(QPrinter(QPrinter.PrinterMode.HighResolution), parent)
    dialog.finished.connect(dialog.deleteLater)
    return dialog


def print_files(printer: QPrinter, files: Sequence[bytes], password: str) -> int:
    """Draw all pages of all files on the printer; gives how many. NoPrinter when it does not answer."""
    painter = QPainter()
    if not painter.begin(printer):
        raise NoPrinter(
            "The printer did not answer.",
            "Nothing was noted as shared.",
            "See whether it is switched on, or write the PDF instead.",
        )
    number = 0
    try:
        for pdf in files:
            for image in pages_of(pdf, _DOTS_PER_INCH, password):
                if number:
                    printer.newPage()
                area = painter.viewport()
                size = image.size().scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
                left, top = (area.width() - size.width()) // 2, (area.height() - size.height()) // 2
                painter.drawImage(QRect(left, top, size.width(), size.height()), image)
                number += 1
    finally:
        painter.end()
    return number

"""The map on paper and in files: what is on the screen, on a sheet with title, date and key."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo, QPrintPreviewDialog
from PySide6.QtWidgets import QFileDialog, QWidget

from navigator.actions.records import record_picture
from navigator.layout.display_list import Picture
from navigator.layout.map_picture import A3, A4
from navigator.layout.svg_pen import picture_to_svg
from navigator.store.atomic_file import write_whole
from navigator.summary.page import picture_to_pdf
from navigator.ui.context import Context
from navigator.ui.desk import Desk
from navigator.ui.qt_pen import draw_picture, png_of
from navigator.ui.worker import Query

MakePicture = Callable[[tuple[float, float]], Picture]
"""The map that is on the screen, on a sheet of a size in points."""

_FORMS = "PDF on A4 (*.pdf);;PDF on A3 (*.a3.pdf);;SVG (*.svg);;PNG (*.png)"


class MapSheet(QObject):
    """Saves and prints the picture of one view; `called` is what it is, such as "map"."""

    def __init__(
        self,
        context: Context,
        view: QWidget,
        make: MakePicture,
        said: Callable[[str], None],
        called: str = "map",
        printers: Callable[[], Sequence[str]] = QPrinterInfo.availablePrinterNames,
    ) -> None:
        """`said` is told in a sentence what was done, or could not be."""
        super().__init__(view)
        self.printers = printers
        self._context = context
        self._view = view
        self._make = make
        self._said = said
        self._called = called

    def ask_where(self) -> None:
        """Ask for a file, and save the map into it."""
        dialog = QFileDialog(
            self._view, f"Save the {self._called} as a picture", f"{self._called}.pdf", _FORMS
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.fileSelected.connect(self.save)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def save(self, name: str) -> None:
        """Save it, in the form that the end of the name says; the worker writes, and the trail has it."""
        path = Path(name)
        form = path.suffix.lower()
        if form not in (".pdf", ".svg", ".png"):
            path = path.with_name(f"{path.name}.pdf")
            form = ".pdf"
        picture = self._make(A3 if path.name.lower().endswith(".a3.pdf") else A4)
        # Pixels are drawn here, because Qt's fonts belong to the window's thread.
        content = png_of(picture) if form == ".png" else b""
        today = date.today()

        def write(desk: Desk) -> str:
            if form == ".svg":
                write_whole(path, picture_to_svg(picture).encode("utf-8"))
            else:
                write_whole(path, content or picture_to_pdf(picture, today=today, title=picture.title))
            desk.open_case.commit(record_picture(self._called))
            return f"Drew the {self._called} into {path.name}."

        self._context.session.worker.give(Query(self, write, self._said, self._context.acts.refused.emit))

    def preview(self) -> QPrintPreviewDialog | None:
        """Show how it will be printed; printing is the dialog's. None, and a sentence, without a printer."""
        if not self.printers():
            self._said(
                f"No printer is set up here. Save the {self._called} as a picture instead, "
                "and print it where there is one."
            )
            return None
        dialog = _Preview(QPrinter(QPrinter.PrinterMode.HighResolution), self._called, self._view)
        dialog.paintRequested.connect(self.print_on)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    @Slot(object)
    def print_on(self, printer: QPrinter) -> None:
        """Draw the map on the sheet that the printer has, as large as that is."""
        page = printer.pageLayout().fullRect(QPageLayout.Unit.Point)
        paper = printer.pageLayout().paintRectPixels(printer.resolution())
        picture = self._make((page.width(), page.height()))
        painter = QPainter(printer)
        scale = min(paper.width() / picture.width, paper.height() / picture.height)
        # Sizes of type are in points; the painter's own dots an inch are the printer's.
        painter.scale(scale, scale)
        draw_picture(picture, painter)
        painter.end()


class _Preview(QPrintPreviewDialog):
    """A preview that keeps its printer: Qt's own does not, and crashes when the printer is gone."""

    def __init__(self, printer: QPrinter, called: str, parent: QWidget) -> None:
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
        printer.setDocName(called.capitalize())
        super().__init__(printer, parent)
        self._printer = printer
        self.setWindowTitle(f"Print the {called}")

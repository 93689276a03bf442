"""Saving the timeline as a file: SVG, PNG, or PDF on sheets of A4; by the pens of the command line."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from navigator.actions.records import record_picture
from navigator.casefile.case import Case
from navigator.errors import CannotWrite
from navigator.layout.lanes import By
from navigator.ui.context import Context

_FORMS = "PDF, A4 (*.pdf);;SVG (*.svg);;PNG (*.png)"


def save_picture(context: Context, by: By, parent: QWidget) -> None:
    """Ask where to, and write it there. What goes into a file is on the audit trail."""
    dialog = QFileDialog(parent, "Save the timeline", "timeline.pdf", _FORMS)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("pdf")
    writing = _Writing(context, by, dialog)
    dialog.fileSelected.connect(writing.write)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


class _Writing:
    """Held by the dialog's connection until a file is chosen."""

    def __init__(self, context: Context, by: By, dialog: QFileDialog) -> None:
        self._context = context
        self._by = by
        dialog.setProperty("writing", self)

    def write(self, name: str) -> None:
        """Write the file."""
        path = Path(name)
        try:
            content = picture_file(self._context.session.case, self._by, path.suffix.lower(), date.today())
            path.write_bytes(content)
        except OSError as problem:
            trouble = CannotWrite(
                "The picture could not be written there.",
                "Nothing was changed.",
                "Choose another place for it.",
            )
            trouble.__cause__ = problem
            self._context.acts.refused.emit(trouble)
            return
        self._context.session.commit(record_picture("timeline"))


def picture_file(case: Case, by: By, form: str, today: date) -> bytes:
    """The timeline as the content of a file: ".svg", ".png", or a PDF for anything else."""
    from navigator.summary.timeline import TimelineWish, timeline_picture, timeline_sheets

    wish = TimelineWish(by)
    if form == ".svg":
        from navigator.layout.svg_pen import picture_to_svg

        return picture_to_svg(timeline_picture(case, today=today, wish=wish)).encode("utf-8")
    if form == ".png":
        from navigator.ui.qt_pen import png_of, width_of

        return png_of(timeline_picture(case, today=today, wish=wish, measure=partial(width_of, "")))
    from navigator.summary.page import paper_measure, pictures_to_pdf

    sheets = timeline_sheets(case, today=today, wish=wish, measure=paper_measure())
    return pictures_to_pdf(sheets, today=today, title="Timeline")

"""The map on paper and out of files: printing with a preview, and taking places that another program made."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog, QPrintPreviewWidget

from navigator.casefile.ids import CLIENT_ID
from navigator.interchange.graphml_out import export_graphml
from navigator.layout.places import stored_places
from tests.interchange.test_graphml_in import drawn
from tests.ui.hands import Hands
from tests.ui.map.small_case import ADA, BEN, map_of


def marks(preview: QPrintPreviewWidget) -> int:
    """How many pixels of the preview are as dark as ink."""
    image = preview.grab().toImage()
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return sum(image.pixelColor(x, y).lightness() < 90 for x, y in places)


def test_the_preview_shows_the_map_and_closes(hands: Hands) -> None:
    view = map_of(hands)
    view.sheet.printers = lambda: ["Office"]
    view.bar.print_wanted.emit()
    dialog = next(one for one in view.findChildren(QPrintPreviewDialog))
    hands.until(dialog.isVisible)
    (preview,) = dialog.findChildren(QPrintPreviewWidget)
    assert dialog.windowTitle() == "Print the map"
    hands.until(lambda: preview.pageCount() == 1)
    hands.until(lambda: marks(preview) > 200)
    dialog.close()
    hands.until(lambda: not view.findChildren(QPrintPreviewDialog))


def test_without_a_printer_there_is_one_sentence(hands: Hands, announced: list[str]) -> None:
    view = map_of(hands)
    view.sheet.printers = list
    view.bar.print_wanted.emit()
    assert not view.findChildren(QPrintPreviewDialog)
    assert view.summary.text().startswith("No printer is set up here.")
    assert announced == [view.summary.text()]


def test_what_is_printed_is_what_was_seen(hands: Hands, tmp_path: Path) -> None:
    view = map_of(hands)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "map.pdf"))
    view.sheet.print_on(printer)
    (page,) = PdfReader(tmp_path / "map.pdf").pages
    text = " ".join(page.extract_text().split())
    assert all(words in text for words in ("Ada", "Ben", "Strong", "The people around"))


def test_places_come_in_from_a_file_and_undo_takes_them_back(hands: Hands, tmp_path: Path) -> None:
    view = map_of(hands)
    before = dict(view.places.now.spots)
    file = tmp_path / "laid out.graphml"
    file.write_bytes(drawn((ADA.id, "120.5", "-30"), (BEN.id, "90000", "0"), ("stranger", "1", "1")))
    view.places_file.take(str(file))
    hands.until(lambda: view.places.now.spots[BEN.id] == (1000.0, 0.0))
    assert view.places.now.spots[CLIENT_ID] == (0.0, 0.0)
    assert view.summary.text() == (
        "Import changes to 2 places from laid out.graphml. 1 node is nobody in this case."
    )
    hands.window.context.session.undo()
    hands.until(lambda: view.places.now.spots == before)


def test_our_own_file_moves_nobody(hands: Hands, tmp_path: Path) -> None:
    view = map_of(hands)
    before = dict(stored_places(hands.case))
    file = tmp_path / "map.graphml"
    file.write_bytes(export_graphml(hands.case))
    view.places_file.take(str(file))
    hands.until(lambda: view.summary.text().startswith("Import nothing"))
    assert stored_places(hands.case) == before


@pytest.mark.parametrize("content", [b"Dear Sam", b"<graphml/>", drawn((ADA.id, "nan", "1")), None])
def test_a_file_without_places_is_refused_in_a_sentence(
    hands: Hands, tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "some.graphml"
    if content is not None:
        file.write_bytes(content)
    before = stored_places(hands.case)
    map_of(hands).places_file.take(str(file))
    banner = hands.window.banner
    hands.until(banner.isVisible)
    assert stored_places(hands.case) == before

"""map: the people around the client as SVG, PNG and PDF, as of any day."""

from pathlib import Path
from xml.parsers import expat

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QImage

from tests.cli.runs import Navigator

# Qt's fonts want an app, and the app that the command would make for itself cannot go away within a test run.
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def peopled(nav: Navigator) -> Navigator:
    """A case with a worker since 2024, and somebody who left in 2023."""
    nav.done(
        "add",
        "Sam",
        "person",
        "name=Dana Whitlock",
        "closeness=close",
        "started=2024-05-01",
        "professional=yes",
    )
    nav.done("add", "Sam", "person", "name=Wei Chen", "ended=2023-02-01")
    return nav


def test_the_map_is_one_sheet_in_each_form(peopled: Navigator, tmp_path: Path) -> None:
    for name in ("map.svg", "map.PNG", "map.pdf"):
        peopled.done("map", "Sam", "-o", str(tmp_path / name))
    expat.ParserCreate().Parse((tmp_path / "map.svg").read_bytes(), True)
    (page,) = PdfReader(tmp_path / "map.pdf").pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (842, 595)
    assert "Dana Whitlock" in page.extract_text()
    image = QImage(str(tmp_path / "map.PNG"))
    assert image.width() > image.height() > 1000
    assert peopled.done("history", "Sam", "--json").json[0]["act"] == "Draw the map into a file"


def test_the_map_goes_back_to_a_day_and_onto_larger_paper(peopled: Navigator, tmp_path: Path) -> None:
    file = tmp_path / "map.pdf"
    peopled.done("map", "Sam", "-o", str(file), "--as-at", "3 March 2023", "--paper", "a3")
    (page,) = PdfReader(file).pages
    text = page.extract_text()
    assert "As it was on 3 March 2023" in text and "Wei Chen" in text and "Dana Whitlock" not in text
    assert round(page.mediabox.width) == 1191


def test_what_is_no_date_or_no_form_of_picture_is_refused(peopled: Navigator, tmp_path: Path) -> None:
    assert "date" in peopled.refused("map", "Sam", "-o", str(tmp_path / "x.svg"), "--as-at", "the other day")
    assert peopled("map", "Sam", "-o", str(tmp_path / "x.bmp")).code == 2
    assert not list(tmp_path.glob("x.*"))

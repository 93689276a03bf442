"""map: the people around the client as SVG, PNG and PDF, as of any day."""

from pathlib import Path
from xml.parsers import expat

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QImage

from navigator.casefile.case import Case
from navigator.casefile.client import Client
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.network import Place, Tie
from navigator.interchange.json_out import export_json
from tests.cli.runs import Navigator
from tests.factories import id_of, organisation, person

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


def test_whatever_a_case_holds_there_is_a_map(nav: Navigator, tmp_path: Path) -> None:
    ann, bo = person("Ann\n\u202eExample"), person("\u200f\u202e\n", organisation="gone")
    far, home = person("Far away"), organisation("\u0645\u0646\u0638\u0645\u0629\r\nHome")
    ties = [Tie(id=id_of("tie", str(at)), one_end=ann.id, other_end=bo.id) for at in range(200)]
    ties += [
        Tie(id=id_of("tie", "self"), one_end=ann.id, other_end=ann.id),
        Tie(id=id_of("tie", "gone"), one_end=ann.id, other_end=id_of("person", "gone")),
        Tie(id=id_of("tie", "nobody")),
    ]
    places = [
        Place(id=id_of("place", "1"), node=far.id, x=1e300, y=-1e300),
        Place(id=id_of("place", "2"), node=ann.id, x=19_999.0, y=4.0),
        Place(id=id_of("place", "3"), node=id_of("person", "gone"), x=1.0, y=1.0),
        Place(id=id_of("place", "4"), node=bo.id, x=5.0),
    ]
    client = Client(id=CLIENT_ID, preferred_name="Sam\n\u202e")
    file = tmp_path / "odd.json"
    file.write_bytes(export_json(Case.of(client, ann, bo, far, home, *ties, *places)))
    nav.done("import", "Sam", str(file))
    case = nav.done("cases", "--json").json[0]["id"]
    for name in ("odd.svg", "odd.pdf", "odd.png"):
        nav.done("map", case, "-o", str(tmp_path / name))
        nav.done("map", case, "--clusters", "--islands", "-o", str(tmp_path / f"clusters-{name}"))
    drawn = (tmp_path / "odd.svg").read_text("utf-8")
    expat.ParserCreate().Parse(drawn, True)
    assert "\u202e" not in drawn and "nan" not in drawn and "Ann Example" in drawn
    assert not QImage(str(tmp_path / "odd.png")).isNull()

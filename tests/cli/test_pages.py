"""summary, map, timeline and demo."""

import hashlib
from pathlib import Path
from xml.parsers import expat

import pytest
from pypdf import PdfReader

from tests.cli.runs import Navigator

DEMO = ["example-case.json", "map.pdf", "map.svg", "summary.pdf", "timeline.pdf", "timeline.svg"]


def test_the_one_page_is_one_page_for_the_keyworker_only(nav: Navigator, tmp_path: Path) -> None:
    nav.done("add", "Sam", "person", "name=Dana Whitlock", "is-the-lead=yes", "phones=07700 900123")
    file = tmp_path / "sam.pdf"
    assert "for the keyworker only" in nav.done("summary", "Sam", "-o", str(file)).out
    reader = PdfReader(file)
    (page,) = reader.pages
    text = page.extract_text()
    assert "Dana Whitlock" in text and "keyworker only" in text.lower() and "Alex Green" in text
    assert file.stat().st_mode & 0o077 == 0
    assert nav.done("history", "Sam", "--json").json[0]["act"] == "Make the one page, for the keyworker only"


def test_the_page_tells_a_program_what_it_left_out(nav: Navigator, tmp_path: Path) -> None:
    told = nav.done("summary", "Sam", "-o", str(tmp_path / "sam.pdf"), "--json").json
    assert list(told) == ["file", "shown", "left_out", "undrawable"]


@pytest.mark.parametrize("what", ["map", "timeline"])
def test_pictures_are_drawn_as_svg_and_pdf(nav: Navigator, tmp_path: Path, what: str) -> None:
    nav.done("add", "Sam", "person", "name=Dana Whitlock", "closeness=close")
    nav.done("add", "Sam", "entry", "kind=milestone", "when=yesterday", "text=Moved in <at last> & smiling")
    vector, paper = tmp_path / "x.svg", tmp_path / "x.PDF"
    nav.done(what, "Sam", "-o", str(vector))
    nav.done(what, "Sam", "-o", str(paper))
    expat.ParserCreate().Parse(vector.read_bytes(), True)
    assert "<svg" in vector.read_text("utf-8")
    assert len(PdfReader(paper).pages) == 1
    assert nav.done("history", "Sam", "--json").json[0]["act"] == f"Draw the {what} into a file"
    assert nav(what, "Sam", "-o", str(tmp_path / "x.bmp")).code == 2


def test_the_demo_writes_six_files_without_a_vault_and_says_so_line_by_line(
    bare: Navigator, tmp_path: Path
) -> None:
    folder = tmp_path / "new" / "demo"
    lines = bare.done("demo", "--output", str(folder)).out.splitlines()
    assert sorted(path.name for path in folder.iterdir()) == DEMO
    assert sorted(Path(line.split(": ")[0]).name for line in lines) == DEMO
    assert not bare.profile.exists()


def test_the_demo_is_the_same_twice_on_one_day(bare: Navigator, tmp_path: Path) -> None:
    sums = []
    for name in ("one", "two"):
        bare.done("demo", "--output", str(tmp_path / name))
        sums.append({p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in (tmp_path / name).iterdir()})
    assert sums[0] == sums[1]


def test_the_demo_case_comes_into_a_case_of_ones_own(nav: Navigator, tmp_path: Path) -> None:
    nav.done("demo", "--output", str(tmp_path))
    case = nav.done("cases", "--json").json[0]["id"]
    added = nav.done("import", case, str(tmp_path / "example-case.json"), "--json").json[0]["added"]
    assert (added["people"], added["organisations"]) == (52, 15)
    assert nav.done("plan", case, "--json").json["loops"], "the example has a ring, and it is survived"


def test_a_demo_that_cannot_be_written_says_so(bare: Navigator, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("Dear Sam")
    assert bare.refused("demo", "--output", str(tmp_path / "file"))
    assert bare.refused("demo", "--output", str(tmp_path / "file" / "demo"))

"""What other programs read out of the page: the names as they were typed, in every script."""

import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from navigator.casefile.case import Case
from navigator.casefile.client import Client
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.network import Person
from navigator.summary.page import make_page
from tests.summary.crowds import NAMES, TODAY

GROUPS = [list(NAMES.items())[at : at + 4] for at in range(0, len(NAMES), 4)]
_DIRECTION_MARKS = str.maketrans("", "", "\u202a\u202b\u202c\u200e\u200f")


def program(name: str) -> str:
    """The path of a program; the test is skipped by name where it is not there."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Pages with four people on each, so that all of them are in the list of whom to call."""
    folder = tmp_path_factory.mktemp("pages")
    made = []
    for number, group in enumerate(GROUPS):
        people = [
            Person(id=script, name=name, phones=("07700 900123",), closeness="close")
            for script, name in group
        ]
        client = Client(id=CLIENT_ID, preferred_name=group[0][1])
        page = make_page(Case.of(client, *people), today=TODAY, page_by="Ada Obi")
        assert page.left_out["contacts"] == 0
        assert not page.undrawable
        path = folder / f"{number}.pdf"
        path.write_bytes(page.pdf)
        made.append(path)
    return made


@pytest.mark.parametrize("number", range(len(GROUPS)), ids=["-".join(dict(group)) for group in GROUPS])
def test_poppler_reads_the_names_as_they_were_typed(pages: list[Path], number: int) -> None:
    words = [program("pdftotext"), "-layout", str(pages[number]), "-"]
    text = subprocess.run(words, capture_output=True, check=True).stdout.decode().translate(_DIRECTION_MARKS)
    for script, name in GROUPS[number]:
        assert name in text, script


@pytest.mark.parametrize(
    "script", ["Polish", "Vietnamese", "Arabic", "Urdu", "Hebrew", "Amharic", "Chinese", "Korean"]
)
def test_pypdf_reads_them_too(pages: list[Path], script: str) -> None:
    number = list(NAMES).index(script) // 4
    text = PdfReader(pages[number]).pages[0].extract_text()
    assert NAMES[script] in " ".join(text.split())


def test_all_fonts_are_embedded_and_say_what_their_glyphs_mean(pages: list[Path]) -> None:
    for path in pages:
        with pikepdf.open(path) as file:
            for font in file.pages[0].Resources.Font.values():
                (descendant,) = font.DescendantFonts
                assert "/FontFile2" in descendant.FontDescriptor
                assert len(font.ToUnicode.read_bytes()) > 0


def test_poppler_finds_every_font_embedded(pages: list[Path]) -> None:
    words = [program("pdffonts"), str(pages[0])]
    lines = subprocess.run(words, capture_output=True, check=True, text=True).stdout.splitlines()[2:]
    assert lines
    assert all(" yes yes yes " in line for line in lines), "embedded, a subset, and with Unicode"


def test_qpdf_finds_nothing_wrong(pages: list[Path]) -> None:
    for path in pages:
        done = subprocess.run(
            [program("qpdf"), "--check", str(path)], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr


def test_a_name_that_no_font_has_is_said_on_the_page() -> None:
    people = [Person(id="p", name="ᏣᎳᎩ Smith", phones=("07700 900123",))]
    page = make_page(Case.of(*people), today=TODAY, page_by="Ada Obi")
    assert page.undrawable == ("[Cherokee] Smith",)
    from tests.summary.reading import Sheet

    assert "Names that could not be drawn in full: [Cherokee] Smith" in Sheet(page.pdf).text
